"""What Slack's mentions are called in words that leave Slack."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol


class Names(Protocol):
    """The names behind Slack's ids, as a customer may read them."""

    def user(self, user_id: str, /) -> str: ...

    def channel(self, channel_id: str, /) -> str: ...


#: What a user group is called where Slack does not tell its name.
GROUP = "the team"


def moment(timestamp: str) -> str:
    """Write a date element's Unix time (s) for someone whose time zone nobody knows."""
    try:
        return datetime.fromtimestamp(int(timestamp), tz=UTC).strftime("%Y-%m-%d %H:%M UTC")
    except (OSError, OverflowError, ValueError):
        return ""
