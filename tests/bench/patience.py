"""Libraries are given some time, and whatever they raise."""

from __future__ import annotations

import signal
from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")


def patiently(ask: Callable[[], Answer], *, seconds: float) -> Answer | None:
    """The answer, or None where it takes longer or fails. Only for the main thread."""
    before = signal.signal(signal.SIGALRM, _give_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return ask()
    except Exception:  # noqa: BLE001 - what a library raises counts as an input it cannot read
        return None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _give_up(number: int, frame: object) -> None:
    raise TimeoutError
