"""Requests over HTTP: only Slack's own are heard, each of them once."""

from __future__ import annotations

import json
import sqlite3
import time
from contextlib import closing
from urllib.parse import urlencode

import aiohttp
import pytest

from sandbox.delivery import Kind
from sandbox.form import fields
from sandbox.http_transport import signature
from storage.tables import inbound, seen
from tests.house import Plan, built_house

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
async def house(house_url):
    async with built_house(Plan(database_url=house_url, transport="http")) as house:
        yield house
        assert not house.our_faults()


@pytest.fixture
def post(house):
    """Post bytes to the bot; the answer is the status. Everything can be forged."""

    async def send(body, *, stamp=None, sign=None, kind=FORM, leave_out=()):
        stamp = str(int(time.time())) if stamp is None else stamp
        headers = {
            "Content-Type": kind,
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": sign or signature(house.slack.signing_secret, stamp, body),
        }
        kept = {name: value for name, value in headers.items() if name not in leave_out}
        async with (
            aiohttp.ClientSession() as session,
            session.post(house.slack.request_url, data=body, headers=kept) as answer,
        ):
            return answer.status

    return send


@pytest.fixture
def rows(house):
    async def count() -> int:
        async with house.bot.desk.look() as work:
            return len(await work._scope.rows(inbound)) + len(await work._scope.rows(seen))

    return count


def a_command(text="note 1001 Called them.", user="U0ADAAGENT0"):
    form = {
        "command": "/case",
        "text": text,
        "user_id": user,
        "channel_id": "C1",
        "trigger_id": "1.2.3",
    }
    return urlencode(form).encode()


@pytest.mark.parametrize(
    "forged",
    [
        {"sign": "v0=" + "0" * 64},
        {"sign": "v0="},
        {"sign": "v1=" + "0" * 64},
        {"sign": "v0=\xff\xfe"},
        {"stamp": str(int(time.time()) - 301)},
        {"stamp": str(int(time.time()) + 3600)},
        {"stamp": "-1"},
        {"stamp": "now"},
        {"stamp": "1e9"},
        {"stamp": "1" * 5000},
        {"stamp": "9" * 400},
        {"stamp": "²"},
        {"stamp": f"{time.time():.3f}"},
        {"leave_out": ("X-Slack-Signature",)},
        {"leave_out": ("X-Slack-Request-Timestamp",)},
        {"leave_out": ("X-Slack-Signature", "X-Slack-Request-Timestamp")},
    ],
    ids=[
        "forged",
        "empty",
        "other-scheme",
        "no-text",
        "old",
        "from-the-future",
        "negative",
        "a-word",
        "a-float",
        "endless",
        "beyond-floats",
        "a-strange-digit",
        "a-fraction",
        "no-signature",
        "no-timestamp",
        "neither",
    ],
)
async def test_a_request_that_slack_did_not_sign_leaves_no_trace(house, post, rows, forged):
    await house.a_case()
    await house.settled()
    before = await rows()

    assert await post(a_command(), **forged) == 401

    assert await rows() == before
    assert not await house.notes()


async def test_a_wrong_signing_secret_shows_in_the_log(post, caplog):
    await post(a_command(), sign="v0=" + "0" * 64)

    (refused,) = [record for record in caplog.records if record.message == "slack refused"]
    assert (refused.levelname, refused.is_signed) == ("WARNING", True)


async def test_a_signature_of_other_bytes_is_refused(house, post):
    stamp = str(int(time.time()))
    sign = signature(house.slack.signing_secret, stamp, b"other bytes")

    assert await post(a_command(), stamp=stamp, sign=sign) == 401


@pytest.mark.parametrize(
    "garbage",
    [
        b"",
        b"\xff\xfe\x00",
        b"{",
        b"{}",
        b"[]",
        b'"text"',
        b"payload=",
        b"payload=%7B",
        b"payload=[]",
        b"payload=5",
        b"x=1",
        b"[" * 100_000,
        b'{"a":' * 100_000,
    ],
    ids=lambda garbage: repr(garbage[:12]),
)
async def test_signed_garbage_is_a_bad_request(post, garbage):
    assert await post(garbage) == 400


@pytest.mark.parametrize("kind", [FORM, "application/json", "text/plain", "nonsense"])
async def test_garbage_is_garbage_whatever_it_calls_itself(post, kind):
    assert await post(b"[1, 2", kind=kind) == 400


async def test_a_body_that_no_request_of_slacks_has_is_refused(post):
    assert await post(b"x" * 1_010_000) == 413


async def test_what_is_said_after_garbage_is_heard(house, post):
    card = await house.a_case()
    await post(b"{")

    await house.ada.click(card, "Claim")

    await house.until(lambda: "Owner: @ada" in house.says(card))


async def test_slack_may_verify_the_url(house, post):
    body = json.dumps({"type": "url_verification", "challenge": "abc", "token": "t"}).encode()

    assert await post(body, kind="application/json") == 200


