"""A real Bolt app at both of the sandbox's doors."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp

from sandbox import Sandbox
from sandbox.people import Person
from tests.sandbox.conftest import client
from tests.sandbox.recorder import serve
from tests.sandbox.views import actions, button, field, home, modal, section


def desk(sandbox: Sandbox) -> AsyncApp:
    """A small desk: a command, a card, a form, a Home."""
    app = AsyncApp(
        client=client(sandbox), signing_secret=sandbox.signing_secret, process_before_response=True
    )
    app.command("/case")(case)
    app.event("message")(note)
    app.event("app_mention")(mention)
    app.event("app_home_opened")(opened)
    app.action("claim")(claim)
    app.view("form")(saved)
    return app


async def case(ack: Any, command: Any, respond: Any) -> None:
    await respond(f"Working on {command['text']}")
    await ack(f"Done with {command['text']}")


async def note(event: Any, client: Any) -> None:
    if "bot_id" not in event and event["text"] == "card please":
        blocks = [actions(button("Claim", "claim"))]
        await client.chat_postMessage(channel=event["channel"], text="Card", blocks=blocks)


async def mention() -> None:
    pass


async def claim(ack: Any, body: Any, client: Any) -> None:
    form = modal(field("Why", "why"), private_metadata=body["message"]["ts"])
    await client.views_open(trigger_id=body["trigger_id"], view=form)
    await ack()


async def saved(ack: Any, view: Any, client: Any) -> None:
    why = view["state"]["values"]["why"]["value"]["value"]
    if why == "no":
        await ack(response_action="errors", errors={"why": "Say more."})
        return
    await client.chat_postMessage(
        channel="#support", thread_ts=view["private_metadata"], text=f"Because {why}"
    )
    await ack()


async def opened(event: Any, client: Any) -> None:
    await client.views_publish(user_id=event["user"], view=home(section("Your cases")))


@pytest.fixture(params=["socket mode", "http"])
async def bolt(request: pytest.FixtureRequest, sandbox: Sandbox) -> AsyncIterator[AsyncApp]:
    app = desk(sandbox)
    if request.param == "socket mode":
        handler = AsyncSocketModeHandler(app, sandbox.app_token)
        await handler.connect_async()
        await sandbox.wait_for(lambda: sandbox.socket_mode.is_open)
        yield app
        await sandbox.wait_for(lambda: sandbox.delivery.is_idle)
        await handler.close_async()
    else:

        async def take(request: web.Request) -> web.Response:
            answer = await app.async_dispatch(await to_bolt_request(request))
            return await to_aiohttp_response(answer)

        runner, sandbox.request_url = await serve(take)
        yield app
        await sandbox.wait_for(lambda: sandbox.delivery.is_idle)
        await runner.cleanup()


async def test_a_command_is_answered_by_response_url_and_ack(bolt, sandbox, ada: Person):
    answers = await ada.command("#support", "/case 1042")

    shown = [sandbox.text_of(each) for each in answers]
    assert shown == ["Working on 1042", "Done with 1042"]


async def test_a_click_opens_a_form_whose_answer_lands_in_the_thread(bolt, sandbox, ada, support):
    await ada.post("#support", "card please")
    card = await sandbox.wait_for(lambda: next(each for each in support.messages if each.bot))
    await ada.click(card, "Claim")
    await ada.fill("Why", "it is mine")

    await ada.submit()

    assert [each.text for each in sandbox.thread(card)] == ["Because it is mine"]


async def test_a_refused_form_shows_why(bolt, sandbox, ada: Person, support):
    await ada.post("#support", "card please")
    card = await sandbox.wait_for(lambda: next(each for each in support.messages if each.bot))
    await ada.click(card, "Claim")
    await ada.fill("Why", "no")

    assert await ada.submit() == {"why": "Say more."}


async def test_opening_home_shows_it(bolt, sandbox, ada: Person):
    await ada.open_home()

    seen = await sandbox.wait_for(lambda: ada.home)
    assert "Your cases" in seen.text


async def test_an_action_nobody_handles_is_an_error_for_the_person(bolt, sandbox, slack, ada):
    await slack.chat_postMessage(
        channel="#support", text="x", blocks=[actions(button("Odd", "odd"))]
    )
    message = sandbox.channel("#support").messages[-1]

    assert await ada.click(message, "Odd") in {"dispatch_failed", "operation_timeout"}


@pytest.mark.parametrize("bolt", ["http"], indirect=True)
async def test_the_request_url_answers_the_challenge(bolt, sandbox: Sandbox):
    assert await sandbox.verify_request_url()
