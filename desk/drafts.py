"""Answers that wait for their writer's word: shown only to them, sent only by their press."""

from __future__ import annotations

from dataclasses import dataclass

from desk import conversation
from desk.access import case_for, queue_at_work
from desk.conversation import Draft
from desk.copies import copies_of
from desk.desk import Desk
from desk.errors import BadInput, NotAllowed, existing
from desk.ids import new_id
from desk.latest import message_to_answer, newest
from desk.message import Answer
from desk.ports import Work
from desk.quoting import is_quoted
from desk.rich import Document, is_empty, plain
from desk.saved_draft import SavedDraft
from desk.signature import signature_for
from desk.words import as_kept


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What the writer is shown: exactly what the customer would read."""

    draft: SavedDraft
    number: int
    #: Who has the case, where that is not the writer.
    colleague: str | None = None
    #: The address it would go to, and those that would get a copy.
    to: str
    cc: tuple[str, ...] = ()
    #: Their own mail would stand below it.
    is_quoted: bool = False
    #: The team has put files into the thread, which do not go along by themselves.
    has_files: bool = False


async def save(
    desk: Desk, case_id: str, document: Document, *, by: str, name: str, post_ts: str | None = None
) -> Preview:
    """
    Keep what was written; `post_ts` is the thread message it was written as, if it was.

    `name` is what the customer knows the writer by.
    """
    if is_empty(document):
        raise BadInput("There is nothing to send yet. Write what the customer shall read.")
    now = desk.now()
    async with desk.begin() as work:
        case = await case_for(work, case_id, by=by)
        queue = await queue_at_work(work, case)
        message = await message_to_answer(work, case_id, message_id=None)
        draft = SavedDraft(
            id=new_id(now),
            case_id=case_id,
            by=by,
            document=document,
            signature=await signature_for(work, queue, by=by, name=name),
            message_id=message.id,
            seen=await _seen(work, case_id),
            owner=case.owner,
            post_ts=post_ts,
            created_at=now,
        )
        await work.drafts.add(draft)
        return Preview(
            draft=draft,
            number=case.number,
            colleague=case.colleague_of(by),
            to=message.reply_to.address,
            cc=await copies_of(work, message),
            is_quoted=await is_quoted(work, queue, message),
            has_files=bool(await work.thread_files.newest(case_id, 1)),
        )


async def send(desk: Desk, draft_id: str, *, by: str) -> Answer:
    """Send it as it was shown; twice sends once."""
    draft = await draft_of(desk, draft_id, by=by)
    async with desk.look() as work:
        message = await message_to_answer(work, draft.case_id, message_id=draft.message_id)
        copies = await copies_of(work, message)
    wanted = Draft(
        document=draft.document,
        signature=draft.signature,
        cc=copies,
        seen=draft.seen,
        owner=draft.owner,
        message_id=draft.message_id,
        send_key=draft.id,
    )
    return await conversation.reply(desk, draft.case_id, wanted, by=by)


async def keep(desk: Desk, draft_id: str, *, by: str) -> bool:
    """Keep it internal: it is a note, unless it has been one already."""
    draft = await draft_of(desk, draft_id, by=by)
    text, ts = as_kept(plain(draft.document)), draft.post_ts or draft.id
    return await conversation.note(desk, draft.case_id, text, by=by, post_ts=ts)


async def draft_of(desk: Desk, draft_id: str, *, by: str) -> SavedDraft:
    async with desk.look() as work:
        draft = existing(await work.drafts.get(draft_id), "That draft")
    if draft.by != by:
        raise NotAllowed(f"Only <@{draft.by}> can send that.")
    return draft


async def _seen(work: Work, case_id: str) -> str | None:
    return newest(await work.messages.latest(case_id), await work.answers.latest(case_id))
