"""Whether every mail is read to its end, and what the worst of them cost."""

from __future__ import annotations

import logging
import multiprocessing
import os
import resource
from collections.abc import Iterator
from pathlib import Path

from handlers.mail.read import read_mail
from tests.bench.mail_corpora import people_mails, returned_mails
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


def _spent(name: str) -> tuple[float, int]:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_read_hostile, (name,))


def _read_hostile(name: str) -> tuple[float, int]:
    raw = hostile.MAILS[name]()
    began = _processor_seconds()
    read_mail(raw)
    spent = _processor_seconds() - began
    return spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _processor_seconds() -> float:
    """What this process and those it started have used; other work does not count."""
    return sum(os.times()[:4])


class _Failures(logging.Handler):
    """Counts the mails that broke the reader."""

    count = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += 1
