"""Who wrote a mail that was passed on."""

from __future__ import annotations

import pytest

from desk.mail import Address
from handlers.mail.read import read_mail
from tests.handlers.mail.raw import multipart, raw_mail

JANE = Address(name="Jane Doe", address="jane@example.net")
PASSED_ON = """Please take care of it.

---------- Forwarded message ---------
From: Jane Doe <jane@example.net>
Date: Mon, Jun 3, 2024 at 8:00 AM
Subject: My parcel
To: <kim@example.com>

Where is it?
"""


def test_the_first_writer_is_read_from_the_text():
    assert read_mail(raw_mail("Subject: Fwd: My parcel", body=PASSED_ON)).forwarded_from == JANE


def test_the_first_writer_is_read_from_the_attached_mail():
    inner = "Content-Type: message/rfc822\r\n\r\nFrom: Jane Doe <jane@example.net>\r\n\r\nWhere?"
    raw = multipart("\r\nSee below", inner, lines=("Subject: WG: My parcel",))

    assert read_mail(raw).forwarded_from == JANE


def test_what_is_passed_on_stays_in_the_new_text():
    assert "Where is it?" in read_mail(raw_mail("Subject: Fwd: x", body=PASSED_ON)).new_text


@pytest.mark.parametrize(
    ("subject", "body"),
    [("Re: My parcel", PASSED_ON), ("Fwd: My parcel", "Nothing below.\r\n")],
    ids=["an answer", "no headers"],
)
def test_nobody_is_guessed(subject: str, body: str):
    assert read_mail(raw_mail(f"Subject: {subject}", body=body)).forwarded_from is None
