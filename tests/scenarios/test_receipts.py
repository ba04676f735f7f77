"""Receipts by mail: what they look like, and when they leave."""

from __future__ import annotations

import re
from datetime import timedelta
from email.message import EmailMessage

import aiohttp
import pytest

from desk import setup
from tests.house import House


@pytest.fixture
async def live(house) -> House:
    await house.asks(house.adam, "/desk golive yes")
    return house


async def receipt(house: House) -> EmailMessage:
    """The one that the customer got for the case they opened."""
    await house.a_case()
    return (await house.until(lambda: house.customer.messages))[0]


def text(mail: EmailMessage) -> str:
    return mail.get_body(("plain",)).get_content()


async def test_a_customer_is_told_that_their_mail_has_come(live):
    mail = await receipt(live)

    assert "#1001" in text(mail)
    assert mail["Subject"] == "Re: The kettle leaks"
    assert mail["To"] == "Kim Customer <customer@example.net>"
    assert mail["From"] == "Support desk <support@example.com>"


async def test_a_receipt_tells_machines_to_keep_silent(live):
    mail = await receipt(live)

    assert mail["Auto-Submitted"] == "auto-replied"
    assert mail["X-Auto-Response-Suppress"] == "OOF, AutoReply"
    assert mail["X-Deskbell-Loop"] == "support@example.com"


async def test_a_receipt_belongs_to_the_mail_it_confirms(live):
    mail = await receipt(live)

    (sent,) = [post.mail for post in live.customer.posts if post.direction == "sent"]
    assert mail["In-Reply-To"] == sent["Message-ID"]
    assert mail["References"] == f"{mail['Message-ID']} {sent['Message-ID']}"


async def test_an_answer_to_the_receipt_comes_into_the_case(live):
    mail = await receipt(live)

    await live.continue_with(mail, "One more thing: the lid is loose.")

    await live.until(lambda: "the lid is loose" in live.thread_says(live.cards()[0]))
    assert len(live.cards()) == 1


async def test_the_address_to_answer_to_is_enough_to_find_the_case(live):
    mail = await receipt(live)
    address = mail["Reply-To"].partition("<")[2].strip(">")

    await live.customer.send(address, "Something else", "The lid is loose.")

    await live.until(lambda: "The lid is loose" in live.thread_says(live.cards()[0]))


async def test_while_the_office_is_closed_the_customer_hears_when_it_opens(live):
    late = live.slack.clock.now().replace(hour=22) + timedelta(days=1)
    live.slack.clock.set(late)

    assert "Our office is closed" in text(await receipt(live))


async def test_nothing_leaves_during_the_rehearsal(house):
    await house.a_case()
    await house.settled()

    assert not house.customer.messages


async def test_going_live_is_confirmed_by_a_button(house):
    await house.adam.command("#general", "/desk golive")
    shown = house.adam.ephemerals[-1]
    assert "Receipts" in house.says(shown)
    assert not (await setup.workspace(house.bot.desk)).is_live

    await house.adam.click(shown, "Go live")

    await house.until(lambda: "The desk is live" in house.told(house.adam))
    assert (await setup.workspace(house.bot.desk)).is_live


async def test_a_lead_cannot_go_live(house):
    assert "Only Deskbell's admins" in await house.asks(house.lea, "/desk golive yes")


async def test_the_team_says_it_in_its_own_words(live):
    await live.asks(live.adam, "/desk receipts text “Hi! & thanks. You are {number}.”")
    await live.asks(live.adam, "/desk receipts closed “Hi! & thanks. You are {number}.”")

    assert text(await receipt(live)).strip() == "Hi! & thanks. You are #1001."


async def test_what_slack_makes_of_links_and_emoji_reaches_no_customer(live):
    words = "Ask help@example.com or see https://example.com/help 🎉\n{number}"
    for which in ("text", "closed"):
        await live.asks(live.adam, f'/desk receipts {which} "{words}"')

    said = text(await receipt(live)).replace("\r\n", "\n").strip()
    assert said == words.replace("{number}", "#1001")


async def test_a_switched_off_receipt_is_not_sent(live):
    said = await live.asks(live.adam, "/desk receipts off")
    await live.a_case()
    await live.settled()

    assert "Receipts are *off*" in said
    assert not live.customer.messages


