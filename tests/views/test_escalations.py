"""A call for help in the escalation channel."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from desk.case import Case, Escalation, Status
from desk.lookup import CardFacts
from desk.people import Requester
from desk.queue import Function, Queue
from tests.views.facts import CARD, CASE
from views.escalations import escalation_post, escalation_renewed

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


class Names:
    def user(self, user_id: str) -> str:
        return user_id.lower()

    def channel(self, channel_id: str) -> str:
        return channel_id


def test_the_call_of_a_merged_case_says_where_it_went_and_asks_for_nothing_any_more():
    queue = Queue(
        id="Q",
        key="support",
        name="Support",
        function=Function.SUPPORT,
        channel="C",
        address="support@example.com",
    )
    case = Case(
        id="2",
        number=1002,
        queue_id="Q",
        subject="Kettle",
        requester_id="R",
        created_at=NOW,
        channel="C",
        escalation=Escalation(to=("LEA",), by="ADA", reason="Help!", at=NOW),
    )
    target = replace(case, id="1", number=1001, escalation=None)
    requester = Requester(id="R", name="Kim", address="kim@example.net", created_at=NOW)
    facts = CardFacts(
        case=case.merged(into=target.id), queue=queue, requester=requester, merged_into=target
    )

    (only,) = escalation_post(facts, facts.case.escalation, names=Names(), link="{}{}".format)

    assert "merged into #1001" in only["text"]["text"]


def test_the_call_of_a_case_that_is_resolved_is_over():
    case = replace(
        CASE,
        status=Status.RESOLVED,
        escalation=Escalation(to=("LEA",), by="ADA", reason="Help!", at=NOW),
    )
    facts = replace(CARD, case=case)

    (first, *_) = escalation_post(facts, case.escalation, names=Names(), link="{}{}".format)
    assert "✅ resolved" in first["text"]["text"]


def test_a_call_that_was_renewed_leads_to_the_case_and_asks_for_nothing():
    facts = replace(CARD, case=replace(CASE, card_ts="1.5"))

    (only,) = escalation_renewed(facts, link="{}/{}".format)
    assert "Help with <C1/1.5|#1001> was called for again" in only["elements"][0]["text"]
