"""Read one hostile mail in a process of its own: prints the seconds and kilobytes it took."""

from __future__ import annotations

import os
import resource
import sys

from handlers.mail.read import read_mail
from tests.handlers.mail import hostile


def main() -> None:
    raw = hostile.MAILS[sys.argv[1]]()
    began = processor_seconds()
    read_mail(raw)
    spent = processor_seconds() - began
    sys.stdout.write(f"{spent} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}\n")


def processor_seconds() -> float:
    """What this process and those it started have used; other work does not count."""
    return sum(os.times()[:4])


if __name__ == "__main__":
    main()
