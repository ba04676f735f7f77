"""Who is asked how it went, when, and who is left alone."""

from __future__ import annotations

import contextlib
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise

import pytest

from desk import nps, setup, survey_deliveries, surveys, surveys_setup
from desk.case import Case, Then
from desk.conversation import reply
from desk.desk import Desk
from desk.doubts import Entry
from desk.errors import BadInput, DeskError, NotAllowed, NotFound, WrongStatus
from desk.events import Happened
from desk.mail import Kind
from desk.outgoing import Outgoing, SurveyMail
from desk.ports import Store, Work
from desk.queue import Function
from desk.ratings import Became, answer
from desk.resolution import reopen, resolve
from desk.survey import BETWEEN_CSAT, BETWEEN_SURVEYS, QUIET, Survey, SurveyKind, SurveyState
from desk.survey_visit import look_at
from tests.clock import Clock
from tests.desk.asking import all_surveys, answered_case
from tests.front import Front
from tests.incoming import CUSTOMER, mail

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
async def answered(live: Desk, front: Front, case: Case, agent: str) -> Case:
    """A case that a person answered and nobody has resolved yet."""
    return await answered_case(live, front, case, by=agent)


async def asked_after(desk: Desk, front: Front, **by: float) -> list[SurveyMail]:
    """The mails that the passing of time has caused."""
    front.clock.advance(**by)
    await surveys.ask_due(desk)
    return await front.leaving(SurveyMail)


async def the_survey(desk: Desk) -> Survey:
    (survey,) = await all_surveys(desk)
    return survey


async def test_a_resolved_case_is_asked_about_after_its_delay(live, front, answered, agent):
    await resolve(live, answered.id, by=agent)
    early = await asked_after(live, front, hours=23, minutes=59)

    assert early == []
    assert len(await asked_after(live, front, minutes=1)) == 1


async def test_an_answer_that_resolves_is_asked_about_too(live, front, case, agent):
    await answered_case(live, front, case, by=agent, then=Then.RESOLVE)

    assert len(await asked_after(live, front, hours=24)) == 1


async def test_a_case_that_is_resolved_while_its_answer_is_held_is_asked_about_too(
    live, front, case, agent
):
    await reply(live, case.id, await front.draft(case.id), by=agent)
    await resolve(live, case.id, by=agent)
    await front.deliver()
    front.clock.advance(minutes=5)
    await front.deliver()

    assert len(await asked_after(live, front, hours=24)) == 1


async def test_an_answer_long_after_the_resolution_asks_nobody(live, front, case, agent):
    await resolve(live, case.id, by=agent)
    await answered_case(live, front, case, by=agent)

    assert await asked_after(live, front, hours=24) == []


async def test_a_survey_knows_who_resolved_the_case_and_in_which_queue(
    live, front, answered, agent, colleague, queue
):
    await resolve(live, answered.id, by=colleague)

    survey = await the_survey(live)
    assert (survey.by, survey.queue_id, survey.case_id) == (colleague, queue.id, answered.id)


async def test_only_the_hash_of_the_token_is_kept(live, front, answered, agent):
    await resolve(live, answered.id, by=agent)
    await asked_after(live, front, hours=24)

    survey = await the_survey(live)
    token = surveys.survey_token(survey.id, secret=live.secret)
    assert token not in str(survey)
    assert survey.token_hash == surveys.token_hash(token)


async def test_nobody_is_asked_about_a_case_without_an_answer(live, front, case, agent):
    await resolve(live, case.id, by=agent)

    assert await all_surveys(live) == []


async def test_nobody_is_asked_about_a_machines_mail(live, front, case, agent):
    async with live.begin() as work:
        await work.cases.save(replace(case, is_automatic=True))
    await answered_case(live, front, case, by=agent, then=Then.RESOLVE)

    assert await all_surveys(live) == []