async def test_a_replayed_command_is_carried_out_once(house, post):
    await house.a_case()
    body = a_command(user=house.ada.id)

    assert [await post(body) for _ in range(3)] == [200, 200, 200]

    assert [note.text for note in await house.notes()] == ["Called them."]


async def test_a_replayed_press_is_answered_once(house):
    card = await house.an_owned_case()
    interactions = house.slack.house.interactions
    field = next(f for f in fields(card.blocks) if f.label == "Snooze")
    where = interactions.payloads.on(house.ada.id, card)
    press = where | {
        "type": "block_actions",
        "actions": [interactions.payloads.action(field, {})],
        "trigger_id": interactions.triggers.new(house.ada.id),
    }

    for _ in range(3):
        await house.slack.house.http.send(Kind.INTERACTIVE, press)

    assert len(house.slack.called("views.open")) == 1


async def test_a_replayed_submission_is_carried_out_once(house):
    card = await house.an_owned_case()
    interactions = house.slack.house.interactions
    await house.ada.click(card, "⋯")
    await house.ada.fill("Owner", house.ben)
    view = house.ada.modal.view
    submission = interactions.payloads.of_view(view, "view_submission") | {
        "trigger_id": interactions.triggers.new(house.ada.id, view)
    }

    await house.slack.house.http.send(Kind.INTERACTIVE, submission)
    await house.asks(house.ada, "/case assign 1001 @ada")
    await house.slack.house.http.send(Kind.INTERACTIVE, submission)

    assert (await house.case()).owner == house.ada.id


async def test_a_replayed_event_is_noted_once(house, post):
    card = await house.a_case()
    event = {
        "type": "message",
        "user": house.ada.id,
        "text": "Called them.",
        "ts": "1.1",
        "thread_ts": card.ts,
        "channel": card.channel,
        "parent_user_id": house.slack.bot.id,
    }
    body = json.dumps({"type": "event_callback", "event_id": "Ev1", "event": event}).encode()

    assert [await post(body, kind="application/json") for _ in range(3)] == [200, 200, 200]
    await house.settled()

    assert len(await house.notes()) == 1


async def test_the_word_payload_may_be_typed_in_a_command(house):
    await house.a_case()

    told = await house.asks(house.ada, "/case note 1001 the payload=broken was refused")

    assert "Kept with #1001" in told
    assert [note.text for note in await house.notes()] == ["the payload=broken was refused"]


async def test_events_that_are_none_of_ours_are_answered_and_forgotten(post, rows):
    before = await rows()
    body = json.dumps({"type": "event_callback", "event": {"type": "reaction_added"}}).encode()

    assert await post(body, kind="application/json") == 200

    assert await rows() == before


async def test_healthz_says_that_the_process_lives(house):
    assert await got(house, "/healthz") == (200, {"status": "alive"})


async def test_readyz_says_that_all_is_well(house):
    assert await got(house, "/readyz") == (200, {"status": "ready", "problems": []})


async def test_readyz_tells_of_dead_deliveries(house):
    await house.adam.remove(house.slack.bot, "#support")
    await house.customer.send("support@example.com", "Kettle", "It leaks.")
    await house.until(lambda: house.adam.direct.messages)

    status, said = await got(house, "/readyz")

    assert status == 503
    assert "dead" in said["problems"][0]


async def test_readyz_tells_of_a_database_that_takes_nothing(house):
    pulse = house.bot.catching_up.pulse
    pulse.patience = 0

    async def problems():
        return (await got(house, "/readyz"))[1]["problems"]

    assert "disk full" in (await house.eventually(problems))[0]
    pulse.patience = 90
    assert not await problems()


async def test_readyz_tells_of_a_database_that_was_full_from_the_start(house_url):
    with closing(sqlite3.connect(house_url.partition(":///")[2])) as database:
        database.execute(
            "CREATE TRIGGER full BEFORE INSERT ON cursors "
            "BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
        )
    async with built_house(Plan(database_url=house_url, transport="http", set_up=())) as house:
        house.bot.catching_up.pulse.patience = 0

        async def problems():
            return (await got(house, "/readyz"))[1]["problems"]

        assert "disk full" in (await house.eventually(problems))[0]


async def test_a_mail_that_a_customer_refused_is_no_trouble_of_the_desk(house):
    card = await house.an_owned_case()
    house.slack.mail_faults.add(kind="5xx")
    receipt = await house.reply(card)
    house.later(seconds=11)
    await house.until(lambda: "not delivered" in house.says(receipt))

    assert (await got(house, "/readyz"))[0] == 200


@pytest.mark.parametrize(("path", "status"), [("/", 404), ("/slack/events", 405), ("/slack", 404)])
async def test_there_is_nothing_else_to_see(house, path, status):
    assert (await got(house, path))[0] == status


async def got(house, path):
    origin = house.slack.request_url.removesuffix("/slack/events")
    async with aiohttp.ClientSession() as session, session.get(origin + path) as answer:
        is_json = answer.content_type == "application/json"
        return answer.status, await answer.json() if is_json else {}
