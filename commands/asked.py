"""A command as it was typed, and what is answered to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from desk.desk import Desk
from views.directory import Directory


@dataclass(frozen=True, kw_only=True)
class Asked:
    desk: Desk
    directory: Directory
    user: str
    channel: str
    text: str

    async def name(self) -> str:
        """What a customer knows them by."""
        return (await self.directory.names(self.user)).user(self.user)


@dataclass(frozen=True, kw_only=True)
class Told:
    """Shown only to the person who typed."""

    text: str = ""
    blocks: list[dict[str, Any]] = field(default_factory=list)
    #: Opened instead of an answer.
    modal: dict[str, Any] | None = None
