"""Bounces: recognised, and read for the addresses that failed."""

from __future__ import annotations

import pytest

from desk.mail import Bounced, Kind
from handlers.mail.read import read_mail
from tests.handlers.mail.bounces.returned import LOST, NOTICES
from tests.handlers.mail.raw import multipart, raw_mail

DAEMON = "From: Mail Delivery System <MAILER-DAEMON@example.net>"
REPORT = """Content-Type: message/delivery-status\r
\r
Reporting-MTA: dns; mx.example.net\r
\r
Final-Recipient: rfc822; {address}\r
Action: {action}\r
Status: {status}\r
"""
RETURNED = "Content-Type: message/rfc822\r\n\r\nMessage-ID: <1.abc@example.org>\r\n\r\nHello"


def report(*, action: str = "failed", status: str = "5.1.1") -> bytes:
    told = REPORT.format(address="jane@example.com", action=action, status=status)
    return multipart("\r\nsorry", told, RETURNED, kind="report")


@pytest.mark.parametrize(
    ("action", "status", "permanent"), [("failed", "5.1.1", True), ("delayed", "4.4.7", False)]
)
def test_a_report_tells_whom_the_mail_did_not_reach(action: str, status: str, permanent: bool):
    mail = read_mail(report(action=action, status=status))

    assert mail.bounced == (
        Bounced(
            address="jane@example.com",
            status=status,
            permanent=permanent,
            returned_message_id="<1.abc@example.org>",
        ),
    )


@pytest.mark.parametrize("written", ["用户@example.com", r"\x{7528}\x{6237}@example.com"])
def test_a_report_tells_of_an_international_address(written: str):
    told = REPORT.replace("message/", "message/global-").replace("rfc822", "utf-8")
    told = told.format(address=written, action="failed", status="5.1.1")
    returned = RETURNED.replace("rfc822", "global-headers")

    mail = read_mail(multipart("\r\nsorry", told, returned, kind="report"))

    (bounced,) = mail.bounced
    assert bounced.address == "用户@example.com"
    assert bounced.returned_message_id == "<1.abc@example.org>"


def test_a_report_is_a_bounce():
    assert read_mail(report()).kind is Kind.BOUNCE


@pytest.mark.parametrize("action", ["delivered", "relayed", "expanded"])
def test_a_report_of_success_is_no_bounce(action: str):
    mail = read_mail(report(action=action, status="2.0.0"))

    assert (mail.kind is Kind.BOUNCE, mail.bounced) == (False, ())


def test_the_address_it_was_sent_to_counts_before_the_one_it_ended_at():
    told = REPORT.format(address="x@inner.example.net", action="failed", status="5.0.0")
    told = told.rstrip() + "\r\nOriginal-Recipient: rfc822;jane@example.com\r\n"

    mail = read_mail(multipart("\r\nsorry", told, kind="report"))

    assert [bounced.address for bounced in mail.bounced] == ["jane@example.com"]


def test_an_address_is_told_once_however_it_is_written():
    again = "\r\nFinal-Recipient: rfc822; JANE@Example.com\r\nAction: failed\r\nStatus: 5.1.1\r\n"
    told = REPORT.format(address="jane@example.com", action="failed", status="5.1.1") + again

    mail = read_mail(multipart("\r\nsorry", told, kind="report"))

    assert [bounced.address for bounced in mail.bounced] == ["jane@example.com"]


def test_an_old_bounce_is_searched_for_addresses():
    body = """Hi. This is the program at example.net. I was not able to deliver your message.
This is a permanent error; I've given up. Sorry it didn't work out.

<jane@example.com>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

Message-ID: <1.abc@example.org>
"""
    mail = read_mail(raw_mail("Subject: failure notice", sender=DAEMON, body=body))

    assert mail.bounced == (
        Bounced(
            address="jane@example.com",
            status="5.1.1",
            permanent=True,
            returned_message_id="<1.abc@example.org>",
        ),
    )


def test_the_returned_mail_is_found_in_a_quoted_text():
    body = "550 no such user\r\n\r\n--- returned ---\r\nMessage-ID: <2.def@example.org>\r\n"
    raw = multipart(
        f"\r\n{body}", REPORT.format(address="a@example.com", action="failed", status="5.0.0")
    )

    assert read_mail(raw).bounced[0].returned_message_id == "<2.def@example.org>"


@pytest.mark.parametrize(
    "subject", ["Delivery problem with my order", "Undeliverable parcel", "Delivery failed twice"]
)
def test_a_person_who_writes_about_delivery_is_no_bounce(subject: str):
    mail = read_mail(raw_mail(f"Subject: {subject}", body="My parcel has not come.\r\n"))

    assert mail.kind is Kind.HUMAN


