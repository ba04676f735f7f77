"""Mails made to stop their reader are read all the same, within bounds."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest

from handlers.mail import parts, wording
from handlers.mail.read import read_mail
from tests.fuzz.posting import faults, posted
from tests.handlers.mail.hostile import MAILS
from tests.handlers.mail.raw import raw_mail


@pytest.mark.parametrize("name", MAILS)
def test_a_hostile_mail_is_read_and_posted(name: str):
    mail = read_mail(MAILS[name]())

    assert faults(posted(mail)) == []
    assert len(mail.text) <= 2 * wording.LONGEST
    assert len(mail.attachments) <= parts.MOST_PARTS


@pytest.mark.parametrize("length", range(0, 400, 7))
def test_a_mail_cut_off_anywhere_is_read(length: int):
    raw = MAILS["a mail cut off"]()[:length]

    assert isinstance(read_mail(raw).text, str)


@pytest.mark.parametrize(
    "lines",
    [
        ["Content-Type: text/plain; charset=utf-7", "Subject: =?utf-7?q?+2AA-?="],
        [b"Content-Transfer-Encoding: x-\xff", b"Content-ID: <\xff@x>"],
        [b"Content-Type: image/\xff; name=\xff", b"Message-ID: <\xff@x>"],
        [b"Content-Type: text/plain; charset=\xff", b"Date: \xff", b"Content-Language: \xff"],
        [b"Reply-To: \xff <\xff@example.com>", b"In-Reply-To: \xff@x", b"X-Original-To: \xff@x"],
    ],
    ids=["halves", "encoding", "type", "charset", "addresses"],
)
def test_nothing_is_told_that_a_database_would_refuse(lines: list[bytes]):
    mail = read_mail(raw_mail(*lines, body=b"+2AA- \xff"))

    assert json.dumps(asdict(mail), ensure_ascii=False, default=str).encode()
