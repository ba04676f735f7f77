"""What stands below answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.case import Case
from desk.conversation import reply
from desk.desk import Desk
from desk.errors import BadInput, NotAllowed
from desk.lookup import reply_facts
from desk.signature import LONGEST, own_signature, quote_history, sign_own, sign_queue
from tests.front import Front


async def below(desk: Desk, case: Case, agent: str) -> str:
    return (await reply_facts(desk, case.id, by=agent, name="Ada Agent")).signature


@pytest.mark.parametrize(
    ("own", "queues", "signature"),
    [
        ("", "", ""),
        ("", "{agent}, {queue}", "Ada Agent, Support"),
        ("Ada of {queue}", "The team", "Ada of Support"),
    ],
    ids=["none", "the queue's", "one's own"],
)
async def test_ones_own_comes_before_the_queues(
    desk: Desk, case: Case, agent: str, lead: str, own: str, queues: str, signature: str
):
    await sign_own(desk, own, by=agent)
    await sign_queue(desk, case.queue_id, queues, by=lead)

    assert await below(desk, case, agent) == signature


async def test_a_signature_that_is_changed_is_another(desk: Desk, agent: str):
    await sign_own(desk, "Ada", by=agent)
    await sign_own(desk, " A. \u202e\n\tAda\n\n", by=agent)

    assert await own_signature(desk, by=agent) == " A.\nAda"


async def test_an_answer_keeps_the_signature_it_was_written_with(
    desk: Desk, front: Front, case: Case, agent: str
):
    draft = replace(await front.draft(case.id), signature="Ada")
    answer = await reply(desk, case.id, draft, by=agent)
    await sign_own(desk, "Another", by=agent)

    async with desk.look() as work:
        assert (await work.answers.get(answer.id)).signature == "Ada"


async def test_a_page_is_no_signature(desk: Desk, agent: str):
    with pytest.raises(BadInput, match=f"{LONGEST} characters at most"):
        await sign_own(desk, "x" * (LONGEST + 1), by=agent)


async def test_what_cannot_be_filled_in_is_refused(desk: Desk, agent: str):
    with pytest.raises(BadInput, match=r"I do not know `\{agnet\}`"):
        await sign_own(desk, "{agnet} of {queue}", by=agent)


@pytest.mark.parametrize("what", ["signature", "history"])
async def test_only_who_leads_decides_for_the_queue(desk: Desk, case: Case, agent: str, what: str):
    decide = {
        "signature": lambda: sign_queue(desk, case.queue_id, "Mine", by=agent),
        "history": lambda: quote_history(desk, case.queue_id, is_on=False, by=agent),
    }

    with pytest.raises(NotAllowed):
        await decide[what]()


async def test_an_outsider_signs_nothing(desk: Desk, case: Case):
    with pytest.raises(NotAllowed):
        await sign_own(desk, "Otto", by="U0OUTSIDER")
