"""What is posted in a case's thread."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.message import Delivery
from desk.outgoing import CustomerPost
from tests.views.facts import ANSWER, CASE, MESSAGE
from views.ids import Action
from views.posts import answer_post, customer_post

POST = CustomerPost(case_id=CASE.id, message_id=MESSAGE.id)


def test_a_mail_without_words_is_said_to_have_none():
    assert "The mail has no text." in str(customer_post(POST, replace(MESSAGE, document=()), CASE))
    assert "The mail has no text." not in str(customer_post(POST, MESSAGE, CASE))


@pytest.mark.parametrize(
    ("delivery", "buttons"),
    [
        (Delivery.HELD, [Action.UNDO]),
        (Delivery.UNDONE, [Action.EDIT]),
        (Delivery.ACCEPTED, []),
        (Delivery.REFUSED, [Action.SEND_AGAIN, Action.EDIT]),
        (Delivery.UNKNOWN, [Action.SEND_AGAIN, Action.EDIT]),
        (Delivery.BOUNCED, [Action.EDIT]),
    ],
    ids=str,
)
def test_a_receipt_offers_what_can_still_be_done(delivery: Delivery, buttons: list[Action]):
    blocks = answer_post(replace(ANSWER, delivery=delivery), by="Ada")

    offered = [block["elements"] for block in blocks if block["type"] == "actions"]
    assert [button["action_id"] for row in offered for button in row] == buttons
