"""The moves of a case, in every order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desk.case import Case, Status, Then
from desk.errors import DeskError

NOW = datetime(2026, 6, 8, 9, tzinfo=UTC)
FRESH = Case(
    id="c",
    number=1042,
    queue_id="q",
    subject="",
    requester_id="r",
    created_at=NOW,
    last_customer_at=NOW,
    channel="C1",
)
DONE = {Status.RESOLVED, Status.CLOSED}

people = st.sampled_from(["U1", "U2"])
moves = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["claim", "assign", "resolve"]), people),
        st.tuples(st.just("answer"), people, st.sampled_from(Then)),
        st.tuples(
            st.sampled_from(["release", "reopen", "close", "snooze", "wake", "hear", "thank"])
        ),
    ),
    max_size=20,
)


MOVES = {
    "claim": lambda case, now, by: case.claimed(by, now=now),
    "assign": lambda case, now, to: case.assigned(to, now=now),
    "resolve": lambda case, now, by: case.resolved(by=by, now=now),
    "answer": lambda case, now, by, then: case.answered(then, by=by, written_at=now, now=now),
    "snooze": lambda case, now: case.snoozed(now + timedelta(days=1), now=now),
    "wake": lambda case, now: case.woken(),
    "hear": lambda case, now: case.heard_from_customer(now=now),
    "thank": lambda case, now: case.thanked(now=now),
    "release": lambda case, now: case.released(),
    "reopen": lambda case, now: case.reopened(),
    "close": lambda case, now: case.closed(),
}


def story(steps: list[tuple]) -> list[Case]:
    """The case after each move; a refused one changes nothing."""
    told = [FRESH]
    for minute, (move, *who) in enumerate(steps):
        try:
            told.append(MOVES[move](told[-1], NOW + timedelta(minutes=minute), *who))
        except DeskError:
            told.append(told[-1])
    return told


@given(steps=moves)
def test_what_a_status_says_is_true(steps: list[tuple]):
    case = story(steps)[-1]

    assert (case.status is Status.SNOOZED) == (case.snoozed_until is not None)
    assert (case.status in DONE) == (case.resolved_at is not None)
    assert (case.owner is None) == (case.owned_since is None)
    if case.status is Status.NEW:
        assert case.owner is None
    if case.status in {Status.OPEN, *DONE}:
        assert case.owner is not None


@given(steps=moves)
def test_every_change_has_a_version_of_its_own(steps: list[tuple]):
    told = story(steps)

    for before, after in pairwise(told):
        assert (after.version > before.version) == (after is not before)


@given(steps=moves)
def test_a_customer_who_writes_finds_the_case_awake(steps: list[tuple]):
    heard = story(steps)[-1].heard_from_customer(now=NOW)

    assert heard.status is (Status.OPEN if heard.owner else Status.NEW)


@given(steps=moves)
def test_only_a_resolved_case_is_closed(steps: list[tuple]):
    for before, after in pairwise(story(steps)):
        if after.status is Status.CLOSED and before.status is not Status.CLOSED:
            assert before.status is Status.RESOLVED


@given(steps=moves)
def test_a_case_that_was_opened_is_never_closed_without_an_owner(steps: list[tuple]):
    assert all(case.owner for case in story(steps) if case.is_done)


def test_an_answer_to_a_merged_case_leaves_it_closed():
    resolved = FRESH.resolved(by="U1", now=NOW)
    merged = resolved.merged(into="other")
    later = NOW + timedelta(minutes=1)

    answered = merged.answered(Then.KEEP_OPEN, by="U1", written_at=later, now=later)

    assert (answered.status, answered.merged_into) == (Status.CLOSED, "other")
