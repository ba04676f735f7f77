"""Mails that come at the same time share a transaction: each costs a part of one write to disk."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from desk.desk import Desk
from desk.failpoints import failpoint
from desk.raw import Inbound

#: Mails in one transaction.
MOST = 50


@dataclass(kw_only=True)
class Keeper:
    desk: Desk
    _waiting: list[tuple[Inbound, asyncio.Future[bool]]] = field(default_factory=list)
    _work: asyncio.Task[None] | None = None

    @property
    def is_busy(self) -> bool:
        return self._work is not None

    async def keep(self, inbound: Inbound) -> bool:
        """
        Store it durably; False when it was here before.

        Who stops waiting does not stop the others, nor this mail. Raises what the store raises.
        """
        kept: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append((inbound, kept))
        if self._work is None:
            self._work = asyncio.create_task(self._keep_all())
        return await asyncio.shield(kept)

    async def close(self) -> None:
        """Wait for what is being kept."""
        if self._work is not None:
            await asyncio.wait([self._work])

    async def _keep_all(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
                await self._keep_together(batch)
        finally:
            self._work = None

    async def _keep_together(self, batch: list[tuple[Inbound, asyncio.Future[bool]]]) -> None:
        try:
            async with self.desk.begin() as work:
                are_new = [await work.inbound.keep(inbound) for inbound, _ in batch]
        except Exception as error:  # noqa: BLE001  # Those who wait get it: each answers for itself.
            for _, kept in batch:
                kept.set_exception(error)
                # Nobody may be waiting any more.
                kept.exception()
            return
        failpoint("inbound.kept")
        self.desk.wake.intake()
        for (_, kept), is_new in zip(batch, are_new, strict=True):
            kept.set_result(is_new)
