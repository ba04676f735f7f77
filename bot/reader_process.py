"""One large mail, read in a process that may not take more memory than it needs."""

from __future__ import annotations

import logging
import pickle
import resource
import sys

from bot import log
from handlers.mail.read import read_mail

#: Bytes of address space; a mail of 50 MB is held several times while it is decoded.
MEMORY = 2 * 1024**3


def main() -> int:
    log.set_up("WARNING")
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        raw, known = pickle.load(sys.stdin.buffer)  # noqa: S301  # Written by the bot itself.
        sys.stdout.buffer.write(pickle.dumps(read_mail(raw, **known)))
    except Exception:
        # A traceback of Python's own would quote the mail.
        logging.getLogger(__name__).exception("large mail not read")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
