"""Identifiers of our own: opaque, unguessable, and sorted by the time they were made."""

from __future__ import annotations

import secrets
from datetime import datetime


def new_id(now: datetime) -> str:
    """32 hexadecimal digits: 12 of milliseconds since 1970, then 80 random bits."""
    return f"{int(now.timestamp() * 1000):012x}{secrets.token_hex(10)}"
