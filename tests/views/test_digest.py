"""A digest in words: counts always, percentages and arrows only where they are earned."""

# ruff: noqa: RUF001  # Ranges are written as in print.

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from desk.counting import Facts, report
from desk.digest import Digest
from desk.facts import CSAT, NPS, Asked, Begun, CaseRef, Moved, OpenCase, Rated, Responded
from desk.figures import Durations, Nps, Share
from desk.period import days_of
from desk.queue import Function, Queue
from desk.report import Report
from views.digest import days, digest_blocks, digest_post, digest_text, sentence
from views.figures import csat, duration, durations, nps, percent, share

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
WEEK = days_of(date(2026, 11, 9), date(2026, 11, 15), zone="UTC", now=NOW)
MIDWEEK = datetime(2026, 11, 11, 12, 0, tzinfo=UTC)
LONG_AGO = WEEK.since - timedelta(days=300)


def queue(function: Function, name: str = "") -> Queue:
    return Queue(
        id=function.value,
        key=function.value,
        name=name or function.value.capitalize(),
        function=function,
        channel="C1",
        address=f"{function.value}@example.com",
    )


SUPPORT, SERVICE = queue(Function.SUPPORT), queue(Function.SERVICE)
BOTH = (SUPPORT, SERVICE)


def link(channel: str, ts: str) -> str:
    return f"https://example.com/{channel}/{ts}"


def text_of(found: Report, **more: object) -> str:
    return "\n".join(
        str(part["text"])
        for block in digest_blocks(found, link=link, **more)
        for part in [block.get("text"), *block.get("elements", [])]
        if part
    )


def ref(number: int) -> CaseRef:
    return CaseRef(number=number, channel="C1", card_ts=f"{number}.5")


def begun(n: int, queue: Queue = SUPPORT, at: datetime = MIDWEEK) -> list[Begun]:
    return [Begun(case_id=f"{queue.id}{at}{i}", queue_id=queue.id, at=at) for i in range(n)]


def responded(waits: list[timedelta], queue: Queue = SUPPORT) -> list[Responded]:
    return [
        Responded(case_id=f"{queue.id}{i}", queue_id=queue.id, since=MIDWEEK - wait, at=MIDWEEK)
        for i, wait in enumerate(waits)
    ]


def rated(scores: list[int], kind: str = CSAT, queue: Queue = SUPPORT) -> list[Rated]:
    return [Rated(kind=kind, score=score, queue_id=queue.id, at=MIDWEEK) for score in scores]


def asked(n: int, kind: str = CSAT, queue: Queue = SUPPORT) -> list[Asked]:
    return [Asked(kind=kind, queue_id=queue.id, at=MIDWEEK) for _ in range(n)]


def line(found: Report, name: str) -> str:
    """What stands behind that name, first for support."""
    (first, *_) = [part for part in text_of(found).split("• ") if part.startswith(f"*{name}*")]
    return first.removeprefix(f"*{name}*").strip()


@pytest.mark.parametrize(
    ("happy", "n", "asked_of", "says"),
    [
        (0, 0, 14, "no ratings came back (14 asked)"),
        (0, 0, 0, "no data: nobody was asked"),
        (3, 3, 5, "3 of 3 customers were happy — too few for a percentage  ·  5 asked"),
        (1, 1, 2, "1 of 1 customer was happy — too few for a percentage  ·  2 asked"),
        (9, 10, 14, "90 % (9 of 10; likely 60–98 %) — early signal  ·  14 asked"),
        (9, 12, 30, "75 % (9 of 12; likely 47–91 %) — early signal  ·  30 asked"),
        (27, 30, 70, "90 % (27 of 30; 74–97 %)  ·  70 asked"),
        (36, 40, 80, "90 % (36 of 40; 77–96 %)  ·  80 asked"),
    ],
    ids=str,
)
def test_ratings_are_worded_by_how_many_there_are(happy, n, asked_of, says):
    scores = [5] * happy + [2] * (n - happy)
    facts = Facts(period=WEEK, rated=rated(scores), asked=asked(asked_of))

    assert line(report(facts, [SUPPORT]), "CSAT").partition("\n")[0] == says


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ((0, 0, 0), "no answers came back (50 asked)"),
        ((2, 1, 0), "2 promoters, 1 passive, 0 detractors — too few for a score"),
        (
            (6, 2, 2),
            "+40 (6 promoters, 2 passives, 2 detractors; likely -13 to +74) — early signal",
        ),
        ((15, 10, 5), "+33 (15 promoters, 10 passives, 5 detractors; +5 to +56)"),
    ],
    ids=str,
)
def test_a_score_is_worded_by_how_many_answers_there_are(answers, says):
    promoters, passives, detractors = answers
    score = Nps(promoters=promoters, passives=passives, detractors=detractors)

    assert nps(score, asked=50) == says


