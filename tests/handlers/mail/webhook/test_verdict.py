"""What providers say of who sent a mail, and how far it is believed."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest

from desk.authentication import Authentication, Verdict
from handlers.mail.webhook import mandrill, ses
from handlers.mail.webhook.verdict import Told, authentication
from tests.handlers.mail.webhook.provider import Recorded, raw_mail

SENDER = "customer@example.com"
SIGNED = b"DKIM-Signature: v=1; a=rsa-sha256;\r\n d=example.com; s=s1; b=x\r\n"


def believed(told: Told, raw: bytes, *, mail_from: str = SENDER) -> Authentication | None:
    return authentication("A provider", told, raw=raw, mail_from=mail_from)


def test_a_provider_that_tells_nothing_has_checked_nothing():
    assert believed(Told(), raw_mail()) is None


@pytest.mark.parametrize(
    ("told", "raw"),
    [
        (Told(dmarc="PASS", dkim="FAIL"), raw_mail()),
        (Told(signers=("example.com",)), raw_mail()),
        (Told(dkim="Pass"), SIGNED + raw_mail()),
        (Told(dkim="Pass"), (SIGNED + raw_mail()).replace(b"\r\n", b"\n")),
        (Told(spf="Pass (sender SPF authorized) identity=mailfrom"), raw_mail()),
        (Told(rules="DKIM_SIGNED,DKIM_VALID,DKIM_VALID_AU"), raw_mail()),
        (Told(rules="HTML_MESSAGE, SPF_PASS"), raw_mail()),
    ],
    ids=["dmarc", "named", "only one signed", "line feeds", "spf", "filter", "filter's spf"],
)
def test_what_speaks_for_the_sender_proves_them(told: Told, raw: bytes):
    found = believed(told, raw)

    assert found
    assert found.proves(SENDER)


@pytest.mark.parametrize(
    ("told", "raw", "mail_from"),
    [
        (Told(dmarc="FAIL", dkim="PASS"), SIGNED + raw_mail(), SENDER),
        (Told(signers=("example.net",)), raw_mail(), SENDER),
        (Told(dkim="Pass"), raw_mail(), SENDER),
        (Told(dkim="Pass"), SIGNED + SIGNED.replace(b".com", b".net") + raw_mail(), SENDER),
        (Told(dkim="Pass"), SIGNED.replace(b"; b=", b"; d=example.net; b=") + raw_mail(), SENDER),
        (Told(dkim="Fail"), SIGNED + raw_mail(), SENDER),
        (Told(spf="pass"), raw_mail(), "bounce@example.net"),
        (Told(spf="pass"), raw_mail(), ""),
        (Told(spf="softfail"), raw_mail(), SENDER),
        (Told(rules="DKIM_SIGNED,DKIM_VALID"), raw_mail(), SENDER),
        (Told(rules="DKIM_VALID_AU"), b"From: a@example.net\r\n" + raw_mail(), SENDER),
    ],
    ids=[
        "dmarc failed", "another domain", "no signature", "two signatures", "two domains",
        "wrong signature", "another envelope", "no envelope", "soft", "anybody's", "two senders",
    ],
)  # fmt: skip
def test_what_does_not_speak_for_the_sender_proves_nothing(told: Told, raw: bytes, mail_from: str):
    found = believed(told, raw, mail_from=mail_from)

    assert found
    assert not found.proves(SENDER)


async def test_sendgrids_words_are_kept(connect, keys, recorded):
    post = await connect(f"sendgrid://{keys['basic_auth']}@/")
    await post(recorded("sendgrid__inbound_mime"))

    assert (await post.only()).authentication == Authentication(
        by="SendGrid",
        dkim=Verdict.PASS,
        spf=Verdict.PASS,
        signers=("example.org",),
        envelope="example.org",
    )


@pytest.mark.parametrize(
    ("said", "signers", "dkim"),
    [
        (b"none", (), Verdict.NONE),
        (b"{@example.org : fail}", (), Verdict.FAIL),
        (b"{@a.example : pass, @B.example : pass}", ("a.example", "b.example"), Verdict.PASS),
        (b"{@a.example : fail, @b.example : pass}", ("b.example",), Verdict.PASS),
    ],
)
async def test_each_of_sendgrids_signatures_counts(connect, keys, recorded, said, signers, dkim):
    post = await connect(f"sendgrid://{keys['basic_auth']}@/")
    await post(recorded("sendgrid__inbound_mime").with_body(b"{@example.org : pass}", said))

    found = (await post.only()).authentication
    assert (found.signers, found.dkim) == (signers, dkim)


async def test_mailguns_words_are_kept(connect, keys, recorded, clock):
    clock.now = datetime.fromtimestamp(1461261330, UTC)
    post = await connect(f"mailgun://:{keys['mailgun_webhook_signing_key']}@/")
    await post(recorded("mailgun__inbound_basics"))

    found = (await post.only()).authentication
    assert (found.by, found.dkim, found.spf) == ("Mailgun", Verdict.PASS, Verdict.PASS)


async def test_what_somebody_writes_in_mailguns_name_is_not_believed(connect, clock):
    post = await connect("mailgun://:key@/")
    stamp, token = str(int(clock().timestamp())), "f" * 50
    headers = [["X-Mailgun-Incoming", "Yes"], ["Subject", "x"], ["X-Mailgun-Spf", "Pass"]]
    form = {
        "timestamp": stamp,
        "token": token,
        "signature": hmac.new(b"key", (stamp + token).encode(), hashlib.sha256).hexdigest(),
        "message-headers": json.dumps(headers),
        "sender": SENDER,
    }
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    await post(Recorded(body=urlencode(form).encode(), headers=kind, events=()))

    assert (await post.only()).authentication is None


async def test_postmarks_words_are_kept(connect, keys, recorded):
    post = await connect(f"postmark://{keys['basic_auth']}@/")
    await post(recorded("postmark__inbound_basics"))

    assert (await post.only()).authentication == Authentication(
        by="Postmark", spf=Verdict.PASS, envelope="example.org"
    )


async def test_what_somebody_writes_in_postmarks_name_is_not_believed(connect, keys, recorded):
    post = await connect(f"postmark://{keys['basic_auth']}@/")
    forged = recorded("postmark__inbound_basics").with_body(b"X-Spam-Checker-Version", b"X-Forged")
    await post(forged)

    assert (await post.only()).authentication is None


@pytest.mark.parametrize(
    ("said", "dkim", "spf"),
    [
        ({"dkim": {"signed": True, "valid": True}}, Verdict.PASS, Verdict.NONE),
        ({"dkim": {"signed": True, "valid": False}}, Verdict.FAIL, Verdict.NONE),
        ({"spf": {"result": "pass", "detail": "x"}}, Verdict.NONE, Verdict.PASS),
        ({"spam_report": {"matched_rules": [{"name": "SPF_PASS"}]}}, Verdict.NONE, Verdict.PASS),
    ],
)
def test_mandrills_words_are_kept(said, dkim, spf):
    letter = mandrill._letter({"raw_msg": (SIGNED + raw_mail()).decode(), **said})

    assert (letter.authentication.dkim, letter.authentication.spf) == (dkim, spf)


@pytest.mark.parametrize("said", [{}, {"dkim": {}, "spf": {}}, {"dkim": 1, "spf": [], "x": 2}])
def test_where_mandrill_says_nothing_nothing_is_kept(said):
    assert mandrill._letter({"raw_msg": raw_mail().decode(), **said}).authentication is None


@pytest.mark.parametrize(
    ("receipt", "dmarc", "is_spoof"),
    [
        ({"dmarcVerdict": {"status": "PASS"}}, Verdict.PASS, False),
        ({"dmarcVerdict": {"status": "FAIL"}, "dmarcPolicy": "reject"}, Verdict.FAIL, True),
        ({"dmarcVerdict": {"status": "FAIL"}, "dmarcPolicy": "none"}, Verdict.FAIL, False),
        ({"dmarcVerdict": {"status": "GRAY"}}, Verdict.NONE, False),
        ({"dmarcVerdict": {"status": "PROCESSING_FAILED"}}, Verdict.NONE, False),
    ],
    ids=["pass", "fail", "no wish", "no policy", "not done"],
)
def test_amazons_words_are_kept(receipt, dmarc, is_spoof):
    told = {"mail": {"source": SENDER}, "receipt": receipt, "content": raw_mail().decode()}
    found = ses._letter(told).authentication

    assert (found.dmarc, found.is_spoof) == (dmarc, is_spoof)


@pytest.mark.parametrize("receipt", [{}, {"dmarcVerdict": "PASS"}, {"dkimVerdict": {"status": 1}}])
def test_where_amazon_says_nothing_nothing_is_kept(receipt):
    told = {"mail": {"source": SENDER}, "receipt": receipt, "content": raw_mail().decode()}

    assert ses._letter(told).authentication is None
