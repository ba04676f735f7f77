"""What may go first."""

from __future__ import annotations

from enum import IntEnum


class Urgency(IntEnum):
    """What somebody caused by acting goes before what merely arrived."""

    ACT = 0
    ARRIVAL = 1
