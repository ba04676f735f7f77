"""What every provider's way in has in common: nothing is acknowledged before it is kept."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from io import BytesIO

import pytest
from sqlalchemy.exc import OperationalError

from tests.handlers.mail.webhook.provider import Recorded


@dataclass
class Away:
    """A store that is not there until somebody says so."""

    store: object
    is_away: bool = True

    @asynccontextmanager
    async def begin(self, workspace):
        if self.is_away:
            raise OperationalError("begin", {}, OSError("no database"))
        async with self.store.begin(workspace) as work:
            yield work

    @asynccontextmanager
    async def look(self, workspace):
        async with self.store.look(workspace) as work:
            yield work


@pytest.fixture
def request_(recorded) -> Recorded:
    return recorded("postmark__inbound_with_raw_email")


@pytest.fixture
def url(keys):
    return f"postmark://{keys['basic_auth']}@/?queue=support"


async def test_without_a_database_the_provider_has_to_come_again(connect, desk, request_, url):
    away = Away(desk.store)
    post = await connect(url, desk=replace(desk, store=away))
    refused = await post(request_)
    away.is_away = False

    assert [refused, await post(request_)] == [503, 200]
    assert len(await post.kept()) == 1


async def test_a_refused_request_is_not_taken_for_a_replay_later(connect, request_, url):
    post = await connect(url)
    await post(request_.without("Authorization"))

    assert await post(request_) == 200
    assert len(await post.kept()) == 1


async def test_the_answer_tells_how_many_mails_were_new(connect, request_, url):
    post = await connect(url)
    path = post.hook.path(post.door.desk.secret)
    told = []
    for _ in range(2):
        async with post.client.post(
            path, data=BytesIO(request_.body), headers=request_.headers
        ) as answer:
            told.append(await answer.json())

    assert told == [{"kept": 1}, {"kept": 0}]


@pytest.mark.parametrize(
    ("url", "status"),
    [("ses://:arn@/", 400), ("resend://k:whsec_a2V5@/", 400)],
    ids=["ses", "resend"],
)
async def test_what_is_larger_than_the_provider_sends_is_not_read(connect, url, status):
    post = await connect(url)

    assert await post(Recorded(body=b"x" * 1_000_001, headers={}, events=())) == status


async def test_what_says_that_it_is_too_large_is_answered_before_it_has_come(connect):
    post = await connect("ses://:arn@/")
    path, port = post.hook.path(post.door.desk.secret), post.client.port
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = f"POST {path} HTTP/1.1\r\nHost: desk\r\nContent-Length: 1000000001\r\n\r\n"
    writer.write(head.encode())
    answer = await reader.readline()
    writer.close()

    assert answer.startswith(b"HTTP/1.1 400 ")


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("mime://:secret@/", 400),
        ("mailgun://:key@/", 406),
        ("ses://:arn@/", 400),
        ("resend://k:whsec_a2V5@/", 400),
        ("mandrill://:key@/", 400),
    ],
    ids=["mime", "mailgun", "ses", "resend", "mandrill"],
)
async def test_what_is_not_compressed_as_it_says_need_not_come_again(connect, url, status):
    post = await connect(url)
    headers = {"Content-Encoding": "gzip", "Content-Type": "text/plain"}

    assert await post(Recorded(body=b"no gzip", headers=headers, events=())) == status


async def test_several_queues_have_ways_in_of_their_own(connect, request_, keys):
    support = await connect(f"postmark://{keys['basic_auth']}@/?queue=support")
    service = await connect(f"postmark://{keys['basic_auth']}@/?queue=service")
    await support(request_)
    await service(request_)

    assert sorted(thing.queue_key for thing in await support.kept()) == ["service", "support"]


async def test_only_the_desk_knows_the_address(connect, url):
    post = await connect(url)

    assert post.hook.path(b"one key") != post.hook.path(b"another key")


async def test_a_guessed_address_leads_nowhere(connect, request_, url):
    post = await connect(url)
    path = post.hook.path(b"another key")
    async with post.client.post(path, data=request_.body, headers=request_.headers) as answer:
        assert answer.status == 404
