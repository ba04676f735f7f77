"""The grammar of typed commands about a case, by `/case` and by `!` in its thread."""

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
NUMBER = re.compile(r"#?(\d{1,12})")
MENTION = re.compile(r"<@([A-Z0-9]+)(?:\|[^>]*)?>")
#: A message that is a command, and not somebody being loud.
TYPED = re.compile(r"!([a-zA-Z]+)(?:\s|$)")


@dataclass(frozen=True, kw_only=True)
class Intent:
    verb: Verb
    typed: Typed = Typed.COMMAND
    #: None in a thread, which knows its case.
    number: int | None = None
    #: Everything after the verb and the number, as it was typed.
    rest: str = ""

    @property
    def user(self) -> str:
        """The one person mentioned."""
        found = MENTION.search(self.rest)
        if not found:
            example = BY_VERB[self.verb].written(self.typed)
            raise BadInput(f"Say who, by typing @ and choosing the person: `{example}`.")
        return found[1]

    @property
    def user_first(self) -> tuple[str | None, str]:
        """The person mentioned at the beginning, if any, and what follows."""
        found = MENTION.match(self.rest)
        return (found[1], self.rest[found.end() :].strip()) if found else (None, self.rest)


def parse(text: str) -> Intent:
    """The intent of `/case <text>`; a typo is answered with the nearest verb and an example."""
    word, rest = _first_word(text)
    if not word:
        return Intent(verb=Verb.MINE)
    if number := NUMBER.fullmatch(word):
        return Intent(verb=Verb.SHOW, number=int(number[1]))
    if word.lower() == Verb.SIGNATURE:
        return Intent(verb=Verb.SIGNATURE, rest=rest)
    grammar = _grammar(word, Typed.COMMAND)
    if grammar is None:
        return Intent(verb=Verb.HELP)
    word, after = _first_word(rest)
    number = NUMBER.fullmatch(word)
    if not number:
        raise BadInput(f"Which case? For example `{grammar.written(Typed.COMMAND)}`.")
    return _intent(grammar, Typed.COMMAND, after, number=int(number[1]))


def is_typed_command(text: str) -> bool:
    return TYPED.match(text.lstrip()) is not None


def parse_typed(text: str) -> Intent:
    """The intent of `!verb ...` in a case's thread; for texts of which `is_typed_command` holds."""
    word, rest = _first_word(text.lstrip().removeprefix("!"))
    grammar = _grammar(word, Typed.IN_THREAD)
    if grammar is None:
        return Intent(verb=Verb.HELP, typed=Typed.IN_THREAD)
    return _intent(grammar, Typed.IN_THREAD, rest, number=None)


def _intent(grammar: Grammar, typed: Typed, rest: str, *, number: int | None) -> Intent:
    if grammar.takes and grammar.is_needed and not rest:
        example = grammar.written(typed)
        raise BadInput(f"Something is missing at the end. For example `{example}`.")
    return Intent(verb=grammar.verb, typed=typed, number=number, rest=rest)


def _grammar(word: str, typed: Typed) -> Grammar | None:
    """The verb's grammar, or None for help."""
    if word.lower() not in {*BY_VERB, Verb.HELP}:
        raise BadInput(_unknown(word, typed))
    return BY_VERB.get(Verb(word.lower()))


def _unknown(word: str, typed: Typed) -> str:
    known: list[str] = [*BY_VERB, Verb.HELP, Verb.SIGNATURE]
    near = difflib.get_close_matches(word.lower(), known, n=1, cutoff=0.5)
    if not near:
        return f"I do not know `{word}`. `{typed}help` lists what I understand."
    return f"I do not know `{word}`. Did you mean `{_example(Verb(near[0]), typed)}`?"


def _example(verb: Verb, typed: Typed) -> str:
    if verb is Verb.SIGNATURE:
        # It is no case's, so that a thread does not know it.
        return f"{Typed.COMMAND}{verb}"
    grammar = BY_VERB.get(verb)
    return grammar.written(typed) if grammar else f"{typed}{verb}"


def _first_word(text: str) -> tuple[str, str]:
    """The first word and the rest, whatever kind of space is between them."""
    first, rest, *_ = (*text.split(maxsplit=1), "", "")
    return first, rest.strip()
