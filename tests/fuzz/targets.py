"""What holds for every input, whoever makes it up: each target raises where it does not."""

from __future__ import annotations

import json
import logging
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from desk.rich import Document, from_plain, plain
from handlers.mail import content, read, rtf
from handlers.mail.addresses import parsed
from handlers.mail.html.document import html_document
from handlers.mail.languages.language import language_of
from handlers.mail.quotes.trimmer import split_text
from handlers.mail.wording import Wording
from tests.fuzz.posting import faults, is_live, posted, shown
from views import text as slack_text

LONGEST_LINE = 3_000
LONGEST_LABEL = 75


class Broken(logging.Handler):
    """Raises what the reader would have caught and told the operators."""

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info and record.exc_info[1]:
            raise record.exc_info[1]


def mail(raw: bytes) -> None:
    """A mail is read, can be stored, and its post neither is refused by Slack nor acts there."""
    broken = Broken()
    read.log.addHandler(broken)
    try:
        found = read.read_mail(raw)
    finally:
        read.log.removeHandler(broken)

    json.dumps(asdict(found), ensure_ascii=False, default=_as_text).encode()
    assert faults(posted(found)) == []
    assert not found.text.strip() or found.new_text.strip()


def trimmer(raw: bytes) -> None:
    """No line is lost or made up, and the new text is empty only if all of it is."""
    text = raw.decode("utf-8", "replace")
    new, cut = split_text(text)

    assert Counter(_said(text)) == Counter(_said(new) + _said(cut))
    assert bool(new.strip()) == bool(text.strip())


def language(raw: bytes) -> None:
    """Whatever is written, a language or none is told."""
    found = language_of(raw.decode("utf-8", "surrogateescape"))

    assert not found or re.fullmatch("[a-z]{2,3}", found)


def page(raw: bytes) -> None:
    """A page keeps some of what it says when it is trimmed, and nothing of it acts in Slack."""
    html = raw.decode("utf-8", "replace")
    whole = html_document(html)
    text = plain(whole)
    new = content._split(Wording(text=text, first=text, html=html, document=whole))

    _is_still(whole)
    _is_still(new.document)
    assert bool(plain(new.document).strip()) == bool(text.strip())


def escaping(raw: bytes) -> None:
    """Nothing that Slack reads as markup is left, and nothing is longer than it takes."""
    text = raw.decode("utf-8", "surrogateescape")
    line, name = slack_text.fallback(text), slack_text.label(text, LONGEST_LABEL)

    assert not is_live(slack_text.escape(text))
    assert not is_live(line)
    assert 0 < len(line) <= LONGEST_LINE
    assert 0 < len(name) <= LONGEST_LABEL
    _is_still(from_plain(text))


def rich(raw: bytes) -> None:
    """Rich text is read to its end, and nothing of it acts in Slack."""
    text, html = rtf.read(raw.decode("latin-1"))

    _is_still(from_plain(text))
    _is_still(html_document(html))


def address(raw: bytes) -> None:
    """Whatever is in an address header, what comes out can be stored and shown on one line."""
    line = " ".join(raw.decode("utf-8", "replace").splitlines())
    for found in parsed(line):
        assert found.address.encode() is not None
        assert "\n" not in found.address + found.name


TARGETS: dict[str, Callable[[bytes], None]] = {
    "mail": mail,
    "trimmer": trimmer,
    "language": language,
    "page": page,
    "escaping": escaping,
    "rich": rich,
    "address": address,
}


def _is_still(document: Document) -> None:
    blocks = shown(document)
    json.dumps(blocks, ensure_ascii=False).encode()
    assert faults(blocks) == []


def _said(text: str) -> list[str]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [line.rstrip() for line in lines if line.strip()]


def _as_text(value: Any) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)
