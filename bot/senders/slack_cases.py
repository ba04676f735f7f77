"""A case in Slack: its card, and what is said in its thread."""

from __future__ import annotations

from collections.abc import Mapping

from bot.senders.errors import Gone
from bot.senders.slack_out import Route, SlackOut, Words, case_in
from desk.access import leads_of
from desk.authentication import domain_of, lies_in
from desk.deliveries import Delivered
from desk.free_mail import FREE_MAIL
from desk.outgoing import (
    AnswerPost,
    CaseCard,
    CaseLine,
    CaseOpened,
    CustomerPost,
    EscalationPost,
    EscalationRenewed,
    Told,
    UnclaimedCheck,
)
from desk.own_addresses import own_addresses
from storage.outbox import OutboxRow
from views.card import card_text, case_card
from views.elements import Block, section
from views.escalations import (
    escalation_post,
    escalation_renewed,
    escalation_text,
    thread_buttons,
)
from views.posts import answer_post, answer_text, case_line, customer_post, customer_text


async def card(slack: SlackOut, row: OutboxRow, outgoing: CaseOpened | CaseCard) -> Delivered:
    facts = await slack.facts(outgoing.case_id)
    case, words = facts.case, Words(text=card_text(facts), blocks=case_card(facts))
    if case.card_ts is None and isinstance(outgoing, CaseCard):
        # The first card is on its way, and will be drawn as the case is then.
        return Delivered()
    if await slack.redraw(row, case.channel, case.card_ts, words):
        return Delivered(version=case.version)
    channel, ts = await slack.in_channel(row, case.channel, words)
    return Delivered(channel=channel, ts=ts, version=case.version)


async def customer(slack: SlackOut, row: OutboxRow, post: CustomerPost) -> Delivered:
    async with slack.desk.look() as work:
        message = await work.messages.get(post.message_id)
        case = await case_in(work, post.case_id)
        similar = await work.cases.get(post.looks_like) if post.looks_like else None
    if message is None:
        raise Gone("The message does not exist any more.")
    is_agents = await _is_agents(slack, message.sender.address)
    blocks = customer_post(post, message, case, similar=similar, names_agent=is_agents)
    words = Words(text=customer_text(case), blocks=blocks)
    if await slack.redraw(row, case.channel, message.post_ts, words):
        return Delivered()
    return Delivered(ts=await slack.in_thread(row, case, words, broadcast=post.broadcast))


async def answer(slack: SlackOut, row: OutboxRow, receipt: AnswerPost) -> Delivered:
    async with slack.desk.look() as work:
        written = await work.answers.get(receipt.answer_id)
        case = await case_in(work, receipt.case_id)
    if written is None:
        raise Gone("The answer does not exist any more.")
    by = await slack.name(written.by)
    words = Words(text=answer_text(case), blocks=answer_post(written, by=by))
    if await slack.redraw(row, case.channel, written.post_ts, words):
        return Delivered()
    return Delivered(ts=await slack.in_thread(row, case, words))


async def line(slack: SlackOut, row: OutboxRow, said: CaseLine) -> Delivered:
    facts = await slack.facts(said.case_id)
    other = await _other(slack, said)
    text = case_line(said, facts, by=await slack.name(said.by), other=other)
    words = Words(text=text, blocks=[section(text), *_line_buttons(said)])
    return Delivered(ts=await slack.in_thread(row, facts.case, words, broadcast=said.broadcast))


async def unclaimed(slack: SlackOut, row: OutboxRow, check: UnclaimedCheck) -> Delivered:
    """The lead is called, if it is still true."""
    facts = await slack.facts(check.case_id)
    if not facts.case.is_unclaimed:
        return Delivered()
    async with slack.desk.look() as work:
        leads = await leads_of(work, facts.queue.id)
    said = CaseLine(case_id=check.case_id, told=Told.UNCLAIMED, to=leads, broadcast=True)
    return await line(slack, row, said)


async def escalation(slack: SlackOut, row: OutboxRow, outgoing: EscalationPost) -> Delivered:
    facts = await slack.facts(outgoing.case_id)
    async with slack.desk.look() as work:
        channel = (await work.workspace.get()).escalation_channel
    escalated = facts.case.escalation
    if escalated is None:
        return Delivered()
    people = " ".join((*escalated.to, escalated.by, escalated.acknowledged_by or ""))
    names = await slack.directory.names(people)
    blocks = escalation_post(facts, escalated, names=names, link=slack.directory.permalink)
    words = Words(text=escalation_text(facts), blocks=blocks)
    if escalated.channel and await slack.redraw(row, escalated.channel, escalated.post_ts, words):
        return Delivered()
    if channel is None:
        return Delivered()
    posted_in, ts = await slack.in_channel(row, channel, words)
    return Delivered(channel=posted_in, ts=ts, version=facts.case.version)


async def renewed(slack: SlackOut, row: OutboxRow, over: EscalationRenewed) -> Delivered:
    facts = await slack.facts(over.case_id)
    blocks = escalation_renewed(facts, link=slack.directory.permalink)
    words = Words(text=escalation_text(facts), blocks=blocks)
    await slack.redraw(row, over.channel, over.ts, words)
    return Delivered()


async def _is_agents(slack: SlackOut, address: str) -> bool:
    """Whether it is the address of somebody of the team; asked only where our own addresses are."""
    async with slack.desk.look() as work:
        ours, members = await own_addresses(work), await work.members.all()
    domain = domain_of(address)
    is_ours = any(lies_in(domain_of(one), domain) for one in ours)
    if not is_ours or domain in FREE_MAIL:
        return False
    user = await slack.directory.person_with(address)
    return any(member.user == user for member in members)


async def _other(slack: SlackOut, said: CaseLine) -> str:
    """A link to the case that the line names."""
    if said.other_id is None:
        return ""
    case = (await slack.facts(said.other_id)).case
    if case.card_ts is None:
        return f"#{case.number}"
    return f"<{slack.directory.permalink(case.channel, case.card_ts)}|#{case.number}>"


def _line_buttons(said: CaseLine) -> list[Block]:
    return thread_buttons(said.case_id) if said.told is Told.ESCALATED else []


ROUTES: Mapping[type, Route] = {
    CaseOpened: card,
    CaseCard: card,
    CustomerPost: customer,
    AnswerPost: answer,
    CaseLine: line,
    EscalationPost: escalation,
    EscalationRenewed: renewed,
    UnclaimedCheck: unclaimed,
}
