"""What customers are asked, and what they answer."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from desk.facts import Ratings
from desk.rating import Opinion, Rating
from desk.survey import Survey


class Surveys(Ratings, Protocol):
    """What customers were asked, and what they answered."""

    async def add(self, survey: Survey) -> bool:
        """False when that resolution has one already."""

    async def get(self, survey_id: str) -> Survey | None:
        """Within `begin` it stays locked until the end of the transaction."""

    async def case_of(self, survey_id: str) -> str | None:
        """Its case's id; it is not locked by this."""

    async def by_token(self, token_hash: str) -> Survey | None: ...
    async def by_mail_ids(self, mail_ids: Collection[str]) -> Sequence[Survey]: ...
    async def save(self, survey: Survey) -> None: ...
    async def due(self, moment: datetime, *, limit: int) -> Sequence[Survey]:
        """The planned ones whose time has come, the longest waiting first."""

    async def unasked_of_case(self, case_id: str) -> Sequence[Survey]:
        """Those that are planned, or asked by a mail that may still wait."""

    async def of_requester(self, requester_id: str) -> Sequence[Survey]:
        """All they were asked; nobody else asks them until the end of the transaction."""

    async def follow_up_of_case(self, case_id: str) -> Survey | None:
        """The one whose unhappy answer nobody has followed up yet."""

    async def add_rating(self, rating: Rating) -> bool:
        """False when that showing of the page was answered already."""

    async def rating(self, rating_id: str) -> Rating | None: ...
    async def ratings_of(self, survey_id: str) -> Sequence[Rating]:
        """All versions, oldest first."""

    async def save_rating(self, rating: Rating) -> None: ...
    async def opinions_of(self, requester_id: str) -> Sequence[Opinion]:
        """The answers that count, newest first."""

    async def held(self) -> int:
        """How many answers wait for a lead."""

    async def refuse(self, requester_id: str, *, now: datetime) -> bool:
        """They are never asked again; False when they had said so before."""

    async def has_refused(self, requester_id: str) -> bool: ...
