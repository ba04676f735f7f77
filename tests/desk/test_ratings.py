"""What customers answer: when it counts, when a lead decides, and who hears of it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from desk import closing_loop, nps, ratings, setup, surveys
from desk.case import Case, Then
from desk.closing_loop import FOLLOW_UP_WITHIN
from desk.conversation import note
from desk.desk import Desk
from desk.doubts import OPENING, READING, THINKING, Entry
from desk.errors import NotAllowed, WrongStatus
from desk.events import Happened
from desk.outgoing import CaseLine, FollowUpCheck, RatingNotice, RatingPost, Told
from desk.queue import Function
from desk.rating import CHANGED_WITHIN, MOST_ANSWERS, Rating, RatingState, comment_text
from desk.ratings import Became, answer, decide
from desk.raw import InboundState
from desk.survey import OPEN_FOR, SCALES, Survey, SurveyKind, score_of
from desk.survey_deliveries import is_wanted
from desk.survey_link import new_showing, read_showing, survey_token
from desk.survey_visit import Door, look_at
from storage.database import Database
from storage.tables import ratings as table
from storage.tables import surveys as surveys_table
from tests.clock import START, Clock
from tests.desk.asking import a_survey, all_surveys, answered_case
from tests.front import Front
from tests.incoming import CUSTOMER
from tests.postgres import somebody_waits
from tests.until import until

COUNTED, HELD, REPLACED = RatingState.COUNTED, RatingState.HELD, RatingState.REPLACED
DAY = timedelta(days=1)


@pytest.fixture
async def live(desk: Desk, admin: str) -> Desk:
    """A desk that may ask."""
    await setup.change_workspace(desk, by=admin, is_live=True, receipts=False)
    return replace(desk, public_url="https://desk.example.com/")


@pytest.fixture
def front(live: Desk, clock: Clock) -> Front:
    return Front(live, clock)


@pytest.fixture
async def resolved(live: Desk, front: Front, case: Case, agent: str, lead: str) -> Case:
    return await answered_case(live, front, case, by=agent, then=Then.RESOLVE)


@pytest.fixture
async def survey(live: Desk, front: Front, resolved: Case) -> Survey:
    """The mail that asks about it came a minute ago."""
    survey = await a_survey(live, front)
    front.clock.advance(minutes=1)
    return survey


class Customer:
    """Somebody with the mail, and one browser."""

    def __init__(self, desk: Desk, clock: Clock, survey: Survey, *, browser: str = "one") -> None:
        self.desk, self.clock, self.survey, self.browser = desk, clock, survey, browser
        self.token = survey_token(survey.id, secret=desk.secret)
        self.shown = ""

    async def open(self, *, by_trap: bool = False) -> Door:
        page = await look_at(self.desk, self.token, client=self.browser, by_trap=by_trap)
        assert page
        self.shown = page.showing.text
        return page.door

    async def send(self, score: int | str, comment: str = "", **signs: bool) -> Became:
        entry = Entry(
            score=str(score), comment=comment, showing=self.shown, client=self.browser, **signs
        )
        return await answer(self.desk, self.token, entry)

    async def rate(self, score: int, comment: str = "") -> Became:
        """As a person does."""
        await self.open()
        self.clock.advance(seconds=8)
        return await self.send(score, comment)


@pytest.fixture
def customer(live: Desk, clock: Clock, survey: Survey) -> Customer:
    return Customer(live, clock, survey)


@pytest.fixture
def other(live: Desk, clock: Clock, survey: Survey) -> Customer:
    """The same mail in another browser, or in a machine's."""
    return Customer(live, clock, survey, browser="two")


async def states(desk: Desk) -> list[tuple[int, RatingState]]:
    return [(rating.score, rating.state) for rating in await all_ratings(desk)]


async def all_ratings(desk: Desk) -> list[Rating]:
    async with desk.look() as work:
        rows = await work._scope.rows(table, order=[table.c.id])
        return [await work.surveys.rating(row["id"]) for row in rows]


async def now_of(desk: Desk, survey: Survey) -> Survey:
    async with desk.look() as work:
        found = await work.surveys.get(survey.id)
    assert found
    return found