@pytest.mark.parametrize("n", range(5))
def test_fewer_than_five_never_make_a_percentage(n):
    assert "%" not in csat(Share(count=n, n=n), asked=9)
    assert "%" not in share(Share(count=n, n=n), none="no data")


@pytest.mark.parametrize(
    ("part", "says"),
    [
        ((199, 200), "99 %"),
        ((200, 200), "100 %"),
        ((1, 500), "1 %"),
        ((0, 500), "0 %"),
        ((2, 3), "67 %"),
    ],
)
def test_all_is_said_only_where_it_is_all(part, says):
    assert percent(Share(count=part[0], n=part[1])) == says


@pytest.mark.parametrize(
    ("seconds", "says"),
    [
        (0, "less than a minute"),
        (59.9, "less than a minute"),
        (60, "1 m"),
        (3_599, "59 m"),
        (3_900, "1 h 05 m"),
        (86_399, "23 h 59 m"),
        (3 * 86_400 + 4 * 3_600 + 59, "3 d 4 h"),
    ],
)
def test_a_duration_has_its_two_biggest_parts(seconds, says):
    assert duration(seconds) == says


@pytest.mark.parametrize(
    ("minutes", "says"),
    [
        ([], "no data: nothing was answered"),
        ([12], "12 m (1 answered)"),
        ([5, 90, 30], "5 m to 1 h 30 m (3 answered, too few for a median)"),
        ([10, 20, 30, 40, 50], "median 30 m, nine in ten within 50 m (5 answered)"),
    ],
    ids=str,
)
def test_durations_are_worded_by_how_many_there_are(minutes, says):
    assert durations(Durations.of([60.0 * m for m in minutes]), "answered") == says


def test_a_week_in_which_nothing_happened_says_so_and_has_no_zero_percent():
    said = text_of(report(Facts(period=WEEK), BOTH))

    assert said.count("no data") == 2 * 4 + 2 + 1
    assert "%" not in said
    assert "Support: no new cases, 0 resolved, nobody waits for an answer" in said


def test_support_and_service_each_have_their_own_figures():
    facts = Facts(
        period=WEEK,
        begun=[*begun(7), *begun(3, SERVICE)],
        rated=[*rated([5] * 6), *rated([9] * 6, NPS, SERVICE)],
    )
    blocks = digest_blocks(report(facts, BOTH), link=link)
    said = [block["text"]["text"] for block in blocks if block["type"] == "section"]
    support = next(text for text in said if text.startswith("*🛟 Support*"))
    service = next(text for text in said if text.startswith("*🌱 Service*"))
    questions = next(text for text in said if text.startswith("*🌱 Service: incoming questions*"))

    names = [part.partition("*")[0] for part in support.split("• *")[1:]]
    assert names == [
        "New",
        "First response",
        "Resolution time",
        "Resolved",
        "Done within a week",
        "One answer was enough",
        "Backlog",
        "CSAT",
    ]
    assert [part.partition("*")[0] for part in service.split("• *")[1:]] == ["NPS", "CSAT"]
    assert "7 cases" in support
    assert "3 cases" in questions


def test_a_team_without_service_sees_nothing_of_it():
    assert "Service" not in text_of(report(Facts(period=WEEK), [SUPPORT]))


def test_a_team_without_queues_is_told_how_to_begin():
    assert "There is no queue yet" in text_of(report(Facts(period=WEEK), []))


def test_a_queue_that_was_removed_before_is_said_to_be():
    gone = SUPPORT.removed(now=WEEK.since)
    told = text_of(report(Facts(period=WEEK), [gone], only=[gone]))

    assert f"*{gone.name}* was removed before that time" in told


