"""Web forms: a page for customers, an address for programs, and the cases they become."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from html import unescape

import aiohttp
import pytest

from handlers.web.form_door import PERSON
from tests.house import House

ADD = '/desk forms add contact "Contact us" support'
ENTRY = {
    "name": "Kim Doe",
    "email": "kim@example.net",
    "subject": "The lamp",
    "message": "It does not light.",
    "order": "A-17",
}
MULTIPART = {"default_to_multipart": True}


@dataclass(frozen=True, kw_only=True)
class Website:
    """Where customers and their programs reach the desk."""

    house: House
    session: aiohttp.ClientSession
    secret: str

    @property
    def page(self) -> str:
        return f"{self.house.bot.settings.public_url}f/contact"

    @property
    def api(self) -> str:
        return f"{self.house.bot.settings.public_url}in/form/{self.secret}"

    async def shown(self) -> str:
        async with self.session.get(self.page) as answer:
            assert answer.status == 200
            return await answer.text()

    async def send(self, entry: dict[str, str], **headers: str) -> tuple[int, str]:
        """Send what the page's form would send."""
        fields = {"_token": token_of(await self.shown()), "_homepage": "", **entry}
        return await self.send_again(fields, **headers)

    async def send_again(self, fields: dict[str, str], **headers: str) -> tuple[int, str]:
        async with self.session.post(self.page, data=fields, headers=headers) as answer:
            return answer.status, await answer.text()

    async def post(self, **sent) -> tuple[int, dict]:
        async with self.session.post(self.api, **sent) as answer:
            return answer.status, await answer.json()


@pytest.fixture
async def website(house) -> AsyncIterator[Website]:
    said = await house.asks(house.adam, ADD)
    secret = re.search(r"/in/form/([\w-]+)", said)[1]
    async with aiohttp.ClientSession() as session:
        yield Website(house=house, session=session, secret=secret)


def token_of(page: str) -> str:
    return re.search(r'name="_token" value="([^"]+)"', page)[1]


def number_in(page: str) -> int:
    return int(re.search(r"#(\d+)", page)[1])


async def test_a_sent_form_is_a_case_and_its_number_is_told(website):
    house = website.house

    status, page = await website.send(ENTRY)

    assert (status, number_in(page)) == (200, 1001)
    await house.until(lambda: house.cards() and house.thread(house.cards()[0]))
    card = house.cards()[0]
    assert "The lamp" in house.says(card)
    assert "kim@example.net" in house.says(card)
    assert "It does not light." in house.thread_says(card)
    assert "Order number: A-17" in house.thread_says(card)


async def test_an_answer_to_a_form_reaches_the_customer(website):
    house = website.house
    kim = house.slack.mailbox("kim@example.net", "Kim Doe")
    await website.send(ENTRY)
    await house.until(lambda: house.cards() and house.thread(house.cards()[0]))

    await house.answer(house.cards()[0], "We send a new one.")

    assert "We send a new one." in kim.messages[-1].get_body(("plain",)).get_content()


async def test_a_page_that_is_sent_twice_is_one_case(website):
    fields = {"_token": token_of(await website.shown()), **ENTRY}

    answers = await asyncio.gather(*(website.send_again(fields) for _ in range(5)))

    assert {number_in(page) for _, page in answers} == {1001}


async def test_what_is_wrong_is_told_where_it_is_and_nothing_typed_is_lost(website):
    status, page = await website.send({**ENTRY, "email": "kim@<example>", "subject": ""})

    assert status == 400
    assert "<title>Error: Contact us</title>" in page
    assert 'value="kim@&lt;example&gt;"' in page
    assert "It does not light.</textarea>" in page
    assert re.search(r'<input id="email"[^>]*aria-invalid="true"', page)
    assert re.search(r'<input id="email"[^>]*aria-describedby="email-hint email-error"', page)
    assert re.search(r'<input id="email"[^>]* autofocus', page)
    assert page.count(" autofocus") == 1
    assert 'id="subject-error"' in page
    assert not website.house.cards()


