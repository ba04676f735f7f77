"""Reading a whole mail: what the desk gets to know of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from desk.mail import Address, Kind
from desk.rich import Paragraph, Span, plain
from handlers.mail import wording
from handlers.mail.read import NO_SENDER, UNREAD, read_mail
from tests.handlers.mail.raw import multipart, raw_mail

HTML = "Content-Type: text/html\r\n\r\n"
QUOTE = (
    "Thank you!\r\n\r\nOn Mon, Jun 3, 2024 at 8:00 AM Desk <d@example.org> wrote:\r\n> Hello\r\n"
)


def test_the_headers_of_a_mail_are_read():
    mail = read_mail(
        raw_mail(
            "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=",
            "Cc: Kim <kim@example.com>",
            "Reply-To: replies@example.com",
            "Message-ID: <1@example.com>",
            "In-Reply-To: <0@example.org>",
            "References: <a@example.org> <0@example.org>",
        )
    )

    assert (mail.subject, mail.message_id, mail.in_reply_to, mail.references) == (
        "Grüße",
        "<1@example.com>",
        ("<0@example.org>",),
        ("<a@example.org>", "<0@example.org>"),
    )


def test_everybody_in_the_headers_is_read():
    mail = read_mail(raw_mail("Cc: Kim <kim@example.com>", "Reply-To: replies@example.com"))

    assert (mail.from_, mail.to, mail.cc, mail.reply_to) == (
        Address(name="Jane Doe", address="jane@example.com"),
        (Address(name="", address="desk@example.org"),),
        (Address(name="Kim", address="kim@example.com"),),
        (Address(name="", address="replies@example.com"),),
    )


def test_a_mail_without_an_id_gets_the_same_one_each_time():
    raw = raw_mail()

    assert (
        read_mail(raw).message_id == read_mail(raw).message_id != read_mail(raw + b"x").message_id
    )


@pytest.mark.parametrize(
    ("written", "date"),
    [
        (
            "Mon, 3 Jun 2024 10:00:00 +0200",
            datetime(2024, 6, 3, 10, tzinfo=timezone(timedelta(hours=2))),
        ),
        ("Mon, 3 Jun 2024 10:00:00 -0000", datetime(2024, 6, 3, 10, tzinfo=UTC)),
        ("3 Jun 2024 10:00 GMT", datetime(2024, 6, 3, 10, tzinfo=UTC)),
        ("2024-06-03T10:00:00Z", datetime(2024, 6, 3, 10, tzinfo=UTC)),
        ("yesterday", None),
        ("Mon, 99 Jan 99999 99:99:99 +9999", None),
        ("", None),
    ],
    ids=["zone", "no zone", "short", "ISO 8601", "words", "nonsense", "empty"],
)
def test_a_date_is_aware_or_none(written: str, date: datetime | None):
    assert read_mail(raw_mail(f"Date: {written}")).date == date


def test_the_text_of_an_alternative_is_its_plain_part():
    mail = read_mail(multipart("\r\nplain", f"{HTML}<p>marked</p>", kind="alternative"))

    assert (mail.text, mail.html) == ("plain", "<p>marked</p>")


def test_a_mail_of_html_alone_has_a_text():
    mail = read_mail(raw_mail("Content-Type: text/html", body="<p>Hello <b>you</b></p>"))

    assert mail.text == "Hello you"


@pytest.mark.parametrize(
    ("type_", "content"), [("enriched", "<bold>Hello</bold> there"), ("markdown", "Hello there")]
)
def test_a_mail_of_another_kind_of_text_alone_has_a_text(type_: str, content: str):
    mail = read_mail(raw_mail(f"Content-Type: text/{type_}", body=content))

    assert (mail.text, len(mail.attachments)) == ("Hello there", 1)


def test_an_empty_plain_part_gives_way_to_html():
    assert read_mail(multipart("\r\n \r\n", f"{HTML}<p>hi</p>", kind="alternative")).text == "hi"


def test_the_document_of_html_keeps_its_style():
    mail = read_mail(raw_mail("Content-Type: text/html", body="<p>Hello <b>you</b></p>"))

    assert mail.document == (Paragraph(spans=(Span(text="Hello "), Span(text="you", bold=True))),)


def test_what_a_mail_says_below_a_picture_is_new_text_too():
    picture = "Content-Type: image/png\r\nContent-Disposition: inline\r\n\r\nx"
    mail = read_mail(multipart("\r\none", picture, "\r\ntwo"))

    assert (mail.text, mail.new_text, len(mail.attachments)) == ("one", "one\n\ntwo", 1)


def test_a_text_above_html_is_shown_with_it():
    mail = read_mail(multipart("\r\none", f"{HTML}<p>two</p>"))

    assert (mail.new_text, plain(mail.document)) == ("one\n\ntwo", "one\n\ntwo")


def test_a_named_text_is_a_file():
    mail = read_mail(multipart("\r\none", "Content-Type: text/plain; name=notes.txt\r\n\r\ntwo"))

    assert (mail.text, [a.name for a in mail.attachments]) == ("one", ["notes.txt"])


def test_the_history_is_cut_from_the_text():
    mail = read_mail(raw_mail("Subject: Re: x", body=QUOTE))

    assert (mail.new_text, "> Hello" in mail.quoted_text) == ("Thank you!", True)


def test_a_signature_is_told_but_not_shown():
    mail = read_mail(raw_mail(body="Yes, please.\r\n\r\nSent from my iPhone\r\n"))

    assert (mail.new_text, plain(mail.document)) == (
        "Yes, please.\n\nSent from my iPhone",
        "Yes, please.",
    )


def test_the_history_is_cut_from_html():
    body = "<p>Thank you!</p><div class=gmail_quote>On Monday, Jane wrote:<blockquote>Hi"
    mail = read_mail(raw_mail("Content-Type: text/html", body=body))

    assert mail.new_text == "Thank you!"


def test_a_forwarded_mail_stays_whole():
    mail = read_mail(raw_mail("Subject: Fwd: x", body=QUOTE))

    assert (mail.new_text, mail.quoted_text) == (mail.text, "")


def test_a_mail_that_only_quotes_still_says_something():
    assert read_mail(raw_mail(body="> one\r\n> two\r\n")).new_text == "> one\n> two"


def test_a_charset_told_in_html_alone_is_believed():
    html = '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>Заказ</p>'
    mail = read_mail(raw_mail("Content-Type: text/html", body=html.encode("koi8-r")))

    assert (mail.text, mail.charset) == ("Заказ", "koi8-r")


def test_a_raw_subject_is_read_in_the_set_of_the_text():
    raw = raw_mail(
        "Content-Type: text/plain; charset=koi8-r", "Subject: Заказ".encode("koi8-r"), body=b"x"
    )

    assert read_mail(raw).subject == "Заказ"


def test_an_unknown_charset_is_told():
    mail = read_mail(raw_mail("Content-Type: text/plain; charset=x-made-up"))

    assert mail.problems == ("The text says it is in x-made-up, which is no known character set.",)


def test_letters_that_cannot_be_read_are_told():
    mail = read_mail(raw_mail("Content-Type: text/plain; charset=utf-8", body="\ufffd"))

    assert mail.problems == ("Some letters of the text could not be read.",)


def test_a_long_text_is_cut_and_attached():
    mail = read_mail(raw_mail(body="word " * 100_000))

    assert (len(mail.text) <= wording.LONGEST, mail.attachments[0].size, mail.problems) == (
        True,
        500_000,
        (wording.TOO_LONG,),
    )


def test_pictures_inside_of_html_do_not_make_it_long():
    html = f"<img src='data:image/png;base64,{'A' * 400_000}'><p>Hello</p>"
    mail = read_mail(raw_mail("Content-Type: text/html", body=html))

    assert (mail.text.endswith("Hello"), mail.problems) == (True, ())


def test_nul_bytes_are_taken_out():
    assert read_mail(raw_mail("Subject: a\0b", body="c\0d")).subject == "ab"


@pytest.mark.parametrize(
    "raw",
    [
        b"From jane@example.com Mon Jun 3\n" + raw_mail(),
        b"\r\n\r\n" + raw_mail(),
        b"\xef\xbb\xbf" + raw_mail(),
    ],
    ids=["mailbox line", "empty lines", "byte order mark"],
)
def test_what_stands_above_a_mail_is_passed(raw: bytes):
    assert read_mail(raw).from_.address == "jane@example.com"


def test_line_ends_of_old_machines_are_read():
    assert read_mail(raw_mail(body="one\rtwo").replace(b"\r\n", b"\r")).text == "one\ntwo"


@pytest.mark.parametrize("raw", [b"", b"\r\n", b"\0\1\2" * 100, "no mail at all".encode("utf-16")])
def test_what_is_no_mail_is_kept_and_told(raw: bytes):
    mail = read_mail(raw)

    assert (mail.problems, mail.attachments[0].content, mail.kind) == ((UNREAD,), raw, Kind.HUMAN)


def test_a_mail_without_a_sender_is_told():
    assert read_mail(raw_mail(sender="")).problems == (NO_SENDER,)
