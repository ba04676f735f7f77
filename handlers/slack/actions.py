"""Buttons: take the press apart, call the desk."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from desk import (
    assignment,
    conversation,
    deliveries,
    drafts,
    escalation,
    follow_ups,
    golive,
    passed_on,
    raw_mail,
    reminders,
    resolution,
    roles,
    splitting,
)
from desk.errors import Overtaken
from desk.history import history_of
from desk.lookup import ReplyFacts, answer_for, case_facts, message_for, reply_facts
from desk.message import HOLD, Answer
from handlers.slack import piles, ratings
from handlers.slack.answered import Answered, How, Shown, Told
from handlers.slack.click import Click
from views.escalations import on_it
from views.golive import golive_text
from views.ids import Action
from views.lists import where_to_be
from views.modals.escalate import escalate_modal
from views.modals.follow_up import TAKEN_BACK, follow_up_modal, taken_back_modal
from views.modals.mail import mail_modal
from views.modals.more import more_modal
from views.modals.reply import reply_modal
from views.modals.snooze import snooze_modal
from views.reminders import saved_text


async def claim(click: Click) -> Answered:
    await assignment.claim(click.desk, click.value, by=click.user)
    return None


async def release(click: Click) -> Answered:
    case = await assignment.release(click.desk, click.value, by=click.user)
    if click.view_id:
        history = await history_of(click.desk, case.id, by=click.user)
        return Shown(view=more_modal(history), how=How.DRAWN_ANEW)
    return None


async def resolve(click: Click) -> Answered:
    await resolution.resolve(click.desk, click.value, by=click.user)
    return None


async def reopen(click: Click) -> Answered:
    await resolution.reopen(click.desk, click.value, by=click.user)
    return None


async def reply(click: Click) -> Answered:
    facts = await _reply_facts(click, click.value)
    return Shown(view=reply_modal(facts))


async def reply_to(click: Click) -> Answered:
    message = await message_for(click.desk, click.value, by=click.user)
    facts = await _reply_facts(click, message.case_id, message_id=message.id)
    return Shown(view=reply_modal(facts))


async def show_mail(click: Click) -> Answered:
    return Shown(view=mail_modal(await message_for(click.desk, click.value, by=click.user)))


async def raw(click: Click) -> Answered:
    await raw_mail.hand_out(click.desk, click.value, by=click.user)
    message = await message_for(click.desk, click.value, by=click.user)
    return Shown(view=mail_modal(message, is_raw_on_its_way=True), how=How.DRAWN_ANEW)


async def split_off(click: Click) -> Answered:
    case = await splitting.split_off(click.desk, click.value, by=click.user)
    return f"#{case.number} is a case of its own now."


async def make_requester(click: Click) -> Answered:
    await passed_on.make_requester(click.desk, click.value, by=click.user)
    return None


async def attach(click: Click) -> Answered:
    case_id, _, to = click.value.partition(" ")
    target = await splitting.attach(click.desk, case_id, to=to, by=click.user)
    return f"It is part of #{target.number} now."


async def snooze(click: Click) -> Answered:
    facts = await case_facts(click.desk, click.value, by=click.user)
    return Shown(view=snooze_modal(facts.case))


async def more(click: Click) -> Answered:
    return Shown(view=more_modal(await history_of(click.desk, click.value, by=click.user)))


async def undo(click: Click) -> Answered:
    return await _edit(click, await conversation.undo(click.desk, click.value, by=click.user))


async def edit(click: Click) -> Answered:
    return await _edit(click, await answer_for(click.desk, click.value, by=click.user))


async def send_again(click: Click) -> Answered:
    await conversation.send_again(click.desk, click.value, by=click.user)
    return None


async def escalate(click: Click) -> Answered:
    facts = await case_facts(click.desk, click.value, by=click.user)
    return Shown(view=escalate_modal(facts.case))


async def acknowledge(click: Click) -> Answered:
    case = await escalation.acknowledge(click.desk, click.value, by=click.user)
    text, blocks = on_it(case.id, case.number)
    return Told(text=text, blocks=blocks)


async def take_over(click: Click) -> Answered:
    case = await assignment.assign(click.desk, click.value, to=click.user, by=click.user)
    return f"#{case.number} is yours now."


async def send_draft(click: Click) -> Answered:
    try:
        await drafts.send(click.desk, click.value, by=click.user)
    except Overtaken as overtaken:
        return await _edit_draft(click, warning=overtaken.sentence)
    return f"It leaves in {HOLD.seconds} seconds. Until then you can undo it in the thread."


async def edit_draft(click: Click) -> Answered:
    return await _edit_draft(click, warning="")


async def keep_draft(click: Click) -> Answered:
    await drafts.keep(click.desk, click.value, by=click.user)
    return "Kept as a note. No customer sees it."


async def ask_to_join(click: Click) -> Answered:
    queue = await roles.ask_to_join(click.desk, click.value, by=click.user)
    return f"Asked. A lead of *{queue.name}* can let you in with one click."


async def let_in(click: Click) -> Answered:
    queue_id, _, user = click.value.partition(" ")
    queue = await roles.let_in(click.desk, user, queue_id=queue_id, by=click.user)
    return f"<@{user}> is an agent of *{queue.name}* now.\n{where_to_be(queue)}"


async def go_live(click: Click) -> Answered:
    return golive_text(await golive.go_live(click.desk, by=click.user))


async def retry(click: Click) -> Answered:
    count = await deliveries.retry(click.desk, click.value, by=click.user)
    return "It is on its way again." if count == 1 else f"All {count} are on their way again."


async def save_reminder(click: Click) -> Answered:
    return saved_text(await reminders.save(click.desk, click.value, by=click.user))


async def drop_reminder(click: Click) -> Answered:
    await reminders.drop(click.desk, click.value, by=click.user)
    return "Nothing was kept."


async def follow_up(click: Click) -> Answered:
    """In More, which stays open behind it."""
    facts = await case_facts(click.desk, click.value, by=click.user)
    return Shown(view=follow_up_modal(facts.case), how=How.LAID_OVER)


async def drop_follow_up(click: Click) -> Answered:
    await follow_ups.drop(click.desk, click.value, by=click.user)
    return Shown(view=taken_back_modal(), how=How.DRAWN_ANEW) if click.view_id else TAKEN_BACK


ACTIONS: Mapping[str, Callable[[Click], Awaitable[Answered]]] = {
    Action.CLAIM: claim,
    Action.RELEASE: release,
    Action.RESOLVE: resolve,
    Action.REOPEN: reopen,
    Action.REPLY: reply,
    Action.REPLY_TO: reply_to,
    Action.SHOW_MAIL: show_mail,
    Action.RAW_MAIL: raw,
    Action.SPLIT_OFF: split_off,
    Action.MAKE_REQUESTER: make_requester,
    Action.ATTACH: attach,
    Action.SNOOZE: snooze,
    Action.MORE: more,
    Action.UNDO: undo,
    Action.EDIT: edit,
    Action.SEND_AGAIN: send_again,
    Action.ESCALATE: escalate,
    Action.ACKNOWLEDGE: acknowledge,
    Action.TAKE_OVER: take_over,
    Action.SEND_DRAFT: send_draft,
    Action.EDIT_DRAFT: edit_draft,
    Action.KEEP_DRAFT: keep_draft,
    Action.ASK_TO_JOIN: ask_to_join,
    Action.LET_IN: let_in,
    Action.RETRY: retry,
    **piles.ACTIONS,
    **ratings.ACTIONS,
    Action.GO_LIVE: go_live,
    Action.SAVE_REMINDER: save_reminder,
    Action.DROP_REMINDER: drop_reminder,
    Action.FOLLOW_UP: follow_up,
    Action.DROP_FOLLOW_UP: drop_follow_up,
}


def listener_for(action: Mapping[str, str]) -> Callable[[Click], Awaitable[Answered]]:
    """Links and fields of modals press, too; there is nothing to do for them."""
    known = ACTIONS.get(action["action_id"])
    if known is not None:
        return known
    is_a_button = action.get("type") == "button" and action["action_id"] != Action.OPEN
    return _outlived if is_a_button else _nothing


async def _nothing(_click: Click) -> Answered:
    return None


async def _outlived(_click: Click) -> Answered:
    return "This button is older than I am: I do not know it any more. `/case help` knows the way."


async def _edit(click: Click, answer: Answer) -> Shown:
    """The text is given back to be changed and sent anew."""
    facts = await _reply_facts(click, answer.case_id, message_id=answer.message_id)
    files = tuple(file.id for file in answer.files)
    # What was to come of an open case says nothing about one that somebody has resolved since.
    is_as_seen = not facts.card.case.was_resolved_since(answer.created_at)
    then = answer.then if is_as_seen else None
    view = reply_modal(facts, text=answer.document, then=then, cc=answer.cc, files=files)
    return Shown(view=view)


async def _edit_draft(click: Click, *, warning: str) -> Shown:
    draft = await drafts.draft_of(click.desk, click.value, by=click.user)
    facts = await _reply_facts(click, draft.case_id, message_id=draft.message_id)
    return Shown(view=reply_modal(facts, text=draft.document, warning=warning))


async def _reply_facts(click: Click, case_id: str, *, message_id: str | None = None) -> ReplyFacts:
    name = await click.name()
    return await reply_facts(click.desk, case_id, by=click.user, name=name, message_id=message_id)
