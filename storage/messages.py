"""Customers' messages in their table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy.engine import RowMapping

from desk import rich
from desk.files import Fate, FileName
from desk.mail import Address
from desk.message import CustomerMessage, Mark
from storage.scope import Scope, own, values_of
from storage.tables import messages


class SqlMessages:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def add(self, message: CustomerMessage) -> None:
        await self._scope.add(messages, _values(message))

    async def get(self, message_id: str) -> CustomerMessage | None:
        return _message(await self._scope.row(messages, messages.c.id == message_id))

    async def of_inbound(self, inbound_id: str) -> CustomerMessage | None:
        return _message(await self._scope.row(messages, messages.c.inbound_id == inbound_id))

    async def of_case(self, case_id: str) -> Sequence[CustomerMessage]:
        of_case = messages.c.case_id == case_id
        rows = await self._scope.rows(messages, of_case, order=[messages.c.id])
        return [message for row in rows if (message := _message(row))]

    async def automatic_in(self, case_id: str) -> int:
        return await self._scope.count(
            messages, messages.c.case_id == case_id, messages.c.is_automatic
        )

    async def save(self, message: CustomerMessage) -> None:
        await self._scope.set(messages, _values(message), messages.c.id == message.id)

    async def posted(self, message_id: str, *, case_id: str, ts: str) -> None:
        there = (messages.c.id == message_id, messages.c.case_id == case_id)
        await self._scope.set(messages, {"post_ts": ts}, *there)

    async def with_mail_id(self, mail_id: str) -> Sequence[CustomerMessage]:
        rows = await self._scope.rows(messages, messages.c.mail_id == mail_id)
        return [message for row in rows if (message := _message(row))]

    async def latest(self, case_id: str) -> CustomerMessage | None:
        of_case = messages.c.case_id == case_id
        return _message(await self._scope.row(messages, of_case, order=[messages.c.id.desc()]))

    async def to_answer(self, case_id: str) -> CustomerMessage | None:
        order = [
            messages.c.is_stranger,
            messages.c.is_automatic,
            messages.c.id.desc(),
        ]
        return _message(await self._scope.row(messages, messages.c.case_id == case_id, order=order))


def _values(message: CustomerMessage) -> dict[str, Any]:
    return {
        **values_of(message),
        "sender": asdict(message.sender),
        "reply_to": asdict(message.reply_to),
        "forwarded_from": asdict(message.forwarded_from) if message.forwarded_from else None,
        "document": rich.to_json(message.document),
        "references": list(message.references),
        "cc": [asdict(address) for address in message.cc],
        "files": [asdict(file) for file in message.files],
        "marks": [mark.value for mark in message.marks],
        "problems": list(message.problems),
    }


def _message(row: RowMapping | None) -> CustomerMessage | None:
    if row is None:
        return None
    return CustomerMessage(
        **{
            **own(row),
            "sender": Address(**row["sender"]),
            "reply_to": Address(**row["reply_to"]),
            "forwarded_from": Address(**row["forwarded_from"]) if row["forwarded_from"] else None,
            "document": rich.from_json(row["document"]),
            "references": tuple(row["references"]),
            "cc": tuple(Address(**address) for address in row["cc"]),
            "files": tuple(
                FileName(**{**file, "fate": Fate(file["fate"])}) for file in row["files"]
            ),
            "marks": tuple(map(Mark, row["marks"])),
            "problems": tuple(row["problems"]),
        }
    )
