"""Encrypted mail is told from signed and plain mail."""

from __future__ import annotations

import pytest

from handlers.mail.encryption import ENCRYPTED, SIGNED
from handlers.mail.read import read_mail
from tests.handlers.mail.raw import multipart, raw_mail

PGP = "-----BEGIN PGP MESSAGE-----\r\n\r\nabc\r\n-----END PGP MESSAGE-----\r\n"


@pytest.mark.parametrize(
    "raw",
    [
        multipart("Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1", kind="encrypted"),
        raw_mail("Content-Type: application/pkcs7-mime; smime-type=enveloped-data"),
        raw_mail("Content-Type: application/pkcs7-mime; name=smime.p7m"),
        raw_mail(body=PGP),
    ],
    ids=["PGP/MIME", "S/MIME", "S/MIME without a word", "PGP in the text"],
)
def test_encrypted_mail_is_told(raw: bytes):
    mail = read_mail(raw)

    assert (mail.encrypted, mail.problems) == (True, (ENCRYPTED,))


SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
INNER = b"Content-Type: text/plain\r\n\r\nHello from inside"


def opaque(content: bytes) -> bytes:
    """A mail wrapped in its signature, as far as its content; the signature itself is left out."""
    body = SIGNED_DATA + bytes.fromhex("06092a864886f70d010701") + content
    return raw_mail("Content-Type: application/pkcs7-mime; smime-type=signed-data", body=body)


@pytest.mark.parametrize(
    "content",
    [
        bytes([0xA0, len(INNER) + 2, 0x04, len(INNER)]) + INNER,
        bytes([0xA0, 0x81, len(INNER) + 3, 0x04, 0x81, len(INNER)]) + INNER + b"\x31\x00",
        bytes([0xA0, 0x80, 0x24, 0x80, 0x04, 9])
        + INNER[:9]
        + bytes([0x04, len(INNER) - 9])
        + INNER[9:]
        + bytes(4),
    ],
    ids=["whole", "long", "pieces"],
)
def test_mail_inside_of_its_signature_is_read(content: bytes):
    mail = read_mail(opaque(content))

    assert (mail.text, mail.from_.address, mail.problems) == (
        "Hello from inside",
        "jane@example.com",
        (),
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xa0",
        b"\x30\x02\x04\x00",
        b"\xa0\x85aaaaaa",
        b"\xa0\x02\x05\x00",
        b"\xa0\x80\x24\x80\x05",
    ],
    ids=["nothing", "cut", "no frame", "endless length", "no content", "no piece"],
)
def test_what_cannot_be_unwrapped_is_told(content: bytes):
    assert read_mail(opaque(content)).problems == (SIGNED,)


def test_mail_that_only_says_it_is_signed_is_not_encrypted():
    mail = read_mail(raw_mail("Content-Type: application/pkcs7-mime; smime-type=signed-data"))

    assert (mail.encrypted, mail.problems) == (False, (SIGNED,))


def test_signed_mail_is_plain_mail():
    raw = multipart("\r\nHello", "Content-Type: application/pgp-signature\r\n\r\nx", kind="signed")

    assert (read_mail(raw).encrypted, read_mail(raw).text) == (False, "Hello")
