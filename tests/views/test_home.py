"""What App Home says of a case."""

from __future__ import annotations

from dataclasses import replace

from desk.case import Status
from desk.listing import Listed, Listing
from desk.lookup import MyCases
from desk.people import Member, Role, Standing
from tests.views.facts import CASE, NOW, QUEUE, REQUESTER
from views.home import home_view


def test_of_a_case_that_waits_for_the_customer_nobody_is_said_to_wait_for_us():
    case = replace(CASE, status=Status.WAITING, owner="U1", last_customer_at=NOW)
    mine = Listing(shown=(Listed(case=case, requester=REQUESTER),), count=1)
    none = Listing(shown=(), count=0)
    agent = Standing.of("U1", [Member(user="U1", role=Role.AGENT, queue_id=QUEUE.id)])
    cases = MyCases(who=agent, mine=mine, unclaimed=none, queues={QUEUE.id: QUEUE})

    told = home_view(cases, link="{}/{}".format)["blocks"][1]["text"]["text"]
    assert "Waiting for the customer  ·  customer wrote <!date^" in told
