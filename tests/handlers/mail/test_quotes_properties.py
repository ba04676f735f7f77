"""Whatever a mail holds: no line is lost, none is moved, and the work grows with its length."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.mail.quotes import split_text
from handlers.mail.quotes_html import split_html

LINES = [
    "",
    "Hello there",
    "Thanks, it works.",
    "> quoted",
    "> > deeper",
    ">",
    "On Tue, 5 Mar 2024 at 09:41, Jane <jane@example.com> wrote:",
    "On Monday Jane",
    "wrote:",
    "Jane <jane@example.com> wrote:",
    "05.03.2024 09:41:",
    "--",
    "-- ",
    "___________",
    "-----Original Message-----",
    "---------- Forwarded message ---------",
    "> Begin forwarded message:",
    "From: Jane <jane@example.com>",
    "Sent: Tuesday, 5 March 2024 09:41",
    "To: Help",
    "Subject: order",
    "Sent from my iPhone",
    "-Jane",
    "```",
    "reply above this line",
    "You received this message because you are subscribed to it",
    "\u200b",
    "\U0001f44d",
    "Question:",
    "x" * 80,
    "   indented",
    "\t",
]
MAILS = st.lists(st.sampled_from(LINES), max_size=25).map("\n".join) | st.text(max_size=200)

#: Each grows with its number; some hang libraries that do the same.
GROWING: dict[str, Callable[[int], str]] = {
    "dashes": lambda size: "-" * size * 50,
    "rules": lambda size: "a\n" + "---\n" * size + "b.",
    "short on lines": lambda size: "On ...\n" * size,
    "dated lines": lambda size: "On Monday 5 March 2024 at 10:00 Jane\n" * size,
    "attributions": lambda size: "On Monday 5 March 2024 10:00 Jane wrote:\n" * size,
    "on at": lambda size: "On at " * size,
    "blanks": lambda size: "x" + " " * size * 100 + "y",
    "blank lines": lambda size: "x" + "\n" * size + "-Jane" + "\n" * size + "y",
    "deep quote": lambda size: ">" * size * 50,
    "deeper and deeper": lambda size: "\n".join(">" * (n % 99) + " x" for n in range(size)),
    "headers": lambda size: "From: a\n" * size,
    "spread headers": lambda size: "From: a\n\n" * size,
    "text and quotes": lambda size: "text\n> quote\n" * size,
    "answered quotes": lambda size: "On 5 Mar 2024 10:00 J <j@example.com> wrote:\n> q\n" * size,
    "fences": lambda size: "```\n" * (size | 1),
    "signatures": lambda size: "x\n\n-Jane\n\n" * size,
    "addresses": lambda size: "a@" * size,
    "dates": lambda size: "1/1/" * size + ":",
    "links": lambda size: "sent from my](" * size,
    "forwards": lambda size: "x\n> ---- Forwarded message ----\n" * size,
}

PAGES: dict[str, Callable[[int], str]] = {
    "breaks": lambda size: "x<br>" * size,
    "blocks": lambda size: "<div>x</div>" * size,
    "open paragraphs": lambda size: "<p>x" * size,
    "nested blocks": lambda size: "<div>" * (size // 2) + "x",
    "nested quotes": lambda size: "a<blockquote>" * (size // 2) + "x",
    "quotes": lambda size: "a<blockquote>x</blockquote>" * size,
    "headers": lambda size: "<div>From: a@example.com</div><div>Sent: x</div>" * size,
    "history": lambda size: "a<div id=divRplyFwdMsg>From: a@example.com</div>" * size,
    "preformatted": lambda size: "<pre>" + "> x\n" * size + "</pre>",
    "inline": lambda size: "<span>x</span>" * size,
}


def said(text: str) -> list[str]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [line.rstrip() for line in lines if line.strip()]


def is_within(part: list[str], whole: list[str]) -> bool:
    rest = iter(whole)
    return all(line in rest for line in part)


@given(MAILS)
def test_every_line_is_new_or_cut(text: str):
    new, cut = split_text(text)

    assert Counter(said(text)) == Counter(said(new) + said(cut))


@given(MAILS)
def test_lines_keep_their_order(text: str):
    parts = split_text(text)

    assert all(is_within(said(part), said(text)) for part in parts)


@given(MAILS)
def test_the_new_text_is_empty_only_if_the_mail_is(text: str):
    assert bool(split_text(text)[0].strip()) == bool(text.strip())


@given(MAILS)
def test_new_text_is_not_cut_again(text: str):
    new, _ = split_text(text)

    assert split_text(new) == (new, "")


def steps(split: Callable[[str], tuple[str, str]], text: str) -> int:
    """How many calls and lines of the trimmer's own code it takes to split a text."""
    taken = 0

    def count(frame: object, event: str, argument: object) -> object:
        nonlocal taken
        taken += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        split(text)
    finally:
        sys.settrace(before)
    return taken


@pytest.mark.parametrize("grown", GROWING.values(), ids=GROWING.keys())
def test_twice_the_text_is_about_twice_the_work(grown: Callable[[int], str]):
    assert steps(split_text, grown(1200)) <= 2.3 * steps(split_text, grown(600)) + 500


@pytest.mark.parametrize("grown", PAGES.values(), ids=PAGES.keys())
def test_twice_the_page_is_about_twice_the_work(grown: Callable[[int], str]):
    assert steps(split_html, grown(1200)) <= 2.3 * steps(split_html, grown(600)) + 500


@pytest.mark.parametrize("grown", GROWING.values(), ids=GROWING.keys())
def test_a_hostile_mail_comes_back_whole_or_in_parts(grown: Callable[[int], str]):
    text = grown(3000)

    new, cut = split_text(text)

    assert Counter(said(text)) == Counter(said(new) + said(cut))