def test_the_first_sentence_tells_what_matters_most():
    waiting = OpenCase(
        case_id="a",
        queue_id=SUPPORT.id,
        ref=ref(1042),
        begun_at=MIDWEEK,
        waiting_since=MIDWEEK,
        escalated_at=None,
    )
    facts = Facts(period=WEEK, begun=begun(2), open_after=[waiting])

    assert sentence(report(facts, BOTH)) == (
        "Support: 2 new cases, 0 resolved, 1 customer still waits for a first answer; "
        "service: no incoming questions, 0 resolved, nobody waits for an answer."
    )


def test_those_who_wait_are_counted_and_the_oldest_are_linked():
    waiting = [
        OpenCase(
            case_id=str(n),
            queue_id=SUPPORT.id,
            ref=ref(n),
            begun_at=WEEK.until - timedelta(hours=n),
            waiting_since=WEEK.until - timedelta(hours=n),
            escalated_at=WEEK.until - timedelta(hours=1) if n == 4 else None,
        )
        for n in range(1, 8)
    ]
    said = text_of(report(Facts(period=WEEK, open_after=waiting), [SUPPORT]))

    assert "still waiting: 7, the oldest for 7 h 00 m" in said
    assert "<https://example.com/C1/7.5|#7> for 7 h 00 m" in said
    assert "and 2 more" in said
    assert "escalated and nobody is on it*  <https://example.com/C1/4.5|#4> for 1 h 00 m" in said


def test_a_case_whose_card_is_not_posted_yet_has_no_link():
    waiting = OpenCase(
        case_id="a",
        queue_id=SUPPORT.id,
        ref=CaseRef(number=7, channel="C1"),
        begun_at=MIDWEEK,
        waiting_since=MIDWEEK,
        escalated_at=None,
    )

    assert "first answer*  #7 for" in text_of(
        report(Facts(period=WEEK, open_after=[waiting]), [SUPPORT])
    )


def test_the_backlog_is_told_as_the_sum_it_is():
    move = Moved(
        case_id="a",
        queue_id=SUPPORT.id,
        ref=ref(1),
        place=1,
        at=MIDWEEK,
        is_resolved=True,
        begun_at=MIDWEEK - timedelta(days=1),
        answers=0,
    )
    facts = Facts(period=WEEK, begun=begun(1), moved=[move])
    found = report(facts, [SUPPORT])

    assert line(found, "Backlog") == "0 = 0 before + 1 new + 0 reopened − 1 resolved"
    assert line(found, "Resolved") == (
        "1 against 1 new, 1 without any answer: <https://example.com/C1/1.5|#1>"
    )


def test_what_is_usual_stands_beside_the_week():
    before = [case for n in range(1, 5) for case in begun(40, at=WEEK.back(n).since)]
    facts = Facts(period=WEEK, first_at=LONG_AGO, begun=[*begun(90), *before])

    assert line(report(facts, [SUPPORT]), "New") == "90 cases, usually 40 ▲ up"


def test_a_young_desk_has_nothing_usual():
    facts = Facts(period=WEEK, first_at=WEEK.since, begun=begun(90))

    assert line(report(facts, [SUPPORT]), "New") == "90 cases"


def test_a_clear_change_of_speed_has_an_arrow_and_its_word():
    slow = [timedelta(minutes=100 + n) for n in range(20)]
    fast = [timedelta(minutes=10 + n) for n in range(20)]
    facts = Facts(period=WEEK, responded=responded(fast), earlier_responded=responded(slow))

    assert "▼ faster" in line(report(facts, [SUPPORT]), "First response")


def test_a_small_team_sees_ninety_days_too():
    facts = Facts(
        period=WEEK,
        responded=responded([timedelta(minutes=5)] * 3),
        long_responded=responded([timedelta(minutes=n) for n in range(40)]),
        rated=[
            *rated([5] * 3),
            *[replace(r, at=WEEK.since - timedelta(days=9)) for r in rated([5] * 40)],
        ],
    )
    found = report(facts, [SUPPORT])

    assert "last 90 days: median 19 m" in line(found, "First response")
    assert "last 90 days: 100 % (43 of 43; 92–100 %)" in line(found, "CSAT")


