"""Old buttons: what they act on may be gone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from desk import closing_loop, follow_ups, piles, raw_mail, reminders, signature, survey_deliveries
from desk.assignment import claim
from desk.creating import create
from desk.desk import Desk
from desk.doubts import Entry
from desk.errors import NotFound
from desk.ratings import answer, decide
from desk.splitting import split_off
from desk.submission import Submission
from storage.database import Database

ENTRY = Entry(score="5", comment="", showing="", client="")
WORDS = Submission(name="", email="kim@example.com", subject="Hello", message="Hello")

Act = Callable[[Desk, str], Awaitable[object]]


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    return sqlite_database


@pytest.mark.parametrize(
    ("act", "named"),
    [
        (lambda desk, by: claim(desk, "gone", by=by), "That case"),
        (lambda desk, by: create(desk, WORDS, key="k", queue_key="gone", by=by), "That queue"),
        (lambda desk, by: signature.quote_history(desk, "gone", is_on=True, by=by), "That queue"),
        (lambda desk, by: split_off(desk, "gone", by=by), "That message"),
        (lambda desk, by: raw_mail.hand_out(desk, "gone", by=by), "That message"),
        (lambda desk, by: piles.waiting_on(desk, "gone", by=by), "That card's mails"),
        (lambda desk, by: follow_ups.drop(desk, "gone", by=by), "That follow-up"),
        (lambda desk, by: reminders.save(desk, "gone", by=by), "That reminder"),
        (lambda desk, by: answer(desk, "gone", ENTRY), "That survey"),
        (lambda desk, by: decide(desk, "gone", is_accepted=True, by=by), "That answer"),
        (lambda desk, by: closing_loop.followed_up(desk, "gone", by=by), "That survey"),
        (lambda desk, by: survey_deliveries.send_again(desk, "gone", by=by), "That survey"),
    ],
    ids=[
        "case",
        "queue to create in",
        "queue to sign for",
        "message to split off",
        "raw mail",
        "pile",
        "follow-up",
        "reminder",
        "survey to answer",
        "answer to decide on",
        "survey to follow up",
        "survey to send again",
    ],
)
async def test_what_is_gone_is_refused_by_its_name(desk: Desk, admin: str, act: Act, named: str):
    with pytest.raises(NotFound, match=named):
        await act(desk, admin)


async def test_of_a_message_that_is_gone_there_is_no_raw_mail(desk: Desk):
    async with desk.look() as work:
        assert await raw_mail.raw_file(work, "gone") is None
