"""Whether every mail is read to its end, and what the worst of them cost."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from handlers.mail.read import read_mail
from tests.bench import mail_rivals
from tests.bench.mail_corpora import people_mails, returned_mails
from tests.bench.patience import survives
from tests.handlers.mail import hostile

#: Seconds and kilobytes that one mail may take.
SLOW = 2.0
LARGE = 300 * 1024


def survival(data: Path) -> Iterator[tuple[str, str]]:
    """Real mails, then hostile ones with the slowest and the largest."""
    failures = _Failures()
    logging.getLogger("handlers.mail.read").addHandler(failures)
    mails = [*people_mails(data), *((m.name, m.raw) for m in returned_mails(data))]
    for _, raw in mails:
        read_mail(raw)
    yield "deskbell, real", f"{len(mails) - failures.count} of {len(mails)}"
    spent = {name: _spent(name) for name in hostile.MAILS}
    good = [s for s in spent.values() if s and s[0] < SLOW and s[1] < LARGE]
    slowest = max(spent, key=lambda name: spent[name][0])
    largest = max(spent, key=lambda name: spent[name][1])
    yield "deskbell, hostile", f"{len(good)} of {len(spent)}"
    yield "slowest", f"{spent[slowest][0]:.2f} s: {slowest}"
    yield "largest", f"{spent[largest][1] // 1024} MB: {largest}"
    for who, read in mail_rivals.readers():
        right = sum(_is_read(read, raw) for _, raw in mails)
        survived = sum(_is_read(read, make()) for make in hostile.MAILS.values())
        yield who, f"{right} of {len(mails)}, hostile {survived} of {len(hostile.MAILS)}"


def _is_read(read: mail_rivals.Reader, raw: bytes) -> bool:
    return survives(lambda: read(raw), seconds=SLOW)


def _spent(name: str) -> tuple[float, int]:
    """Seconds and kilobytes, measured in a process that has read no other mail."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.bench.one_hostile", name],
        capture_output=True,
        check=True,
        text=True,
    )
    seconds, kilobytes = told.stdout.split()
    return float(seconds), int(kilobytes)


class _Failures(logging.Handler):
    """Counts the mails that broke the reader."""

    count = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += 1
