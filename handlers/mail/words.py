"""Encoded words: text in header values that mail carries in ASCII (RFC 2047)."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass

from handlers.mail.charsets import charset

#: `=?charset*language?encoding?`, the language by RFC 2231 5.
HEAD = re.compile(r"=\?([^?\s*]{1,60})(?:\*[^?\s]{0,60})?\?([bq])\?", re.IGNORECASE)
TAIL = "?="
ESCAPED = re.compile(rb"=([0-9A-Fa-f]{2})")
NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")


@dataclass(frozen=True, kw_only=True)
class Word:
    """One encoded word, or the bare text between two: then the charset is empty."""

    charset: str = ""
    encoding: str = ""
    text: str


def decoded(value: str, *, hint: str | None = None) -> str:
    """
    A header value as people read it.

    The value has its raw bytes as surrogates, as `bytes.decode("ascii", "surrogateescape")` gives
    them; the hint is the character set they are probably in. Words that belong together are
    joined before their bytes are decoded: senders split them inside of a letter.
    """
    if "=?" not in value:
        return _bare(value, hint)
    parts = [_joined(run, hint) for run in _runs(list(_words(value)))]
    return "".join(parts)


def _words(value: str) -> Iterator[Word]:
    """Every head is followed to the next tail, so the value is walked through once."""
    position = end = 0
    while head := HEAD.search(value, position):
        if head.start() > position:
            yield Word(text=value[position : head.start()])
        # A tail that lies ahead still counts for the next head: it is not looked for twice.
        end = value.find(TAIL, head.end()) if 0 <= end < head.end() else end
        inner = HEAD.search(value, head.end(), end) if end >= 0 else None
        # A word that was cut off ends where the next one begins.
        stop = inner.start() if inner else end if end >= 0 else len(value)
        yield Word(charset=head[1], encoding=head[2].lower(), text=value[head.end() : stop])
        position = stop if inner else stop + len(TAIL)
    if position < len(value):
        yield Word(text=value[position:])


def _runs(words: list[Word]) -> Iterator[list[Word]]:
    """Neighbours of one character set together; blanks between encoded words are dropped."""
    run: list[Word] = []
    for number, word in enumerate(words):
        if not word.charset and not word.text.strip() and _is_between(words, number):
            continue
        if run and (not word.charset or word.charset.lower() != run[0].charset.lower()):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _is_between(words: list[Word], number: int) -> bool:
    if not 0 < number < len(words) - 1:
        return False
    return bool(words[number - 1].charset and words[number + 1].charset)


def _joined(run: list[Word], hint: str | None) -> str:
    if not run[0].charset:
        return _bare(run[0].text, hint)
    return charset.decode(b"".join(_contents(run)), run[0].charset)[0]


def _contents(run: list[Word]) -> Iterator[bytes]:
    """The bytes of each word; base64 that was split inside of a group of four is put together."""
    begun = b""
    for word in run:
        raw = word.text.encode("utf-8", "surrogateescape")
        if word.encoding == "q":
            yield _unquoted(raw)
            continue
        letters = begun + NOT_BASE64.sub(b"", raw)
        whole = len(letters) if raw.rstrip().endswith(b"=") else len(letters) // 4 * 4
        yield unbase64(letters[:whole])
        begun = letters[whole:]
    yield unbase64(begun)


def _unquoted(raw: bytes) -> bytes:
    return ESCAPED.sub(lambda found: bytes.fromhex(found[1].decode()), raw.replace(b"_", b" "))


def unbase64(letters: bytes) -> bytes:
    """As much as can be decoded of letters that are base64's own, without its padding."""
    if len(letters) % 4 == 1:
        letters = letters[:-1]
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))


def _bare(text: str, hint: str | None) -> str:
    if text.isascii():
        return text
    return charset.decode(text.encode("utf-8", "surrogateescape"), hint)[0]
