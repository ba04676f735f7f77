"""Whatever a mail holds: no line is lost, and none is moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.mail.quotes.trimmer import split_text
from tests.fuzz.growing import TEXTS

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


@pytest.mark.parametrize("grown", TEXTS.values(), ids=TEXTS.keys())
def test_a_hostile_mail_comes_back_whole_or_in_parts(grown: Callable[[int], str]):
    text = grown(3000)

    new, cut = split_text(text)

    assert Counter(said(text)) == Counter(said(new) + said(cut))
