"""Answers: written in a modal, held, taken back or sent, and what becomes of them."""

from __future__ import annotations

from email.utils import getaddresses

import pytest

from desk.case import Status
from desk.message import Delivery


def addresses(mail, header):
    return [address for _, address in getaddresses(mail.get_all(header, []))]


async def test_an_answer_does_not_leave_before_its_hold_is_over(house):
    card = await house.an_owned_case()
    receipt = await house.reply(card)

    house.later(seconds=8)
    await house.settled()

    assert not house.customer.messages
    assert "leaves in" in house.says(receipt)


async def test_an_answer_leaves_when_its_hold_is_over(any_house):
    house = any_house
    card = await house.an_owned_case()
    receipt = await house.reply(card, "Turn the tap off.")

    house.later(seconds=11)

    await house.until(lambda: house.customer.messages)
    await house.until(lambda: "✉️" in house.says(receipt))
    assert "Turn the tap off." in house.says(receipt)


async def test_the_modal_shows_what_the_customer_wrote_and_who_will_read_the_answer(house):
    card = await house.a_case("Kettle", "It leaks all over the table.")

    await house.ada.click(card, "Reply")

    shown = house.ada.modal.text
    assert "It leaks all over the table." in shown
    assert "customer@example.net" in shown
    assert "support@example.com" in shown


@pytest.mark.parametrize(
    ("then", "status"),
    [
        ("Wait for the customer", Status.WAITING),
        ("Keep it open", Status.OPEN),
        ("Resolve the case", Status.RESOLVED),
    ],
)
async def test_what_comes_after_the_answer_is_chosen_in_the_modal(house, then, status):
    card = await house.an_owned_case()

    await house.answer(card, then=then)

    assert (await house.case()).status is status


@pytest.mark.parametrize(
    ("then", "status"),
    [
        (None, Status.RESOLVED),
        ("Leave it resolved", Status.RESOLVED),
        ("Reopen it, and wait for the customer", Status.WAITING),
        ("Reopen it", Status.OPEN),
    ],
)
async def test_a_resolved_case_goes_on_only_where_the_answer_says_so(house, then, status):
    card = await house.an_owned_case()
    await house.ada.click(card, "Resolve")
    await house.until(lambda: "Resolved" in house.says(card))

    await house.ada.click(house.thread(card)[0], "Reply")
    assert house.ada.modal.fields["Then"]["text"]["text"] == "Leave it resolved"
    await house.ada.fill("Your answer", "And that is why it leaked.")
    if then:
        await house.ada.fill("Then", then)
    assert await house.ada.submit() is None
    await house.until(lambda: house.receipts(card))
    await house.settled()
    house.later(seconds=11)
    await house.until(lambda: "accepted" in house.says(house.receipts(card)[-1]))
    await house.settled()

    assert (await house.case()).status is status


async def test_nothing_happens_to_the_case_before_the_answer_has_left(house):
    card = await house.an_owned_case()

    await house.reply(card, then="Resolve the case")

    assert (await house.case()).status is Status.OPEN


async def test_a_copy_goes_to_everybody_in_cc(house):
    card = await house.an_owned_case()

    await house.answer(card, cc="second@example.com; Third@Example.com second@example.com")

    mail = house.customer.messages[-1]
    assert addresses(mail, "Cc") == ["second@example.com", "third@example.com"]
    assert house.slack.mailbox("second@example.com").messages
    assert house.slack.mailbox("third@example.com").messages


async def test_who_was_in_the_copy_of_the_mail_is_offered_for_the_answer(house):
    mail = house.customer._written("support@example.com", "Kettle", "It leaks.", None)
    mail["Cc"] = "Boss <boss@example.net>"
    await house.customer.send_mail(mail, to="support@example.com")
    await house.until(lambda: house.cards() and house.thread(house.cards()[0]))

    await house.ada.click(house.cards()[0], "Reply")

    assert house.ada.modal.fields["Cc"] == "boss@example.net"


async def test_a_wrong_copy_is_said_under_its_field(house):
    card = await house.an_owned_case()
    await house.write(card, "Hello.", cc="second@example.com, nonsense")

    wrong = await house.ada.submit()

    assert "“nonsense” is not a mail address" in wrong["cc"]
    assert not house.receipts(card)