async def test_a_corrected_page_is_sent_with_the_token_it_had(website):
    fields = {"_token": token_of(await website.shown()), **ENTRY}
    _, page = await website.send_again({**fields, "email": ""})

    assert token_of(page) == fields["_token"]


@pytest.mark.parametrize("name", ["name", "email", "subject", "message", "order"])
async def test_every_field_of_the_page_has_its_label(website, name):
    page = await website.shown()

    assert f'<label for="{name}">' in page
    assert re.search(rf'<(input|textarea)[^>]* id="{name}" name="{name}"', page)


async def test_the_page_is_kept_out_of_frames_and_caches_and_runs_no_script(website):
    async with website.session.get(website.page) as answer:
        headers, page = answer.headers, await answer.text()

    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "<script" not in page


async def test_what_somebody_typed_is_never_markup(website):
    _, page = await website.send({**ENTRY, "email": "", "name": '"><script>alert(1)</script>'})

    assert "<script" not in page
    assert "<script>alert(1)</script>" in unescape(page)


async def test_a_page_of_no_form_is_told(website):
    async with website.session.get(f"{website.page}s") as answer:
        assert (answer.status, answer.content_type) == (404, "text/html")


async def test_nothing_can_be_sent_to_a_page_of_no_form(website):
    async with website.session.post(f"{website.page}s", data=ENTRY) as answer:
        assert answer.status == 404


async def test_what_a_robot_fills_in_is_held_back_and_not_lost(website):
    house = website.house

    status, page = await website.send({**ENTRY, "_homepage": "https://example.org"})

    assert status == 200
    assert "number will follow" in page
    card = await house.until(lambda: next(iter(house.cards()), None))
    assert "The lamp" in house.says(card)
    assert not await numbers(house)


async def test_who_sends_too_much_is_asked_to_wait_and_keeps_what_was_typed(website):
    for number in range(PERSON.burst):
        status, _ = await website.send({**ENTRY, "subject": f"Lamp {number}"})
        assert status == 200

    status, page = await website.send({**ENTRY, "subject": "One too many"})

    assert status == 429
    assert 'value="One too many"' in page


async def test_one_visitor_with_many_addresses_is_asked_to_wait(website):
    statuses = [
        (
            await website.send(
                {**ENTRY, "email": f"{n}@example.net"}, **{"X-Forwarded-For": "8.8.8.8"}
            )
        )[0]
        for n in range(PERSON.burst + 1)
    ]

    assert statuses == [200] * PERSON.burst + [429]


async def test_a_page_that_says_too_much_is_shown_again_with_a_sentence(website):
    status, page = await website.send_again({"message": "x" * 1_000_001})

    assert status == 413
    assert "1 MB is the most" in page


@pytest.mark.parametrize(
    "sent",
    [
        {"json": ENTRY},
        {"data": ENTRY},
        {"data": aiohttp.FormData(ENTRY, **MULTIPART)},
        {"json": {"Full Name": "Kim Doe", "e-mail": "kim@example.net", "title": "The lamp",
                  "body": "It does not light.", "orderId": "A-17"}},
    ],
    ids=["json", "urlencoded", "multipart", "other names"],
)  # fmt: skip
async def test_a_program_sends_what_a_page_sends(website, sent):
    house = website.house

    status, told = await website.post(**sent)

    assert (status, told["case"], told["is_new"]) == (201, 1001, True)
    await house.until(lambda: house.cards() and house.thread(house.cards()[0]))
    assert "The lamp" in house.says(house.cards()[0])
    assert "Order number: A-17" in house.thread_says(house.cards()[0])


async def test_what_a_program_adds_stands_below_the_message(website):
    house = website.house
    await website.post(json={**ENTRY, "Phone": 491234, "newsletter": True})
    await house.until(lambda: house.cards() and house.thread(house.cards()[0]))

    assert "Phone: 491234" in house.thread_says(house.cards()[0])
    assert "newsletter: yes" in house.thread_says(house.cards()[0])


