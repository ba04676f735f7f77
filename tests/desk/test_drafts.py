"""Answers that wait for their writer's word."""

from __future__ import annotations

import pytest

from desk.case import Case
from desk.desk import Desk
from desk.drafts import draft_of, keep, save, send
from desk.errors import BadInput, NewerMessage, NotAllowed, NotAnAgent, NotFound
from desk.outgoing import AnswerMail
from desk.rich import from_plain
from tests.clock import Clock
from tests.front import Front
from tests.incoming import CUSTOMER, mail

DOCUMENT = from_plain("It is on its way.\n\nSee https://example.com")


async def test_a_preview_says_what_the_customer_would_read(
    desk: Desk, front: Front, case: Case, agent: str
):
    preview = await save(desk, case.id, DOCUMENT, by=agent, name="Ada")

    assert (preview.number, preview.to, preview.draft.document) == (case.number, CUSTOMER, DOCUMENT)
    assert await front.leaving(AnswerMail) == []


async def test_a_draft_is_kept_until_it_is_asked_for(desk: Desk, case: Case, agent: str):
    preview = await save(desk, case.id, DOCUMENT, by=agent, name="Ada", post_ts="1.2")

    assert await draft_of(desk, preview.draft.id, by=agent) == preview.draft


async def test_a_draft_is_sent_as_it_was_shown(
    desk: Desk, front: Front, case: Case, agent: str, clock: Clock
):
    preview = await save(desk, case.id, DOCUMENT, by=agent, name="Ada")
    clock.advance(seconds=5)
    answer = await send(desk, preview.draft.id, by=agent)

    assert answer.document == DOCUMENT
    assert await front.leaving(AnswerMail) == [AnswerMail(case_id=case.id, answer_id=answer.id)]


async def test_a_draft_is_sent_once(desk: Desk, case: Case, agent: str, clock: Clock):
    preview = await save(desk, case.id, DOCUMENT, by=agent, name="Ada")
    clock.advance(seconds=5)
    answers = [await send(desk, preview.draft.id, by=agent) for _ in "ab"]

    assert answers[0] == answers[1]


async def test_a_newer_mail_is_told_before_a_draft_is_sent(
    desk: Desk, front: Front, case: Case, agent: str
):
    preview = await save(desk, case.id, DOCUMENT, by=agent, name="Ada")
    first = await front.newest_message(case.id)
    await front.receive(mail("Wait!", answers=first.mail_id))

    with pytest.raises(NewerMessage):
        await send(desk, preview.draft.id, by=agent)


@pytest.mark.parametrize("post_ts", ["1.2", None], ids=["typed in the thread", "typed elsewhere"])
async def test_a_draft_that_is_kept_internal_is_one_note(
    desk: Desk, case: Case, agent: str, post_ts: str | None
):
    preview = await save(desk, case.id, DOCUMENT, by=agent, name="Ada", post_ts=post_ts)
    kept = [await keep(desk, preview.draft.id, by=agent) for _ in "ab"]

    async with desk.look() as work:
        (note,) = await work.notes.of_case(case.id)
    assert kept == [True, False]
    assert note.text == "It is on its way.\n\nSee https://example.com"


@pytest.mark.parametrize("act", [draft_of, send, keep], ids=["read", "send", "keep"])
async def test_a_draft_is_its_writers_alone(desk: Desk, case: Case, agent: str, colleague, act):
    preview = await save(desk, case.id, DOCUMENT, by=agent, name="Ada")

    with pytest.raises(NotAllowed, match=f"Only <@{agent}> can send that"):
        await act(desk, preview.draft.id, by=colleague)


async def test_nothing_written_is_no_draft(desk: Desk, case: Case, agent: str):
    with pytest.raises(BadInput, match="nothing to send yet"):
        await save(desk, case.id, from_plain(" \n"), by=agent, name="Ada")


async def test_an_outsider_drafts_nothing(desk: Desk, case: Case):
    with pytest.raises(NotAnAgent):
        await save(desk, case.id, DOCUMENT, by="U0OUTSIDER", name="Ada")


async def test_a_draft_that_is_gone_is_said_to_be_so(desk: Desk, agent: str):
    with pytest.raises(NotFound, match="does not exist any more"):
        await draft_of(desk, "0" * 32, by=agent)