async def test_an_empty_answer_is_not_sent(house):
    card = await house.an_owned_case()
    await house.write(card, "   ")

    assert await house.ada.submit()
    assert not house.receipts(card)


async def test_an_undone_answer_never_leaves(any_house):
    house = any_house
    card = await house.an_owned_case()
    receipt = await house.reply(card)

    assert await house.ada.click(receipt, "Undo") is None
    await house.until(lambda: "taken back" in house.says(receipt))
    house.later(minutes=10)
    await house.settled()

    assert not house.customer.messages


async def test_undo_gives_the_text_back(house):
    card = await house.an_owned_case()
    receipt = await house.reply(card, "Turn the *tap* off.", cc="second@example.com")
    await house.ada.click(receipt, "Undo")

    assert "Turn the *tap* off." in str(house.ada.modal.text)
    assert house.ada.modal.fields["Cc"] == "second@example.com"


async def test_edit_sends_the_changed_text_and_only_that(house):
    card = await house.an_owned_case()
    receipt = await house.reply(card, "Turn the tap off.", then="Resolve the case")
    await house.ada.click(receipt, "Undo")
    await house.ada.cancel()
    await house.until(lambda: "Edit" in house.says(receipt))

    await house.ada.click(receipt, "Edit")
    assert house.ada.modal.fields["Then"]["value"] == "resolve"
    await house.ada.fill("Your answer", "Please turn the tap off.")
    assert await house.ada.submit() is None
    await house.settled()
    house.later(seconds=11)
    await house.until(lambda: house.customer.messages)
    await house.settled()

    (mail,) = house.customer.messages
    assert "Please turn the tap off." in mail.get_body(("plain",)).get_content()


async def test_edit_does_not_reopen_what_was_resolved_since(house):
    card = await house.an_owned_case()
    receipt = await house.reply(card, then="Keep it open")
    await house.ada.click(card, "Resolve")
    await house.ada.click(receipt, "Undo")

    assert house.ada.modal.fields["Then"]["value"] == "resolve"


async def test_a_lead_may_undo_and_a_colleague_may_not(house):
    card = await house.an_owned_case()
    receipt = await house.reply(card)

    await house.ben.click(receipt, "Undo")
    await house.until(lambda: house.ben.ephemerals)
    assert "Only @ada or a lead can do that." in house.told(house.ben)

    await house.lea.click(receipt, "Undo")
    await house.until(lambda: "taken back" in house.says(receipt))


async def test_undo_comes_too_late_for_what_has_left(house):
    card = await house.an_owned_case()
    receipt = await house.reply(card)
    button = receipt.blocks[-1]
    house.later(seconds=11)
    await house.until(lambda: "accepted" in house.says(receipt))
    receipt.blocks.append(button)

    await house.ada.click(receipt, "Undo")

    await house.until(lambda: house.ada.ephemerals)
    assert "has already left" in house.told(house.ada)


async def test_without_tags_a_customer_answers_to_the_plain_address(house):
    told = await house.asks(house.adam, "/desk queues tags support off")
    card = await house.an_owned_case()
    await house.answer(card)
    mail = house.customer.messages[-1]

    assert "Customers answer to support@example.com from now on." in told
    assert mail["Reply-To"].addresses[0].addr_spec == "support@example.com"

    await house.customer.send(
        "support@example.com", "Re: Kettle", "It still leaks.", reply_to_message=mail
    )
    await house.until(lambda: "It still leaks." in house.thread_says(card))


async def test_a_refused_answer_says_why_and_gives_the_text_back(house):
    card = await house.an_owned_case()
    house.slack.mail_faults.add(kind="550 5.1.1 No such mailbox here")
    receipt = await house.reply(card, "Turn the tap off.")
    house.later(seconds=11)

    await house.until(lambda: "not delivered" in house.says(receipt))
    assert "No such mailbox here" in house.says(receipt)
    await house.until(lambda: "not delivered" in house.says(card))
    await house.until(lambda: "@ada, your answer was *not delivered*" in house.thread_says(card))
    await house.ada.click(receipt, "Edit")
    assert "Turn the tap off." in house.ada.modal.text


