# ruff: noqa: RUF001  (letters of other scripts look like Latin ones; here they are meant)
"""What a character set's label stands for, where its text fits and yet was written in another."""

from __future__ import annotations

import re

#: Windows has letters and quotes where ISO 8859 has control characters, which no mail has.
CONTROLS = re.compile(rb"[\x80-\x84\x86-\x9f]")
#: Letters of Ukrainian where Russian's set has lines of tables; beside another letter they are one.
UKRAINIAN = rb"[\xa4\xa6\xa7\xad\xb4\xb6\xb7\xbd]"
IN_UKRAINIAN = re.compile(rb"[\xc0-\xff]" + UKRAINIAN + rb"|" + UKRAINIAN + rb"[\xc0-\xff]")
#: By label: what is meant instead, where such bytes are in the text.
SISTERS = {
    "iso8859-2": ("cp1250", CONTROLS),
    "iso8859-5": ("cp1251", CONTROLS),
    "iso8859-6": ("cp1256", CONTROLS),
    "iso8859-7": ("cp1253", CONTROLS),
    "iso8859-13": ("cp1257", CONTROLS),
    "iso8859-15": ("cp1252", CONTROLS),
    "koi8-r": ("koi8-u", IN_UKRAINIAN),
}
#: Where the one has capital letters the other has small ones.
SWAPPED = {"koi8-r": "cp1251", "koi8-u": "cp1251", "cp1251": "koi8-r"}
WORD_BEGINS = re.compile("[А-ЯЁЄІЇҐ][а-яёєіїґ]")
TURNED_OVER = re.compile("[а-яёєіїґ][А-ЯЁЄІЇҐ]")


def label_meant(content: bytes, codec: str) -> str:
    """The codec itself, or the one that programs mean by its label when they write such bytes."""
    other = SWAPPED.get(codec)
    if other and _is_upright(content, codec) is False and _is_upright(content, other):
        codec = other
    sister, letters = SISTERS.get(codec, (codec, None))
    return sister if letters and letters.search(content) else codec


def _is_upright(content: bytes, codec: str) -> bool | None:
    """Whether words begin with capitals, and do not go on with them; None where none does."""
    text = content.decode(codec, "replace")
    right, wrong = len(WORD_BEGINS.findall(text)), len(TURNED_OVER.findall(text))
    return None if right == wrong else right > wrong
