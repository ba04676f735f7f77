"""Modals that were sent: take the fields apart, call the desk."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from desk import (
    assignment,
    conversation,
    creating,
    escalation,
    follow_ups,
    piles,
    resolution,
    signature,
)
from desk.case import Then
from desk.conversation import Draft
from desk.errors import BadInput, DeskError, Overtaken, OwnAddress, TooLarge
from desk.follow_ups import Promise
from desk.lookup import case_facts, message_for, reply_facts
from desk.queue import mail_address
from desk.submission import Submission as SubmissionFields
from desk.when import moment
from handlers.slack.click import Submission
from views.elements import Block
from views.ids import Field, Modal
from views.modals.create import created_modal
from views.modals.follow_up import promised_modal
from views.modals.reply import ReplyMeta, reply_modal
from views.modals.signature import QUOTED
from views.modals.snooze import TYPED
from views.slack_text import rich_text_document
from views.text import escape


@dataclass(frozen=True, kw_only=True)
class Said:
    """It is done, and stands in the modal's place."""

    view: Block

    @property
    def payload(self) -> dict[str, Any]:
        return {"response_action": "update", "view": self.view}


#: What is answered to Slack: nothing closes the modal, a dictionary keeps it open.
Response: TypeAlias = dict[str, Any] | Said | None


#: Where a refusal of an answer is shown, if not under its text.
REPLY_FIELDS: Mapping[type[DeskError], Field] = {
    OwnAddress: Field.CC,
    TooLarge: Field.FILES,
}


async def send_modal(sent: Submission) -> Response:
    """What a modal does not answer under the field that it is about stands under its first."""
    try:
        return await MODALS[sent.modal](sent)
    except DeskError as refused:
        return _wrong(next(iter(sent.values)), refused)


async def send_reply(sent: Submission) -> Response:
    meta = ReplyMeta.load(sent.metadata)
    try:
        draft = await _draft(sent, meta)
    except BadInput as wrong:
        return _wrong(Field.CC, wrong)
    try:
        await conversation.reply(sent.desk, meta.case_id, draft, by=sent.user)
    except Overtaken as overtaken:
        return await _look_again(sent, draft, overtaken)
    except DeskError as refused:
        return _wrong(REPLY_FIELDS.get(type(refused), Field.ANSWER), refused)
    return None


async def snooze(sent: Submission) -> Response:
    text = sent.typed(TYPED) or sent.chosen(Field.UNTIL) or ""
    zone = ZoneInfo(await sent.door.directory.zone(sent.user))
    try:
        until = moment(text, now=sent.desk.now(), zone=zone)
        await resolution.snooze(sent.desk, sent.metadata, until=until, by=sent.user)
    except DeskError as refused:
        return _wrong(TYPED if sent.typed(TYPED) else Field.UNTIL, refused)
    return None


async def more(sent: Submission) -> Response:
    to = sent.person(Field.OWNER)
    if to is None:
        return _wrong(Field.OWNER, BadInput("Choose who shall have the case."))
    try:
        await assignment.assign(sent.desk, sent.metadata, to=to, by=sent.user)
    except DeskError as refused:
        return _wrong(Field.OWNER, refused)
    return None


async def escalate(sent: Submission) -> Response:
    to = sent.person(Field.WHOM)
    try:
        await escalation.escalate(
            sent.desk, sent.metadata, reason=sent.typed(Field.WHY), to=to, by=sent.user
        )
    except DeskError as refused:
        return _wrong(Field.WHOM if to else Field.WHY, refused)
    return None


async def follow_up(sent: Submission) -> Response:
    zone = await sent.door.directory.zone(sent.user)
    promise = Promise(when=sent.typed(Field.WHEN), text=escape(sent.typed(Field.WHAT)))
    try:
        reminder = await follow_ups.follow_up(
            sent.desk, sent.metadata, promise, zone=zone, by=sent.user
        )
    except DeskError as refused:
        return _wrong(Field.WHEN, refused)
    facts = await case_facts(sent.desk, sent.metadata, by=sent.user)
    return Said(view=promised_modal(reminder, facts.case))


async def create(sent: Submission) -> Response:
    """A colleague's words about a customer become a case like any other."""
    try:
        email = mail_address(sent.typed(Field.EMAIL))
    except BadInput as wrong:
        return _wrong(Field.EMAIL, wrong)
    submission = SubmissionFields(
        name=sent.typed(Field.NAME),
        email=email,
        subject=sent.typed(Field.SUBJECT),
        message=sent.typed(Field.MESSAGE),
        more=(("From Slack", sent.metadata),),
    )
    queue_key = sent.chosen(Field.QUEUE) or ""
    try:
        queue = await creating.create(
            sent.desk, submission, key=sent.view_id, queue_key=queue_key, by=sent.user
        )
    except DeskError as refused:
        return _wrong(Field.QUEUE, refused)
    return Said(view=created_modal(queue))


