"""What the team should know of a message before it believes it."""

from __future__ import annotations

from desk.message import CustomerMessage, Mark

STRANGER = "{who} had no part in this case until now."
AGENT = "{who} is an agent's address. A mail is never an agent's word: take it as a customer's."
DOUBTS = {
    Mark.UNPROVEN: "Nothing proves that this comes from {who}: it is signed by nobody who could "
    "vouch for that address.",
    Mark.VIA_LIST: "It came through a list or group, which says that {who} wrote it.",
    Mark.NEW_QUESTION: "Looks like a new question: an old mail was answered under another subject.",
    Mark.OTHER_COPY: "This mail came before, with another text or without its files: some server "
    "has changed a copy of it, or {who} gives several mails the same Message-ID.",
}


def doubts(message: CustomerMessage, *, names_agent: bool = False) -> list[str]:
    """In sentences, unescaped."""
    who = message.sender.address
    is_only_new = message.is_stranger and Mark.UNPROVEN not in message.marks
    sentences = [AGENT] if names_agent else []
    sentences += [STRANGER] if is_only_new else []
    return [one.format(who=who) for one in (*sentences, *(DOUBTS[m] for m in message.marks))]
