"""Content of a mail part out of the encoding it was sent in (RFC 2045 6)."""

from __future__ import annotations

import binascii
import re

from handlers.mail.words import unbase64

BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
BLANKS = b" \t\r\n"
PADDED = re.compile(rb"=[ \t]*\r?\n")
NOT_BASE64 = bytes(set(range(256)) - set(BASE64))
#: A line of so many words is nothing that was encoded: base64 has no blanks inside of a line.
WORDS = 3
#: Base64 may come in several padded pieces; no sender makes more of them than this.
PIECES = 1_000
PLAIN = frozenset({"", "7bit", "8bit", "binary"})
UUENCODED = frozenset({"x-uuencode", "uuencode", "x-uue", "uue"})
UU_BEGIN = re.compile(rb"^begin [0-7]{3,4} [^\n]*\n", re.MULTILINE)


def is_known(encoding: str) -> bool:
    return encoding in PLAIN | UUENCODED | {"base64", "quoted-printable"}


def decode(content: bytes, encoding: str) -> bytes:
    """As much as can be decoded; never raises. An encoding nobody knows leaves it as it is."""
    if encoding == "base64":
        return _base64(content)
    if encoding == "quoted-printable":
        return binascii.a2b_qp(content)
    if encoding in UUENCODED:
        return uudecoded(content)
    return content


def uudecoded(content: bytes) -> bytes:
    begin = UU_BEGIN.search(content)
    pieces: list[bytes] = []
    for line in content[begin.end() if begin else 0 :].splitlines():
        if line.strip() in {b"end", b"`"}:
            break
        pieces.append(_uuline(line))
    return b"".join(pieces)


def _uuline(line: bytes) -> bytes:
    if not line:
        return b""
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        # Some encoders count wrong: the length the line begins with tells what is meant.
        length = (((line[0] - 32) & 63) * 4 + 5) // 3
        try:
            return binascii.a2b_uu(line[:length])
        except binascii.Error:
            return b""


def _base64(content: bytes) -> bytes:
    end = _text_start(content)
    if not content[:end].strip():
        return content  # Somebody only says that it is encoded.
    content = content[:end]
    padded = PADDED.search(content)
    if padded and content[padded.end() :].translate(None, BASE64 + BLANKS):
        content = content[: padded.end()]  # A list wrote its footer below, in plain letters.
    letters = content.translate(None, NOT_BASE64)
    *pieces, rest = re.split(rb"=+", letters, maxsplit=PIECES)
    return b"".join(map(unbase64, [*pieces, rest.replace(b"=", b"")]))


def _text_start(content: bytes) -> int:
    """Where plain text begins, such as the footer that a list has written below; or the end."""
    if not content.translate(None, BASE64 + BLANKS):
        return len(content)
    start = 0
    for line in content.split(b"\n"):
        if len(line.split()) >= WORDS and line.translate(None, BASE64 + BLANKS):
            return start
        start += len(line) + 1
    return len(content)