async def make_cases(sent: Submission) -> Response:
    chosen = sent.ticked(Field.MAILS)
    try:
        await piles.make_cases(sent.desk, sent.metadata, chosen, by=sent.user)
    except DeskError as refused:
        return _wrong(Field.MAILS, refused)
    return None


async def block_senders(sent: Submission) -> Response:
    chosen = sent.ticked(Field.MAILS)
    try:
        await piles.block_senders(sent.desk, sent.metadata, chosen, by=sent.user)
    except DeskError as refused:
        return _wrong(Field.MAILS, refused)
    return None


async def sign(sent: Submission) -> Response:
    """A queue's signature, and whether it quotes; or a person's own."""
    text = sent.typed(Field.SIGNATURE)
    try:
        if not sent.metadata:
            await signature.sign_own(sent.desk, text, by=sent.user)
            return None
        is_on = QUOTED in sent.ticked(Field.HISTORY)
        await signature.sign_queue(sent.desk, sent.metadata, text, by=sent.user)
        await signature.quote_history(sent.desk, sent.metadata, is_on=is_on, by=sent.user)
    except DeskError as refused:
        return _wrong(Field.SIGNATURE, refused)
    return None


MODALS: Mapping[str, Callable[[Submission], Awaitable[Response]]] = {
    Modal.REPLY: send_reply,
    Modal.SNOOZE: snooze,
    Modal.MORE: more,
    Modal.ESCALATE: escalate,
    Modal.FOLLOW_UP: follow_up,
    Modal.CREATE: create,
    Modal.MAKE_CASES: make_cases,
    Modal.BLOCK_SENDERS: block_senders,
    Modal.SIGNATURE: sign,
}


async def _draft(sent: Submission, meta: ReplyMeta) -> Draft:
    value = sent.values[Field.ANSWER].get("rich_text_value") or {}
    names = await sent.door.directory.names(str(value))
    chosen = sent.chosen(Field.THEN)
    return Draft(
        document=rich_text_document(value, names=names) if value else (),
        then=Then(chosen) if chosen else None,
        was_done=meta.was_done,
        cc=_addresses(sent.typed(Field.CC)),
        files=sent.ticked(Field.FILES),
        signature=meta.signature,
        seen=meta.seen,
        owner=meta.owner,
        message_id=meta.message_id,
        send_key=sent.view_id,
    )


def _addresses(text: str) -> tuple[str, ...]:
    words = [word for word in re.split(r"[,;\s]+", text) if word]
    return tuple(dict.fromkeys(mail_address(word) for word in words))


async def _look_again(sent: Submission, draft: Draft, overtaken: Overtaken) -> Response:
    """Show what came in meanwhile; the text stays, and Send sends it."""
    meta = ReplyMeta.load(sent.metadata)
    asked = await message_for(sent.desk, meta.message_id, by=sent.user)
    name = await sent.name()
    facts = await reply_facts(sent.desk, meta.case_id, by=sent.user, name=name)
    if facts.message.reply_to.address != asked.reply_to.address:
        # Whatever came in, the answer goes to whom it was written.
        facts = await reply_facts(
            sent.desk, meta.case_id, by=sent.user, name=name, message_id=asked.id
        )
    view = reply_modal(
        facts,
        text=draft.document,
        then=draft.then if draft.was_done == facts.card.case.is_done else None,
        cc=draft.cc,
        files=draft.files,
        warning=overtaken.sentence,
    )
    return {"response_action": "update", "view": view}


def _wrong(field: str, refused: DeskError) -> Response:
    """Under a field Slack shows plain text, so mentions and times lose their tokens."""
    plain = re.sub(r"<!date\^\d+\^[^|]*\|([^>]*)>", r"\1", refused.sentence)
    plain = _unmarked(re.sub(r"<@[A-Z0-9]+>", "A colleague", plain))
    return {"response_action": "errors", "errors": {field: plain}}


def _unmarked(text: str) -> str:
    """What is said back, or to be typed, stands in quotes and keeps its signs: `30 8 * * 1-5`."""
    parts = text.split("`")
    return "".join(f"“{part}”" if n % 2 else part.replace("*", "") for n, part in enumerate(parts))
