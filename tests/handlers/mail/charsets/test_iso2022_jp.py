"""Japanese in seven bits, with what Windows programs write beyond the standard."""

from __future__ import annotations

import pytest

from handlers.mail.charsets.charset import decode
from handlers.mail.read import read_mail

LETTER = "注文番号と、カタカナ、ABC 12です。\n二行目"
#: In the order of the list: NEC's row 13, one that IBM added, its kana, JIS X 0213 and JIS X 0212.
BEYOND = {
    "circled": (b"\x1b$B-!-j\x1b(B", "①㈱"),
    "rare": (b"\x1b$B|b\x1b(B", "髙"),
    "half-width": (b"\x1b(I123\x1b(B", "ｱｲｳ"),
    "jis 2000": (b"\x1b$(O.!\x1b(B", "俱"),
    "jis 2004": (b"\x1b$(Q.!\x1b(B", "俱"),
    "plane 2": (b'\x1b$(P!"\x1b(B', "丂"),
    "supplement": (b"\x1b$(D0!\x1b(B", "丂"),
}


def with_circled(content: bytes) -> bytes:
    """One character that makes Python refuse it all."""
    return content + BEYOND["circled"][0]


@pytest.mark.parametrize(("written", "text"), BEYOND.values(), ids=BEYOND)
def test_one_character_beyond_the_standard_spoils_nothing(written: bytes, text: str):
    content = with_circled(LETTER.encode("iso-2022-jp") + written)

    assert decode(content, "iso-2022-jp") == (f"{LETTER}{text}①㈱", "iso2022_jp_ext")


def test_a_text_that_was_cut_keeps_the_rest():
    assert decode("ありがとう".encode("iso-2022-jp")[:-4])[0] == "ありがと\ufffd"


def test_lines_may_end_within_japanese():
    content = with_circled(b'\x1b$B$"\r\n$$\x1b(J\n')

    assert decode(content)[0] == "あ\r\nい\n①㈱"


def test_a_subject_may_have_one_too():
    raw = b"From: kim@example.com\nSubject: =?iso-2022-jp?B?GyRCLSEbKEI=?=\n\nx"

    assert read_mail(raw).subject == "①"
