"""The mail corpora of the test data, read into cases for the measures."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: Folders whose files are mails that people (or list software) sent.
REAL = ("stalwart", "cpython_test_email", "mail_parser_spamscope", "django_mailbox", "talon")
#: Everything else in those folders.
NO_MAIL = re.compile(r"\.(?:json|html|md|py)$|LICENSE|COPYING|_text$|_stripped|/signature/")
MACHINE_MARKS = (b"multipart/report", b"return-path: <>", b"precedence: junk", b"from: postmaster")
MAILBOX_LINE = re.compile(rb"^From [^\n]*\d{4}\r?$\n", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Parsed:
    """A mail and what a parser of another make found in it."""

    name: str
    raw: bytes
    subject: str | None
    #: The first text, or None where HTML comes first.
    text: str | None
    files: int


@dataclass(frozen=True, kw_only=True)
class Returned:
    name: str
    raw: bytes
    permanent: frozenset[str]
    temporary: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Mailbox:
    name: str
    mails: list[bytes]
    roots: int


def people_mails(data: Path) -> Iterator[tuple[str, bytes]]:
    """Mails that no bounce corpus is made of, by path."""
    for folder in REAL:
        for path in sorted((data / "corpora/mail" / folder).rglob("*")):
            if path.is_file() and not NO_MAIL.search(str(path)):
                yield str(path.relative_to(data)), path.read_bytes()


def names_a_machine(raw: bytes) -> bool:
    """Whether a mail among those of people is a report or a bounce by its own headers."""
    head = raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0].lower()
    return any(mark in head for mark in MACHINE_MARKS)


def parsed_mails(data: Path) -> Iterator[Parsed]:
    for path in sorted((data / "corpora/mail/stalwart/resources/eml").rglob("*.eml")):
        found = json.loads(path.with_suffix(".json").read_text())
        yield Parsed(
            name=f"{path.parent.name}/{path.stem}",
            raw=path.read_bytes(),
            subject=_subject(found),
            text=_text(found),
            files=len(found["attachments"]),
        )


def returned_mails(data: Path) -> Iterator[Returned]:
    folder = data / "corpora/mail/flufl_bounce"
    for name, failed in json.loads((folder / "expected.json").read_text()).items():
        yield Returned(
            name=name,
            raw=(folder / name).read_bytes(),
            permanent=frozenset(failed["permanent"]),
            temporary=frozenset(failed["temporary"]),
        )


def mailboxes(data: Path) -> Iterator[Mailbox]:
    folder = data / "corpora/mail/mail_thread"
    for name, told in json.loads((folder / "expected.json").read_text()).items():
        mails = [raw for raw in MAILBOX_LINE.split((folder / name).read_bytes()) if raw.strip()]
        yield Mailbox(name=name, mails=mails, roots=told["roots"])


def list_mails(data: Path) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    """Mails with what is told of their sender and kind."""
    folder = data / "corpora/mail/chatwoot"
    for name, told in json.loads((folder / "expected.json").read_text()).items():
        yield name, (folder / name).read_bytes(), told


def _subject(found: dict[str, Any]) -> str | None:
    """The subject, but for the few whose bytes that parser could not read."""
    for header in found["parts"][0]["headers"]:
        value = header["value"]
        if header["name"] == "subject" and isinstance(value, dict):
            text: str = value.get("Text", "")
            return None if "\ufffd" in text else text
    return None


def _text(found: dict[str, Any]) -> str | None:
    """The first text, but for the few whose bytes that parser could not read."""
    bodies = [found["parts"][number]["body"] for number in found["text_body"][:1]]
    text: str | None = bodies[0].get("Text") if bodies else None
    return None if text and "\ufffd" in text else text
