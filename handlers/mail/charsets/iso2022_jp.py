"""
ISO-2022-JP as mail programs write it: with the characters that Windows has beyond the standard.

Python's codecs refuse the whole text for one of them, such as the circled digits of NEC's row 13,
and for a character that was cut in two. Sources: RFC 1468, and JIS X 0208's rows as Shift_JIS has
them (JIS X 0208:1997, annex 1).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

ESCAPE = re.compile(rb"\x1b(\$[@B]|\$\([@BDOPQ]|\([BIJ])")
#: One character of a set that has two bytes for each; any other byte stands for itself.
PAIR = re.compile(rb"(?P<pair>[!-~]{2})|[^!-~]+|[!-~]")
#: Of Shift_JIS: a row of it holds two of JIS, and its rows leave out half-width kana and DEL.
FIRST_ROW, SECOND_BLOCK, ROWS_OF_FIRST = 0x81, 0xC1, 62
ODD, ODD_AFTER_DEL, EVEN, DEL = 0x1F, 0x20, 0x7E, 0x60
HIGH = 0x80
SINGLE_SHIFT = b"\x8f"


def decode(content: bytes) -> str:
    """Never raises: what is no character becomes U+FFFD."""
    first, *parts = ESCAPE.split(content)
    said = zip(parts[::2], parts[1::2], strict=True)
    return _ascii(first) + "".join(SETS[escape](text) for escape, text in said)


def _ascii(text: bytes) -> str:
    return text.decode("ascii", "replace")


def _kana(text: bytes) -> str:
    return _high(text).decode("cp932", "replace")


def _by_pairs(as_bytes: Callable[[bytes], bytes], codec: str) -> Callable[[bytes], str]:
    def read(found: re.Match[bytes]) -> str:
        if found["pair"] is None:
            return _other(found[0])
        return as_bytes(found[0]).decode(codec, "replace")

    return lambda text: "".join(map(read, PAIR.finditer(text)))


def _other(text: bytes) -> str:
    """White space as it is; half of a character is none."""
    return _ascii(text) if text.isspace() else "\ufffd"


def _shift_jis(pair: bytes) -> bytes:
    row, cell = pair[0] - ord("!"), pair[1]
    lead = row // 2 + (FIRST_ROW if row < ROWS_OF_FIRST else SECOND_BLOCK)
    if row % 2:
        return bytes((lead, cell + EVEN))
    return bytes((lead, cell + (ODD if cell < DEL else ODD_AFTER_DEL)))


def _high(text: bytes) -> bytes:
    return bytes(byte | HIGH for byte in text)


def _second_plane(pair: bytes) -> bytes:
    return SINGLE_SHIFT + _high(pair)


_JIS_1990 = _by_pairs(_shift_jis, "cp932")
_JIS_2004 = _by_pairs(_high, "euc_jis_2004")
SETS: Mapping[bytes, Callable[[bytes], str]] = {
    b"(B": _ascii,
    b"(J": _ascii,
    b"(I": _kana,
    b"$@": _JIS_1990,
    b"$B": _JIS_1990,
    b"$(@": _JIS_1990,
    b"$(B": _JIS_1990,
    b"$(D": _by_pairs(_second_plane, "euc_jp"),
    b"$(O": _JIS_2004,
    b"$(Q": _JIS_2004,
    b"$(P": _by_pairs(_second_plane, "euc_jis_2004"),
}