async def test_what_a_person_sends_counts(live, customer):
    assert await customer.rate(4, "Quick.") is Became.RECORDED

    assert await states(live) == [(4, COUNTED)]


@pytest.mark.parametrize(
    ("wait", "signs", "by_trap"),
    [
        (READING - timedelta(milliseconds=1), {}, False),
        (timedelta(minutes=1), {"is_trapped": True}, False),
        (timedelta(minutes=1), {"has_other_scores": True}, False),
        (timedelta(minutes=1), {}, True),
    ],
    ids=["faster than reading", "hidden field", "several scores", "hidden link"],
)
async def test_what_a_machine_may_have_sent_is_held(live, customer, wait, signs, by_trap):
    await customer.open(by_trap=by_trap)
    customer.clock.advance(seconds=wait.total_seconds())

    assert await customer.send(1, **signs) is Became.RECORDED
    assert await states(live) == [(1, HELD)]


async def test_an_answer_within_seconds_of_the_mail_is_held(live, front, resolved):
    customer = Customer(live, front.clock, await a_survey(live, front))
    await customer.open()
    front.clock.advance(seconds=(OPENING - timedelta(seconds=1)).total_seconds())
    await customer.send(5)

    assert await states(live) == [(5, HELD)]


async def test_a_button_that_is_pressed_twice_is_one_answer(live, customer):
    await customer.rate(4, "Quick.")

    assert await customer.send(4, "Quick.") is Became.RECORDED
    assert await states(live) == [(4, COUNTED)]


async def test_a_change_takes_the_place_of_the_answer_and_keeps_its_day(live, customer):
    await customer.rate(2)
    customer.clock.advance(hours=30)
    await customer.rate(4)

    first, second = await all_ratings(live)
    assert (first.state, second.state) == (REPLACED, COUNTED)
    assert second.answered_at == first.answered_at


async def test_who_goes_back_and_corrects_changes_the_answer(live, customer):
    await customer.rate(5)
    customer.clock.advance(seconds=20)

    assert await customer.send(2) is Became.RECORDED
    assert await states(live) == [(5, REPLACED), (2, COUNTED)]


async def test_different_answers_within_seconds_are_held(live, customer):
    await customer.rate(5)
    customer.clock.advance(seconds=(THINKING - timedelta(seconds=1)).total_seconds())
    await customer.send(1)

    assert await states(live) == [(5, COUNTED), (1, HELD)]


@pytest.mark.parametrize(
    ("later", "became"),
    [
        (CHANGED_WITHIN - timedelta(seconds=10), Became.RECORDED),
        (CHANGED_WITHIN, Became.REFUSED),
    ],
    ids=["in time", "too late"],
)
async def test_an_answer_can_be_changed_for_three_days(customer, later, became):
    await customer.rate(5)
    await customer.open()
    customer.clock.advance(seconds=later.total_seconds())

    assert await customer.send(3) is became


async def test_another_browser_does_not_change_what_counts(live, customer, other):
    await other.open()
    await customer.rate(5)
    customer.clock.advance(minutes=1)

    assert await other.send(1) is Became.RECORDED
    assert await states(live) == [(5, COUNTED), (1, HELD)]


async def test_a_replayed_showing_is_not_even_held(live, customer, other):
    await customer.rate(5)
    other.shown = customer.shown

    assert await other.send(1) is Became.REFUSED
    assert await states(live) == [(5, COUNTED)]


async def test_a_persons_answer_takes_the_place_of_a_held_one(live, customer, other):
    await other.open(by_trap=True)
    await other.send(1)
    await customer.rate(5)

    assert await states(live) == [(1, REPLACED), (5, COUNTED)]


async def test_a_machine_that_sends_without_end_is_stopped(live, other):
    for number in range(MOST_ANSWERS + 5):
        await other.open(by_trap=True)
        await other.send(1, f"{number}")

    assert len(await all_ratings(live)) == MOST_ANSWERS


@pytest.mark.parametrize("score", ["0", "6", "", "five", "-1", "4.5", "⁴", "00000000000004"])
async def test_what_is_no_score_is_asked_for_again(live, customer, score):
    await customer.open()

    assert await customer.send(score) is Became.INCOMPLETE
    assert await all_ratings(live) == []