@pytest.mark.parametrize(
    "changed", [{"is_live": False}, {"has_surveys": False}], ids=["rehearsal", "switched off"]
)
async def test_nobody_is_asked_while_nothing_is_to_leave(
    live, front, answered, agent, admin, changed
):
    await setup.change_workspace(live, by=admin, **changed)
    await resolve(live, answered.id, by=agent)

    assert await asked_after(live, front, hours=24) == []


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"is_live": False}, "rehearsing"),
        ({"has_surveys": False}, "switched off"),
    ],
    ids=["rehearsal", "switched off"],
)
async def test_what_was_planned_is_left_out_when_nothing_is_to_leave_any_more(
    live, front, answered, agent, admin, changed, why
):
    await resolve(live, answered.id, by=agent)
    await setup.change_workspace(live, by=admin, **changed)

    assert await asked_after(live, front, hours=24) == []
    assert why in (await the_survey(live)).why


async def test_without_a_page_nothing_is_sent(live, front, answered, agent):
    nowhere = replace(live, public_url="")
    await resolve(nowhere, answered.id, by=agent)

    assert await asked_after(nowhere, front, hours=24) == []
    assert "PUBLIC_URL" in (await the_survey(live)).why


async def test_a_survey_that_comes_days_late_is_left_out(live, front, answered, agent):
    await resolve(live, answered.id, by=agent)

    assert await asked_after(live, front, days=5) == []
    assert "away" in (await the_survey(live)).why


async def test_a_reason_not_to_ask_stands_in_the_history(live, front, answered, agent):
    await resolve(replace(live, public_url=""), answered.id, by=agent)
    await asked_after(replace(live, public_url=""), front, hours=24)

    assert Happened.SURVEY_LEFT_OUT in await front.happened(answered.id)


async def test_reopening_takes_back_what_waits_for_the_mail_server(live, front, answered, agent):
    await resolve(live, answered.id, by=agent)
    await asked_after(live, front, hours=24)
    await reopen(live, answered.id, by=agent)

    assert await front.leaving(SurveyMail) == []
    assert (await the_survey(live)).state is SurveyState.CANCELLED


async def test_a_new_message_takes_the_survey_back(live, front, answered, agent):
    await resolve(live, answered.id, by=agent)
    message = await front.newest_message(answered.id)
    await front.receive(mail("It is broken again.", answers=message.mail_id))

    assert (await the_survey(live)).state is SurveyState.CANCELLED


@pytest.mark.parametrize(
    "written",
    [{"text": "Thank you!"}, {"text": "I am away.", "kind": Kind.AUTO}],
    ids=["a bare thanks", "an absence note"],
)
async def test_what_reopens_nothing_takes_nothing_back(live, front, answered, agent, written):
    await resolve(live, answered.id, by=agent)
    message = await front.newest_message(answered.id)
    await front.receive(mail(answers=message.mail_id, **written))

    assert len(await asked_after(live, front, hours=24)) == 1


async def test_each_resolution_is_asked_about_anew(live, front, answered, agent):
    await resolve(live, answered.id, by=agent)
    await reopen(live, answered.id, by=agent)
    front.clock.advance(hours=1)
    await resolve(live, answered.id, by=agent)

    assert len(await asked_after(live, front, hours=24)) == 1


@pytest.mark.parametrize(
    ("later", "is_asked"),
    [(BETWEEN_SURVEYS, False), (BETWEEN_CSAT - DAY, False), (BETWEEN_CSAT, True)],
    ids=["a week", "29 days", "30 days"],
)
async def test_a_customer_is_asked_about_one_case_in_thirty_days(
    live, front, answered, agent, later, is_asked
):
    await resolve(live, answered.id, by=agent)
    await asked_after(live, front, hours=24)
    await front.deliver()
    front.clock.advance(seconds=(later - DAY).total_seconds())
    await front.receive(mail("Something else."))
    second = await front.newest_case()
    await answered_case(live, front, second, by=agent, then=Then.RESOLVE)

    assert bool(await asked_after(live, front, hours=24)) is is_asked


@dataclass(frozen=True, kw_only=True)
class Overtaken:
    """A store of which somebody else is faster, between a look and the transaction after it."""

    store: Store
    faster: Callable[[], Awaitable[object]]

    def look(self, workspace: str) -> AbstractAsyncContextManager[Work]:
        return self.store.look(workspace)

    @asynccontextmanager
    async def begin(self, workspace: str) -> AsyncIterator[Work]:
        await self.faster()
        async with self.store.begin(workspace) as work:
            yield work


