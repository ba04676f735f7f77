"""The grammar of typed commands about a case: text in, intent out."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from enum import StrEnum

from desk.errors import BadInput


class Verb(StrEnum):
    MINE = "mine"
    SHOW = "show"
    CLAIM = "claim"
    ASSIGN = "assign"
    RELEASE = "release"
    REPLY = "reply"
    NOTE = "note"
    SNOOZE = "snooze"
    RESOLVE = "resolve"
    REOPEN = "reopen"
    HELP = "help"


@dataclass(frozen=True, kw_only=True)
class Grammar:
    """How one verb is typed."""

    verb: Verb
    #: What follows the case number.
    takes: str = ""
    says: str
    example: str = ""


GRAMMAR = (
    Grammar(verb=Verb.CLAIM, says="take the case", example="claim 1042"),
    Grammar(
        verb=Verb.ASSIGN, takes="@who", says="give it to a colleague", example="assign 1042 @ada"
    ),
    Grammar(verb=Verb.RELEASE, says="let it go", example="release 1042"),
    Grammar(verb=Verb.REPLY, says="write to the customer", example="reply 1042"),
    Grammar(
        verb=Verb.NOTE,
        takes="text",
        says="keep a note that no customer sees",
        example="note 1042 called the courier",
    ),
    Grammar(verb=Verb.SNOOZE, takes="when", says="come back to it then", example="snooze 1042 3d"),
    Grammar(verb=Verb.RESOLVE, says="it is done", example="resolve 1042"),
    Grammar(verb=Verb.REOPEN, says="it is not done after all", example="reopen 1042"),
)
BY_VERB = {grammar.verb: grammar for grammar in GRAMMAR}
NUMBER = re.compile(r"#?(\d{1,12})")
MENTION = re.compile(r"<@([A-Z0-9]+)(?:\|[^>]*)?>")


@dataclass(frozen=True, kw_only=True)
class Intent:
    verb: Verb
    number: int | None = None
    #: Everything after the number, as it was typed.
    rest: str = ""

    @property
    def user(self) -> str:
        """The one person mentioned."""
        found = MENTION.search(self.rest)
        if not found:
            raise BadInput(
                "Say who, by typing @ and choosing the person: "
                f"`/case {BY_VERB[self.verb].example}`."
            )
        return found[1]


def parse(text: str) -> Intent:
    """The intent of `/case <text>`; a typo is answered with the nearest verb and an example."""
    word, rest = _first_word(text)
    if not word:
        return Intent(verb=Verb.MINE)
    if number := NUMBER.fullmatch(word):
        return Intent(verb=Verb.SHOW, number=int(number[1]))
    verb = _verb(word)
    if verb not in BY_VERB:
        return Intent(verb=verb)
    return _about_a_case(BY_VERB[verb], rest)


def _verb(word: str) -> Verb:
    typed = word.lower()
    known = [*BY_VERB, Verb.HELP]
    if typed in known:
        return Verb(typed)
    near = difflib.get_close_matches(typed, known, n=1, cutoff=0.5)
    if not near:
        raise BadInput(f"I do not know `{word}`. `/case help` lists what I understand.")
    example = BY_VERB[Verb(near[0])].example if near[0] in BY_VERB else "help"
    raise BadInput(f"I do not know `{word}`. Did you mean `/case {example}`?")


def _about_a_case(grammar: Grammar, rest: str) -> Intent:
    word, after = _first_word(rest)
    number = NUMBER.fullmatch(word)
    if not number:
        raise BadInput(f"Which case? For example `/case {grammar.example}`.")
    if grammar.takes and not after:
        raise BadInput(f"Something is missing at the end. For example `/case {grammar.example}`.")
    return Intent(verb=grammar.verb, number=int(number[1]), rest=after)


def _first_word(text: str) -> tuple[str, str]:
    """The first word and the rest, whatever kind of space is between them."""
    first, rest, *_ = (*text.split(maxsplit=1), "", "")
    return first, rest.strip()
