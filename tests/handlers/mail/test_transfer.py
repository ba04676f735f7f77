"""Content out of its transfer encoding, as much of it as can be decoded."""

from __future__ import annotations

import pytest

from handlers.mail.transfer import decode


@pytest.mark.parametrize(
    ("content", "encoding", "decoded"),
    [
        (b"SGVsbG8=", "base64", b"Hello"),
        (b"SGVs\r\nbG8", "base64", b"Hello"),
        (b"SGVs!! bG8=", "base64", b"Hello"),
        (b"SGVsbG8=SGVsbG8=", "base64", b"HelloHello"),
        (b"SGVsbG8=S", "base64", b"Hello"),
        (b"SGVsbG8=\r\n____\r\nusers mailing list\r\n", "base64", b"Hello"),
        (b"SGVsbG8h\r\nThis was checked, of course.\r\n", "base64", b"Hello!"),
        (b"\r\nHello, this is plain.\r\n", "base64", b"\r\nHello, this is plain.\r\n"),
        (b"caf=C3=A9 =\r\nau lait", "quoted-printable", "café au lait".encode()),
        (b"100 = all, =ZZ too", "quoted-printable", b"100 = all, =ZZ too"),
        (b"begin 644 a.txt\n%2&5L;&\\\n`\nend\n", "x-uuencode", b"Hello"),
        (b"Hello", "8bit", b"Hello"),
        (b"Hello", "x-made-up", b"Hello"),
    ],
)
def test_content_is_decoded(content: bytes, encoding: str, decoded: bytes):
    assert decode(content, encoding) == decoded
