"""A person who looks at the screen only once all that their click brings about has been shown."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from sandbox.choice import Wanted
from sandbox.message import Message
from sandbox.people import Person, Place, Seen


@dataclass(frozen=True, kw_only=True, eq=False)
class Patient(Person):
    """The bot shows after it has acknowledged; `shown` waits for that."""

    shown: Callable[[], Awaitable[None]]

    async def command(self, channel: Place, line: str) -> list[Message]:
        before = len(self.ephemerals)
        told = await super().command(channel, line)
        await self.shown()
        return told or self.ephemerals[before:]

    async def click(
        self, target: Message | Seen, name: str, *, value: str | None = None
    ) -> str | None:
        error = await super().click(target, name, value=value)
        await self.shown()
        return error

    async def choose(self, target: Message | Seen, name: str, wanted: Wanted) -> str | None:
        error = await super().choose(target, name, wanted)
        await self.shown()
        return error

    async def submit(self) -> dict[str, str] | None:
        wrong = await super().submit()
        await self.shown()
        return wrong

    async def shortcut(self, message: Message | None, callback_id: str) -> str | None:
        error = await super().shortcut(message, callback_id)
        await self.shown()
        return error
