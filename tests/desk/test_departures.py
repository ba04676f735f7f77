"""A done case whose owner has left comes back without an owner."""

from __future__ import annotations

from desk.assignment import claim
from desk.case import Case
from desk.desk import Desk
from desk.outgoing import CustomerPost
from desk.resolution import reopen, resolve
from desk.roles import remove_member
from tests.front import Front
from tests.incoming import mail


async def test_a_customer_of_somebody_who_left_is_heard_by_the_channel(
    desk: Desk, front: Front, agent: str, admin: str
):
    first = mail(sender="another@example.com")
    await front.receive(first)
    done = await front.newest_case()
    await resolve(desk, done.id, by=agent)
    await remove_member(desk, agent, role_or_queue="support", by=admin)
    await front.deliver()

    for text in ("It leaks again.", "Still."):
        await front.receive(mail(text, sender="another@example.com", answers=first.message_id))

    posts = await front.leaving(CustomerPost)
    assert [(post.ping, post.broadcast) for post in posts] == [(None, True)] * 2
    assert (await front.case(done.id)).owner is None


async def test_a_case_of_somebody_who_left_is_reopened_without_an_owner(
    desk: Desk, front: Front, case: Case, agent: str, lead: str, admin: str
):
    await claim(desk, case.id, by=agent)
    await resolve(desk, case.id, by=agent)
    await remove_member(desk, agent, role_or_queue="support", by=admin)

    assert (await reopen(desk, case.id, by=lead)).owner is None
