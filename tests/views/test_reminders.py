"""Reminders as people see them: mentions stay live, nothing else becomes so."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.cron import Cron
from desk.recurrence import Daily
from desk.reminder import Occurrence, Reminder, ReminderState
from desk.reminders import LONGEST_TEXT, Proposal
from views.reminders import (
    LISTED,
    follow_up_post,
    follow_up_set,
    live_text,
    proposal_blocks,
    reminder_list,
    reminder_post,
)

NOW = datetime(2026, 6, 8, 9, 0, tzinfo=UTC)
REMINDER = Reminder(
    id="r1",
    number=3,
    by="U0ADAM",
    channel="C0GENERAL",
    text="Stand-up",
    recurrence=Daily(since=date(2026, 6, 8), clock=time(9)),
    zone="Europe/Berlin",
    state=ReminderState.ACTIVE,
    next_at=NOW,
    created_at=NOW,
)
OCCURRENCE = Occurrence(id="o1", reminder_id="r1", at=NOW, created_at=NOW)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<@U1|ada> and <@W2>", "<@U1> and <@W2>"),
        ("in <#C1|general>", "in <#C1>"),
        ("<https://example.com|the board>", "<https://example.com|the board>"),
        ("<mailto:a@example.com|a@example.com>", "<mailto:a@example.com|a@example.com>"),
        ("<!channel> <!here|@here> <!everyone>", "@channel @here @everyone"),
        ("<!subteam^S1|@team> <!subteam^S1>", "@team @subteam"),
        ("<!date^1^{time}|<@U1>>", "&lt;!date^1^{time}|<@U1>&gt;"),
        ("<javascript:alert(1)|here>", "&lt;javascript:alert(1)|here&gt;"),
        ("<nonsense> <", "&lt;nonsense&gt; &lt;"),
        ("Q&amp;A &lt;!here&gt; R&D", "Q&amp;A &lt;!here&gt; R&amp;D"),
        ("*bold*\n• line", "*bold*\n• line"),
    ],
)
def test_what_was_mentioned_stays_live_and_nothing_else(typed: str, shown: str):
    assert live_text(typed) == shown


@given(st.text(st.sampled_from("<>!@#&|^;achlnotvery U1C"), max_size=60))
def test_no_text_calls_everybody(text: str):
    assert "<!" not in live_text(text)


@pytest.mark.parametrize(
    "text", ["x" * LONGEST_TEXT, "&amp;" * 400, "<@U012345678>" * 150, "\n".join("a" * 500)]
)
def test_the_longest_reminders_are_shown_whole(check_blocks, text: str):
    reminder = replace(REMINDER, text=text)
    late = replace(OCCURRENCE, at=NOW - timedelta(days=1), missed=2)
    proposal = Proposal(reminder=reminder, dates=(NOW, NOW, NOW))

    for blocks in (
        reminder_post(reminder, late, by="Adam", now=NOW),
        follow_up_post(reminder, late, number=1042, to=("U1", "U2"), by="Ada", now=NOW),
        follow_up_set(reminder, number=1042)[1],
    ):
        assert check_blocks(blocks, "message") == []
        assert live_text(text) in blocks[0]["text"]["text"]
    assert check_blocks(proposal_blocks(proposal, invite=True), "message") == []


def test_many_reminders_are_listed_each_on_its_lines():
    many = [replace(REMINDER, number=n, text="Look " * 100) for n in range(1, 61)]

    listed = reminder_list(many, example="/desk reminders add")

    assert [n for n in range(1, 61) if f"`{n}`" in listed] == list(range(1, LISTED + 1))
    assert listed.endswith("…and 10 more.")


def test_a_long_text_is_cut_in_the_list_but_never_within_a_mention():
    reminder = replace(REMINDER, text="x" * 75 + " <@U012345678> and more")

    listed = reminder_list([reminder], example="")

    assert "x" * 75 in listed
    assert "&lt;@" not in listed


@pytest.mark.parametrize(
    ("missed", "said"),
    [(0, None), (1, "One more was missed"), (4, "4 more were missed")],
)
def test_a_late_one_tells_how_many_were_missed(missed: int, said: str | None):
    late = replace(OCCURRENCE, at=NOW - timedelta(hours=1), missed=missed)

    blocks = str(reminder_post(REMINDER, late, by="Adam", now=NOW))

    assert "This comes late" in blocks
    assert said in blocks if said else "missed" not in blocks


def test_one_in_time_says_nothing_of_time():
    assert "late" not in str(reminder_post(REMINDER, OCCURRENCE, by="Adam", now=NOW))


def test_a_cron_rule_is_told_in_words():
    reminder = replace(REMINDER, recurrence=Cron.parse("0 9 * * mon"))

    assert "every Monday at 09:00" in str(reminder_post(reminder, OCCURRENCE, by="Adam", now=NOW))