async def test_a_receipt_that_is_refused_is_told_in_the_thread_and_calls_nobody(live):
    live.slack.mail_faults.add(kind="550 5.1.1 No such user")

    card = await live.a_case()

    await live.until(lambda: "did not get through" in live.thread_says(card))
    assert "No such user" in live.thread_says(card)
    assert "@" not in live.says(live.thread(card)[-1])


async def test_a_receipt_that_may_have_left_is_not_sent_again(live):
    live.slack.mail_faults.add(kind="drop_after_data")

    card = await live.a_case()

    await live.until(lambda: "did not get through" in live.thread_says(card))
    await live.settled()
    assert len(live.customer.messages) == 1


async def test_a_receipt_that_came_back_is_told_in_the_thread(live):
    mail = await receipt(live)
    report = EmailMessage()
    report["From"] = "MAILER-DAEMON@example.net"
    report["To"] = "support@example.com"
    report["Subject"] = "Undelivered Mail Returned to Sender"
    report["Message-ID"] = "<report@example.net>"
    report["Content-Type"] = 'multipart/report; report-type=delivery-status; boundary="x"'
    report.set_payload(
        "--x\nContent-Type: text/plain\n\nNo such user.\n"
        "--x\nContent-Type: message/delivery-status\n\n"
        "Reporting-MTA: dns; mx.example.net\n\n"
        "Final-Recipient: rfc822; customer@example.net\nAction: failed\nStatus: 5.1.1\n\n"
        f"--x\nContent-Type: text/rfc822-headers\n\nMessage-ID: {mail['Message-ID']}\n\n--x--\n"
    )

    await live.customer.send_mail(report, to="support@example.com")

    await live.until(lambda: "could not be delivered" in live.thread_says(live.cards()[0]))
    assert len(live.cards()) == 1


async def test_the_receipt_of_a_form_carries_nothing_that_was_typed_there(live):
    """Anybody can type somebody else's address."""
    said = await live.asks(live.adam, '/desk forms add contact "Contact us" support')
    entry = {
        "email": live.customer.address,
        "name": "Buy now",
        "subject": "Cheap watches",
        "message": "http://example.org",
    }
    api = re.search(r"http\S+/in/form/[\w-]+", said)[0]
    async with aiohttp.ClientSession() as session:
        await session.post(api, json=entry)

    mail = (await live.until(lambda: live.customer.messages))[0]

    assert mail["Subject"] == "Your message to Support desk (#1001)"
    assert not any(word in str(mail) for word in ("Buy now", "watches", "example.org"))


async def test_a_receipt_that_had_to_wait_is_not_sent_once_they_are_off(live):
    live.slack.mail_faults.add(kind="4xx")
    await live.a_case()
    await live.until(lambda: not live.slack.mail_faults.waiting)
    await live.asks(live.adam, "/desk receipts off")

    live.later(minutes=10)
    await live.settled()

    assert not live.customer.messages


async def test_what_is_switched_off_is_listed_as_such_before_going_live(house):
    await house.asks(house.adam, "/desk receipts off")

    said = await house.asks(house.adam, "/desk golive")

    assert "Switched off:\n• *Receipts*" in said


async def test_who_is_live_is_not_asked_again(live):
    await live.adam.command("#general", "/desk golive")

    assert "The desk is live" in live.told(live.adam)
    assert not live.adam.ephemerals[-1].blocks


async def test_words_that_are_too_long_for_a_command_are_refused(live):
    said = await live.asks(live.adam, f'/desk receipts text "{"x" * 2_001}"')

    assert "2,000 characters is the most" in said


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("/desk receipts", "Receipts are *on*, but none leaves before"),
        ("/desk receipts perhaps", "To switch them"),
        ("/desk receipts text Thank you", "in quotes"),
        ("/desk receipts text", "To set the words, in quotes"),
        ('/desk receipts text "Dear {name}"', "I do not know `{name}`"),
        ("/desk golive now", "shows what will start"),
        ("/desk zone", "The team's time zone is *UTC*"),
        ("/desk zone Europe/Berlin", "Done. The team's time zone is *Europe/Berlin*"),
        ("/desk zone new york", "Done. The team's time zone is *America/New_York*"),
        ("/desk zone Berln", "`/desk zone Europe/Berlin`"),
        ("/desk zone UTC+1", "knows no summer time"),
    ],
)
async def test_set_up_is_answered_in_sentences(house, command, answer):
    assert answer in await house.asks(house.adam, command)


async def test_a_lead_cannot_move_the_teams_clock(house):
    assert "Only Deskbell's admins" in await house.asks(house.lea, "/desk zone Europe/Berlin")
