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


def test_mail_inside_of_its_signature_is_not_encrypted():
    mail = read_mail(raw_mail("Content-Type: application/pkcs7-mime; smime-type=signed-data"))

    assert (mail.encrypted, mail.problems) == (False, (SIGNED,))


def test_signed_mail_is_plain_mail():
    raw = multipart("\r\nHello", "Content-Type: application/pgp-signature\r\n\r\nx", kind="signed")

    assert (read_mail(raw).encrypted, read_mail(raw).text) == (False, "Hello")
