"""Mailboxes in words: how they compare with what is kept, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence

from desk.watched import WatchedMailbox
from views.elements import Block, context, date_token, section
from views.text import escape

#: UIDs that are named before the rest is only counted.
NAMED = 10


def mailbox_lines(mailboxes: Sequence[WatchedMailbox]) -> list[str]:
    """A line for each, and one for what is wrong; without markup, for a terminal."""
    return [line for mailbox in mailboxes for line in _lines(mailbox)]


def mailboxes_text(mailboxes: Sequence[WatchedMailbox]) -> str:
    if not mailboxes:
        return ""
    return "\n".join(["*Mailboxes*", *[f"• {_of_one(mailbox)}" for mailbox in mailboxes]])


def gap_notice(
    mailbox: WatchedMailbox, *, caught_up: int, lost: Sequence[int]
) -> tuple[str, list[Block]]:
    """The short text, and all of it."""
    name = escape(mailbox.label)
    told = f"The mailbox {name} had mails that had not come in."
    lines = [f"⚠️ *{told}*"]
    if caught_up:
        lines.append(f"{_mails(caught_up)} taken in now, like any other mail.")
    if lost:
        lines.append(
            f"{_mails(len(lost))} listed by the server and not handed over (UID {_uids(lost)}). "
            "Please look for them in the mailbox itself."
        )
    hint = "They may be older than they look: a server that was restored brings such gaps."
    return told, [section("\n".join(lines)), context(hint if caught_up else STILL_TRIED)]


STILL_TRIED = "They are tried again every hour, and stay in `/desk mail` as long as they are there."


def ailment_notice(mailbox: WatchedMailbox) -> tuple[str, list[Block]]:
    name = escape(mailbox.label)
    if mailbox.shut_since is not None:
        told = f"The mailbox {name} cannot be read."
        since = date_token(mailbox.shut_since)
        why = f"Since {since}: {escape(mailbox.why)}"
        hint = "Nothing is lost: the mails wait on the server. `deskbell doctor` tries it at once."
        return told, [section(f"⚠️ *{told}*\n{why}"), context(hint)]
    if mailbox.behind_since is not None:
        told = f"Mail waits in the mailbox {name} and is not taken in."
        since = f"Since {date_token(mailbox.behind_since)}."
        hint = (
            "Nothing is lost: it is on the server. The operator's log says what holds it up; a "
            "restart of the bot helps where something hangs."
        )
        return told, [section(f"⚠️ *{told}*\n{since}"), context(hint)]
    told = f"The mailbox {name} is well again."
    return told, [section(f"✅ {told} What waited in it is taken in.")]


def _lines(mailbox: WatchedMailbox) -> list[str]:
    when = f"{mailbox.compared_at:%Y-%m-%d %H:%M} UTC" if mailbox.compared_at else "never yet"
    lines = [
        mailbox.label,
        f"{mailbox.on_server:>6,}  on the server since it was connected; looked {when}",
        f"{mailbox.stored:>6,}  of them kept",
        f"{len(mailbox.missing):>6,}  missing",
    ]
    if mailbox.missing:
        lines[-1] += f" (UID {_uids(mailbox.missing)})"
    if mailbox.caught_up:
        lines.append(f"{mailbox.caught_up:>6,}  had been missed once and were taken in later")
    if mailbox.shut_since:
        lines.append(f"        cannot be read since {mailbox.shut_since:%Y-%m-%d %H:%M} UTC:")
        lines.append(f"        {mailbox.why}")
    elif mailbox.behind_since:
        lines.append(f"        mail waits in it since {mailbox.behind_since:%Y-%m-%d %H:%M} UTC")
    return lines


def _of_one(mailbox: WatchedMailbox) -> str:
    name = f"`{escape(mailbox.label)}`"
    if mailbox.shut_since:
        since = date_token(mailbox.shut_since)
        return f"⚠️ {name}  ·  cannot be read since {since}: {escape(mailbox.why)}"
    if mailbox.compared_at is None:
        return f"{name}  ·  not compared yet"
    missing = f"⚠️ *{len(mailbox.missing):,} missing* (UID {_uids(mailbox.missing)})"
    parts = [
        name,
        f"{mailbox.on_server:,} on the server since it was connected",
        f"{mailbox.stored:,} kept",
        missing if mailbox.missing else "none missing",
        f"looked {date_token(mailbox.compared_at)}",
    ]
    if mailbox.behind_since:
        parts.append(f"⚠️ mail waits since {date_token(mailbox.behind_since)}")
    return "  ·  ".join(parts)


def _mails(count: int) -> str:
    return "One mail is" if count == 1 else f"{count:,} mails are"


def _uids(uids: Sequence[int]) -> str:
    rest = len(uids) - NAMED
    return ", ".join(map(str, uids[:NAMED])) + (f" and {rest:,} more" if rest > 0 else "")
