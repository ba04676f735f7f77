"""Named steps at which a fault test may end the process, as a power cut would."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass

#: Every step that can be named, in the order a mail meets them.
STEPS = (
    "inbound.kept",
    "form.accepted",
    "intake.read",
    "intake.received",
    "intake.committed",
    "reminder.written",
    "reminder.committed",
    "survey.written",
    "survey.committed",
    "rating.written",
    "rating.committed",
    "digest.written",
    "digest.committed",
    "outbox.taken",
    "slack.answered",
    "mail.answered",
    "outbox.sent",
    "outbox.done",
)


@dataclass
class _Armed:
    """The step to stop at, and how often it is passed before."""

    step: str = ""
    passes: int = 0


_armed = _Armed()


def arm(step: str, *, passes: int = 0) -> None:
    if step not in STEPS:
        raise ValueError(f"no such step: {step}")
    _armed.step, _armed.passes = step, passes


def failpoint(step: str) -> None:
    if _armed.step != step:
        return
    if _armed.passes > 0:
        _armed.passes -= 1
        return
    os.kill(os.getpid(), signal.SIGKILL)