@pytest.mark.parametrize(
    "sent",
    [
        {"json": {**ENTRY, "submission_id": "17"}},
        {"json": ENTRY, "headers": {"Idempotency-Key": '"17"'}},
        {"json": ENTRY},
    ],
    ids=["field", "header", "the same words"],
)
async def test_a_delivery_that_comes_twice_is_one_case(website, sent):
    first = await website.post(**sent)

    assert await website.post(**sent) == (200, {**first[1], "is_new": False})


async def test_deliveries_that_come_together_are_one_case(website):
    entry = {**ENTRY, "submission_id": "17"}

    told = await asyncio.gather(*(website.post(json=entry) for _ in range(8)))

    assert sorted(status for status, _ in told) == [200] * 7 + [201]
    assert {answer["case"] for _, answer in told} == {1001}


async def test_an_id_that_has_named_something_else_is_refused(website):
    await website.post(json={**ENTRY, "submission_id": "17"})

    status, told = await website.post(json={**ENTRY, "message": "Else.", "submission_id": "17"})

    assert (status, "has named another submission" in told["error"]) == (422, True)


@pytest.mark.parametrize(
    ("sent", "status", "says"),
    [
        ({"json": {"message": "Hi"}}, 400, "email: Give us your email address"),
        ({"json": {"email": "kim@example.net"}}, 400, "message: Write your message."),
        ({"json": {"email": "kim", "message": "Hi"}}, 400, "not an email address"),
        ({"json": {"email": "support@example.com", "message": "Hi"}}, 400, "our own address"),
        ({"json": []}, 400, "has to be an object"),
        ({"data": b"{", "headers": {"Content-Type": "application/json"}}, 400, "not valid JSON"),
        ({"data": b"x", "headers": {"Content-Type": "text/plain"}}, 415, "application/json"),
        ({"json": {"message": "x" * 1_000_001}}, 413, "1 MB is the most"),
    ],
    ids=["no address", "no message", "no such address", "ours", "list", "broken", "kind", "large"],
)
async def test_a_program_is_told_what_is_wrong(website, sent, status, says):
    answered, told = await website.post(**sent)

    assert (answered, says in told["error"]) == (status, True)


async def test_an_unknown_address_for_programs_is_told(website):
    async with website.session.post(f"{website.api}x", json=ENTRY) as answer:
        assert answer.status == 404
        assert "There is no form" in (await answer.json())["error"]


async def test_the_forms_are_listed_with_their_links(website):
    said = await website.house.asks(website.house.adam, "/desk forms")

    assert website.page in said
    assert website.api in said


async def test_a_lead_sees_the_page_and_not_the_address_for_programs(website):
    said = await website.house.asks(website.house.lea, "/desk forms")

    assert website.page in said
    assert website.secret not in said


async def test_a_removed_form_takes_nothing_more(website):
    house = website.house
    await house.asks(house.adam, "/desk forms remove contact")

    assert (await website.post(json=ENTRY))[0] == 404
    async with website.session.get(website.page) as answer:
        assert answer.status == 404


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("/desk forms", "There is no form yet"),
        ("/desk forms ad contact", "To add a form"),
        ("/desk forms add contact", "Key, title in quotes, queue"),
        ('/desk forms add contact "Contact us" nowhere', "There is no queue `nowhere`"),
        ("/desk forms remove", "Which form?"),
        ("/desk forms remove contact", "There is no form `contact`"),
    ],
)
async def test_what_is_typed_wrongly_is_answered_with_an_example(house, command, answer):
    assert answer in await house.asks(house.adam, command)


async def test_curly_quotes_and_signs_of_slack_are_understood(house):
    await house.asks(house.adam, "/desk forms add returns “Returns & repairs 🎉” support")

    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{house.bot.settings.public_url}f/returns") as answer,
    ):
        assert "<h1>Returns & repairs 🎉</h1>" in unescape(await answer.text())


async def numbers(house: House) -> list[int]:
    async with house.bot.desk.look() as work:
        return [n for n in (1001, 1002) if await work.cases.by_number(n)]