async def test_two_replicas_ask_once(live, replica, front, answered, agent):
    other = replace(replica, public_url=live.public_url)
    await resolve(live, answered.id, by=agent)
    front.clock.advance(hours=24)
    left: list[Outgoing] = []

    async def ask_first() -> None:
        await surveys.ask_due(other)
        left.extend(await front.deliver())

    slower = replace(live, store=Overtaken(store=live.store, faster=ask_first))
    await surveys.ask_due(slower)
    left.extend(await front.deliver())

    assert sum(isinstance(one, SurveyMail) for one in left) == 1
    assert (await the_survey(live)).state is SurveyState.SENT


async def test_one_resolution_is_planned_for_once(live, front, answered, agent):
    resolved = await resolve(live, answered.id, by=agent)
    async with live.begin() as work:
        await surveys.plan(work, resolved, by=agent, now=live.now())

    assert (await front.happened(answered.id)).count(Happened.SURVEY_PLANNED) == 1


async def test_a_mail_that_is_leaving_is_not_taken_back(live, front, answered, agent):
    await resolve(live, answered.id, by=agent)
    await asked_after(live, front, hours=24)
    await front.take()
    await reopen(live, answered.id, by=agent)

    assert (await the_survey(live)).state is SurveyState.ASKED


@pytest.fixture
async def failed(live: Desk, front: Front, answered: Case, agent: str) -> Survey:
    """The mail server has refused the mail that asks about the case."""
    await resolve(live, answered.id, by=agent)
    await front.deliver()
    await asked_after(live, front, hours=24)
    return await refused(live, front)


async def refused(live: Desk, front: Front) -> Survey:
    """The one survey, whose mail the mail server has refused."""
    (row,) = [row for row in await front.take() if isinstance(row.outgoing, SurveyMail)]
    async with live.begin() as work:
        assert await work.outbox.done(row)
        await survey_deliveries.failed(
            work, row.outgoing, why="550 No.", is_unknown=False, now=live.now()
        )
    return await the_survey(live)


async def test_a_survey_is_sent_again_once(live, front, failed, agent):
    await survey_deliveries.send_again(live, failed.id, by=agent)

    with pytest.raises(WrongStatus, match="on its way again"):
        await survey_deliveries.send_again(live, failed.id, by=agent)
    assert await front.leaving(SurveyMail) == [SurveyMail(survey_id=failed.id)]


async def test_a_survey_about_a_case_that_is_open_again_is_not_sent_again(
    live, answered, failed, agent
):
    await reopen(live, answered.id, by=agent)

    with pytest.raises(WrongStatus, match="is open again"):
        await survey_deliveries.send_again(live, failed.id, by=agent)


@pytest.fixture
async def failed_nps(live: Desk, front: Front, service: None, admin: str) -> Survey:
    """The mail server has refused the mail that an admin sent to a customer."""
    await nps.send(live, CUSTOMER, by=admin)
    return await refused(live, front)


async def test_who_asked_sends_an_nps_again(live, front, failed_nps, admin):
    await survey_deliveries.send_again(live, failed_nps.id, by=admin)

    assert await front.leaving(SurveyMail) == [SurveyMail(survey_id=failed_nps.id)]


async def test_an_agent_sends_no_nps_again(live, failed_nps, agent):
    with pytest.raises(NotAllowed):
        await survey_deliveries.send_again(live, failed_nps.id, by=agent)


@pytest.fixture
async def service(live: Desk, admin: str) -> None:
    new = setup.NewQueue(
        key="service",
        name="Service",
        channel="C0SERVICE",
        address="service@example.com",
        function=Function.SERVICE,
    )
    await setup.add_queue(live, new, by=admin)


async def test_nps_is_asked_in_the_name_of_the_service_queue(live, front, service, admin, queue):
    survey = await nps.send(live, CUSTOMER, by=admin)

    assert survey.queue_id != queue.id
    assert await front.leaving(SurveyMail) == [SurveyMail(survey_id=survey.id)]


