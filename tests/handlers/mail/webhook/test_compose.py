"""Mails put together again: the parser reads what the provider told, and nothing gets lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.mail.read import read_mail
from handlers.mail.webhook.compose import File, mail_of, raw_of, written

LETTERS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"]), max_size=60)


def mail(**told):
    return read_mail(mail_of(headers=[("From", "customer@example.com")], **told))


@given(LETTERS)
def test_a_text_is_read_as_it_was_told(text):
    assert mail(text=text).text.strip() == text


@given(LETTERS)
def test_a_name_is_read_as_it_was_told(name):
    read = read_mail(mail_of(headers=[("From", written(name, "customer@example.com"))]))

    assert read.from_.address == "customer@example.com"


@given(st.text(), st.text(), st.text(), st.text(), st.binary())
def test_nothing_that_is_told_is_too_strange(name, text, html, type_, content):
    file = File(name=name, type=type_, content=content, content_id=name)
    read = mail(text=text, html=html, files=[file])

    assert [one.content for one in read.attachments] == [content]


@given(st.text(), st.text())
def test_a_header_is_one_line_whatever_is_in_it(name, value):
    raw = mail_of(headers=[(name, value)], text="Hello")
    head, _, _ = raw.partition(b"Content-Type:")

    assert head.count(b"\n") <= 1


@pytest.mark.parametrize("name", ["Content-Type", "content-transfer-encoding", "MIME-Version"])
def test_the_headers_of_the_body_are_made_anew(name):
    raw = mail_of(headers=[(name, "multipart/mixed; boundary=x")], text="Hello")

    assert read_mail(raw).text.strip() == "Hello"
    assert raw.lower().count(name.lower().encode()) == 1


def test_the_same_mail_is_made_of_the_same_bytes():
    told = {"text": "a", "html": "<p>a</p>", "files": [File(name="a", type="a/b", content=b"x")]}

    assert mail_of(headers=[], **told) == mail_of(headers=[], **told)


def test_a_path_is_no_part_of_a_name():
    file = File(name="C:\\fakepath\\..\\bill.pdf", type="application/pdf", content=b"")

    assert [one.name for one in mail(files=[file]).attachments] == ["bill.pdf"]


@given(st.binary())
def test_bytes_that_were_read_as_text_come_back(content):
    assert raw_of(content.decode("utf-8", "surrogateescape")) == content


def test_an_endless_name_keeps_its_end():
    file = File(name="x" * 100_000 + ".pdf", type="application/pdf", content=b"")

    (kept,) = mail(files=[file]).attachments
    assert kept.name.endswith("xx.pdf")
