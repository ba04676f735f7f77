"""Forms: set up by admins, filled in by customers; an entry is kept before it is thanked for."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from desk.access import standing
from desk.audit import changed
from desk.desk import Desk
from desk.errors import BadInput, NotFound, WrongStatus
from desk.failpoints import failpoint
from desk.form import Form, form_key, form_title, new_secret
from desk.ids import new_id
from desk.own_addresses import own_addresses as ours
from desk.ports import Work
from desk.queue import Queue
from desk.raw import Inbound, Way
from desk.setup import queue_by_key
from desk.submission import Submission

#: The same words within this time are one delivery that came twice, where nothing names it.
SAME_WITHIN = timedelta(hours=24)


@dataclass(frozen=True, kw_only=True)
class FormOfQueue:
    form: Form
    queue: Queue


@dataclass(frozen=True, kw_only=True)
class Forms:
    forms: tuple[FormOfQueue, ...]
    #: The addresses other programs post to may be shown.
    shows_secrets: bool


@dataclass(frozen=True, kw_only=True)
class Handed:
    """An entry that is kept."""

    inbound_id: str
    is_new: bool


class UsedAlready(WrongStatus):
    """That id has named another submission already. Give each submission one of its own."""


async def add_form(desk: Desk, key: str, title: str, *, queue_key: str, by: str) -> Form:
    now = desk.now()
    async with desk.begin() as work:
        (await standing(work, by)).must_be_admin()
        queue = await queue_by_key(work, queue_key)
        form = Form(
            id=new_id(now),
            key=form_key(key),
            title=form_title(title),
            queue_id=queue.id,
            secret=new_secret(),
            created_at=now,
        )
        if await work.forms.by_key(form.key) is not None:
            raise BadInput(f"There is a form `{form.key}` already. Choose another key.")
        await work.forms.add(form)
        what = (form.title, queue.key)
        await changed(work, form.key, "form", new=what, at=now, by=by)
    return form


async def remove_form(desk: Desk, key: str, *, by: str) -> Form:
    """Its page and address are gone; its cases stay."""
    async with desk.begin() as work:
        (await standing(work, by)).must_be_admin()
        form = await work.forms.by_key(key.strip().lower())
        if form is None:
            raise NotFound(f"There is no form `{key}`. `/desk forms` lists them.")
        await work.forms.remove(form)
        await changed(work, form.key, "form", old=form.title, at=desk.now(), by=by)
    return form


async def all_forms(desk: Desk, *, by: str) -> Forms:
    async with desk.look() as work:
        queues = {queue.id: queue for queue in await work.queues.ever()}
        return Forms(
            forms=tuple(
                FormOfQueue(form=form, queue=queues[form.queue_id])
                for form in await work.forms.all()
            ),
            shows_secrets=(await standing(work, by)).is_admin,
        )


async def form_by_key(desk: Desk, key: str) -> FormOfQueue | None:
    async with desk.look() as work:
        return await _with_queue(work, await work.forms.by_key(key.lower()))


async def form_by_secret(desk: Desk, secret: str) -> FormOfQueue | None:
    async with desk.look() as work:
        return await _with_queue(work, await work.forms.by_secret(secret))


async def own_addresses(desk: Desk) -> frozenset[str]:
    async with desk.look() as work:
        return await ours(work)


async def hand_in(desk: Desk, of: FormOfQueue, entry: Submission, *, named: str = "") -> Handed:
    """
    Keep what was handed in; a delivery that comes twice is kept once. The caller has it taken in.

    `named` is the sender's id for it; without one the same words within `SAME_WITHIN` are the
    same delivery. Raises UsedAlready for a name that stands for other words.
    """
    now = desk.now()
    async with desk.begin() as work:
        earlier = await _earlier(work, of.form, entry, named=named, now=now)
        kept = Inbound(
            id=new_id(now),
            way=Way.FORM,
            key=_key(of.form, entry, named=named, now=now),
            raw=entry.to_raw(),
            queue_key=of.queue.key,
            received_at=now,
        )
        is_new = earlier is None and await work.inbound.keep(kept)
        # Between the look and the keeping another replica may have been faster.
        earlier = None if is_new else earlier or await work.inbound.by_key(Way.FORM, kept.key)
    if earlier is not None:
        _must_say_the_same(earlier, entry)
        return Handed(inbound_id=earlier.id, is_new=False)
    failpoint("inbound.kept")
    return Handed(inbound_id=kept.id, is_new=True)


async def case_number(desk: Desk, handed: Handed) -> int | None:
    """The case that it became, once the intake has got to it."""
    async with desk.look() as work:
        message = await work.messages.of_inbound(handed.inbound_id)
        case = await work.cases.get(message.case_id) if message else None
        return case.number if case else None


def shown_once(token: str, entry: Submission) -> str:
    """
    Name what was sent from one showing of the page.

    With its words: who goes back, corrects them and sends again has written something else.
    """
    return f"page:{token}:{_digest(entry)}" if token else ""


async def _with_queue(work: Work, form: Form | None) -> FormOfQueue | None:
    queue = await work.queues.get(form.queue_id) if form else None
    return FormOfQueue(form=form, queue=queue) if form and queue else None


async def _earlier(
    work: Work, form: Form, entry: Submission, *, named: str, now: datetime
) -> Inbound | None:
    """The delivery that this one repeats: of nameless ones also one of the window before."""
    moments = (now,) if named else (now, now - SAME_WITHIN)
    for moment in moments:
        key = _key(form, entry, named=named, now=moment)
        found = await work.inbound.by_key(Way.FORM, key)
        if found and (named or now - found.received_at < SAME_WITHIN):
            return found
    return None


def _key(form: Form, entry: Submission, *, named: str, now: datetime) -> str:
    if named:
        digest = hashlib.sha256(named.encode(errors="replace")).hexdigest()
        return f"{form.id}:named:{digest}"
    window = int(now.timestamp() // SAME_WITHIN.total_seconds())
    return f"{form.id}:says:{_digest(entry)}:{window}"


def _digest(entry: Submission) -> str:
    return hashlib.sha256(entry.to_raw()).hexdigest()


def _must_say_the_same(earlier: Inbound, entry: Submission) -> None:
    """Further fields may differ: some programs write the time of the delivery into one."""
    before = Submission.from_raw(earlier.raw)
    if (before.name, before.email, before.subject, before.message) != (
        entry.name,
        entry.email,
        entry.subject,
        entry.message,
    ):
        raise UsedAlready