async def test_nps_leaves_a_customer_alone_who_was_asked_lately(
    live, front, answered, service, agent, admin
):
    await resolve(live, answered.id, by=agent)
    await asked_after(live, front, hours=24)

    with pytest.raises(WrongStatus, match="7 days are to be quiet"):
        await nps.send(live, CUSTOMER, by=admin)


@pytest.mark.parametrize(
    ("later", "is_asked"),
    [(DAY, False), (QUIET - DAY, False), (QUIET, True)],
    ids=["at once", "too early", "quiet enough"],
)
async def test_nps_is_asked_once_in_ninety_days(live, clock, service, admin, later, is_asked):
    await nps.send(live, CUSTOMER, by=admin)
    clock.advance(seconds=later.total_seconds())
    if is_asked:
        assert await nps.send(live, CUSTOMER, by=admin)
    else:
        with pytest.raises(WrongStatus, match="90 days are to be quiet"):
            await nps.send(live, CUSTOMER, by=admin)


async def answered_by_customer(live: Desk, front: Front, survey: Survey) -> None:
    """They open the page that the mail links to, and press its button a minute later."""
    token = surveys.survey_token(survey.id, secret=live.secret)
    page = await look_at(live, token, client="one", by_trap=False)
    assert page
    front.clock.advance(minutes=1)
    entry = Entry(score="5", comment="", showing=page.showing.text, client="one")
    assert await answer(live, token, entry) is Became.RECORDED


async def test_nps_leaves_a_customer_alone_who_answered_it_lately(live, front, service, admin):
    survey = await nps.send(live, CUSTOMER, by=admin)
    await front.deliver()
    front.clock.advance(days=10)
    await answered_by_customer(live, front, survey)
    front.clock.advance(days=85)

    with pytest.raises(WrongStatus, match="90 days are to be quiet"):
        await nps.send(live, CUSTOMER, by=admin)


async def test_who_answered_about_a_case_is_asked_nps_a_week_later(
    live, front, answered, service, agent, admin
):
    await resolve(live, answered.id, by=agent)
    await asked_after(live, front, hours=24)
    await front.deliver()
    await answered_by_customer(live, front, await the_survey(live))
    front.clock.advance(days=BETWEEN_SURVEYS.days)

    assert (await nps.send(live, CUSTOMER, by=admin)).kind is SurveyKind.NPS


async def test_nps_needs_a_page_to_link_to(desk, live, service, admin):
    with pytest.raises(WrongStatus, match="PUBLIC_URL"):
        await nps.send(desk, CUSTOMER, by=admin)


async def test_without_a_queue_nobody_is_asked(live, admin):
    with pytest.raises(BadInput, match="no queue yet"):
        await nps.send(live, CUSTOMER, by=admin)


async def test_a_case_is_not_asked_about_just_after_an_nps(
    live, front, answered, service, agent, admin
):
    await resolve(live, answered.id, by=agent)
    await nps.send(live, CUSTOMER, by=admin)
    await asked_after(live, front, hours=24)

    (csat,) = [one for one in await all_surveys(live) if one.kind is SurveyKind.CSAT]
    assert csat.why == f"They were asked something within the last {BETWEEN_SURVEYS.days} days."


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("support@example.com", "one of our own"),
        ("support+c7@example.com", "one of our own"),
        ("noreply@example.com", "Nobody reads"),
    ],
)
async def test_nobody_is_asked_who_is_nobody(live, queue, admin, address, why):
    with pytest.raises(WrongStatus, match=why):
        await nps.send(live, address, by=admin)


@pytest.mark.parametrize("address", ["customer", "@example.com", ""])
async def test_what_is_no_address_is_refused(live, queue, admin, address):
    with pytest.raises(BadInput):
        await nps.send(live, address, by=admin)


async def test_an_agent_asks_nobody(live, queue, agent):
    with pytest.raises(NotAllowed):
        await nps.send(live, CUSTOMER, by=agent)


