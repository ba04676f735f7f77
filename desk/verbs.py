"""The verbs about a case, how each is typed, and which was meant by a word that is none."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from enum import StrEnum


class Verb(StrEnum):
    MINE = "mine"
    SHOW = "show"
    CLAIM = "claim"
    ASSIGN = "assign"
    RELEASE = "release"
    REPLY = "reply"
    NOTE = "note"
    ESCALATE = "escalate"
    SNOOZE = "snooze"
    FOLLOW_UP = "followup"
    RESOLVE = "resolve"
    REOPEN = "reopen"
    SIGNATURE = "signature"
    HELP = "help"


class Typed(StrEnum):
    """Where it was typed, and so what stands before the verb."""

    COMMAND = "/case "
    IN_THREAD = "!"


@dataclass(frozen=True, kw_only=True)
class Grammar:
    """How one verb is typed."""

    verb: Verb
    #: What follows, in a word; empty where nothing does.
    takes: str = ""
    #: Without it the verb asks in a modal, or does without.
    is_needed: bool = True
    says: str
    #: An example of what follows.
    example: str = ""

    def written(self, typed: Typed) -> str:
        """An example as it is typed there: a thread knows its case, a command has to be told."""
        number = "1042" if typed is Typed.COMMAND else ""
        return typed + " ".join(filter(None, [self.verb, number, self.example]))


GRAMMAR = (
    Grammar(verb=Verb.CLAIM, says="take the case"),
    Grammar(verb=Verb.ASSIGN, takes="@who", says="give it to a colleague", example="@ada"),
    Grammar(verb=Verb.RELEASE, says="let it go"),
    Grammar(
        verb=Verb.REPLY,
        takes="text",
        is_needed=False,
        says="write to the customer; you see it first, and nothing leaves before you press Send",
        example="Your parcel is on its way.",
    ),
    Grammar(
        verb=Verb.NOTE,
        takes="text",
        says="keep a note that no customer sees",
        example="called the courier",
    ),
    Grammar(
        verb=Verb.ESCALATE,
        takes="why",
        says="call the queue's lead for help, or the @person you name first",
        example="the customer wants to leave",
    ),
    Grammar(verb=Verb.SNOOZE, takes="when", says="come back to it then", example="3d"),
    Grammar(
        verb=Verb.FOLLOW_UP,
        takes="when what",
        says="whoever has the case is called then",
        example="tomorrow 10:00 call back",
    ),
    Grammar(verb=Verb.RESOLVE, says="it is done"),
    Grammar(verb=Verb.REOPEN, says="it is not done after all"),
)
BY_VERB = {grammar.verb: grammar for grammar in GRAMMAR}
#: What other desks call it, or people do.
MEANT = {
    **dict.fromkeys(("close", "closed", "done", "solve", "solved", "finish"), Verb.RESOLVE),
    **dict.fromkeys(("take", "mine", "grab"), Verb.CLAIM),
    **dict.fromkeys(("unclaim", "unassign", "drop"), Verb.RELEASE),
    **dict.fromkeys(("answer", "respond", "send"), Verb.REPLY),
    **dict.fromkeys(("comment", "internal"), Verb.NOTE),
    **dict.fromkeys(("remind", "reminder", "callback"), Verb.FOLLOW_UP),
    **dict.fromkeys(("pause", "sleep", "later", "defer"), Verb.SNOOZE),
    **dict.fromkeys(("esc", "urgent"), Verb.ESCALATE),
    **dict.fromkeys(("give", "handover", "transfer"), Verb.ASSIGN),
}
CALLED: tuple[str, ...] = (*BY_VERB, Verb.HELP, Verb.SIGNATURE)
#: How alike two words are that are mistaken for each other, of 1.
ALIKE = 0.6


def verb_called(word: str) -> Verb | None:
    """What it names, `follow-up` and `Claim` too."""
    plain = word.lower().replace("-", "")
    return Verb(plain) if plain in {*BY_VERB, Verb.HELP} else None


def verb_meant(word: str) -> Verb | None:
    """What may have been meant by a word that names none."""
    near = difflib.get_close_matches(word.lower(), CALLED, n=1, cutoff=ALIKE)
    return MEANT.get(word.lower()) or (Verb(near[0]) if near else None)


def unknown(word: str, typed: Typed) -> str:
    meant = verb_meant(word)
    if meant is not None:
        return f"I do not know `{word}`. Did you mean `{_example(meant, typed)}`?"
    note = ", so this is a note" if typed is Typed.IN_THREAD else ""
    return f"I do not know `{word}`{note}. `{typed}help` lists what I understand."


def _example(verb: Verb, typed: Typed) -> str:
    if verb is Verb.SIGNATURE:
        # It is no case's, so that a thread does not know it.
        return f"{Typed.COMMAND}{verb}"
    grammar = BY_VERB.get(verb)
    return grammar.written(typed) if grammar else f"{typed}{verb}"
