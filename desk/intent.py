"""The grammar of typed commands about a case, by `/case` and by `!` in its thread."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desk.errors import BadInput
from desk.verbs import BY_VERB, Grammar, Typed, Verb, unknown, verb_called, verb_meant

#: Also as the end of a sentence, in quotes, or as Slack's link of a list was copied.
NUMBER = re.compile(r"[\"“”']?(?:<[^<>|]*\|)?#?(\d{1,12})>?[\"“”',.:;]?")
MENTION = re.compile(r"<@([A-Z0-9]+)(?:\|[^>]*)?>")
#: `@ada why`, `to @ada: why`.
TO_WHOM = re.compile(rf"(?:\bto\s+)?{MENTION.pattern}[:,]?", re.IGNORECASE)
#: A message that is a command, and not somebody being loud.
TYPED = re.compile(r"!([a-zA-Z]+(?:-[a-zA-Z]+)*)[.,:;!?]*(?=\s|$)")
#: As somebody copies it out of a help text.
AS_CODE = re.compile(r"`(![^`]*)`(.*)", re.DOTALL)


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
    def beside(self) -> str:
        """The words that the verb has no use for; signs alone are none."""
        if self.verb is Verb.ASSIGN and not self.is_for_me:
            words = TO_WHOM.sub("", self.rest, count=1).strip()
        else:
            grammar = BY_VERB.get(self.verb)
            words = self.rest if grammar and not grammar.takes else ""
        return words if any(sign.isalnum() for sign in words) else ""

    @property
    def is_for_me(self) -> bool:
        return self.rest.lower() == "me"

    @property
    def user_first(self) -> tuple[str | None, str]:
        """The person mentioned at the beginning, if any, and what follows."""
        found = TO_WHOM.match(self.rest)
        return (found[1], self.rest[found.end() :].strip()) if found else (None, self.rest)


def parse(text: str) -> Intent:
    """The intent of `/case <text>`; a typo is answered with the nearest verb and an example."""
    word, rest = _first_word(text)
    if not word:
        return Intent(verb=Verb.MINE)
    if word.lower() == Verb.SHOW and NUMBER.fullmatch(rest):
        word, rest = rest, ""
    if number := NUMBER.fullmatch(word):
        return _by_number(int(number[1]), rest)
    if word.lower() == Verb.SIGNATURE:
        return Intent(verb=Verb.SIGNATURE, rest=rest)
    grammar = _grammar(word, Typed.COMMAND)
    if grammar is None:
        return Intent(verb=Verb.HELP)
    which, after = _number_and_rest(rest)
    if which is None:
        raise BadInput(f"Which case? For example `{grammar.written(Typed.COMMAND)}`.")
    return _intent(grammar, Typed.COMMAND, after, number=which)


def is_typed_command(text: str) -> bool:
    return TYPED.match(_uncoded(text)) is not None


def verb_typed(text: str) -> Verb | None:
    """The verb about a case that a message begins with, where it is one."""
    found = TYPED.match(_uncoded(text))
    verb = verb_called(found[1]) if found else None
    return verb if verb in BY_VERB else None


def is_only_loud(text: str) -> bool:
    """Whether it looks like a command, but no verb is near: `!important`."""
    found = TYPED.match(_uncoded(text))
    return found is not None and not (verb_called(found[1]) or verb_meant(found[1]))


def parse_typed(text: str) -> Intent:
    """The intent of `!verb ...` in a case's thread; for texts of which `is_typed_command` holds."""
    said = _uncoded(text)
    found = TYPED.match(said)
    word, rest = (found[1], said[found.end() :].strip()) if found else _first_word(said)
    grammar = _grammar(word, Typed.IN_THREAD)
    if grammar is None:
        return Intent(verb=Verb.HELP, typed=Typed.IN_THREAD)
    return _intent(grammar, Typed.IN_THREAD, rest, number=None)


def _intent(grammar: Grammar, typed: Typed, rest: str, *, number: int | None) -> Intent:
    if grammar.takes and grammar.is_needed and not rest:
        example = grammar.written(typed)
        raise BadInput(f"Something is missing at the end. For example `{example}`.")
    word = _first_word(rest)[0]
    # In a thread a bare number is how many parcels came.
    is_case = NUMBER.fullmatch(word) and (typed is not Typed.IN_THREAD or "#" in word)
    if not grammar.takes and is_case:
        raise BadInput(f"One case at a time: `{grammar.written(typed)}`.")
    return Intent(verb=grammar.verb, typed=typed, number=number, rest=rest)


def _number_and_rest(text: str) -> tuple[int | None, str]:
    """The number may stand behind the person: `assign @ada 1042`."""
    person = MENTION.match(text)
    before, rest = (person[0], text[person.end() :].strip()) if person else ("", text)
    word, after = _first_word(rest)
    number = NUMBER.fullmatch(word)
    return (int(number[1]), f"{before} {after}".strip()) if number else (None, text)


def _by_number(number: int, rest: str) -> Intent:
    """`1042 claim` is `claim 1042`, and the number alone shows the case."""
    word, after = _first_word(rest)
    if not word:
        return Intent(verb=Verb.SHOW, number=number)
    if NUMBER.fullmatch(word):
        raise BadInput("One case at a time: `/case 1042`.")
    grammar = _grammar(word, Typed.COMMAND)
    if grammar is None:
        return Intent(verb=Verb.HELP)
    return _intent(grammar, Typed.COMMAND, after, number=number)


def _grammar(word: str, typed: Typed) -> Grammar | None:
    """The verb's grammar, or None for help."""
    verb = verb_called(word)
    if verb is None:
        raise BadInput(unknown(word, typed))
    return BY_VERB.get(verb)


def _uncoded(text: str) -> str:
    code = AS_CODE.fullmatch(text.strip())
    return f"{code[1]}{code[2]}" if code else text.lstrip()


def _first_word(text: str) -> tuple[str, str]:
    """The first word and the rest, whatever kind of space is between them."""
    first, rest, *_ = (*text.split(maxsplit=1), "", "")
    return first, rest.strip()
