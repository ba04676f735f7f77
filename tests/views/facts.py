"""A queue, a case and what belongs to it, as views are given them."""

from __future__ import annotations

from datetime import UTC, datetime

from desk.case import Case, Then
from desk.lookup import CardFacts
from desk.mail import Address
from desk.message import Answer, CustomerMessage
from desk.people import Requester
from desk.queue import Function, Queue
from desk.rating import Rating, RatingState
from desk.rich import from_plain

NOW = datetime(2026, 6, 8, 9, tzinfo=UTC)
KIM = Address(name="Kim", address="kim@example.net")
QUEUE = Queue(
    id="q1",
    key="support",
    name="Support desk",
    function=Function.SUPPORT,
    channel="C1",
    address="support@example.com",
)
CASE = Case(
    id="c1",
    number=1001,
    queue_id="q1",
    subject="The kettle leaks",
    requester_id="r1",
    created_at=NOW,
    channel="C1",
)
REQUESTER = Requester(id="r1", name="Kim", address="kim@example.net", created_at=NOW)
CARD = CardFacts(case=CASE, queue=QUEUE, requester=REQUESTER)
MESSAGE = CustomerMessage(
    id="m1",
    case_id="c1",
    inbound_id="i1",
    sender=KIM,
    reply_to=KIM,
    subject="The kettle leaks",
    document=from_plain("It leaks."),
    quoted_text="",
    mail_id="<m1@example.net>",
    references=(),
    created_at=NOW,
)
ANSWER = Answer(
    id="a1",
    case_id="c1",
    by="U1",
    message_id="m1",
    document=from_plain("Turn it off."),
    then=Then.WAIT,
    to=KIM,
    mail_id="<a1@example.com>",
    references=(),
    send_key="k1",
    created_at=NOW,
)
RATING = Rating(
    id="x1",
    survey_id="s1",
    score=2,
    comment="",
    state=RatingState.COUNTED,
    client="",
    showing="",
    answered_at=NOW,
    created_at=NOW,
)
