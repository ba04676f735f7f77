"""Header lines, and where the body begins."""

from __future__ import annotations

import pytest

from handlers.mail.headers import divide, read


def test_a_folded_value_is_one_line():
    assert read(b"Subject: one\r\n two\r\n\tthree").text("subject") == "one two three"


def test_a_name_counts_in_any_case():
    assert read(b"SUBJECT: hi").text("subject") == "hi"


def test_an_empty_field_gives_way_to_the_next_of_its_name():
    assert read(b"Subject:\nSubject: hi").text("subject") == "hi"


def test_controls_in_a_value_become_blanks():
    assert read(b"Subject: one\rBcc: two\0\x0bthree").text("subject") == "one Bcc: two three"


@pytest.mark.parametrize(
    ("raw", "body"),
    [
        (b"A: b\r\n\r\nbody", b"body"),
        (b"A: b\n\nbody\n\nmore", b"body\n\nmore"),
        (b"A: b\r\r\n\r\r\nbody", b"body"),
        (b"\nbody", b"body"),
        (b"A: b", b""),
        (b"A: b\nno header here\nbody", b"no header here\nbody"),
    ],
    ids=["CRLF", "LF", "doubled CR", "no headers", "no body", "no empty line"],
)
def test_the_body_begins_after_the_headers(raw: bytes, body: bytes):
    assert raw[divide(raw)[1] :] == body


def test_a_stray_line_does_not_end_the_headers():
    raw = b"Subject: a long\nsubject that lost its fold\nFrom: jane@example.com\n\nbody"

    assert read(divide(raw)[0]).text("from") == "jane@example.com"
