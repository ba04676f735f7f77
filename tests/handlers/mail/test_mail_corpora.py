"""Mails from real mailboxes and from other parsers' tests, read as those who know them say."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from desk.mail import Kind
from handlers.mail.read import read_mail
from tests.bench.mail_corpora import (
    list_mails,
    parsed_mails,
    people_mails,
    returned_mails,
)
from tests.handlers.mail.quotes.corpora import folded, squeezed, talon_cases


def test_no_real_mail_breaks_the_reader(test_data: Path, caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.ERROR):
        for _, raw in people_mails(test_data):
            read_mail(raw)

    assert caplog.records == []


def test_line_ends_change_nothing(test_data: Path):
    mails = [mail.raw.replace(b"\r\n", b"\n") for mail in parsed_mails(test_data)]

    read = [(read_mail(raw), read_mail(raw.replace(b"\n", b"\r\n"))) for raw in mails]

    assert [a.subject for a, b in read if (a.subject, a.text) != (b.subject, b.text)] == []


def test_subjects_are_read(test_data: Path):
    mails = [mail for mail in parsed_mails(test_data) if mail.subject is not None]

    missed = [m.name for m in mails if squeezed(read_mail(m.raw).subject) != squeezed(m.subject)]

    assert missed == []


def test_texts_are_read(test_data: Path):
    mails = [mail for mail in parsed_mails(test_data) if mail.text is not None]

    missed = [m.name for m in mails if squeezed(read_mail(m.raw).text) != squeezed(m.text)]

    assert missed == []


def test_files_are_found(test_data: Path):
    mails = list(parsed_mails(test_data))

    assert [m.name for m in mails if len(read_mail(m.raw).attachments) != m.files] == []


def test_failed_addresses_are_found(test_data: Path):
    mails = list(returned_mails(test_data))

    missed = [
        mail.name
        for mail in mails
        if {one.address: one.permanent for one in read_mail(mail.raw).bounced}
        != dict.fromkeys(mail.temporary, False) | dict.fromkeys(mail.permanent, True)
    ]

    assert missed == []


def test_every_returned_mail_is_a_bounce(test_data: Path):
    mails = list(returned_mails(test_data))

    assert [m.name for m in mails if read_mail(m.raw).kind is not Kind.BOUNCE] == []


def test_new_text_is_found_in_whole_mails(test_data: Path):
    folder = test_data / "corpora/mail/talon/tests/fixtures/standard_replies"
    cases = talon_cases(test_data)

    new = {c.name: read_mail((folder / f"{c.name}.eml").read_bytes()).new_text for c in cases}

    assert [c.name for c in cases if folded(new[c.name]) != folded(c.exact or "")] == []


def test_writers_are_seen_through_groups(test_data: Path):
    told = {name: (raw, facts) for name, raw, facts in list_mails(test_data) if "sender" in facts}

    senders = {name: read_mail(raw).sender.address for name, (raw, _) in told.items()}

    assert senders == {name: facts["sender"] for name, (_, facts) in told.items()}
