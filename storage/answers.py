"""Answers in their table."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy.engine import RowMapping

from desk import rich
from desk.case import Then
from desk.mail import Address
from desk.message import Answer, Delivery
from desk.thread_file import ThreadFile
from storage.scope import Scope, own, values_of
from storage.tables import answers


class SqlAnswers:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def add(self, answer: Answer) -> None:
        await self._scope.add(answers, _values(answer))

    async def get(self, answer_id: str) -> Answer | None:
        return _answer(await self._scope.row(answers, answers.c.id == answer_id, lock=True))

    async def case_of(self, answer_id: str) -> str | None:
        row = await self._scope.row(answers, answers.c.id == answer_id)
        return row["case_id"] if row else None

    async def by_send_key(self, send_key: str) -> Answer | None:
        return _answer(await self._scope.row(answers, answers.c.send_key == send_key))

    async def by_mail_id(self, mail_id: str) -> Answer | None:
        return _answer(await self._scope.row(answers, answers.c.mail_id == mail_id, lock=True))

    async def save(self, answer: Answer) -> None:
        await self._scope.set(answers, _values(answer), answers.c.id == answer.id)

    async def latest(self, case_id: str) -> Answer | None:
        of_case = answers.c.case_id == case_id
        return _answer(await self._scope.row(answers, of_case, order=[answers.c.id.desc()]))


def _values(answer: Answer) -> dict[str, Any]:
    return {
        **values_of(answer),
        "document": rich.to_json(answer.document),
        "to": asdict(answer.to),
        "cc": list(answer.cc),
        "references": list(answer.references),
        "files": [_file_values(file) for file in answer.files],
    }


def _file_values(file: ThreadFile) -> dict[str, Any]:
    return {**asdict(file), "created_at": file.created_at.isoformat()}


def _file(stored: dict[str, Any]) -> ThreadFile:
    at = datetime.fromisoformat(stored["created_at"])
    return ThreadFile(**{**stored, "created_at": at})


def _answer(row: RowMapping | None) -> Answer | None:
    if row is None:
        return None
    return Answer(
        **{
            **own(row),
            "document": rich.from_json(row["document"]),
            "then": Then(row["then"]),
            "to": Address(**row["to"]),
            "cc": tuple(row["cc"]),
            "references": tuple(row["references"]),
            "files": tuple(_file(file) for file in row["files"]),
            "delivery": Delivery(row["delivery"]),
        }
    )
