"""Who wrote a mail, seen through lists and groups."""

from __future__ import annotations

import pytest

from handlers.mail.read import read_mail
from tests.handlers.mail.raw import raw_mail

OWN = "support@example.org"
GROUP = f"From: 'Jane Doe' via Support <{OWN}>"


@pytest.mark.parametrize(
    ("sender", "lines"),
    [
        (GROUP, ["X-Original-Sender: jane@example.com"]),
        (
            "From: Jane Doe via Users <users@lists.example.net>",
            [
                "List-Post: <mailto:users@lists.example.net>",
                "Reply-To: users@lists.example.net",
                "Cc: Bob <bob@example.com>, Jane Doe <jane@example.com>",
            ],
        ),
        (
            "From: Jane Doe <jane=40example.com@dmarc.example.net>",
            ["List-ID: <users.lists.example.net>"],
        ),
        (
            "From: Jane Doe via lists <jane=example.com@lists.example.net>",
            ["List-ID: <users.lists.example.net>", "Reply-To: users@lists.example.net"],
        ),
        (GROUP, ["List-ID: <support.example.org>", "Reply-To: Jane Doe <jane@example.com>"]),
        (
            GROUP,
            [
                "X-Original-From: Jane Doe <jane@example.com>",
                "Reply-To: jane@example.com, someone@example.net",
            ],
        ),
        (
            "From: Jane Doe via Users <users@lists.example.net>",
            [
                "List-Post: <mailto:users@lists.example.net>",
                "Reply-To: Users <users@lists.example.net>, Jane Doe <jane@example.com>",
            ],
        ),
        (
            "From: Users <users@lists.example.net>",
            ["X-BeenThere: users@lists.example.net", "X-MailFrom: jane@example.com"],
        ),
        (
            "From: Users <users@lists.example.net>",
            ["List-ID: Users <users.lists.example.net>", "X-Original-From: jane@example.com"],
        ),
        ("From: Team <team@example.net>", ["X-Original-Sender: jane@example.com"]),
    ],
    ids=[
        "group",
        "Cc",
        "DMARC",
        "DMARC and Reply-To",
        "reply-to",
        "group and reply-to",
        "munged",
        "mail from",
        "id",
        "unknown group",
    ],
)
def test_the_writer_is_seen_through_a_list(sender: str, lines: list[str]):
    mail = read_mail(raw_mail(*lines, sender=sender), own_addresses=[OWN])

    assert (mail.sender.address, mail.via_list) == ("jane@example.com", True)


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["Reply-To: someone@example.net"],
        ["List-ID: <users.example.net>", "Reply-To: users@lists.example.net"],
        ["List-Post: <mailto:users@example.net>", "X-Original-Sender: bounces@example.net"],
        ["Sender: assistant@example.com"],
    ],
    ids=["plain", "reply-to", "list", "list with envelope", "sender"],
)
def test_from_counts_where_nothing_replaced_it(lines: list[str]):
    mail = read_mail(raw_mail(*lines), own_addresses=[OWN])

    assert (mail.sender.address, mail.via_list) == ("jane@example.com", False)


def test_the_name_loses_what_the_group_added():
    mail = read_mail(
        raw_mail("X-Original-Sender: jane@example.com", sender=GROUP), own_addresses=[OWN]
    )

    assert (mail.sender.name, mail.from_.address) == ("Jane Doe", OWN)


def test_a_group_that_does_not_tell_the_writer_leaves_the_group():
    mail = read_mail(raw_mail("List-ID: <support.example.org>", sender=GROUP))

    assert (mail.sender.address, mail.via_list) == (OWN, True)


def test_a_mail_without_from_is_told():
    mail = read_mail(raw_mail("Subject: Hello", sender=""))

    assert "The mail does not say who sent it." in mail.problems


def test_sender_stands_in_for_a_missing_from():
    assert (
        read_mail(raw_mail(sender="Sender: jane@example.com")).sender.address == "jane@example.com"
    )


def test_recipients_are_in_the_order_of_trust():
    mail = read_mail(
        raw_mail(
            "Cc: c@example.org",
            "Delivered-To: d@example.org",
            "X-Forwarded-To: f@example.org",
            "X-Original-To: o@example.org",
        )
    )

    assert mail.recipients == (
        "o@example.org",
        "d@example.org",
        "f@example.org",
        "desk@example.org",
        "c@example.org",
    )
