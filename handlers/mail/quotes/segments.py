"""Segments of a mail: the runs of lines that are text, quote, history or forwarded mail."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from handlers.mail.quotes.attribution import attributions, runs_on
from handlers.mail.quotes.claim import MAIL
from handlers.mail.quotes.delimiter import is_forward, is_reply_above, original_message
from handlers.mail.quotes.header_block import header_block
from handlers.mail.quotes.header_stack import header_stack
from handlers.mail.quotes.lines import FENCE, Line, Mark, next_said
from handlers.mail.quotes.signature import is_mobile

#: Lines of a quote in which it may say whose it is.
NAMED = 8
#: A quoted line this long was folded by the sender's program; its rest may lack the mark.
FOLDED = 65


class Kind(StrEnum):
    """What a run of lines is; the first two are always somebody's own words."""

    TEXT = "text"
    FORWARD = "forward"
    HEADERS = "headers"  # with nothing above and no quote marks below
    ATTRIBUTION = "attribution"  # the same
    QUOTE = "quote"
    ANSWERED = "answered"  # a quote with the line or the headers that say whose it is
    HISTORY = "history"  # from a line that announces it to the end


#: Mail servers write these; where they are shown, somebody reports a mail with all its headers.
RAW_HEADERS = re.compile(
    r"(?:return-path|delivered-to|x-received|authentication-results|dkim-signature|"
    r"arc-[\w-]{4,30}): ?\S|received: (?:from|by) "
)


@dataclass(frozen=True, kw_only=True)
class Segment:
    """Lines `start` to `end`, the end not included; up to `body` they announce what follows."""

    kind: Kind
    start: int
    body: int
    end: int
    is_sure: bool = True


@dataclass(frozen=True, kw_only=True)
class Head:
    """Lines that announce an earlier mail, up to where its body begins."""

    kind: Kind
    body: int
    is_sure: bool = True


class Walk:
    """One way through the lines, from top to bottom."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.segments: list[Segment] = []
        self.at = 0
        self._fenced = fenced(lines)
        self._attributions = attributions(lines)
        self._text_from = 0
        self._has_text = False

    def segments_found(self) -> list[Segment]:
        while self.at < len(self.lines):
            self._step()
        self._close_text(len(self.lines))
        return self.segments

    def _step(self) -> None:
        is_code = self.at in self._fenced
        is_raw = RAW_HEADERS.match(self.lines[self.at].folded) is not None
        head = None if is_code or is_raw else self._head()
        if head:
            self._close_text(self.at)
            self._announced(head)
        elif self.lines[self.at].depth and not is_code:
            self._close_text(self.at)
            self._quoted(quote_end(self.lines, self.at))
        elif is_raw:
            self._has_text = True
            self.at = _paragraph_end(self.lines, self.at)
        else:
            self._has_text = self._has_text or says_something(self.lines[self.at])
            self.at += 1

    def _head(self) -> Head | None:
        line = self.lines[self.at]
        if line.is_blank:
            return None
        first = next_said(self.lines, self.at, within=3) if line.depth else self.at
        if first < len(self.lines) and is_forward(self.lines[first]):
            return Head(kind=Kind.FORWARD, body=self.at)
        if line.depth:
            return None
        return self._unquoted_head(line)

    def _unquoted_head(self, line: Line) -> Head | None:
        is_history = line.mark is Mark.HISTORY or is_reply_above(line)
        if is_history or (self._has_text and runs_on(line)):
            return Head(kind=Kind.HISTORY, body=self.at + 1)
        if self.at in self._attributions:
            body = self._attributions[self.at]
            said = " ".join(line.said for line in self.lines[self.at : body])
            is_sure = line.mark is Mark.ATTRIBUTION or MAIL.search(said) is not None
            return Head(kind=Kind.ATTRIBUTION, body=body, is_sure=is_sure)
        find = (original_message, header_block, header_stack)
        body = next(filter(None, (look(self.lines, self.at) for look in find)), 0)
        return Head(kind=Kind.HEADERS, body=body) if body else None

    def _announced(self, head: Head) -> None:
        below = next_said(self.lines, head.body)
        if head.kind is Kind.FORWARD:
            self._add(Kind.FORWARD, len(self.lines))
        elif below < len(self.lines) and self.lines[below].depth:
            self._add(Kind.ANSWERED, quote_end(self.lines, below), body=below)
        elif self._has_text:
            self._add(Kind.HISTORY, len(self.lines), is_sure=head.is_sure)
        else:
            # Nothing was said above: it may be a forward, or an answer below an unmarked quote.
            is_named = head.kind is Kind.ATTRIBUTION
            self._add(Kind.ATTRIBUTION if is_named else Kind.HEADERS, head.body)

    def _quoted(self, end: int) -> None:
        body = None if self._has_text else said_by(self.lines[self.at : min(end, self.at + NAMED)])
        self._add(Kind.ANSWERED if body else Kind.QUOTE, end, body=body and self.at + body)

    def _add(self, kind: Kind, end: int, *, body: int | None = None, is_sure: bool = True) -> None:
        start = self.at
        self.segments.append(
            Segment(kind=kind, start=start, body=body or start, end=end, is_sure=is_sure)
        )
        self.at = self._text_from = end

    def _close_text(self, end: int) -> None:
        if end > self._text_from:
            start, self._text_from = self._text_from, end
            self.segments.append(Segment(kind=Kind.TEXT, start=start, body=start, end=end))


def said_by(quote: Sequence[Line]) -> int | None:
    """The line after the attribution that a quote begins with: Apple's is quoted itself."""
    bare = [replace(line, depth=max(line.depth - 1, 0)) for line in quote]
    return attributions(bare).get(next_said(bare, 0))


def says_something(line: Line) -> bool:
    return not (line.is_blank or line.is_rule or line.mark or is_mobile(line))


def quote_end(lines: Sequence[Line], start: int) -> int:
    """The line after the quote that `start` is in; blank lines between its parts belong to it."""
    end = at = start
    while at < len(lines):
        if lines[at].depth:
            end = at + 1
        elif not lines[at].is_blank and not _is_rest(lines, at):
            break
        at += 1
    return end


def _is_rest(lines: Sequence[Line], at: int) -> bool:
    """Whether this is the rest of a long quoted line, with the quote going on right below it."""
    above, below = lines[at - 1], lines[at + 1 : at + 2]
    is_between = above.depth > 0 and bool(below) and below[0].depth > 0
    return is_between and len(above.said) > FOLDED and len(lines[at].said) <= FOLDED // 2


def _paragraph_end(lines: Sequence[Line], start: int) -> int:
    """The next line that is blank or quoted."""
    rest = range(start + 1, len(lines))
    return next((at for at in rest if lines[at].is_blank or lines[at].depth), len(lines))


def fenced(lines: Sequence[Line]) -> set[int]:
    """The lines of code blocks between fences of backticks; an open fence is none."""
    found: set[int] = set()
    opened = None
    for at, line in enumerate(lines):
        if not line.depth and line.said.startswith(FENCE):
            if opened is None:
                opened = at
            else:
                found.update(range(opened, at + 1))
                opened = None
    return found