async def test_a_refused_answer_is_sent_by_retry(house):
    card = await house.an_owned_case()
    house.slack.mail_faults.add(kind="5xx")
    receipt = await house.reply(card)
    house.later(seconds=11)
    await house.until(lambda: "not delivered" in house.says(receipt))

    await house.ada.click(receipt, "Retry")

    await house.until(lambda: "accepted" in house.says(receipt))
    assert len(house.customer.messages) == 1


async def test_an_answer_that_is_put_off_is_tried_again(house):
    card = await house.an_owned_case()
    house.slack.mail_faults.add(kind="4xx")
    receipt = await house.reply(card)
    house.later(seconds=11)
    await house.until(lambda: "Try again later" in house.says(receipt))
    assert "has not left yet and is tried again" in house.says(receipt)

    house.later(minutes=6)

    await house.until(lambda: "accepted" in house.says(receipt))
    assert len(house.customer.messages) == 1


async def test_an_answer_that_is_put_off_can_still_be_undone(house):
    card = await house.an_owned_case()
    house.slack.mail_faults.add(kind="4xx")
    receipt = await house.reply(card)
    house.later(seconds=11)
    await house.until(lambda: "has not left yet" in house.says(receipt))

    await house.ada.click(receipt, "Undo")

    await house.until(lambda: "taken back" in house.says(receipt))
    house.later(days=1)
    await house.settled()
    assert not house.customer.messages


async def test_whether_it_arrived_is_unknown_when_the_answer_was_lost(any_house):
    house = any_house
    card = await house.an_owned_case()
    house.slack.mail_faults.add(kind="drop_after_data")
    receipt = await house.reply(card)
    house.later(seconds=11)

    await house.until(lambda: "may or may not have arrived" in house.says(receipt))
    await house.settled()
    house.later(days=3)
    await house.settled()

    assert len(house.customer.messages) == 1


async def test_retry_of_an_unknown_answer_bears_the_same_message_id(house):
    card = await house.an_owned_case()
    house.slack.mail_faults.add(kind="drop_after_data")
    receipt = await house.reply(card)
    house.later(seconds=11)
    await house.until(lambda: "may or may not have arrived" in house.says(receipt))

    await house.ada.click(receipt, "Retry")
    await house.until(lambda: "accepted" in house.says(receipt))

    first, second = house.customer.messages
    assert first["Message-ID"] == second["Message-ID"]


async def test_who_writes_while_the_customer_writes_is_told_before_it_is_sent(any_house):
    house = any_house
    card = await house.an_owned_case()
    await house.answer(card)
    await house.write(card, "Anything else?")
    await house.continue_with(house.customer.messages[-1], "It works again!!")
    await house.until(lambda: "It works again!!" in house.thread_says(card))

    assert await house.ada.submit() is None

    shown = house.ada.modal
    assert "The customer has written again since you began to write." in shown.text
    assert "It works again!!" in shown.text
    assert "Anything else?" in shown.text
    await house.settled()
    assert len(house.receipts(card)) == 1


async def test_what_collided_is_sent_by_a_second_send(house):
    card = await house.an_owned_case()
    await house.answer(card)
    await house.write(card, "Anything else?")
    await house.continue_with(house.customer.messages[-1], "It works again!!")
    await house.until(lambda: "It works again!!" in house.thread_says(card))
    await house.ada.submit()

    assert await house.ada.submit() is None

    await house.until(lambda: len(house.receipts(card)) == 2)
    assert house.ada.modal is None


async def test_who_writes_while_a_colleague_answers_is_told(house):
    card = await house.an_owned_case()
    await house.write(card, "Turn the tap off.", by=house.ben)
    await house.reply(card, "Which tap is it?")

    await house.ben.submit()

    assert "@ada has answered since you began to write." in house.ben.modal.text


async def test_whose_case_it_is_stands_on_top_of_a_colleagues_answer(house):
    card = await house.a_case()
    await house.ben.click(card, "Reply")
    assert "has this case" not in house.ben.modal.text
    await house.ben.cancel()
    await house.ada.click(card, "Claim")
    await house.until(lambda: "Owner: @ada" in house.says(card))

    await house.ben.click(card, "Reply")
    await house.ada.click(card, "Reply")

    assert house.ben.modal.text.startswith("Reply to #1001\n👋 @ada has this case.")
    assert "has this case" not in house.ada.modal.text


