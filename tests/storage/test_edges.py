"""Mails that no store may refuse, through the front door."""

from __future__ import annotations

import pytest

from desk.case import Case
from desk.conversation import reply
from desk.desk import Desk
from desk.mail import Address, Attachment, Bounced, Kind
from desk.queue import Queue
from desk.rich import from_plain
from tests.front import Front
from tests.incoming import mail

ODD = {
    "nul": "a\0b",
    "surrogate": "a\ud83db",
    "astral": "\U0001f4e6" * 50,
    "control": "a\x01\x1b[31m\u202e",
    "long": "ä" * 5_000,
}
odd = pytest.mark.parametrize("text", ODD.values(), ids=ODD)


@odd
async def test_a_mail_full_of_oddities_becomes_a_case(front: Front, queue: Queue, text: str):
    strange = mail(
        document=from_plain(text),
        message_id=f"<{text}@example.com>",
        subject=text,
        sender=f"{text} <{text}@example.com>",
        reply_to=(Address(name=text, address=f"reply-{text}@example.com"),),
        cc=(f"cc-{text}@example.com",),
        in_reply_to=(f"<0{text}@example.com>",),
        references=(text, f"<1{text}@example.com>"),
        quoted_text=text,
        problems=(text,),
        attachments=(attachment(text),),
    )

    assert await front.receive(strange, recipients=[f"{text}@example.com"]) == "case"


def attachment(name: str) -> Attachment:
    return Attachment(
        name=name,
        type="text/plain",
        size=0,
        inline=False,
        content_id=None,
        digest="0" * 64,
        content=b"",
    )


@odd
async def test_an_odd_mail_that_comes_twice_is_one(front: Front, queue: Queue, text: str):
    strange = mail(text, message_id=f"<{text}@example.com>")
    await front.receive(strange)

    assert await front.receive(strange) == "duplicate"


@odd
async def test_an_answer_to_an_odd_message_id_joins_its_case(front: Front, queue: Queue, text: str):
    sender = f"{text}@example.com"
    strange = mail("One", sender=sender, message_id=f"<{text}@example.com>")
    await front.receive(strange)
    word = await front.receive(mail("Two", sender=sender, answers=strange.message_id))

    case = await front.newest_case()
    assert word == "appended"
    assert not (await front.newest_message(case.id)).is_stranger


@odd
async def test_an_odd_bounce_is_told(desk: Desk, front: Front, case: Case, agent: str, text: str):
    answer = await reply(desk, case.id, await front.draft(case.id), by=agent)
    bounced = Bounced(address=text, status=text, permanent=True, returned_message_id=answer.mail_id)

    assert await front.receive(mail(kind=Kind.BOUNCE, bounced=(bounced,))) == "bounce"


@odd
async def test_an_odd_answer_can_be_sent(
    desk: Desk, front: Front, case: Case, agent: str, text: str
):
    draft = await front.draft(case.id, text, cc=(text,), send_key=text)
    first = await reply(desk, case.id, draft, by=agent)
    second = await reply(desk, case.id, draft, by=agent)

    assert first.id == second.id


async def test_a_mail_to_thousands_becomes_a_case(front: Front, queue: Queue):
    everybody = [f"person{n}@example.org" for n in range(3_000)]

    assert await front.receive(mail(to=everybody[:1500], cc=everybody[1500:])) == "case"
