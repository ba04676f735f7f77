"""Libraries are given some time, and a process of their own: some loop, some end it."""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
from collections.abc import Callable


def survives(ask: Callable[[], object], *, seconds: float) -> bool:
    """Whether it comes to an answer in time."""
    process = multiprocessing.get_context("fork").Process(target=_asked, args=(ask,))
    process.start()
    process.join(seconds)
    if process.is_alive():
        process.kill()
        process.join()
    return process.exitcode == 0


def _asked(ask: Callable[[], object]) -> None:
    logging.disable()
    with open(os.devnull, "w") as nowhere, contextlib.redirect_stderr(nowhere):  # noqa: PTH123
        try:
            ask()
        except Exception:  # noqa: BLE001 - what a library raises counts as no answer
            os._exit(1)
    os._exit(0)
