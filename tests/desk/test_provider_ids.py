"""Message-IDs that providers put in place of ours."""

from __future__ import annotations

import pytest

from desk.case import Case
from desk.conversation import reply
from desk.deliveries import Delivered, delivered
from desk.desk import Desk
from desk.outgoing import AnswerMail, CaseLine, Told
from desk.provider_ids import given_ids
from tests.front import Front
from tests.incoming import mail

SES = "0102018f2a3b4c5d-6e7f8091-a2b3-c4d5-e6f7-8091a2b3c4d5-000000"
UUID = "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"


@pytest.mark.parametrize(
    ("words", "host", "ids"),
    [
        (f"250 Ok {SES}", "email-smtp.eu-west-1.amazonaws.com", (f"<{SES}@email.amazonses.com>",)),
        (
            "250 OK queued as <1.2@smtp.example.net>",
            "smtp.example.net",
            ("<1.2@smtp.example.net>",),
        ),
        (f"250 2.0.0 Ok: queued as {UUID}", "smtp.postmarkapp.com", (f"<{UUID}@mtasv.net>",)),
        (f"250 2.0.0 Ok: queued as {UUID}", "mail.example.com", ()),
        ("250 2.0.0 Ok: queued as 4711", "mail.example.com", ()),
    ],
    ids=["Amazon SES", "in brackets", "Postmark", "a queue's number", "a short number"],
)
def test_the_id_is_read_from_the_words_of_acceptance(words: str, host: str, ids: tuple[str, ...]):
    assert given_ids(words, host=host) == ids


@pytest.fixture
async def answered(desk: Desk, front: Front, case: Case, agent: str) -> AnswerMail:
    answer = await reply(desk, case.id, await front.draft(case.id), by=agent)
    return AnswerMail(case_id=case.id, answer_id=answer.id)


@pytest.mark.parametrize("domain", ["email.amazonses.com", "eu-west-1.amazonses.com"])
async def test_a_reply_to_an_id_that_the_provider_gave_belongs_to_its_case(
    desk: Desk, front: Front, case: Case, answered: AnswerMail, domain: str
):
    what = Delivered(outcome="250 Ok", mail_ids=(f"<{SES}@email.amazonses.com>",))
    async with desk.begin() as work:
        await delivered(work, answered, what, now=desk.now())
    await front.receive(mail("Thank you, but it is not here.", answers=f"<{SES}@{domain}>"))

    assert (await front.newest_message(case.id)).document != ()
    assert len(await front.cases()) == 1


async def test_who_was_refused_a_copy_is_told_to_the_writer(
    desk: Desk, front: Front, case: Case, answered: AnswerMail, agent: str
):
    why = "Not sent to friend@example.net: it was refused: 550 No."
    async with desk.begin() as work:
        await delivered(work, answered, Delivered(outcome="250", refused=(why,)), now=desk.now())

    (line,) = [said for said in await front.leaving(CaseLine) if said.told is Told.NOT_TO_ALL]
    assert (line.to, line.detail) == ((agent,), why)
