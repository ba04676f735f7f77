"""Rules as people say them: what is understood, and what is said back."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.errors import BadInput
from desk.recurrence import Recurrence, occurrences
from desk.recurrence_grammar import EXAMPLES, VOCABULARY, parse
from desk.recurrence_words import in_words

ROOT = Path(__file__).resolve().parents[2]
BERLIN = ZoneInfo("Europe/Berlin")
#: 7:00 in Berlin, a Sunday.
NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)

SENTENCES = [
    # Days.
    ("every day 18:00", "every day at 18:00", "11-22 18:00, 11-23 18:00, 11-24 18:00"),
    ("daily 6:00", "every day at 06:00", "11-23 06:00, 11-24 06:00, 11-25 06:00"),
    ("every 3 days 9:00", "every 3 days at 09:00", "11-22 09:00, 11-25 09:00, 11-28 09:00"),
    ("every other day 6:00", "every 2 days at 06:00", "11-23 06:00, 11-25 06:00, 11-27 06:00"),
    # Weeks.
    ("every Monday 9:00", "every Monday at 09:00", "11-23 09:00, 11-30 09:00, 12-07 09:00"),
    ("Mondays at 9am", "every Monday at 09:00", "11-23 09:00, 11-30 09:00, 12-07 09:00"),
    ("9:00 every monday", "every Monday at 09:00", "11-23 09:00, 11-30 09:00, 12-07 09:00"),
    (
        "every monday, wednesday and friday at 5:30 pm",
        "every Monday, Wednesday and Friday at 17:30",
        "11-23 17:30, 11-25 17:30, 11-27 17:30",
    ),
    (
        "every weekday 9:00",
        "every weekday, Monday to Friday, at 09:00",
        "11-23 09:00, 11-24 09:00, 11-25 09:00",
    ),
    (
        "every Mon-Fri at noon",
        "every weekday, Monday to Friday, at 12:00",
        "11-23 12:00, 11-24 12:00, 11-25 12:00",
    ),
    (
        "every fri to mon 9:00",
        "every Monday, Friday, Saturday and Sunday at 09:00",
        "11-22 09:00, 11-23 09:00, 11-27 09:00",
    ),
    ("every week 9:00", "every Sunday at 09:00", "11-22 09:00, 11-29 09:00, 12-06 09:00"),
    (
        "every 2 weeks on friday 15:00",
        "every 2 weeks on Friday at 15:00",
        "11-27 15:00, 12-11 15:00, 12-25 15:00",
    ),
    (
        "every other friday 15:00",
        "every 2 weeks on Friday at 15:00",
        "11-27 15:00, 12-11 15:00, 12-25 15:00",
    ),
    (
        "every 2 weeks 6:00",
        "every 2 weeks on Monday at 06:00",
        "11-23 06:00, 12-07 06:00, 12-21 06:00",
    ),
    (
        "every 5 business days 9:00",
        "every 5 weekdays, Monday to Friday, at 09:00",
        "11-23 09:00, 11-30 09:00, 12-07 09:00",
    ),
    (
        "every 3 working days",
        "every 3 weekdays, Monday to Friday, at 09:00",
        "11-23 09:00, 11-26 09:00, 12-01 09:00",
    ),
    (
        "mon-fri 9:00",
        "every weekday, Monday to Friday, at 09:00",
        "11-23 09:00, 11-24 09:00, 11-25 09:00",
    ),
    (
        "every weekend at noon",
        "every Saturday and Sunday at 12:00",
        "11-22 12:00, 11-28 12:00, 11-29 12:00",
    ),
    (
        "fortnightly on friday",
        "every 2 weeks on Friday at 09:00",
        "11-27 09:00, 12-11 09:00, 12-25 09:00",
    ),
    ("every morning at 8", "every day at 08:00", "11-22 08:00, 11-23 08:00, 11-24 08:00"),
    # Months.
    (
        "last day of month",
        "on the last day of every month at 09:00",
        "11-30 09:00, 12-31 09:00, 01-31 09:00",
    ),
    (
        "first business day of the month",
        "on the first weekday of every month at 09:00",
        "12-01 09:00, 01-01 09:00, 02-01 09:00",
    ),
    (
        "every quarter on the 15th",
        "on the 15th of every January, April, July and October at 09:00",
        "01-15 09:00, 04-15 09:00, 07-15 09:00",
    ),
    (
        "first monday of the month 10:00",
        "on the first Monday of every month at 10:00",
        "12-07 10:00, 01-04 10:00, 02-01 10:00",
    ),
    (
        "every second friday of the month",
        "on the second Friday of every month at 09:00",
        "12-11 09:00, 01-08 09:00, 02-12 09:00",
    ),
    (
        "first and third monday of the month",
        "on the first and third Monday of every month at 09:00",
        "12-07 09:00, 12-21 09:00, 01-04 09:00",
    ),
    (
        "last friday of every month at 4pm",
        "on the last Friday of every month at 16:00",
        "11-27 16:00, 12-25 16:00, 01-29 16:00",
    ),
    (
        "last weekday of the month",
        "on the last weekday of every month at 09:00",
        "11-30 09:00, 12-31 09:00, 01-29 09:00",
    ),
    (
        "last day of the month 17:00",
        "on the last day of every month at 17:00",
        "11-30 17:00, 12-31 17:00, 01-31 17:00",
    ),
    (
        "every 25th 9:00",
        "on the 25th of every month at 09:00",
        "11-25 09:00, 12-25 09:00, 01-25 09:00",
    ),
    (
        "every 1st and 15th",
        "on the 1st and the 15th of every month at 09:00",
        "12-01 09:00, 12-15 09:00, 01-01 09:00",
    ),
    (
        "every month on the 3",
        "on the 3rd of every month at 09:00",
        "12-03 09:00, 01-03 09:00, 02-03 09:00",
    ),
    (
        "every 31st",
        "on the 31st of every month at 09:00, wherever there is one",
        "12-31 09:00, 01-31 09:00, 03-31 09:00",
    ),
    (
        "fifth monday of the month",
        "on the fifth Monday of every month at 09:00, wherever there is one",
        "11-30 09:00, 03-29 09:00, 05-31 09:00",
    ),
    ("monthly", "on the 22nd of every month at 09:00", "11-22 09:00, 12-22 09:00, 01-22 09:00"),
    (
        "every 3 months on the 1st",
        "on the 1st of every March, June, September and December at 09:00",
        "12-01 09:00, 03-01 09:00, 06-01 09:00",
    ),
    (
        "quarterly on the first monday",
        "on the first Monday of every January, April, July and October at 09:00",
        "01-04 09:00, 04-05 09:00, 07-05 09:00",
    ),
    (
        "first monday of march and september 10:00",
        "on the first Monday of every March and September at 10:00",
        "03-01 10:00, 09-06 10:00, 03-06 10:00",
    ),
    # Years.
    ("yearly", "every year on 22 November at 09:00", "11-22 09:00, 11-22 09:00, 11-22 09:00"),
    (
        "yearly on 1 december 9:00",
        "every year on 1 December at 09:00",
        "12-01 09:00, 12-01 09:00, 12-01 09:00",
    ),
    (
        "every december 25th",
        "every year on 25 December at 09:00",
        "12-25 09:00, 12-25 09:00, 12-25 09:00",
    ),
    (
        "every year on 2026-12-31",
        "every year on 31 December at 09:00",
        "12-31 09:00, 12-31 09:00, 12-31 09:00",
    ),
    (
        "every 29 february",
        "every year on 29 February at 09:00, wherever there is one",
        "02-29 09:00, 02-29 09:00, 02-29 09:00",
    ),
    # Once.
    ("tomorrow 10:00", "once, on Monday 23 November 2026 at 10:00", "11-23 10:00"),
    ("2026-12-01 9:00", "once, on Tuesday 1 December 2026 at 09:00", "12-01 09:00"),
    ("1 december", "once, on Tuesday 1 December 2026 at 09:00", "12-01 09:00"),
    ("in 2 hours", "once, on Sunday 22 November 2026 at 09:00", "11-22 09:00"),
    ("friday 15:00", "once, on Friday 27 November 2026 at 15:00", "11-27 15:00"),
    # Cron.
    (
        "30 8 * * 1-5",
        "every weekday, Monday to Friday, at 08:30",
        "11-23 08:30, 11-24 08:30, 11-25 08:30",
    ),
    ("0 9 * * 7", "every Sunday at 09:00", "11-22 09:00, 11-29 09:00, 12-06 09:00"),
    ("0 9 * * sun", "every Sunday at 09:00", "11-22 09:00, 11-29 09:00, 12-06 09:00"),
    (
        "0 9 1,15 * MON",
        "every 1st and 15th of the month and every Monday at 09:00",
        "11-23 09:00, 11-30 09:00, 12-01 09:00",
    ),
    (
        "30 8 * jan,jul 1#1",
        "every first Monday of the month in January and July at 08:30",
        "01-04 08:30, 07-05 08:30, 01-03 08:30",
    ),
    (
        "0 17 L * *",
        "every last day of the month at 17:00",
        "11-30 17:00, 12-31 17:00, 01-31 17:00",
    ),
    ("*/30 * * * *", "every day every 30 minutes", "11-22 07:30, 11-22 08:00, 11-22 08:30"),
    (
        "5 * * * *",
        "every day at 5 minutes past every hour",
        "11-22 07:05, 11-22 08:05, 11-22 09:05",
    ),
    (
        "0 9-17 * * 1-5",
        "every weekday, Monday to Friday, every hour from 09:00 to 17:00",
        "11-23 09:00, 11-23 10:00, 11-23 11:00",
    ),
    (
        "15,45 9-17 * * *",
        "every day at 15 and 45 minutes past every hour from 09:00 to 17:59",
        "11-22 09:15, 11-22 09:45, 11-22 10:15",
    ),
    (
        "0,30 1-23/2 * * *",
        "every day at 0 and 30 minutes past the hours 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21 and 23",
        "11-22 07:30, 11-22 09:00, 11-22 09:30",
    ),
]


def dates(text: str, *, count: int = 3) -> str:
    coming = occurrences(parse(text, now=NOW, zone=BERLIN), zone=BERLIN, after=NOW)
    return ", ".join(f"{at.astimezone(BERLIN):%m-%d %H:%M}" for at in islice(coming, count))


@pytest.mark.parametrize(("text", "said"), [each[:2] for each in SENTENCES], ids=str)
def test_a_rule_is_said_back_in_words(text: str, said: str):
    rule = parse(text, now=NOW, zone=BERLIN)

    assert in_words(rule, zone=BERLIN) == said


@pytest.mark.parametrize(
    ("text", "coming"), [(each[0], each[2]) for each in SENTENCES], ids=[e[0] for e in SENTENCES]
)
def test_a_rule_comes_on_the_days_that_were_meant(text: str, coming: str):
    assert dates(text) == coming


@pytest.mark.parametrize(
    "text",
    [
        '"every Monday 9:00"',
        "“every Monday 9:00”",
        "'every Monday 9:00'",
        "  EVERY   monday\n9:00 ",
        "every monday at 9",
        "every monday, 9:00",
        "each monday 9:00",
        "weekly on monday at 9:00",
        "at 9:00 on mondays",
        "monday",
    ],
)
def test_it_does_not_matter_how_it_is_typed(text: str):
    assert dates(text, count=1) == "11-23 09:00"


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("every mondey 9:00", "every monday 9:00"),
        ("evry weekday 9:00", "every weekday 9:00"),
        ("frist monday of the month", "first monday of the month"),
        ("tomorow 10:00", "tomorrow 10:00"),
    ],
)
def test_a_typo_is_answered_with_what_may_have_been_meant(typed: str, nearest: str):
    with pytest.raises(BadInput, match=f"Did you mean `{nearest}`"):
        parse(typed, now=NOW, zone=BERLIN)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "every",
        "when pigs fly",
        "every monday 25:00",
        "every 0 days",
        "every 5 months on the 1st",
        "12345",
        "every monday " * 50,
    ],
)
def test_what_cannot_be_read_is_answered_with_examples(text: str):
    with pytest.raises(BadInput, match=r"is not a time I can read. Try `every Monday 9:00`"):
        parse(text, now=NOW, zone=BERLIN)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2020-01-01 9:00", "already passed"),
        ("today 6:00", "already passed"),
        ("every 30 february", "never comes"),
        ("every year on 02-31", "never comes"),
        ("0 0 31 2 *", "never comes"),
        ("*/5 * * * *", "more often than every 15 minutes"),
        ("* * * * *", "more often than every 15 minutes"),
        ("60 9 * * *", "not a cron rule"),
        ("0 9 15w * *", "not a cron rule"),
        ("cron 0 9 * * r", "not a cron rule"),
    ],
)
def test_a_rule_that_would_do_no_good_is_refused(text: str, why: str):
    with pytest.raises(BadInput, match=why):
        parse(text, now=NOW, zone=BERLIN)


@pytest.mark.parametrize("example", [e for n, e in enumerate(EXAMPLES.split("`")) if n % 2])
def test_every_example_can_be_typed(example: str):
    assert dates(example, count=1)


def test_every_rule_of_the_documentation_is_understood_as_it_says():
    page = (ROOT / "docs" / "reminders.md").read_text(encoding="utf-8")
    rules = re.findall(r"^\| `(.+?)` \| (.+?) \|$", page, re.MULTILINE)

    assert len(rules) > 10
    assert [said for typed, said in rules] == [
        in_words(parse(typed, now=NOW, zone=BERLIN), zone=BERLIN) for typed, _ in rules
    ]


@given(st.lists(st.sampled_from([*VOCABULARY, "9:00", "on", "the", "and", "of", "1st", "2", "*"])))
def test_no_order_of_words_confuses_it(words: list[str]):
    rule = understood(" ".join(words))

    assert rule is None or in_words(rule, zone=BERLIN)


@given(st.text())
def test_no_text_confuses_it(text: str):
    rule = understood(text)

    assert rule is None or in_words(rule, zone=BERLIN)


def understood(text: str) -> Recurrence | None:
    """None where it is refused."""
    with suppress(BadInput):
        return parse(text, now=NOW, zone=BERLIN)
    return None
