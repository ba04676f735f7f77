"""What fails behind a page is told in a sentence, and nobody is shown a server's own error."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from desk import forms
from handlers.web.errors import telling
from handlers.web.form_api import form_api_routes
from handlers.web.form_door import FormDoor
from handlers.web.form_page import form_page_routes
from handlers.web.survey import SurveyDoor, survey_routes
from handlers.web.unsubscribing import unsubscribe_routes

TOKEN = "a" * 32


async def none_waits(_inbound_id: str) -> None:
    """Nothing is taken in."""


@pytest.fixture
def database(sqlite_database):
    return sqlite_database


@pytest.fixture
async def client(desk) -> AsyncIterator[TestClient]:
    """Beside the pages and addresses there are, one that fails and one that reads anything."""

    async def fail(_request: web.Request) -> web.Response:
        raise RuntimeError("a customer's words")

    async def read(request: web.Request) -> web.Response:
        return web.Response(body=await request.read())

    door = FormDoor(desk=desk, take_in=none_waits)
    app = web.Application(middlewares=[telling])
    app.add_routes([*form_page_routes(door), *form_api_routes(door)])
    app.add_routes([*survey_routes(SurveyDoor(desk=desk)), *unsubscribe_routes(desk)])
    app.add_routes([web.get("/f/broken/{secret}", fail), web.post("/read", read)])
    async with TestClient(TestServer(app)) as client:
        yield client


@pytest.fixture
async def away(sqlite_database) -> None:
    """A database without tables answers nothing."""
    async with sqlite_database.engine.begin() as connection:
        for table in ("forms", "surveys"):
            await connection.exec_driver_sql(f"ALTER TABLE {table} RENAME TO lost_{table}")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/f/contact"),
        ("POST", "/f/contact"),
        ("GET", f"/s/{TOKEN}"),
        ("POST", f"/s/{TOKEN}"),
        ("GET", f"/s/{TOKEN}/unsubscribe"),
    ],
)
async def test_while_the_database_is_away_a_page_says_so(client, away, method, path):
    answer = await client.request(method, path, data={"a": "b"} if method == "POST" else None)

    assert (answer.status, answer.content_type) == (503, "text/html")
    assert answer.headers["Retry-After"] == "60"
    assert "Please try again in a minute." in await answer.text()


async def test_while_the_database_is_away_a_program_is_asked_to_come_again(client, away):
    answer = await client.post("/in/form/secret", json={"email": "kim@example.net"})

    assert (answer.status, answer.headers["Retry-After"]) == (503, "60")
    assert "try again" in (await answer.json())["error"]


async def test_what_nobody_foresaw_is_a_page_and_its_secrets_stay_out_of_the_log(client, caplog):
    answer = await client.get("/f/broken/secret")

    assert answer.status == 500
    assert "Something is wrong here" in await answer.text()
    (record,) = [r for r in caplog.records if r.name == "handlers.web.errors"]
    assert (record.getMessage(), record.route) == ("page failed", "/f/broken/{secret}")


async def test_what_there_is_not_is_not_found(client):
    answer = await client.get("/nothing")

    assert answer.status == 404


@pytest.mark.parametrize("path", ["/f/contact", "/in/form/secret"])
async def test_content_that_is_not_compressed_as_it_says_is_refused(
    client, desk, queue, admin, path
):
    kept = await forms.add_form(desk, "contact", "Contact us", queue_key=queue.key, by=admin)
    path = path.replace("in/form/secret", kept.api_path)
    headers = {"Content-Encoding": "gzip", "Content-Type": "application/json"}

    answer = await client.post(path, data=b"not compressed", headers=headers)

    assert answer.status == 400
    assert "Content-Encoding" in await answer.text()


async def test_a_request_that_cannot_be_read_is_refused(client):
    answer = await client.post(
        "/read", data=b"not compressed", headers={"Content-Encoding": "gzip"}
    )

    assert (answer.status, "cannot be read" in await answer.text()) == (400, True)
