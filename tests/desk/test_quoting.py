"""Whether an answer carries what it answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk import inbound
from desk.case import Case
from desk.desk import Desk
from desk.drafts import save
from desk.lookup import reply_facts
from desk.quoting import is_quoted
from desk.raw import Way
from desk.rich import from_plain
from desk.signature import quote_history
from tests.front import Front


@pytest.mark.parametrize(
    ("way", "quoted"),
    [(Way.SMTP, True), (Way.FORM, True), (Way.COLLEAGUE, False), (Way.SURVEY, False)],
)
async def test_only_the_customers_own_words_are_quoted(
    desk: Desk, front: Front, case: Case, way: Way, quoted: bool
):
    await inbound.keep(desk, way, key="another", raw=b"")
    async with desk.look() as work:
        kept = await work.inbound.by_key(way, "another")
        message = replace(await front.newest_message(case.id), inbound_id=kept.id)
        queue = await work.queues.get(case.queue_id)

        assert await is_quoted(work, queue, message) == quoted


async def test_a_stranger_is_sent_nothing_of_the_case(desk: Desk, front: Front, case: Case):
    async with desk.look() as work:
        message = replace(await front.newest_message(case.id), is_stranger=True)
        queue = await work.queues.get(case.queue_id)

        assert not await is_quoted(work, queue, message)


async def test_a_mail_without_text_leaves_nothing_to_quote(desk: Desk, front: Front, case: Case):
    async with desk.look() as work:
        message = replace(await front.newest_message(case.id), document=())
        queue = await work.queues.get(case.queue_id)

        assert not await is_quoted(work, queue, message)


async def test_a_queue_that_leaves_the_history_out_quotes_nothing(
    desk: Desk, case: Case, agent: str, lead: str
):
    assert (await reply_facts(desk, case.id, by=agent, name="Ada")).is_quoted
    await quote_history(desk, case.queue_id, is_on=False, by=lead)

    assert not (await reply_facts(desk, case.id, by=agent, name="Ada")).is_quoted


@pytest.mark.parametrize("is_on", [True, False], ids=["quoted", "left out"])
async def test_the_preview_of_a_draft_tells_what_is_quoted(
    desk: Desk, case: Case, agent: str, lead: str, is_on: bool
):
    await quote_history(desk, case.queue_id, is_on=is_on, by=lead)

    preview = await save(desk, case.id, from_plain("Soon."), by=agent, name="Ada")

    assert preview.is_quoted == is_on