async def test_a_showing_of_another_survey_is_not_believed(live, customer):
    customer.shown = new_showing("f" * 32, secret=live.secret, now=customer.clock()).text

    assert await customer.send(3) is Became.UNSEEN


async def test_a_closed_survey_takes_no_answer(customer):
    await customer.open()
    customer.clock.advance(seconds=OPEN_FOR.total_seconds())

    assert await customer.send(3) is Became.REFUSED
    assert await customer.open() is Door.CLOSED


async def test_what_counts_is_told_with_kind_and_queue_on_its_day(live, front, customer, queue):
    await customer.rate(4)
    when = front.clock()

    async with live.look() as work:
        (rated,) = await work.surveys.answered(when, when + DAY)
        assert await work.surveys.answered(when - DAY, when) == []
    assert (rated.kind, rated.score, rated.queue_id) == (SurveyKind.CSAT, 4, queue.id)


async def test_what_is_held_counts_for_nothing_until_a_lead_accepts_it(live, front, other, lead):
    await other.open(by_trap=True)
    await other.send(4)
    now = front.clock()
    async with live.look() as work:
        before = await work.surveys.answered(now - DAY, now + DAY)
    (held,) = await all_ratings(live)
    await decide(live, held.id, is_accepted=True, by=lead)

    async with live.look() as work:
        after = await work.surveys.answered(now - DAY, now + DAY)
    assert (before, [rated.score for rated in after]) == ([], [4])


async def test_an_accepted_answer_takes_the_place_of_the_one_that_counted(
    live, customer, other, lead
):
    await other.open()
    await customer.rate(5)
    customer.clock.advance(minutes=1)
    await other.send(1)
    held = (await all_ratings(live))[1]
    await decide(live, held.id, is_accepted=True, by=lead)

    assert await states(live) == [(5, REPLACED), (1, COUNTED)]


async def test_what_a_lead_discards_counts_for_nothing(live, front, other, resolved, lead):
    await other.open(by_trap=True)
    await other.send(1)
    (held,) = await all_ratings(live)
    await decide(live, held.id, is_accepted=False, by=lead)

    assert await states(live) == [(1, RatingState.DISCARDED)]
    assert Happened.SURVEY_DISCARDED in await front.happened(resolved.id)


async def test_an_agent_decides_nothing(live, other, agent):
    await other.open(by_trap=True)
    await other.send(1)
    (held,) = await all_ratings(live)

    with pytest.raises(NotAllowed):
        await decide(live, held.id, is_accepted=True, by=agent)


async def test_what_is_decided_is_decided(live, other, lead):
    await other.open(by_trap=True)
    await other.send(1)
    (held,) = await all_ratings(live)
    await decide(live, held.id, is_accepted=False, by=lead)

    with pytest.raises(WrongStatus, match="has decided that already"):
        await decide(live, held.id, is_accepted=True, by=lead)


async def test_what_the_customer_has_replaced_is_not_decided_any_more(live, customer, other, lead):
    await other.open(by_trap=True)
    await other.send(1)
    (held,) = await all_ratings(live)
    await customer.rate(5)

    with pytest.raises(WrongStatus, match="another answer since"):
        await decide(live, held.id, is_accepted=True, by=lead)


async def test_what_was_discarded_stays_so_whatever_is_answered_later(live, customer, other, lead):
    await other.open(by_trap=True)
    await other.send(1)
    (held,) = await all_ratings(live)
    await decide(live, held.id, is_accepted=False, by=lead)
    await customer.rate(5)

    assert await states(live) == [(1, RatingState.DISCARDED), (5, COUNTED)]


async def test_the_history_keeps_what_figures_need(live, front, customer, resolved, agent, queue):
    await customer.rate(2)

    event = next(e for e in await front.events(resolved.id) if e.what is Happened.SURVEY_ANSWERED)
    told = {name: event.facts[name] for name in ("kind", "score", "resolver", "queue")}
    assert told == {"kind": "csat", "score": 2, "resolver": agent, "queue": queue.id}


