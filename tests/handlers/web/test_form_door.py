"""The number of a case is told when it is known; who sends too much is asked to wait for it."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from desk import forms
from desk.forms import FormOfQueue
from desk.submission import Submission
from handlers.web.brake import Allowance, Brake
from handlers.web.form_api import form_api_routes
from handlers.web.form_door import Accepted, FormDoor
from handlers.web.form_page import form_page_routes

ENTRY = Submission(name="Kim", email="kim@example.net", subject="A lamp", message="It is dark.")


@pytest.fixture
async def form(desk, queue, admin) -> FormOfQueue:
    kept = await forms.add_form(desk, "contact", "Contact us", queue_key=queue.key, by=admin)
    return FormOfQueue(form=kept, queue=queue)


async def never(_inbound_id: str) -> None:
    await asyncio.Event().wait()


async def test_a_website_that_sends_too_much_is_asked_to_come_again(desk, form):
    brake = Brake(allowance=Allowance(burst=1, seconds=30))
    door = FormDoor(desk=desk, take_in=never, patience=0.01, programs=brake)
    app = web.Application()
    app.add_routes(form_api_routes(door))
    async with TestClient(TestServer(app)) as client:
        entry = {"email": "kim@example.net", "message": "It is dark."}
        answers = [await client.post(f"/{form.form.api_path}", json=entry) for _ in range(2)]

    assert [answer.status for answer in answers] == [201, 429]
    assert answers[1].headers["Retry-After"] == "30"


@pytest.fixture
async def full(sqlite_database) -> None:
    """A database that takes nothing more in."""
    async with sqlite_database.engine.begin() as connection:
        await connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON inbound "
            "BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
        )


@pytest.fixture
def database(sqlite_database):
    return sqlite_database


async def sent(door: FormDoor, path: str, fields: dict[str, str]) -> tuple[int, str]:
    app = web.Application()
    app.add_routes([*form_page_routes(door), *form_api_routes(door)])
    async with TestClient(TestServer(app)) as client:
        answer = await client.post(f"/{path}", data=fields)
        assert answer.headers["Retry-After"] == "60"
        return answer.status, await answer.text()


async def test_what_cannot_be_kept_is_not_thanked_for_and_stays_on_the_page(desk, form, full):
    door = FormDoor(desk=desk, take_in=never)
    fields = {"name": "Kim", "email": "kim@example.net", "subject": "A lamp", "message": "Dark."}

    status, page = await sent(door, form.form.page_path, fields)

    assert status == 503
    assert "Please send it once more" in page
    assert "Dark.</textarea>" in page


async def test_a_program_is_asked_to_send_again_what_cannot_be_kept(desk, form, full):
    door = FormDoor(desk=desk, take_in=never)
    fields = {"email": "kim@example.net", "message": "Dark."}

    status, answer = await sent(door, form.form.api_path, fields)

    assert (status, "once more" in answer) == (503, True)


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
