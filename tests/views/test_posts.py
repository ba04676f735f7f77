"""What is posted in a case's thread."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from desk.drafts import Preview
from desk.files import Fate, FileName
from desk.mail import Address
from desk.message import Delivery
from desk.outgoing import CustomerPost
from desk.rich import from_plain
from desk.saved_draft import SavedDraft
from tests.views.facts import ANSWER, CARD, CASE, MESSAGE, NOW, REQUESTER
from views.card import case_card
from views.drafts import preview_blocks
from views.ids import Action
from views.posts import answer_post, customer_post
from views.text import HEAVIEST

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


#: A hostile customer's name, many of their friends, a long mail, and many files.
CROWD = tuple(f"{'😀' * 200}{number}@example.com" for number in range(200))
LONG = from_plain("お世話になっております。\n\n" * 2_000)
FILES = tuple(
    FileName(name=f"{number}" + "資料😀" * 200, type="x/y", size=1, fate=Fate.SHOWN)
    for number in range(60)
)


def test_a_customers_post_is_one_that_slack_takes_whatever_they_are_called():
    sender = Address(name="😀" * 4_000, address=CROWD[0] * 40)
    message = replace(MESSAGE, sender=sender, document=LONG, files=FILES)

    blocks = customer_post(POST, message, CASE, similar=replace(CASE, subject="😀" * 4_000))

    assert len(json.dumps(blocks)) <= HEAVIEST + 500
    assert "This is only the beginning" in str(blocks)


def test_an_answers_receipt_is_one_that_slack_takes_however_many_read_it():
    blocks = answer_post(replace(ANSWER, cc=CROWD, document=LONG), by="Ada")

    assert len(json.dumps(blocks)) <= HEAVIEST + 500
    assert "😀0@example.com and 199 more" in str(blocks)
    assert "お世話" in str(blocks)


def test_a_draft_is_one_that_slack_takes_however_many_would_read_it():
    draft = SavedDraft(
        id="d1",
        case_id=CASE.id,
        by="U1",
        document=LONG,
        signature="",
        message_id=MESSAGE.id,
        seen=None,
        post_ts=None,
        created_at=NOW,
    )
    preview = Preview(draft=draft, number=CASE.number, to=CROWD[0], cc=CROWD)

    blocks = preview_blocks(preview)

    assert len(json.dumps(blocks)) <= HEAVIEST + 500
    assert "お世話" in str(blocks)


def test_a_card_is_one_that_slack_takes_whatever_its_customer_is_called():
    requester = replace(REQUESTER, name="😀" * 4_000, address=CROWD[0] * 40)
    case = replace(CASE, subject="😀" * 4_000)

    assert len(json.dumps(case_card(replace(CARD, requester=requester, case=case)))) <= HEAVIEST
