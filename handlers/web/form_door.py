"""What a form's page and its address for programs share: keep an entry, and tell its case."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field

from sqlalchemy.exc import SQLAlchemyError

from desk import forms
from desk.desk import Desk
from desk.failpoints import failpoint
from desk.filled import Blank, Filled, submission
from desk.forms import FormOfQueue
from desk.submission import Submission
from handlers.web.brake import Allowance, Brake

#: What one visitor, or one mail address, may send by the page.
PERSON = Allowance(burst=20, seconds=10)
#: What a website may hand in for all of its visitors.
PROGRAM = Allowance(burst=600, seconds=0.1)
#: Seconds after which a database that is away may be back.
SOON = 60
TOO_MANY = "That was a lot in a short time. Please wait a moment, then send it again."

log = logging.getLogger(__name__)

#: Makes a case of one thing that is kept, by its id. Never raises: what fails is tried again.
TakeIn = Callable[[str], Awaitable[None]]


class NotKept(Exception):
    """We could not take it just now. Please send it once more in a minute."""


@dataclass(frozen=True, kw_only=True)
class Accepted:
    #: None where it is not known yet.
    case_number: int | None
    is_new: bool


@dataclass(frozen=True, kw_only=True)
class FormDoor:
    desk: Desk
    take_in: TakeIn
    people: Brake = field(default_factory=lambda: Brake(allowance=PERSON))
    #: Seconds that somebody waits for the number of their case.
    patience: float = 10.0
    programs: Brake = field(default_factory=lambda: Brake(allowance=PROGRAM))
    _taking: set[asyncio.Future[None]] = field(default_factory=set)

    async def entry(self, filled: Filled, *, required: Collection[Blank]) -> Submission:
        """What was filled in, found good; raises Unfit."""
        own = await forms.own_addresses(self.desk)
        return submission(filled, required=required, own_addresses=own)

    async def hand_in(self, of: FormOfQueue, entry: Submission, *, named: str) -> Accepted:
        """Kept, and most often a case already; raises UsedAlready and NotKept."""
        try:
            handed = await forms.hand_in(self.desk, of, entry, named=named)
        except (SQLAlchemyError, OSError) as trouble:
            log.exception("form not kept", extra={"form": of.form.id})
            raise NotKept(NotKept.__doc__) from trouble
        await self._taken(handed.inbound_id)
        number = await forms.case_number(self.desk, handed)
        failpoint("form.accepted")
        return Accepted(case_number=number, is_new=handed.is_new)

    async def _taken(self, inbound_id: str) -> None:
        """Return when it was taken in, or when that takes longer than somebody likes to wait."""
        taking = asyncio.ensure_future(self.take_in(inbound_id))
        self._taking.add(taking)
        taking.add_done_callback(self._taking.discard)
        # Not cancelled when it is late: what it has begun goes on, and nobody waits for it.
        await asyncio.wait([taking], timeout=self.patience)