@pytest.mark.parametrize(
    ("score", "is_called"), [(1, True), (2, True), (3, False), (5, False)], ids=str
)
async def test_a_bad_rating_calls_the_lead_and_the_owner(
    live, front, customer, lead, agent, score, is_called
):
    await customer.rate(score)

    (post,) = await front.leaving(RatingPost)
    assert post.ping == ((lead, agent) if is_called else ())


async def test_a_rating_that_gets_worse_calls_once(live, front, customer):
    await customer.rate(2)
    customer.clock.advance(minutes=5)
    await customer.rate(1)

    assert [bool(post.ping) for post in await front.leaving(RatingPost)] == [True, False]


async def test_a_bad_rating_is_to_be_followed_up_within_a_day(
    live, front, customer, resolved, survey
):
    await customer.rate(1)

    due = front.clock() + FOLLOW_UP_WITHIN
    assert (await now_of(live, survey)).follow_up_due == due
    check = FollowUpCheck(case_id=resolved.id, survey_id=survey.id)
    assert await front.due_of(check) == due


async def test_a_note_follows_it_up(live, front, customer, resolved, survey, lead):
    await customer.rate(1)
    await note(live, resolved.id, "Called them, all is well.", by=lead)

    assert (await now_of(live, survey)).follow_up_due is None
    assert await front.leaving(FollowUpCheck) == []


async def test_an_answer_follows_it_up(live, front, customer, resolved, survey, agent):
    await customer.rate(1)
    await answered_case(live, front, resolved, by=agent)

    assert (await now_of(live, survey)).follow_up_due is None


async def test_a_better_rating_needs_no_following_up(live, customer, survey):
    await customer.rate(1)
    customer.clock.advance(minutes=5)
    await customer.rate(5)

    assert (await now_of(live, survey)).follow_up_due is None


async def test_following_up_twice_is_told_once(live, front, customer, resolved, survey, lead):
    await customer.rate(1)
    await closing_loop.followed_up(live, survey.id, by=lead)
    await closing_loop.followed_up(live, survey.id, by=lead)

    assert (await front.happened(resolved.id)).count(Happened.FOLLOWED_UP) == 1


@pytest.mark.postgres
@pytest.mark.parametrize("database", ["postgres"], indirect=True)
async def test_who_follows_up_and_a_customer_who_answers_do_not_wait_for_each_other(
    live: Desk, replica: Desk, database: Database, survey: Survey, lead: str
):
    async with live.begin() as answering:
        await answering.cases.get(survey.case_id or "")
        late = asyncio.create_task(closing_loop.followed_up(replica, survey.id, by=lead))
        await until(lambda: somebody_waits(database))
        held = await answering.surveys.get(survey.id)

    assert held == survey
    assert (await late).id == survey.case_id


async def test_only_the_answer_that_counts_is_drawn_again_when_it_was_followed_up(
    live, front, customer, survey, lead
):
    await customer.rate(1)
    customer.clock.advance(minutes=5)
    await customer.rate(2)
    await front.deliver()
    await closing_loop.followed_up(live, survey.id, by=lead)

    counted = (await all_ratings(live))[-1]
    assert [post.rating_id for post in await front.leaving(RatingPost)] == [counted.id]


async def test_whoever_was_followed_up_in_time_is_not_called_for_again(
    live, front, customer, resolved, survey, lead
):
    check = FollowUpCheck(case_id=resolved.id, survey_id=survey.id)
    await customer.rate(1)
    async with live.look() as work:
        before = await closing_loop.call_again(work, check)
    await closing_loop.followed_up(live, survey.id, by=lead)

    async with live.look() as work:
        assert (before, await closing_loop.call_again(work, check)) == ((lead,), ())


async def test_who_unsubscribes_twice_is_told_of_once(live, front, customer):
    await ratings.unsubscribe(live, customer.token)
    told = [line for line in await front.deliver() if isinstance(line, CaseLine)]
    await ratings.unsubscribe(live, customer.token)

    assert [line.told for line in told] == [Told.UNSUBSCRIBED]
    assert await front.leaving(CaseLine) == []


async def test_nobody_is_unsubscribed_by_a_link_that_is_none(live, customer):
    assert not await ratings.unsubscribe(live, "made-up")


