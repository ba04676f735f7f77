"""Slash commands: what the app is sent, and what the person sees."""

from __future__ import annotations

import asyncio

import pytest

from sandbox.people import Person
from tests.sandbox.recorder import Recorder


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        pytest.param("assign 7 @ben", "assign 7 <@U0BENAGENT0|ben>", id="person"),
        pytest.param("digest #general", "digest <#C0000000001|general>", id="public channel"),
        pytest.param("digest #support", "digest <#C0000000002|>", id="private channel"),
        pytest.param(
            "customer eva@example.com",
            "customer <mailto:eva@example.com|eva@example.com>",
            id="address",
        ),
        pytest.param("note 7 a < b & c", "note 7 a &lt; b &amp; c", id="control characters"),
        pytest.param("see https://example.com/x", "see <https://example.com/x>", id="link"),
        pytest.param("note 7 call @nobody", "note 7 call @nobody", id="unknown name"),
    ],
)
async def test_what_is_typed_is_sent_escaped(app: Recorder, ada: Person, typed: str, sent: str):
    await ada.command("#support", f"/case {typed}")

    assert app.of("command")[0]["text"] == sent


async def test_a_command_without_should_escape_is_sent_as_typed(start, serve_app):
    commands = [{"command": "/plain", "description": "As it is"}]
    sandbox = await start(manifest={"features": {"slash_commands": commands}})
    app = await serve_app(sandbox)

    await sandbox.person("ada").command("#support", "/plain hi @ben")

    assert app.of("command")[0]["text"] == "hi @ben"


async def test_the_answer_is_shown_to_the_person_alone(sandbox, app: Recorder, ada, support):
    app.answers["command"] = {"text": "You have no open cases."}

    answers = await ada.command("#support", "/case")

    shown = [sandbox.text_of(each) for each in answers]
    assert (shown, support.messages) == (["You have no open cases."], [])


async def test_an_answer_can_be_for_the_whole_channel(app: Recorder, ada, support):
    app.answers["command"] = {"text": "Everybody sees this.", "response_type": "in_channel"}

    answers = await ada.command("#support", "/case")

    assert support.messages == answers


async def test_a_private_channel_is_not_named(app: Recorder, ada: Person, support):
    await ada.command("#support", "/case")

    command = app.of("command")[0]
    assert (command["channel_id"], command["channel_name"]) == (support.id, "privategroup")


async def test_a_command_nobody_registered_is_refused_by_slack_itself(sandbox, app, ada: Person):
    answers = await ada.command("#support", "/nothing at all")

    shown = (sandbox.text_of(answers[0]), app.came)
    assert shown == ("/nothing is not a valid command.", [])


async def test_an_app_that_fails_is_shown_as_dispatch_failed(sandbox, app: Recorder, ada):
    app.status = 500

    answers = await ada.command("#support", "/case")

    assert "dispatch_failed" in sandbox.text_of(answers[0])


async def test_a_failed_command_is_not_repeated(sandbox, app: Recorder, ada: Person):
    app.status = 500

    await ada.command("#support", "/case")

    assert len(app.came) == 1


async def test_an_app_that_is_late_is_shown_as_operation_timeout(start, serve_app):
    sandbox = await start(ack_seconds=0.05)
    app = await serve_app(sandbox)
    app.gate = asyncio.Event()

    answers = await sandbox.person("ada").command("#support", "/case")

    app.gate.set()
    assert "operation_timeout" in sandbox.text_of(answers[0])


async def test_an_answer_with_broken_blocks_is_a_visible_error(sandbox, app: Recorder, ada):
    app.answers["command"] = {"text": "x", "blocks": [{"type": "section"}]}

    answers = await ada.command("#support", "/case")

    assert "invalid_command_response" in sandbox.text_of(answers[0])


async def test_without_an_app_a_command_fails_visibly(sandbox, ada: Person):
    answers = await ada.command("#support", "/case")

    assert "dispatch_failed" in sandbox.text_of(answers[0])
