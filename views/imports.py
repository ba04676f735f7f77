"""Imports of old mail in words."""

from __future__ import annotations

from collections.abc import Sequence

from desk.mail_import import BroughtIn, MailImport, Yield
from desk.raw import Outcome
from desk.watched import WatchedMailbox
from views.elements import Block, context, date_token, section
from views.figures import counted
from views.text import escape


def ordered_text(boxes: Sequence[WatchedMailbox], *, days: int) -> str:
    names = " and ".join(f"`{escape(box.label)}`" for box in boxes)
    return (
        f"📥 The mail of the last {counted(days, 'day')} in {names} comes in, the oldest first: no "
        "receipts, no calls, nothing that a figure counts. New mail goes before it. You hear from "
        "me when it is done; `/desk mail` tells how far it is."
    )


def underway_text(jobs: Sequence[MailImport], boxes: Sequence[WatchedMailbox]) -> str:
    labels = {box.account: box.label for box in boxes}
    return "\n".join(
        f"📥 Old mail of `{escape(labels.get(job.account, 'a mailbox'))}` comes in: {job.found:,} "
        "until now" + (f", up to {date_token(job.reached)}." if job.reached else ".")
        for job in jobs
    )


def import_post(brought: BroughtIn, job: MailImport, label: str) -> tuple[str, list[Block]]:
    """The line in a queue's channel."""
    told = f"{counted(brought.mails, 'old mail')} came in from {label}."
    cases = counted(brought.cases, "case")
    lines = (
        f"📥 *{escape(told)}* Written since {date_token(job.since)}, in {cases}, marked as "
        "imported, resolved or closed by their age."
    )
    hint = (
        "Nobody is reminded of them, no customer hears of them, and no figure counts them. "
        "*Reopen* what still needs an answer; a customer who writes again does so by themselves."
    )
    return told, [section(lines), context(hint)]


def import_done(job: MailImport, became: Yield, label: str) -> tuple[str, list[Block]]:
    """What the admin hears who asked for it."""
    told = f"The old mail of {label} is in."
    imported = became.outcomes.get(Outcome.IMPORTED, 0)
    left = became.outcomes.get(Outcome.LEFT, 0)
    here = job.known + became.outcomes.get(Outcome.DUPLICATE, 0)
    cases = counted(sum(queue.cases for queue in became.queues), "case")
    lines = [f"📥 *{escape(told)}*", f"{counted(imported, 'mail')}, in {cases}."]
    if here:
        lines.append(f"{counted(here, 'mail')} had been here already.")
    if left:
        lines.append(f"{counted(left, 'mail')} of machines or blocked senders made no case.")
    if unread := became.outcomes.get(Outcome.QUARANTINED, 0):
        lines.append(
            f"⚠️ {counted(unread, 'mail')} could not be read; `deskbell mail ledger` lists them."
        )
    if job.lost:
        uids = ", ".join(map(str, job.lost))
        lines.append(f"⚠️ {counted(len(job.lost), 'mail')} could not be fetched (UID {uids}).")
    return told, [section("\n".join(lines))]
