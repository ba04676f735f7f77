"""Somebody always hears: each customer message calls exactly one accountable party."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk import assignment, resolution
from desk.case import BURST
from desk.desk import Desk
from desk.errors import DeskError
from desk.mail import Kind
from desk.outgoing import CustomerPost
from desk.storm import MOST_AUTOMATIC
from tests.clock import Clock
from tests.front import Front
from tests.incoming import mail

ACTS = ("claim", "assign", "release", "resolve", "reopen")
steps = st.lists(
    st.one_of(
        st.sampled_from(["write", "write", "write", "automatic"]),
        st.tuples(st.sampled_from(ACTS), st.sampled_from(["U0AGENT", "U0COLLEAGUE"])),
        st.sampled_from([1, 4, 6]).map(lambda minutes: ("advance", minutes)),
    ),
    max_size=14,
    # More of them are a storm, and held back.
).filter(lambda steps: steps.count("automatic") <= MOST_AUTOMATIC)


@dataclass
class Heard:
    """What people would say of the case: who has it, and whom we called last."""

    owner: str | None = None
    is_done: bool = False
    called: str | None = None
    called_at: datetime | None = None

    def of_message(self, now: datetime) -> tuple[str | None, bool]:
        """Who is to be mentioned, and whether the channel is to see it."""
        lately = self.called_at is not None and now - self.called_at < BURST
        ping = self.owner if not (lately and self.called == self.owner) else None
        channel = self.owner is None or self.is_done
        if ping:
            self.called, self.called_at = ping, now
        self.is_done = False
        return ping, channel


async def act(desk: Desk, case_id: str, what: str, who: str) -> None:
    match what:
        case "claim":
            await assignment.claim(desk, case_id, by=who)
        case "assign":
            await assignment.assign(desk, case_id, to=who, by="U0LEAD")
        case "release":
            await assignment.release(desk, case_id, by="U0LEAD")
        case "resolve":
            await resolution.resolve(desk, case_id, by=who)
        case _:
            await resolution.reopen(desk, case_id, by=who)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
async def test_each_message_calls_the_owner_or_the_channel(
    desk: Desk, front: Front, agent: str, colleague: str, lead: str, clock: Clock, steps
):
    # Each example has a customer of its own, or together they would be a storm.
    sender = f"{uuid4().hex}@example.com"
    first = mail(sender=sender)
    await front.receive(first)
    case = await front.newest_case()
    await front.deliver()
    heard = Heard()

    for step in steps:
        match step:
            case "write":
                await front.receive(
                    mail("Is anybody there?", sender=sender, answers=first.message_id)
                )
                (post,) = await front.leaving(CustomerPost)
                assert (post.ping, post.broadcast) == heard.of_message(clock())
            case "automatic":
                away = mail("I am away.", sender=sender, answers=first.message_id, kind=Kind.AUTO)
                await front.receive(away)
                (post,) = await front.leaving(CustomerPost)
                assert (post.ping, post.broadcast) == (None, False)
            case ("advance", minutes):
                clock.advance(minutes=minutes)
            case (what, who):
                await attempt(desk, front, heard, case.id, what, who)
        await front.deliver()


async def attempt(
    desk: Desk, front: Front, heard: Heard, case_id: str, what: str, who: str
) -> None:
    try:
        await act(desk, case_id, what, who)
    except DeskError:
        return
    now = await front.case(case_id)
    if now.owner != heard.owner or what == "resolve":
        heard.called = None
    heard.owner, heard.is_done = now.owner, now.is_done
