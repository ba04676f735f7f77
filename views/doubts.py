"""What the team should know of a message before it believes it."""

from __future__ import annotations

from dataclasses import replace

from desk.message import CustomerMessage, Mark

STRANGER = "{who} had no part in this case until now."
AGENT = "{who} is an agent's address. A mail is never an agent's word: take it as a customer's."
UNPROVEN = (
    "Nothing proves that this comes from {who}: it is signed by nobody who could vouch for that "
    "address."
)
DOUBTS = {
    Mark.UNPROVEN: UNPROVEN,
    Mark.STILL_UNPROVEN: UNPROVEN,
    Mark.VIA_LIST: "It came through a list or group, which says that {who} wrote it.",
    Mark.NEW_QUESTION: "Looks like a new question: an old mail was answered under another subject.",
    Mark.OTHER_COPY: "This mail came before, with another text or without its files: some server "
    "has changed a copy of it, or {who} gives several mails the same Message-ID.",
}
UNPROVEN_MARKS = frozenset({Mark.UNPROVEN, Mark.STILL_UNPROVEN})


def doubts(message: CustomerMessage, *, names_agent: bool = False) -> list[str]:
    """In sentences, unescaped."""
    who = message.sender.address
    is_only_new = message.is_stranger and UNPROVEN_MARKS.isdisjoint(message.marks)
    sentences = [AGENT] if names_agent else []
    sentences += [STRANGER] if is_only_new else []
    return [one.format(who=who) for one in (*sentences, *(DOUBTS[m] for m in message.marks))]


def news(message: CustomerMessage, *, names_agent: bool = False) -> list[str]:
    """The same for its post: without what the post of an earlier one has told."""
    marks = tuple(mark for mark in message.marks if mark is not Mark.STILL_UNPROVEN)
    is_told = len(marks) < len(message.marks)
    told = replace(message, marks=marks, is_stranger=message.is_stranger and not is_told)
    return doubts(told, names_agent=names_agent)
