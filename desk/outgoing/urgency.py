"""What may go first."""

from __future__ import annotations

from enum import IntEnum


class Urgency(IntEnum):
    """What somebody caused by acting goes before what merely arrived, and cards wait for both."""

    ACT = 0
    ARRIVAL = 1
    #: A card that stands there already, and is drawn again as its case is now.
    UPKEEP = 2