def test_a_bounce_made_to_break_its_reader_is_still_a_bounce():
    raw = raw_mail(
        "Subject: Undelivered Mail Returned to Sender",
        "Content-Type: message/rfc822\r\n\r\n" * 2_000,
        sender=DAEMON,
    )

    assert read_mail(raw).kind is Kind.BOUNCE


def test_letters_beyond_ascii_in_a_report_are_no_error(caplog: pytest.LogCaptureFixture):
    said = "Content-Description: Rückmeldung\r\n\r\n<kim@example.net>: user unknown"
    told = "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.net\r\n"

    mail = read_mail(multipart(said, told, kind="report"))

    assert ([one.address for one in mail.bounced], caplog.records) == (["kim@example.net"], [])


@pytest.mark.parametrize("name", NOTICES)
def test_notices_of_many_mail_servers_are_read(name: str):
    mail = read_mail(NOTICES[name].raw)
    told = [(one.address, one.permanent) for one in mail.bounced]

    assert (mail.kind, told) == (Kind.BOUNCE, [(LOST, NOTICES[name].permanent)])


def test_every_address_of_a_notice_is_read():
    body = """did not reach the following recipient(s):

jane@example.com on Tue, 5 Mar 2002 09:41:12 +0100
    The recipient name is not recognized

bob@example.com on Tue, 5 Mar 2002 09:41:12 +0100
    The recipient name is not recognized
"""
    mail = read_mail(raw_mail("Subject: Undeliverable: order", sender=DAEMON, body=body))

    assert {one.address for one in mail.bounced} == {"jane@example.com", "bob@example.com"}


def test_addresses_on_one_line_are_told_apart():
    body = "Delivery failed for:\r\n\r\njane@example.com, bob@example.com\r\n"

    mail = read_mail(raw_mail("Subject: Undeliverable: order", sender=DAEMON, body=body))

    assert {one.address for one in mail.bounced} == {"jane@example.com", "bob@example.com"}


@pytest.mark.parametrize(
    "sender",
    ["Administrator <admin@example.com>", "Mail Service Ltd <sales@example.com>"],
)
def test_a_person_who_is_called_like_a_program_is_no_bounce(sender: str):
    body = "The parcel went to bob@example.com, please ask there.\r\n"

    mail = read_mail(raw_mail("Subject: Delivery problem", sender=f"From: {sender}", body=body))

    assert mail.kind is Kind.HUMAN


def test_what_a_mail_server_writes_of_itself_is_no_bounce():
    body = "The mail system is down on Monday.\r\n\r\nadmin@example.com\r\n"

    mail = read_mail(raw_mail("Subject: Planned maintenance", sender=DAEMON, body=body))

    assert mail.kind is Kind.AUTO


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("rfc822; jane+2Bshop@example.com", "jane+shop@example.com"),
        ("rfc822; jane+40@example.com", "jane+40@example.com"),
        ("utf-8; jörg@example.com", "jörg@example.com"),
        (r"utf-8; j\x{F6}rg@example.com", "jörg@example.com"),
    ],
)
def test_an_address_is_read_out_of_its_encoding(written: str, read: str):
    told = f"Content-Type: message/global-delivery-status\r\n\r\nFinal-Recipient: {written}\r\n"

    mail = read_mail(multipart("\r\nsorry", f"{told}Action: failed\r\n", kind="report"))

    assert [one.address for one in mail.bounced] == [read]


def test_to_whom_a_list_was_addressed_says_nothing_of_who_was_not_reached():
    returned = "To: all@example.org\r\nList-Id: <all.example.org>\r\n\r\nHi"
    raw = multipart(
        "\r\nYour message could not be delivered.",
        f"Content-Type: message/rfc822\r\n\r\n{returned}",
        lines=("Subject: Mail delivery failed: returning message to sender",),
    )
    mail = read_mail(raw)

    assert (mail.kind, mail.bounced) == (Kind.BOUNCE, ())


@pytest.mark.parametrize(
    "subject", ["Zustellung am Montag?", "No se puede entregar aquí", "Onbestelbaar pakket"]
)
def test_a_person_who_writes_about_delivery_in_another_language_is_no_bounce(subject: str):
    body = "My neighbour takes it:\r\n\r\njo@example.net\r\n\r\n550 would be the door code.\r\n"

    assert read_mail(raw_mail(f"Subject: {subject}", body=body)).kind is Kind.HUMAN


@pytest.mark.parametrize("sender", [b"From: Zustellsystem M\xfcnchen <>", b"From: \xff", b""])
def test_a_notice_of_nobody_is_read_as_others_are(sender: bytes):
    body = "Hi. This is the qmail-send program.\r\n\r\n<jane@example.com>:\r\nNo such user.\r\n"
    raw = raw_mail(sender, "Subject: failure notice", body=body, sender="")

    assert [one.address for one in read_mail(raw).bounced] == ["jane@example.com"]
