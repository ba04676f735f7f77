"""Mails made to stop their reader are read all the same, within bounds."""

from __future__ import annotations

import pytest

from handlers.mail import parts, wording
from handlers.mail.read import read_mail
from tests.handlers.mail.hostile import MAILS


@pytest.mark.parametrize("name", MAILS)
def test_a_hostile_mail_is_read(name: str):
    mail = read_mail(MAILS[name]())

    assert len(mail.text) <= 2 * wording.LONGEST
    assert len(mail.attachments) <= parts.MOST_PARTS


@pytest.mark.parametrize("length", range(0, 400, 7))
def test_a_mail_cut_off_anywhere_is_read(length: int):
    raw = MAILS["a mail cut off"]()[:length]

    assert isinstance(read_mail(raw).text, str)