async def test_who_writes_while_a_colleague_claims_is_told_before_it_is_sent(house):
    card = await house.a_case()
    await house.write(card, "Turn the tap off.", by=house.ben)
    await house.ada.click(card, "Claim")
    await house.until(lambda: "Owner: @ada" in house.says(card))

    assert await house.ben.submit() is None
    await house.settled()
    assert "It has a new owner since you began to write." in house.ben.modal.text
    assert "👋 @ada has this case." in house.ben.modal.text
    assert "Turn the tap off." in house.ben.modal.text
    assert not house.receipts(card)

    assert await house.ben.submit() is None
    await house.until(lambda: house.receipts(card))
    assert "Owner: @ada" in house.says(card)


async def test_a_send_that_is_pressed_twice_is_one_answer(house):
    card = await house.an_owned_case()
    await house.write(card, "Turn the tap off.")
    view = house.ada.modal.view

    await house.ada.submit()
    await house.slack.house.interactions.submit(view)
    await house.settled()

    assert len(house.receipts(card)) == 1


async def test_the_hold_begins_when_its_undo_can_be_seen(house):
    card = await house.an_owned_case()
    house.slack.faults.add(method="chat.postMessage", kind="ratelimited", retry_after=1)
    await house.write(card, "Turn the tap off.")
    await house.ada.submit()
    house.later(seconds=11)
    await house.until(lambda: house.receipts(card))
    await house.settled()

    assert not house.customer.messages


async def test_a_mail_that_comes_back_is_shown_with_its_answer(house):
    card = await house.an_owned_case()
    receipt = await house.answer(card)
    mail = house.customer.messages[-1]
    await house.slack.mailbox("mailer-daemon@example.net").send_raw(
        bounce(mail["Message-ID"]), to="support@example.com"
    )

    await house.until(lambda: "came back" in house.says(receipt))
    await house.until(lambda: "came back" in house.says(card))
    assert (await house.case()).number == 1001
    assert len(house.cards()) == 1


async def test_a_bounce_calls_the_owner(house):
    card = await house.an_owned_case()
    await house.answer(card)
    mail = house.customer.messages[-1]

    await house.slack.mailbox("mailer-daemon@example.net").send_raw(
        bounce(mail["Message-ID"]), to="support@example.com"
    )

    await house.until(lambda: [n for n in house.ada.notifications if n.reason == "mention"])
    ping = next(n for n in house.ada.notifications if n.reason == "mention")
    assert "could not be delivered" in house.says(ping.message)


async def test_the_answer_says_what_it_answers(house):
    card = await house.an_owned_case("Kettle", "It leaks.")
    await house.answer(card)
    asked = house.customer.posts[0].mail

    mail = house.customer.messages[-1]

    assert mail["In-Reply-To"] == asked["Message-ID"]
    assert asked["Message-ID"] in mail["References"]
    assert mail["Subject"] == "Re: Kettle"


async def test_an_answer_is_stored_as_it_was_accepted(house):
    card = await house.an_owned_case()
    await house.answer(card)

    case = await house.case()
    async with house.bot.desk.look() as work:
        answer = await work.answers.latest(case.id)
    assert answer.delivery is Delivery.ACCEPTED


def bounce(message_id: str) -> bytes:
    """A delivery report (RFC 3464) about the mail of that id."""
    return f"""From: Mail Delivery System <mailer-daemon@example.net>\r
To: support@example.com\r
Subject: Undelivered Mail Returned to Sender\r
Message-ID: <report-1@example.net>\r
MIME-Version: 1.0\r
Auto-Submitted: auto-replied\r
Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r
\r
--b\r
Content-Type: text/plain\r
\r
I could not deliver your message.\r
--b\r
Content-Type: message/delivery-status\r
\r
Reporting-MTA: dns; mail.example.net\r
\r
Final-Recipient: rfc822; customer@example.net\r
Action: failed\r
Status: 5.1.1\r
Diagnostic-Code: smtp; 550 5.1.1 no such user\r
--b\r
Content-Type: message/rfc822\r
\r
Message-ID: {message_id}\r
From: support@example.com\r
To: customer@example.net\r
Subject: Re: Kettle\r
\r
Turn the tap off.\r
--b--\r
""".encode()
