"""The number of a case is told as soon as it is known, and nobody waits for it for long."""

from __future__ import annotations

import asyncio

import pytest

from desk import forms
from desk.forms import FormOfQueue
from desk.submission import Submission
from handlers.web.form_door import Accepted, FormDoor

ENTRY = Submission(name="Kim", email="kim@example.net", subject="A lamp", message="It is dark.")


@pytest.fixture
async def form(desk, queue, admin) -> FormOfQueue:
    kept = await forms.add_form(desk, "contact", "Contact us", queue_key=queue.key, by=admin)
    return FormOfQueue(form=kept, queue=queue)


async def never(_inbound_id: str) -> None:
    await asyncio.Event().wait()


async def test_who_has_waited_long_enough_is_thanked_without_a_number(desk, form):
    door = FormDoor(desk=desk, take_in=never, patience=0.01)

    accepted = await door.hand_in(form, ENTRY, named="")

    assert accepted == Accepted(case_number=None, is_new=True)


async def test_what_is_taken_in_late_goes_on_after_the_answer(desk, form):
    may, done = asyncio.Event(), asyncio.Event()

    async def late(_inbound_id: str) -> None:
        await may.wait()
        done.set()

    await FormDoor(desk=desk, take_in=late, patience=0.01).hand_in(form, ENTRY, named="")
    may.set()

    await asyncio.wait_for(done.wait(), 5)
