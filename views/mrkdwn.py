"""One line of Slack's mrkdwn, as Slack stores it, into spans."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from desk.rich import Span, Spans
from views.emoji import emoji
from views.links import safe_url
from views.names import GROUP, Names, moment
from views.text import clean

_ATOM = re.compile(
    r"`(?P<code>[^`\n]+)`"
    r"|<(?P<token>[^<>\n]+)>"
    r"|:(?P<emoji>[a-z0-9_+'-]{1,100}(?:::skin-tone-[2-6](?:-[2-6])?)?):"
    r"|(?P<mark>[*_~])"
    r"|[^`<:*_~]+|."
)
_MARKS = ("*", "_", "~")
_ENTITY = re.compile("&(lt|gt|amp);")
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&"}


def line_spans(line: str, *, names: Names) -> Spans:
    """
    Read `*bold*`, `_italic_`, `~strike~`, code, emoji and `<...>` tokens of one line.

    Takes time linear in the line.
    https://docs.slack.dev/messaging/formatting-message-text
    """
    return joined(_Reader(line=line, names=names).spans())


def unescaped(text: str) -> str:
    """Decode the three entities that Slack writes, once."""
    return _ENTITY.sub(lambda entity: _ENTITIES[entity[1]], text)


def joined(spans: Iterator[Span]) -> Spans:
    """Join neighbours of the same style, cleaned, and drop what is empty."""
    runs = groupby(spans, key=lambda span: replace(span, text=""))
    whole = (replace(style, text=clean("".join(span.text for span in run))) for style, run in runs)
    return tuple(span for span in whole if span.text)


@dataclass(kw_only=True)
class _Reader:
    """A line that is being read, and the styles that are on."""

    line: str
    names: Names
    #: Where each style that is on was turned on.
    on: dict[str, int] = field(default_factory=dict)

    def spans(self) -> Iterator[Span]:
        atoms = list(_ATOM.finditer(self.line))
        on = self.on
        ends = {mark: [a.start() for a in atoms if self._may_end(a, mark)] for mark in _MARKS}
        for atom in atoms:
            if atom["mark"] and self._switches(atom, ends[atom["mark"]]):
                continue
            for span in self._read(atom):
                yield replace(span, bold="*" in on, italic="_" in on, strike="~" in on)

    def _read(self, atom: re.Match[str]) -> Iterator[Span]:
        if atom["code"]:
            yield Span(text=_without_tokens(atom["code"]), code=True)
        elif atom["token"]:
            yield _token(atom["token"], names=self.names)
        elif atom["emoji"]:
            yield Span(text=self._emoji(atom) or atom.group())
        else:
            yield Span(text=unescaped(atom.group()))

    def _emoji(self, atom: re.Match[str]) -> str | None:
        # `10:30:45` and `a:b:c` are no emoji.
        is_within_word = self._is_word(atom.start() - 1) and self._is_word(atom.end())
        return None if is_within_word else emoji(atom["emoji"])

    def _switches(self, atom: re.Match[str], ends: list[int]) -> bool:
        """Turn the style on or off where the mark does that; else the mark is text."""
        mark, place = atom["mark"], atom.start()
        if mark in self.on:
            if self._may_end(atom, mark) and place > self.on[mark] + 1:
                del self.on[mark]
                return True
            return False
        next_end = bisect_left(ends, place + 2)
        if next_end == len(ends) or not self._may_start(place):
            return False
        self.on[mark] = place
        return True

    def _may_start(self, place: int) -> bool:
        after = self.line[place + 1 : place + 2]
        return not (
            self._is_word(place - 1)
            or after.isspace()
            or self.line[place] in {after, self._before(place)}
        )

    def _may_end(self, atom: re.Match[str], mark: str) -> bool:
        place = atom.start()
        before, after = self._before(place), self.line[place + 1 : place + 2]
        return (
            atom["mark"] == mark
            and before != ""
            and not before.isspace()
            and mark not in {before, after}
            and not self._is_word(place + 1)
        )

    def _before(self, place: int) -> str:
        return self.line[place - 1] if place else ""

    def _is_word(self, place: int) -> bool:
        return 0 <= place < len(self.line) and self.line[place].isalnum()


def _token(token: str, *, names: Names) -> Span:
    target, _, label = map(unescaped, token.partition("|"))
    match target[:1]:
        case "@":
            return Span(text=names.user(target[1:]))
        case "#":
            return Span(text=f"#{names.channel(target[1:])}")
        case "!":
            return _special(target[1:], label)
        case _:
            return Span(text=label or target.removeprefix("mailto:"), link=safe_url(target))


def _special(command: str, label: str) -> Span:
    word, *rest = command.split("^")
    if word == "subteam":
        return Span(text=label.removeprefix("@") or GROUP)
    if word == "date" and rest:
        link = safe_url(rest[2]) if rest[2:] else None
        return Span(text=label or moment(rest[0]), link=link)
    return Span(text=word)


def _without_tokens(code: str) -> str:
    """Write the tokens that Slack puts into code, too, as what was typed."""
    return unescaped(
        re.sub(r"<([^<>|]+)(?:\|([^<>]*))?>", lambda token: token[2] or token[1], code)
    )