async def test_a_survey_that_still_waits_is_not_wanted_once_its_customer_refused(
    live, front, resolved
):
    front.clock.advance(days=1)
    await surveys.ask_due(live)
    (asked,) = await all_surveys(live)
    async with live.look() as work:
        before = await is_wanted(work, asked)
    await ratings.unsubscribe(live, survey_token(asked.id, secret=live.secret))

    async with live.look() as work:
        assert (before, await is_wanted(work, asked)) == (True, False)


async def test_who_does_not_want_to_be_asked_has_to_have_seen_the_page(live, customer, survey):
    assert not await ratings.refuse(live, customer.token, showing="made up")
    await customer.open()

    assert await ratings.refuse(live, customer.token, showing=customer.shown)


async def test_an_unhappy_nps_answer_without_a_service_queue_is_told_to_admins(
    live, front, resolved, admin, lead
):
    front.clock.advance(days=1)
    survey = await nps.send(live, CUSTOMER, by=lead)
    await front.deliver()
    front.clock.advance(minutes=1)
    await Customer(live, front.clock, survey).rate(3)

    assert [told.user for told in await front.leaving(RatingNotice)] == [admin]


async def test_a_discarded_nps_answer_is_told_to_nobody(live, front, resolved, lead):
    front.clock.advance(days=1)
    survey = await nps.send(live, CUSTOMER, by=lead)
    await front.deliver()
    machine = Customer(live, front.clock, survey)
    await machine.open(by_trap=True)
    await machine.send(3)
    await front.deliver()
    (held,) = await all_ratings(live)
    await decide(live, held.id, is_accepted=False, by=lead)

    assert await states(live) == [(3, RatingState.DISCARDED)]
    assert await front.due() == []


async def test_an_unhappy_nps_answer_waits_to_become_a_case(live, front, resolved, admin):
    new = setup.NewQueue(
        key="service",
        name="Service",
        channel="C0SERVICE",
        address="service@example.com",
        function=Function.SERVICE,
    )
    await setup.add_queue(live, new, by=admin)
    survey = await nps.send(live, CUSTOMER, by=admin)
    await front.deliver()
    front.clock.advance(minutes=1)
    await Customer(live, front.clock, survey).rate(6, "Too slow.")

    async with live.look() as work:
        assert await work.inbound.count(InboundState.NEW) == 1
    assert await front.leaving(RatingNotice) == []


async def test_opening_writes_nothing(live, customer):
    async with live.look() as work:
        before = [await work._scope.rows(each) for each in (table, surveys_table)]
    for _ in range(100):
        await customer.open()

    async with live.look() as work:
        assert [await work._scope.rows(each) for each in (table, surveys_table)] == before


@pytest.mark.parametrize(
    "forged",
    [
        lambda text: text[:-1] + ("a" if text[-1] != "a" else "b"),
        lambda text: text.replace("-1-", "-0-"),
        lambda text: "9" + text,
        lambda text: "",
        lambda text: "٣" + text[1:],
    ],
    ids=["signature", "trap", "time", "empty", "other digits"],
)
def test_a_showing_cannot_be_made_up(forged):
    shown = new_showing("a" * 32, secret=b"key", now=START, by_trap=True)

    assert read_showing(forged(shown.text), "a" * 32, secret=b"key") is None


def test_a_showing_tells_when_and_how_the_page_was_shown():
    shown = new_showing("a" * 32, secret=b"key", now=START, by_trap=True)

    assert read_showing(shown.text, "a" * 32, secret=b"key") == shown


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Good.\r\nThanks \0\x1b[0m", "Good.\nThanks [0m"),
        ("x" * 5_000, "x" * 2_000),
        (" \n ", ""),
    ],
    ids=["what cannot be seen", "too long", "blank"],
)
def test_a_comment_is_kept_as_far_as_it_can_be_read(typed, kept):
    assert comment_text(typed) == kept


@pytest.mark.parametrize(
    ("kind", "scores"), [(SurveyKind.CSAT, range(1, 6)), (SurveyKind.NPS, range(11))], ids=str
)
def test_a_scale_takes_its_own_scores_and_no_others(kind, scores):
    taken = [n for n in range(-5, 105) if score_of(str(n), SCALES[kind]) is not None]

    assert taken == list(scores)