def test_a_late_digest_says_so():
    found = report(Facts(period=WEEK), BOTH)
    digest = Digest(
        id="d",
        channel="C1",
        week="2026-W47",
        due=NOW,
        report=found,
        created_at=NOW + timedelta(days=1),
    )

    assert "*Late:*" in json.dumps(digest_post(digest, by="", link=link))
    assert "*Late:*" not in json.dumps(
        digest_post(replace(digest, created_at=NOW + timedelta(seconds=30)), by="", link=link)
    )


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        ("2026-06-01", "2026-06-01", "1 Jun 2026"),
        ("2026-06-01", "2026-06-07", "1–7 Jun 2026"),
        ("2026-06-29", "2026-07-05", "29 Jun – 5 Jul 2026"),
        ("2026-12-28", "2027-01-03", "28 Dec 2026 – 3 Jan 2027"),
    ],
)
def test_days_are_named_as_people_do(first, last, says):
    assert days(date.fromisoformat(first), date.fromisoformat(last)) == says


def busy() -> Report:
    """The longest digest there can be: every line, large numbers, names as long as they may be."""
    names = [queue(f, f"<!channel> & {'W' * 45}") for f in Function for _ in range(10)]
    cases = [
        OpenCase(
            case_id=str(n),
            queue_id=q.id,
            ref=CaseRef(number=10**9 + n, channel="C0123456789", card_ts="1700000000.000100"),
            begun_at=LONG_AGO,
            waiting_since=LONG_AGO,
            escalated_at=LONG_AGO,
        )
        for n in range(100)
        for q in BOTH
    ]
    moves = [
        Moved(
            case_id=f"{q.id}{n}",
            queue_id=q.id,
            ref=CaseRef(number=10**9 + n, channel="C0123456789", card_ts="1700000000.000100"),
            place=n,
            at=MIDWEEK,
            is_resolved=n % 2 == 0,
            begun_at=LONG_AGO,
            answers=0,
        )
        for n in range(100)
        for q in BOTH
    ]
    facts = Facts(
        period=WEEK,
        first_at=LONG_AGO,
        begun=[*begun(200), *begun(200, SERVICE)],
        moved=moves,
        open_before=cases,
        open_after=cases,
        rated=[*rated([5] * 9), *rated([5] * 9, queue=SERVICE), *rated([9] * 9, NPS, SERVICE)],
        asked=[*asked(99), *asked(99, NPS, SERVICE)],
    )
    return report(facts, names)


def test_the_longest_digest_fits_into_one_message():
    blocks = digest_blocks(busy(), link=link, remarks=["a remark"])

    assert len(blocks) <= 50
    assert len(json.dumps(blocks)) <= 12_000
    assert all(len(b["text"]["text"]) <= 3_000 for b in blocks if b["type"] == "section")


def test_long_links_cut_no_line_of_a_digest_off():
    def far(channel: str, ts: str) -> str:
        return f"https://{'x' * 400}.example.com/{channel}/{ts}"

    blocks = digest_blocks(busy(), link=far)

    sections = [b["text"]["text"] for b in blocks if b["type"] == "section"]
    assert max(map(len, sections)) <= 3_000
    assert sum(text.count("*Backlog*") for text in sections) == 2


@pytest.mark.parametrize(
    ("begun_n", "resolved_n", "says"),
    [(10, 8, "(80 %)"), (10, 25, "(250 %)"), (3, 3, "3 against 3 new")],
    ids=["some", "old ones too", "few"],
)
def test_what_was_resolved_stands_against_what_is_new(begun_n: int, resolved_n: int, says: str):
    moved = [
        Moved(
            case_id=str(n),
            queue_id=SUPPORT.id,
            ref=ref(n),
            place=n,
            at=MIDWEEK,
            is_resolved=True,
            begun_at=LONG_AGO,
            answers=1,
        )
        for n in range(resolved_n)
    ]
    facts = Facts(period=WEEK, begun=begun(begun_n), moved=moved)

    assert says in line(report(facts, [SUPPORT]), "Resolved")


def test_a_queues_name_cannot_call_a_channel():
    assert "<!channel>" not in json.dumps(digest_blocks(busy(), link=link))


def test_the_notification_is_one_sentence_of_our_own():
    assert digest_text(report(Facts(period=WEEK), [SUPPORT])) == (
        "Weekly digest · 9–15 Nov 2026: "
        "Support: no new cases, 0 resolved, nobody waits for an answer."
    )
