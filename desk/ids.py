"""Identifiers of our own: opaque, unguessable, and sorted by the time they were made."""

from __future__ import annotations

import secrets
from datetime import datetime


def new_id(now: datetime) -> str:
    """32 hexadecimal digits: 13 of microseconds since 1970, then 76 random bits."""
    # Whole milliseconds are too coarse: mails that are fetched together would change places.
    return f"{int(now.timestamp() * 1_000_000):013x}{secrets.randbits(76):019x}"
