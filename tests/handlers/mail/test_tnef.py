"""What Outlook hides in winmail.dat."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from handlers.mail.read import read_mail
from handlers.mail.tnef import UNREADABLE
from tests.handlers.mail.raw import multipart

NAMES = {
    "one-file": ["AUTHORS"],
    "long-filename": ["allproductsmar2000.dat"],
    "data-before-name": ["AUTOEXEC.BAT", "CONFIG.SYS", "boot.ini"],
}


def with_winmail(content: bytes, *, text: str = "See file") -> bytes:
    encoded = base64.encodebytes(content).decode()
    head = (
        "Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64"
    )
    return multipart(f"\r\n{text}", f"{head}\r\n\r\n{encoded}")


def sample(test_data: Path, name: str) -> bytes:
    return (test_data / "corpora/mail/tnefparse/examples" / f"{name}.tnef").read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_the_files_inside_join_the_mail(test_data: Path, name: str):
    mail = read_mail(with_winmail(sample(test_data, name)))

    assert [a.name for a in mail.attachments] == NAMES[name]


def test_the_text_inside_is_used_where_there_is_no_other(test_data: Path):
    mail = read_mail(with_winmail(sample(test_data, "triples"), text=""))

    assert mail.text.strip() == "Sample description"


def test_the_text_of_the_mail_goes_before_the_one_inside(test_data: Path):
    assert read_mail(with_winmail(sample(test_data, "triples"))).text == "See file"


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("long-filename", "I've attached a temp. license for QARun 4.7."),
        ("duplicate_filename", "Det er jo en velkjent sak at bodødamene"),
        ("multi-value-attribute", "You received a voice mail from Curie Conf Room"),
    ],
)
def test_rich_text_inside_is_used_where_there_is_no_other(test_data: Path, name: str, begins: str):
    mail = read_mail(with_winmail(sample(test_data, name), text=""))

    assert mail.text.strip().startswith(begins)


def test_what_cannot_be_opened_is_attached_and_told():
    mail = read_mail(with_winmail(b"\x78\x9f\x3e\x22 and no more of it"))

    assert ([a.name for a in mail.attachments], mail.problems) == (["winmail.dat"], (UNREADABLE,))
