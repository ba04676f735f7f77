"""Files of a mail: names that are safe, pictures that belong to the text."""

from __future__ import annotations

import hashlib

import pytest

from handlers.mail.files import safe_name
from handlers.mail.read import read_mail
from tests.handlers.mail.raw import multipart

PICTURE = "Content-Type: image/png; name=logo.png\r\nContent-ID: <logo@x>\r\n{more}\r\n\x89PNG"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("report.pdf", "report.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\jane\\report.pdf", "report.pdf"),
        ("a\x00b\nc.txt", "a b c.txt"),
        ("exe\u202efdp.exe", "exe fdp.exe"),
        (".hidden", "hidden"),
        ("...", "attachment.pdf"),
        ("", "attachment.pdf"),
        ("x" * 300 + ".pdf", "x" * 117 + ".pdf"),
        ("Überblick 2024 (final).pdf", "Überblick 2024 (final).pdf"),
    ],
    ids=lambda name: name[:20],
)
def test_a_name_is_made_safe(name: str, safe: str):
    assert safe_name(name, type_="application/pdf") == safe


def test_a_file_is_known_by_its_content():
    mail = read_mail(multipart("\r\nsee file", "Content-Type: a/b; name=x.bin\r\n\r\nabc"))

    (file,) = mail.attachments

    assert (file.name, file.type, file.size, file.digest) == (
        "x.bin",
        "a/b",
        3,
        hashlib.sha256(b"abc").hexdigest(),
    )


def test_an_attached_mail_is_called_by_its_subject_and_not_read():
    inner = "Content-Type: message/rfc822\r\n\r\nSubject: Old / order\r\n\r\ninner text"
    mail = read_mail(multipart("\r\nsee mail", inner))

    assert (mail.attachments[0].name, mail.text) == ("Old order.eml", "see mail")


@pytest.mark.parametrize(
    ("html", "more", "inline"),
    [
        ("<img src='cid:logo@x'>", "", True),
        ("<p>no picture</p>", "Content-Disposition: inline\r\n", True),
        ("<p>no picture</p>", "", False),
    ],
    ids=["shown", "inline", "attached"],
)
def test_a_picture_in_the_text_is_marked(html: str, more: str, inline: bool):
    raw = multipart(
        f"Content-Type: text/html\r\n\r\n{html}", PICTURE.format(more=more), kind="related"
    )

    assert [(a.content_id, a.inline) for a in read_mail(raw).attachments] == [("logo@x", inline)]


@pytest.mark.parametrize(
    ("content_type", "name"),
    [
        ("image/jpeg", "attachment.jpg"),
        ("text/calendar", "attachment.ics"),
        ("application/x-none", "attachment.bin"),
    ],
)
def test_a_file_without_a_name_gets_one_by_its_type(content_type: str, name: str):
    raw = multipart(
        "\r\nsee file", f"Content-Type: {content_type}\r\nContent-Disposition: attachment\r\n\r\nx"
    )

    assert read_mail(raw).attachments[0].name == name


def test_files_of_one_name_are_told_apart():
    file = "Content-Type: image/png; name=logo.png\r\n\r\nx"

    names = [a.name for a in read_mail(multipart("\r\nHello", file, file, file)).attachments]

    assert names == ["logo.png", "logo (2).png", "logo (3).png"]