async def test_who_is_never_to_be_asked_is_not(live, front, answered, agent, admin):
    await surveys_setup.never(live, f"<mailto:{CUSTOMER}|{CUSTOMER}>", by=admin)
    await resolve(live, answered.id, by=agent)

    assert await asked_after(live, front, hours=24) == []
    assert "do not want" in (await the_survey(live)).why


async def test_an_agent_does_not_say_who_is_never_to_be_asked(live, case, agent):
    with pytest.raises(NotAllowed):
        await surveys_setup.never(live, CUSTOMER, by=agent)


async def test_who_never_wrote_is_not_to_be_found(live, case, admin):
    with pytest.raises(NotFound, match="Nobody has written to us"):
        await surveys_setup.never(live, "jo@example.net", by=admin)


async def test_what_was_asked_is_told_by_kind_and_queue(live, front, answered, agent, queue):
    await resolve(live, answered.id, by=agent)
    await asked_after(live, front, hours=24)
    await front.deliver()
    now = front.clock()

    async with live.look() as work:
        (asked,) = await work.surveys.asked(now, now + DAY)
        before = await work.surveys.asked(now - DAY, now)
    assert (asked.kind, asked.queue_id, before) == (SurveyKind.CSAT, queue.id, [])


@pytest.mark.parametrize("seed", range(6))
async def test_no_resolution_is_asked_about_twice_and_none_after_a_reopening(
    live, front, agent, queue, seed
):
    chance = random.Random(seed)
    for _ in range(2):
        await front.receive(mail())
    steps = Steps(desk=live, front=front, chance=chance, by=agent)
    for case in 20 * list(await front.cases()):
        front.clock.advance(minutes=1)
        with contextlib.suppress(DeskError):
            await chance.choice(steps.all)(case.id)

    for case in await front.cases():
        assert sent_wrongly(await front.events(case.id)) == []
    assert too_soon([s.asked_at for s in await all_surveys(live) if s.sent_at]) == []


@dataclass(frozen=True, kw_only=True)
class Steps:
    """What happens to a case, in whatever order."""

    desk: Desk
    front: Front
    chance: random.Random
    by: str

    @property
    def all(self) -> list[Callable[[str], Awaitable[object]]]:
        often = [self.answer, self.resolve, self.ask, self.ask]
        return [*often, self.reopen, self.write, self.thank, self.wait, self.wait_long]

    async def answer(self, case_id: str) -> None:
        then = self.chance.choice(list(Then))
        await answered_case(
            self.desk, self.front, await self.front.case(case_id), by=self.by, then=then
        )

    async def resolve(self, case_id: str) -> None:
        await resolve(self.desk, case_id, by=self.by)

    async def reopen(self, case_id: str) -> None:
        await reopen(self.desk, case_id, by=self.by)

    async def write(self, case_id: str) -> None:
        message = await self.front.newest_message(case_id)
        await self.front.receive(mail("It is broken again.", answers=message.mail_id))

    async def thank(self, case_id: str) -> None:
        message = await self.front.newest_message(case_id)
        await self.front.receive(mail("Thanks!", answers=message.mail_id))

    async def wait(self, case_id: str) -> None:
        self.front.clock.advance(hours=self.chance.randrange(1, 30))

    async def wait_long(self, case_id: str) -> None:
        self.front.clock.advance(days=self.chance.randrange(1, 20))

    async def ask(self, case_id: str) -> None:
        await surveys.ask_due(self.desk)
        if self.chance.random() < 0.7:
            await self.front.deliver()


def sent_wrongly(events) -> list[str]:
    """Surveys that left while the case was open, or twice for one resolution."""
    wrong, is_resolved, was_asked = [], False, False
    for event in events:
        if event.what in {Happened.RESOLVED, Happened.REOPENED}:
            is_resolved, was_asked = event.what is Happened.RESOLVED, False
        if event.what is Happened.SURVEY_SENT:
            wrong += [] if is_resolved and not was_asked else [str(event)]
            was_asked = True
    return wrong


def too_soon(moments) -> list[timedelta]:
    ordered = sorted(moments)
    gaps = [later - sooner for sooner, later in pairwise(ordered)]
    return [gap for gap in gaps if gap < BETWEEN_CSAT]
