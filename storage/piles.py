"""Mails that were held back, and the piles they lie on."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import func, literal, select
from sqlalchemy.engine import RowMapping

from desk.mail import Address
from desk.outgoing import PileCard
from desk.pile import Cause, Held, Pile, Why
from storage.outbox_rows import may_have_left
from storage.scope import Scope, own, values_of
from storage.tables import held_mails, piles

#: A card shows no more of them one by one.
MOST = 20


class SqlPiles:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def put(self, pile: Pile) -> Pile:
        if await self._scope.add_new(piles, values_of(pile)):
            return pile
        same = (
            piles.c.queue_id == pile.queue_id,
            piles.c.cause == pile.cause.value,
            piles.c.about == pile.about,
            piles.c.day == pile.day,
        )
        return _pile(await self._scope.row(piles, *same)) or pile

    async def get(self, pile_id: str) -> Pile | None:
        return _pile(await self._scope.row(piles, piles.c.id == pile_id, lock=True))

    async def save(self, pile: Pile) -> None:
        await self._scope.set(piles, values_of(pile), piles.c.id == pile.id)

    async def move_unposted(self, queue_id: str, channel: str) -> int:
        unposted = (piles.c.queue_id == queue_id, piles.c.post_ts.is_(None))
        # As for the card of a case.
        is_sure = ~may_have_left(literal(PileCard(pile_id="").key) + piles.c.id)
        return await self._scope.set(piles, {"channel": channel}, *unposted, is_sure)

    async def hold(self, held: Held) -> None:
        await self._scope.add_new(held_mails, _values(held))

    async def held(self, pile_id: str) -> Sequence[Held]:
        is_blocked = held_mails.c.why == Why.BLOCKED.value
        rows = await self._scope.rows(
            held_mails,
            held_mails.c.pile_id == pile_id,
            order=[is_blocked, held_mails.c.inbound_id.desc()],
            limit=MOST,
        )
        return [_held(row) for row in rows]

    async def counts(self, pile_id: str) -> Mapping[Why, int]:
        counted = (
            select(held_mails.c.why, func.count())
            .where(
                held_mails.c.workspace == self._scope.workspace,
                held_mails.c.pile_id == pile_id,
                held_mails.c.wanted_by.is_(None),
            )
            .group_by(held_mails.c.why)
        )
        return {Why(why): n for why, n in await self._scope.connection.execute(counted)}

    async def waiting(
        self, pile_id: str, inbound_ids: Collection[str] | None = None
    ) -> Sequence[Held]:
        where = [held_mails.c.pile_id == pile_id, held_mails.c.wanted_by.is_(None)]
        if inbound_ids is not None:
            where.append(held_mails.c.inbound_id.in_(list(inbound_ids)))
        rows = await self._scope.rows(held_mails, *where, order=[held_mails.c.inbound_id])
        return [_held(row) for row in rows]

    async def of_inbound(self, inbound_id: str) -> Held | None:
        row = await self._scope.row(held_mails, held_mails.c.inbound_id == inbound_id)
        return _held(row) if row else None

    async def with_mail_id(self, mail_id: str) -> Sequence[Held]:
        rows = await self._scope.rows(held_mails, held_mails.c.mail_id == mail_id)
        return [_held(row) for row in rows]

    async def save_held(self, held: Held) -> None:
        same = held_mails.c.inbound_id == held.inbound_id
        await self._scope.set(held_mails, _values(held), same)


def _values(held: Held) -> dict[str, Any]:
    return {**values_of(held), "sender": asdict(held.sender)}


def _held(row: RowMapping) -> Held:
    values = own(row)
    return Held(**{**values, "sender": Address(**values["sender"]), "why": Why(values["why"])})


def _pile(row: RowMapping | None) -> Pile | None:
    if row is None:
        return None
    values = own(row)
    return Pile(**{**values, "cause": Cause(values["cause"])})
