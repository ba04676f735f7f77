"""Surveys and what was answered to them, in their tables."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, literal_column, or_, select
from sqlalchemy.engine import RowMapping

from desk.facts import Asked, Rated
from desk.rating import Opinion, Rating, RatingState
from desk.survey import HAVE_ASKED, Survey, SurveyKind, SurveyState
from storage.scope import Scope, own, values_of
from storage.tables import ratings, requesters, survey_refusals, surveys


class SqlSurveys:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def add(self, survey: Survey) -> bool:
        return await self._scope.add_new(surveys, values_of(survey))

    async def get(self, survey_id: str) -> Survey | None:
        return _survey(await self._scope.row(surveys, surveys.c.id == survey_id, lock=True))

    async def case_of(self, survey_id: str) -> str | None:
        row = await self._scope.row(surveys, surveys.c.id == survey_id)
        return row["case_id"] if row else None

    async def by_token(self, token_hash: str) -> Survey | None:
        return _survey(await self._scope.row(surveys, surveys.c.token_hash == token_hash))

    async def by_mail_ids(self, mail_ids: Collection[str]) -> Sequence[Survey]:
        return await self._surveys(surveys.c.mail_id.in_(list(mail_ids))) if mail_ids else []

    async def save(self, survey: Survey) -> None:
        await self._scope.set(surveys, values_of(survey), surveys.c.id == survey.id)

    async def due(self, moment: datetime, *, limit: int) -> Sequence[Survey]:
        is_due = surveys.c.due <= moment
        rows = await self._scope.rows(
            surveys,
            _in(SurveyState.PLANNED),
            is_due,
            order=[surveys.c.due, surveys.c.id],
            limit=limit,
        )
        return [_of(row) for row in rows]

    async def unasked_of_case(self, case_id: str) -> Sequence[Survey]:
        is_unasked = _in(SurveyState.PLANNED, SurveyState.ASKED)
        return await self._surveys(surveys.c.case_id == case_id, is_unasked)

    async def of_requester(self, requester_id: str) -> Sequence[Survey]:
        # Whoever asks next waits here until this transaction has asked or not.
        await self._scope.row(requesters, requesters.c.id == requester_id, lock=True)
        theirs = surveys.c.requester_id == requester_id
        return await self._surveys(theirs, _in(*HAVE_ASKED))

    async def follow_up_of_case(self, case_id: str) -> Survey | None:
        is_open = surveys.c.follow_up_due.is_not(None)
        return _survey(await self._scope.row(surveys, surveys.c.case_id == case_id, is_open))

    async def add_rating(self, rating: Rating) -> bool:
        return await self._scope.add_new(ratings, _rating_values(rating))

    async def rating(self, rating_id: str) -> Rating | None:
        row = await self._scope.row(ratings, ratings.c.id == rating_id, lock=True)
        return _rating(row) if row else None

    async def ratings_of(self, survey_id: str) -> Sequence[Rating]:
        of_survey = ratings.c.survey_id == survey_id
        rows = await self._scope.rows(ratings, of_survey, order=[ratings.c.id])
        return [_rating(row) for row in rows]

    async def save_rating(self, rating: Rating) -> None:
        await self._scope.set(ratings, _rating_values(rating), ratings.c.id == rating.id)

    async def opinions_of(self, requester_id: str) -> Sequence[Opinion]:
        counted = self._counted().where(surveys.c.requester_id == requester_id)
        rows = await self._mappings(counted.order_by(ratings.c.id.desc()))
        return [Opinion(survey=await self._survey_of(row), rating=_rating(row)) for row in rows]

    async def answered(self, since: datetime, until: datetime) -> Sequence[Rated]:
        when = ratings.c.answered_at
        wanted = (
            self._counted()
            .with_only_columns(surveys.c.kind, surveys.c.queue_id, ratings.c.score, when)
            .where(when >= since, when < until)
            .order_by(when, ratings.c.id)
        )
        return [
            Rated(
                kind=row["kind"],
                score=row["score"],
                queue_id=row["queue_id"],
                at=row["answered_at"],
            )
            for row in await self._mappings(wanted)
        ]

    async def asked(self, since: datetime, until: datetime) -> Sequence[Asked]:
        when = surveys.c.sent_at
        rows = await self._scope.rows(
            surveys, when >= since, when < until, order=[when, surveys.c.id]
        )
        return [Asked(kind=r["kind"], queue_id=r["queue_id"], at=r["sent_at"]) for r in rows]

    async def held(self) -> int:
        return len(await self._scope.rows(ratings, ratings.c.state == RatingState.HELD.value))

    async def refuse(self, requester_id: str, *, now: datetime) -> bool:
        return await self._scope.add_new(survey_refusals, {"requester_id": requester_id, "at": now})

    async def has_refused(self, requester_id: str) -> bool:
        theirs = survey_refusals.c.requester_id == requester_id
        return await self._scope.row(survey_refusals, theirs) is not None

    def _counted(self) -> Select[Any]:
        return (
            select(ratings)
            .join(surveys, surveys.c.id == ratings.c.survey_id)
            .where(
                ratings.c.workspace == self._scope.workspace,
                ratings.c.state == RatingState.COUNTED.value,
            )
        )

    async def _surveys(self, *where: ColumnElement[bool]) -> Sequence[Survey]:
        rows = await self._scope.rows(surveys, *where, order=[surveys.c.id.desc()])
        return [_of(row) for row in rows]

    async def _survey_of(self, row: RowMapping) -> Survey:
        found = await self._scope.row(surveys, surveys.c.id == row["survey_id"])
        if found is None:
            raise LookupError(row["survey_id"])
        return _of(found)

    async def _mappings(self, wanted: Select[Any]) -> Sequence[RowMapping]:
        found: Sequence[RowMapping] = (
            (await self._scope.connection.execute(wanted)).mappings().all()
        )
        return found


def _in(*states: SurveyState) -> ColumnElement[bool]:
    # In the words of the partial index, so that it is used.
    return or_(*[surveys.c.state == literal_column(f"'{state.value}'") for state in states])


def _survey(row: RowMapping | None) -> Survey | None:
    return _of(row) if row else None


def _of(row: RowMapping) -> Survey:
    values = {**own(row), "kind": SurveyKind(row["kind"]), "state": SurveyState(row["state"])}
    return Survey(**values)


def _rating(row: RowMapping) -> Rating:
    values = {
        **own(row),
        "state": RatingState(row["state"]),
        "doubts": tuple(row["doubts"]),
    }
    return Rating(**values)


def _rating_values(rating: Rating) -> dict[str, Any]:
    return {**values_of(rating), "doubts": list(rating.doubts)}
