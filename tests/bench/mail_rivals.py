"""What other libraries make of the same mails, as far as they are installed here."""

from __future__ import annotations

import email
import email.policy
import importlib
import re
from collections.abc import Callable, Iterator
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from types import ModuleType
from typing import Any, cast

#: What can go wrong inside of a library is its business: the mail counts as not read.
Reader = Callable[[bytes], "tuple[str, str, int]"]
Splitter = Callable[[str], "tuple[str, str]"]
Walker = Callable[[str], str]
Linguist = Callable[[str], str]
Guesser = Callable[[bytes], "str | None"]


def installed(name: str) -> ModuleType | None:
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def readers() -> Iterator[tuple[str, Reader]]:
    """Each library's subject, text and number of files."""
    yield "email, compat32", _compat32
    yield "email, default", _default
    if imap_tools := installed("imap_tools"):
        yield "imap-tools", lambda raw: _imap_tools(imap_tools, raw)
    if mailparser := installed("mailparser"):
        yield "mail-parser", lambda raw: _mailparser(mailparser, raw)


def splitters() -> Iterator[tuple[str, Splitter]]:
    """Each library's new text."""
    yield "nothing cut", lambda text: (text, "")
    if erp := installed("email_reply_parser"):
        yield "email-reply-parser", lambda text: (erp.EmailReplyParser.parse_reply(text), "")
    if quotequail := installed("quotequail"):
        yield "quotequail", lambda text: (_unwrapped(quotequail, text), "")
    if replies := installed("mailparser_reply"):
        parser = replies.EmailReplyParser(languages=["en", "de", "fr", "it", "es", "pl", "nl"])
        yield "mail-parser-reply", lambda text: (parser.parse_reply(text) or "", "")


def walkers() -> Iterator[tuple[str, Walker]]:
    """Each library's text of a page."""
    if inscriptis := installed("inscriptis"):
        yield "inscriptis", inscriptis.get_text
    if to_markdown := installed("html_to_markdown"):
        yield "html-to-markdown", lambda html: str(to_markdown.convert(html))
    if markdownify := installed("markdownify"):
        yield "markdownify", markdownify.markdownify


def guessers() -> Iterator[tuple[str, Guesser]]:
    """Each library's guess at a text without a label."""
    if chardet := installed("chardet"):
        yield "chardet", lambda raw: _decoded(raw, chardet.detect(raw)["encoding"])
    if normalizer := installed("charset_normalizer"):
        yield "charset-normalizer", lambda raw: str(normalizer.from_bytes(raw).best())
    yield "UTF-8 or cp1252", _utf8_or_western


def linguists() -> Iterator[tuple[str, Linguist]]:
    """Each library's language of a text."""
    if langid := installed("py3langid"):
        yield "py3langid", lambda text: str(langid.classify(text)[0]).replace("no", "nb")


def failed_addresses(raw: bytes) -> tuple[frozenset[str], frozenset[str]]:
    """Temporary and permanent failures by flufl.bounce."""
    bounce = importlib.import_module("flufl.bounce")
    temporary, permanent = bounce.all_failures(email.message_from_bytes(raw))
    return (
        frozenset(address.decode() for address in temporary),
        frozenset(address.decode() for address in permanent),
    )


def is_automatic_by_common_rules(raw: bytes) -> bool:
    """The rules most desks have: Auto-Submitted, Precedence, null sender, daemons, subjects."""
    message = email.message_from_bytes(raw)
    submitted = str(message.get("Auto-Submitted", "no")).strip().lower()
    precedence = str(message.get("Precedence", "")).strip().lower()
    writer = str(message.get("From", "")).lower()
    subject = str(message.get("Subject", "")).lower()
    return (
        not submitted.startswith("no")
        or precedence in {"bulk", "list", "junk", "auto_reply"}
        or str(message.get("Return-Path", "")).strip() == "<>"
        or re.search(r"mailer-daemon|postmaster|no-?reply", writer) is not None
        or re.match(r"auto|out of office|undeliver|delivery status", subject) is not None
    )


def _compat32(raw: bytes) -> tuple[str, str, int]:
    message = email.message_from_bytes(raw)
    texts = [part for part in message.walk() if part.get_content_type() == "text/plain"]
    files = [part for part in message.walk() if part.get_filename()]
    subject = str(make_header(decode_header(str(message.get("Subject", "")))))
    return subject, _text(texts[0]) if texts else "", len(files)


def _text(part: Message) -> str:
    content = cast("bytes", part.get_payload(decode=True))
    return content.decode(part.get_content_charset("utf-8"), "replace")


def _default(raw: bytes) -> tuple[str, str, int]:
    message = cast("EmailMessage", email.message_from_bytes(raw, policy=email.policy.default))
    body: Any = message.get_body(("plain",))
    files = list(message.iter_attachments())
    return str(message.get("Subject", "")), body.get_content() if body else "", len(files)


def _imap_tools(imap_tools: ModuleType, raw: bytes) -> tuple[str, str, int]:
    message = imap_tools.MailMessage.from_bytes(raw)
    return message.subject, message.text, len(message.attachments)


def _mailparser(mailparser: ModuleType, raw: bytes) -> tuple[str, str, int]:
    message = mailparser.parse_from_bytes(raw)
    return message.subject, "\n".join(message.text_plain[:1]), len(message.attachments)


def _unwrapped(quotequail: ModuleType, text: str) -> str:
    found = quotequail.unwrap(text)
    return str(found.get("text_top") or found.get("text") or "") if found else text


def _decoded(raw: bytes, name: str | None) -> str | None:
    return raw.decode(name, "replace") if name else None


def _utf8_or_western(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
