"""What the browser asks the sandbox, and what it is answered."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import aiohttp
import pytest

from sandbox import Sandbox
from sandbox.channel import Channel
from sandbox.message import Message
from sandbox.people import Person
from tests.sandbox.recorder import Recorder
from tests.sandbox.views import field, home, modal, option, section, select

Json = dict[str, Any]


@dataclass
class Browser:
    """A browser with one person before it."""

    session: aiohttp.ClientSession
    url: str
    user: str

    async def get(self, path: str, **query: str) -> Json:
        query = {"user": self.user} | query
        async with self.session.get(self.url + path, params=query) as answer:
            body: Json = await answer.json()
            return body

    async def post(self, path: str, **body: Any) -> Json:
        body = {"user": self.user} | body
        async with self.session.post(self.url + path, json=body) as answer:
            said: Json = await answer.json()
            return said


@pytest.fixture
async def browser(sandbox: Sandbox, ada: Person) -> AsyncIterator[Browser]:
    async with aiohttp.ClientSession() as session:
        yield Browser(session, sandbox.url, ada.id)


def named(state: Json, name: str) -> Json:
    return next(each for each in state["channels"] if each["name"] == name)


async def test_the_state_shows_who_and_where_one_is(browser: Browser, ada: Person):
    state = await browser.get("/ui/state")

    names = {each["name"] for each in state["channels"]}
    assert (state["me"]["name"], {"general", "support", "directmessage"} <= names) == ("ada", True)


async def test_without_a_name_it_is_the_first_person_who_looks(browser: Browser):
    assert (await browser.get("/ui/state", user=""))["me"]["name"] == "ada"


async def test_a_private_channel_of_others_is_not_shown(browser: Browser):
    names = {each["name"] for each in (await browser.get("/ui/state"))["channels"]}

    assert "escalations" not in names


async def test_the_state_shows_the_apps_commands_and_shortcuts(browser: Browser):
    state = await browser.get("/ui/state")

    shown = ([each["command"] for each in state["commands"]], state["shortcuts"][0]["name"])
    assert shown == (["/case", "/desk"], "Create case")


async def test_what_one_posts_stands_in_the_channel(browser: Browser, support: Channel):
    await browser.post("/ui/post", channel=support.id, text="Hello")

    messages = (await browser.get(f"/ui/channel/{support.id}"))["messages"]
    assert [each["text"] for each in messages] == ["Hello"]


async def test_a_thread_is_shown_with_its_root(browser: Browser, card: Message):
    await browser.post("/ui/post", channel=card.channel, text="A note", thread_ts=card.ts)

    thread = await browser.get(f"/ui/thread/{card.channel}/{card.ts}")
    assert (thread["root"]["ts"], thread["replies"][0]["text"]) == (card.ts, "A note")


async def test_new_messages_are_counted_until_they_are_read(browser, card, support):
    before = named(await browser.get("/ui/state"), "support")["unread"]

    await browser.post("/ui/read", channel=support.id)

    after = named(await browser.get("/ui/state"), "support")["unread"]
    assert (before, after) == (1, 0)


async def test_a_mention_is_counted(browser, slack, support, ada):
    await slack.chat_postMessage(channel=support.id, text=f"<@{ada.id}> look")

    assert named(await browser.get("/ui/state"), "support")["mentions"] == 1


async def test_an_ephemeral_message_is_shown_to_its_person(browser, slack, support, ada):
    await slack.chat_postEphemeral(channel=support.id, user=ada.id, text="Only you")

    messages = (await browser.get(f"/ui/channel/{support.id}"))["messages"]
    assert [(each["text"], each["ephemeral"]) for each in messages] == [("Only you", True)]


async def test_what_only_one_person_sees_is_never_unread(browser, slack, support, ada):
    await slack.chat_postEphemeral(channel=support.id, user=ada.id, text="Only you")

    messages = (await browser.get(f"/ui/channel/{support.id}"))["messages"]
    assert [each["unread"] for each in messages] == [False]


async def test_one_edits_and_deletes_ones_own(browser, support, ada: Person):
    message = await ada.post("#support", "Helo")

    await browser.post("/ui/edit", channel=support.id, ts=message.ts, text="Hello")
    edited = message.text
    await browser.post("/ui/delete", channel=support.id, ts=message.ts)

    assert (edited, support.messages) == ("Hello", [])


async def test_one_does_not_edit_others(browser, support, card: Message):
    said = await browser.post("/ui/edit", channel=support.id, ts=card.ts, text="Mine")

    assert (said["ok"], card.text) == (False, "A case")


async def test_a_file_is_uploaded_and_can_be_opened(browser: Browser, support: Channel):
    form = aiohttp.FormData()
    for name, value in (("user", browser.user), ("channel", support.id)):
        form.add_field(name, value)
    form.add_field("file", b"Hello", filename="note.txt")
    await browser.session.post(f"{browser.url}/ui/upload", data=form)

    file = (await browser.get(f"/ui/channel/{support.id}"))["messages"][0]["files"][0]
    async with browser.session.get(browser.url + file["url_private"]) as answer:
        assert (file["name"], await answer.read()) == ("note.txt", b"Hello")


async def test_a_command_shows_its_answer(browser, app: Recorder, support: Channel):
    app.answers["command"] = {"text": "No cases."}

    said = await browser.post("/ui/command", channel=support.id, text="/case")

    assert [each["text"] for each in said["answers"]] == ["No cases."]


async def test_a_click_reaches_the_app(browser: Browser, app: Recorder, card: Message):
    container = {"type": "message", "channel": card.channel, "ts": card.ts}

    said = await browser.post(
        "/ui/action", container=container, block_id="actions", action_id="claim", type="button"
    )

    assert (said["ok"], app.of("block_actions")[0]["actions"][0]["value"]) == (True, "1")


async def test_a_click_on_what_is_gone_is_a_sentence(browser: Browser, card: Message):
    container = {"type": "message", "channel": card.channel, "ts": card.ts}

    said = await browser.post(
        "/ui/action", container=container, block_id="no", action_id="no", type="button"
    )

    assert said == {"ok": False, "error": "This element is no longer there."}


async def test_a_form_is_submitted_with_its_state(browser, open_modal, app, ada: Person):
    await open_modal()
    typed = {"why": {"value": {"type": "plain_text_input", "value": "because"}}}

    said = await browser.post("/ui/submit", view_id=ada.modal["id"], state=typed)

    values = app.of("view_submission")[0]["view"]["state"]["values"]
    assert (said["ok"], values) == (True, typed)


async def test_what_is_wrong_with_a_form_comes_back(browser, open_modal, ada: Person):
    await open_modal()

    said = await browser.post("/ui/submit", view_id=ada.modal["id"], state={})

    assert said["errors"] == {"why": "Please complete this required field."}


async def test_a_choice_in_a_form_takes_the_other_fields_along(browser, open_modal, app, ada):
    block = section("Macro", block_id="macro", accessory=select("Pick", "m", option("A", "a")))
    await open_modal(modal(block, field("Why", "why")))
    typed = {"why": {"value": {"type": "plain_text_input", "value": "because"}}}

    await browser.post(
        "/ui/action",
        container={"type": "view", "view_id": ada.modal["id"]},
        block_id="macro",
        action_id="m",
        type="static_select",
        selected_option=option("A", "a"),
        state={"values": typed},
    )

    values = app.of("block_actions")[-1]["view"]["state"]["values"]
    assert (values["why"], values["macro"]["m"]["selected_option"]["value"]) == (typed["why"], "a")


async def test_a_form_can_be_closed(browser, open_modal, ada: Person):
    await open_modal()

    await browser.post("/ui/close", view_id=ada.modal["id"])

    assert ada.modal is None


async def test_opening_home_tells_the_app(browser, sandbox, app: Recorder, ada: Person):
    await browser.post("/ui/home", is_opening=True)

    assert await sandbox.wait_for(lambda: app.events("app_home_opened"))


async def test_a_home_is_read_without_opening_it_again(browser, slack, app, ada: Person):
    await slack.views_publish(user_id=ada.id, view=home())

    said = await browser.post("/ui/home", is_opening=False)

    assert (said["view"]["type"], app.came) == ("home", [])


async def test_an_external_select_gets_its_options(browser, open_modal, app, ada: Person):
    app.answers["block_suggestion"] = {"options": [option("Refund", "r")]}
    element = {"type": "external_select", "action_id": "value"}
    await open_modal(modal(field("Macro", "macro", element)))

    said = await browser.get(
        "/ui/options",
        view_id=ada.modal["id"],
        block_id="macro",
        action_id="value",
        value="ref",
    )

    assert said == {"options": [option("Refund", "r")]}


async def test_the_clock_is_moved(browser: Browser, sandbox: Sandbox):
    before = sandbox.clock.now()

    await browser.post("/ui/clock", advance_seconds=86400)

    assert sandbox.clock.now() - before >= timedelta(days=1)


async def test_faults_are_planned_and_taken_back(browser: Browser, sandbox: Sandbox):
    planned = await browser.post("/ui/faults", method="*", kind="http_500", times=2)

    await browser.post("/ui/faults", clear=True)

    assert (planned["waiting"][0]["times"], sandbox.faults.waiting) == (2, [])


async def test_mails_are_refused_politely_without_a_bot(browser: Browser):
    said = await browser.post(
        "/ui/mail", **{"from": "eva@example.com", "to": "support@example.com", "text": "x"}
    )

    assert said["ok"] is False


async def test_a_received_mail_is_shown_with_its_files(browser: Browser, sandbox: Sandbox):
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "support@example.com", "Re: Hello"
    mail.set_content("Hello")
    mail.add_attachment(b"x", maintype="text", subtype="plain", filename="a.txt")
    sandbox.mailbox("eva@example.com").keep(mail, direction="received")

    shown = (await browser.get("/ui/mail", address="eva@example.com"))["messages"][0]
    async with browser.session.get(browser.url + shown["attachments"][0]["url"]) as answer:
        assert (shown["text"].strip(), shown["direction"], await answer.read()) == (
            "Hello",
            "in",
            b"x",
        )


async def test_a_permalink_leads_to_the_thread(browser: Browser, card: Message, slack):
    link = await slack.chat_getPermalink(channel=card.channel, message_ts=card.ts)

    async with browser.session.get(link["permalink"], allow_redirects=False) as answer:
        assert answer.headers["Location"] == f"/#channel={card.channel}&thread={card.ts}"


async def test_a_page_of_another_origin_cannot_act(browser: Browser, support: Channel):
    address = f"{browser.url}/ui/post"
    body = {"user": browser.user, "channel": support.id, "text": "x"}
    headers = {"Origin": "https://example.com"}
    async with browser.session.post(address, json=body, headers=headers) as answer:
        assert (answer.status, support.messages) == (403, [])


async def test_an_uploaded_page_cannot_act_as_the_sandbox(browser: Browser, ada: Person):
    message = await ada.upload("#support", "page.html", b"<script>alert(1)</script>")

    async with browser.session.get(f"{browser.url}/ui/files/{message.files[0]['id']}") as answer:
        assert "sandbox" in answer.headers["Content-Security-Policy"]


async def heard(browser: Browser, kind: str) -> AsyncIterator[Json]:
    """The news of one kind on the person's stream."""
    address = f"{browser.url}/ui/stream?user={browser.user}"
    async with browser.session.get(address) as stream:
        async for line in stream.content:
            if line.startswith(b"data: "):
                news = json.loads(line.removeprefix(b"data: "))
                if news["type"] in {"hello", kind}:
                    yield news


async def test_the_stream_tells_of_a_new_message(browser: Browser, support, ben: Person):
    news = heard(browser, "changed")
    await anext(news)

    await ben.post("#support", "Hello")

    assert (await anext(news))["channels"] == [support.id]
    await news.aclose()


async def test_the_stream_brings_an_opened_form(browser: Browser, open_modal):
    news = heard(browser, "view")
    await anext(news)

    await open_modal(modal(title="Reply"))

    assert (await anext(news))["view"]["title"]["text"] == "Reply"
    await news.aclose()


async def test_the_stream_tells_of_a_moved_clock(browser: Browser, sandbox: Sandbox):
    news = heard(browser, "clock")
    await anext(news)

    sandbox.clock.advance(timedelta(days=1))

    assert (await anext(news))["now"] > "2025"
    await news.aclose()


async def test_no_old_part_of_the_page_is_used_after_an_upgrade(browser: Browser):
    async with browser.session.get(f"{browser.url}/static/js/main.js") as answer:
        said = answer.headers["Cache-Control"]

    assert said == "no-cache"
