"""What is said: answers that leave after a hold, and notes that never do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desk.access import case_for, queue_at_work, standing
from desk.case import Case, Then
from desk.change import change, happened
from desk.closing_loop import somebody_acted
from desk.copies import checked
from desk.desk import Desk
from desk.errors import BadInput, NewerMessage, NewOwner, NotAllowed, TooLarge, TooLate, existing
from desk.events import Happened
from desk.ids import new_id
from desk.latest import message_to_answer, newest
from desk.message import HOLD_AT_MOST, Answer, CustomerMessage, Delivery, Note
from desk.outgoing import AnswerMail, AnswerPost, CaseCard
from desk.people import Standing
from desk.ports import Work
from desk.reply_address import mail_id
from desk.rich import Document, is_empty
from desk.thread_file import LARGEST_TOGETHER, ThreadFile
from desk.threading import MOST_REFERENCES


@dataclass(frozen=True, kw_only=True)
class Draft:
    """An answer as its writer pressed Send."""

    document: Document
    #: What stands below it, as its writer was shown it.
    signature: str = ""
    #: None where its writer does not choose.
    then: Then | None = None
    #: Whether the case was done when they chose.
    was_done: bool = False
    cc: tuple[str, ...] = ()
    #: Files of the thread that go with it, by Slack's ids.
    files: tuple[str, ...] = ()
    #: The newest message of the case that the writer had seen.
    seen: str | None
    #: Who had the case, as the writer saw it.
    owner: str | None = None
    #: The message that is answered; the newest of a participant where it is not said.
    message_id: str | None = None
    #: Names this send; the same key twice sends once.
    send_key: str


async def reply(desk: Desk, case_id: str, draft: Draft, *, by: str) -> Answer:
    """Hold the answer, show it, and let it go when its Undo has been seen long enough."""
    if is_empty(draft.document):
        raise BadInput("There is nothing to send yet. Write an answer first.")
    now = desk.now()
    async with desk.begin() as work:
        case = await case_for(work, case_id, by=by)
        sent = await work.answers.by_send_key(draft.send_key)
        if sent is not None:
            return sent
        await _must_have_seen(work, case, draft)
        if case.owner not in {None, by, draft.owner}:
            raise NewOwner
        answer = await _answer(work, desk, case, draft, by=by, now=now)
        await _hold(work, case, answer, now=now)
    desk.wake.outbox()
    return answer


async def undo(desk: Desk, answer_id: str, *, by: str) -> Answer:
    """Take a held answer back; its writer and the leads may."""
    now = desk.now()
    async with desk.begin() as work:
        answer, case = await _answer_for(work, answer_id, by=by)
        undone = answer if answer.delivery is Delivery.UNDONE else answer.undone()
        if undone is not answer:
            _must_be_first(await work.outbox.cancel(_mail(answer).key))
            await work.answers.save(undone)
            await happened(work, case, Happened.ANSWER_UNDONE, by=by, at=now, answer=answer_id)
            await work.outbox.put(_post(answer), now=now)
            await work.outbox.put(CaseCard(case_id=case.id), now=now)
    desk.wake.outbox()
    return undone


async def send_again(desk: Desk, answer_id: str, *, by: str) -> Answer:
    """Try a refused or unknown answer once more, under the same Message-ID."""
    now = desk.now()
    async with desk.begin() as work:
        answer, case = await _answer_for(work, answer_id, by=by)
        if answer.delivery in {Delivery.REFUSED, Delivery.UNKNOWN}:
            answer = answer.delivered(Delivery.HELD)
            await work.answers.save(answer)
            await happened(work, case, Happened.ANSWER_HELD, by=by, at=now, answer=answer_id)
            await work.outbox.put(_mail(answer), now=now, due=now)
            await work.outbox.put(_post(answer), now=now)
    desk.wake.outbox()
    return answer


async def note(desk: Desk, case_id: str, text: str, *, by: str, post_ts: str | None = None) -> bool:
    """Kept with the case; False when that Slack message was a note before."""
    if not text.strip():
        raise BadInput("A note needs some text, for example `/case note 1042 called back`.")
    now = desk.now()
    kept = Note(id=new_id(now), case_id=case_id, by=by, text=text, post_ts=post_ts, created_at=now)
    async with desk.begin() as work:
        case = await case_for(work, case_id, by=by)
        is_new = await work.notes.add(kept)
        if is_new:
            await happened(work, case, Happened.NOTED, by=by, at=now, note=kept.id)
            await somebody_acted(work, case, by=by, now=now)
    return is_new


async def overhear(
    work: Work,
    desk: Desk,
    case: Case,
    text: str,
    *,
    by: str,
    post_ts: str,
    files: Sequence[ThreadFile] = (),
) -> None:
    """What somebody typed in the thread is a note, whoever of the team they are."""
    now = desk.now()
    kept = Note(id=new_id(now), case_id=case.id, by=by, text=text, post_ts=post_ts, created_at=now)
    if await work.notes.add(kept):
        await happened(work, case, Happened.NOTED, by=by, at=now, note=kept.id)
        await somebody_acted(work, case, by=by, now=now)
    for file in files:
        await work.thread_files.add(file)


async def _must_have_seen(work: Work, case: Case, draft: Draft) -> None:
    message = await work.messages.latest(case.id)
    answer = await work.answers.latest(case.id)
    latest = newest(message, answer)
    if latest is None or latest == draft.seen:
        return
    if answer is not None and latest == answer.id:
        raise NewerMessage(f"<@{answer.by}> has answered since you began to write.", latest=latest)
    raise NewerMessage("The customer has written again since you began to write.", latest=latest)


async def _answer(
    work: Work, desk: Desk, case: Case, draft: Draft, *, by: str, now: datetime
) -> Answer:
    queue = await queue_at_work(work, case)
    message = await message_to_answer(work, case.id, message_id=draft.message_id)
    if not message.reply_to.address:
        raise BadInput("That mail hides who sent it, so there is no address to answer to.")
    previous = await work.answers.latest(case.id)
    answer_id = new_id(now)
    return Answer(
        id=answer_id,
        case_id=case.id,
        by=by,
        document=draft.document,
        signature=draft.signature,
        message_id=message.id,
        then=_then(case, draft),
        to=message.reply_to,
        cc=await checked(work, draft.cc, to=message.reply_to.address),
        mail_id=mail_id(answer_id, queue, secret=desk.secret),
        references=_references(message, previous),
        files=await _files(work, case, draft),
        send_key=draft.send_key,
        created_at=now,
    )


def _then(case: Case, draft: Draft) -> Then:
    """As its writer chose, unless that was said of a case that rests, or goes on, by now."""
    is_as_seen = case.is_done == draft.was_done
    return draft.then if draft.then and is_as_seen else case.usually_then


async def _files(work: Work, case: Case, draft: Draft) -> tuple[ThreadFile, ...]:
    files = await work.thread_files.named(case.id, draft.files)
    if sum(file.size for file in files) > LARGEST_TOGETHER:
        raise TooLarge("Those files are too large for one mail. Choose fewer, or send a link.")
    return tuple(files)


def _references(message: CustomerMessage, previous: Answer | None) -> tuple[str, ...]:
    """The thread so far, ending with the mail that is answered (RFC 5322 3.6.4)."""
    before: Sequence[str] = (*message.references, *((previous.mail_id,) if previous else ()))
    earlier = tuple(dict.fromkeys(i for i in before if i != message.mail_id))
    return (*earlier[-MOST_REFERENCES:], message.mail_id)


async def _hold(work: Work, case: Case, answer: Answer, *, now: datetime) -> None:
    await work.answers.add(answer)
    await work.mail_ids.remember(case.id, (answer.mail_id,))
    await work.outbox.put(_post(answer), now=now)
    await work.outbox.put(_mail(answer), now=now, due=now + HOLD_AT_MOST)
    await work.outbox.put(CaseCard(case_id=case.id), now=now)
    if case.owner is None and not case.is_done:
        claimed = case.claimed(answer.by, now=now)
        await change(work, claimed, Happened.CLAIMED, by=answer.by, at=now)
    await happened(work, case, Happened.ANSWER_HELD, by=answer.by, at=now, answer=answer.id)


async def _answer_for(work: Work, answer_id: str, *, by: str) -> tuple[Answer, Case]:
    case_id = existing(await work.answers.case_of(answer_id), "That answer")
    case = await case_for(work, case_id, by=by)
    answer = existing(await work.answers.get(answer_id), "That answer")
    _must_be_theirs(answer, await standing(work, by), case)
    return answer, case


def _must_be_theirs(answer: Answer, who: Standing, case: Case) -> None:
    if answer.by != who.user and not who.leads(case.queue_id):
        raise NotAllowed(f"Only <@{answer.by}> or a lead can do that.")


def _must_be_first(is_cancelled: bool) -> None:
    if not is_cancelled:
        raise TooLate("That answer is on its way already.")


def _post(answer: Answer) -> AnswerPost:
    return AnswerPost(case_id=answer.case_id, answer_id=answer.id)


def _mail(answer: Answer) -> AnswerMail:
    return AnswerMail(case_id=answer.case_id, answer_id=answer.id)
