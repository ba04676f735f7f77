"""Events: which, when, and again when they are not taken."""

from __future__ import annotations

from datetime import timedelta

import pytest
from slack_sdk.signature import SignatureVerifier

from sandbox import Sandbox
from sandbox.clock import Clock
from sandbox.http_transport import signature
from sandbox.message import Message
from sandbox.people import Person
from tests.sandbox.recorder import Recorder


async def test_the_signature_is_the_one_in_slacks_documentation():
    body = (
        b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
        b"&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
        b"&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
        b"%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        b"&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
    )

    signed = signature("8f742231b10e8888abcd99yyyzzz85a5", "1531420618", body)

    assert signed == "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"


async def test_requests_are_signed_so_that_the_sdk_accepts_them(sandbox, app: Recorder, ada):
    await ada.post("#support", "Grüße")
    await sandbox.wait_for(lambda: app.came)

    verifier = SignatureVerifier(sandbox.signing_secret)
    assert verifier.is_valid_request(app.came[0].body, app.came[0].headers)


async def test_a_message_of_a_person_comes_as_an_event(sandbox, app: Recorder, ada: Person):
    message = await ada.post("#support", "Hello")

    await sandbox.wait_for(app.events)
    event = app.events()[0]
    assert (event["user"], event["ts"], event["channel_type"]) == (ada.id, message.ts, "group")


async def test_the_bot_hears_its_own_messages_with_its_bot_id(sandbox, app, card: Message):
    await sandbox.wait_for(app.events)

    assert app.events()[0]["bot_id"] == sandbox.app.bot_id


async def test_the_bot_hears_nothing_from_a_channel_it_is_not_in(sandbox, app, ada: Person):
    sandbox.add_channel("lunch", members=(ada,), with_bot=False)

    await ada.post("#lunch", "Unheard")
    await ada.post("#support", "Heard")

    await sandbox.wait_for(app.events)
    assert [each["text"] for each in app.events()] == ["Heard"]


async def test_events_nobody_subscribed_to_are_not_sent(start, ada):
    sandbox = await start(manifest={"display_information": {"name": "Quiet"}})

    await sandbox.person("ada").post("#support", "Hello")

    assert sandbox.delivery.is_idle


async def test_an_edit_comes_as_message_changed(sandbox, app: Recorder, ada: Person):
    message = await ada.post("#support", "Helo")

    await ada.edit(message, "Hello")

    await sandbox.wait_for(lambda: app.events(subtype="message_changed"))
    event = app.events(subtype="message_changed")[0]
    texts = (event["previous_message"]["text"], event["message"]["text"])
    assert texts == ("Helo", "Hello")


async def test_a_deleted_message_comes_as_message_deleted(sandbox, app, ada: Person):
    message = await ada.post("#support", "Oops")

    await ada.delete(message)

    await sandbox.wait_for(lambda: app.events(subtype="message_deleted"))
    assert app.events(subtype="message_deleted")[0]["deleted_ts"] == message.ts


async def test_a_deleted_root_with_replies_comes_as_a_change_to_a_tombstone(sandbox, app, ada):
    root = await ada.post("#support", "Root")
    await ada.post("#support", "Reply", thread_ts=root.ts)

    await ada.delete(root)

    await sandbox.wait_for(lambda: app.events(subtype="message_changed"))
    event = app.events(subtype="message_changed")[0]
    assert event["message"]["subtype"] == "tombstone"


async def test_a_file_comes_as_file_share(sandbox, app: Recorder, ada: Person):
    await ada.upload("#support", "note.txt", b"Hello", text="Look")

    await sandbox.wait_for(lambda: app.events(subtype="file_share"))
    assert app.events(subtype="file_share")[0]["files"][0]["name"] == "note.txt"


async def test_joining_a_channel_is_an_event(sandbox, app: Recorder):
    otto = sandbox.person("otto")

    await otto.join("#support")

    await sandbox.wait_for(lambda: app.events("member_joined_channel"))
    assert app.events("member_joined_channel")[0]["user"] == otto.id


async def test_opening_home_is_an_event(sandbox, app: Recorder, ada: Person):
    await ada.open_home()

    await sandbox.wait_for(lambda: app.events("app_home_opened"))
    event = app.events("app_home_opened")[0]
    assert (event["user"], event["tab"]) == (ada.id, "home")


async def test_an_event_that_is_not_taken_comes_again_at_once_after_a_minute_and_after_five(
    start, serve_app
):
    clock = Clock(frozen=True)
    sandbox = await start(clock=clock)
    app = await serve_app(sandbox)
    app.status = 500
    await sandbox.person("ada").post("#support", "Hello")

    await sandbox.wait_for(lambda: len(app.came) == 2)
    clock.advance(timedelta(seconds=60))
    await sandbox.wait_for(lambda: len(app.came) == 3)
    clock.advance(timedelta(seconds=300))
    await sandbox.wait_for(lambda: sandbox.delivery.is_idle)

    numbers = [each.headers.get("X-Slack-Retry-Num") for each in app.came]
    assert numbers == [None, "1", "2", "3"]


async def test_a_repeated_event_keeps_its_id_and_says_why(sandbox, app: Recorder, ada):
    app.status = 500

    await ada.post("#support", "Hello")

    await sandbox.wait_for(lambda: len(app.came) == 2)
    ids = {each.payload["event_id"] for each in app.came}
    assert (len(ids), app.came[1].headers["X-Slack-Retry-Reason"]) == (1, "http_error")


async def test_an_app_can_ask_not_to_hear_an_event_again(sandbox, app: Recorder, ada):
    app.status, app.headers = 500, {"x-slack-no-retry": "1"}

    await ada.post("#support", "Hello")

    await sandbox.wait_for(lambda: app.came and sandbox.delivery.is_idle)
    assert len(app.came) == 1


async def test_events_can_be_delivered_twice(sandbox, app: Recorder, ada: Person):
    sandbox.faults.duplicate_events = True

    await ada.post("#support", "Hello")

    await sandbox.wait_for(lambda: len(app.came) == 2)
    assert len({each.payload["event_id"] for each in app.came}) == 1


async def test_events_can_be_delivered_in_the_wrong_order(sandbox, app: Recorder, ada: Person):
    sandbox.faults.reorder_events = True

    await ada.post("#support", "first")
    await ada.post("#support", "second")

    await sandbox.wait_for(lambda: len(app.came) == 2)
    assert [each["text"] for each in app.events()] == ["second", "first"]


@pytest.mark.parametrize("ahead", [timedelta(0), timedelta(days=2)], ids=["now", "in two days"])
async def test_requests_carry_the_time_of_the_sandboxs_clock(sandbox, app, ada, ahead):
    sandbox.clock.advance(ahead)

    await ada.post("#support", "Hello")

    await sandbox.wait_for(lambda: app.came)
    stamp = int(app.came[0].headers["X-Slack-Request-Timestamp"])
    assert abs(stamp - sandbox.clock.now().timestamp()) < 60


async def test_an_app_that_fails_almost_always_hears_no_more(sandbox: Sandbox, ada):
    for _ in range(1000):
        sandbox.delivery._count(taken=False)

    await ada.post("#support", "Hello")

    assert (sandbox.delivery.is_disabled, sandbox.delivery.is_idle) == (True, True)
