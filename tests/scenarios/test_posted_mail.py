"""Mail that a provider posts: it becomes the same case as mail that comes by SMTP."""

from __future__ import annotations

import hashlib
import hmac
import json
import smtplib
from asyncio import to_thread
from base64 import b64encode
from io import BytesIO
from urllib.parse import urlencode

import aiohttp
import pytest

from handlers.mail.webhook.hook import hooks
from tests.house import Plan, built_house

WAYS = (
    "mime://:secret@/chosen?queue=support",
    "mailgun://:key@/?queue=support",
    "postmark://user:password@/?queue=support",
    "sendgrid://user:password@/?queue=support",
    "mandrill://:key@/?queue=support",
)
BASIC = {"Authorization": f"Basic {b64encode(b'user:password').decode()}"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
RECIPIENT = "support@example.com"


@pytest.fixture
async def house(house_url):
    async with built_house(Plan(database_url=house_url, mail_webhooks=" ".join(WAYS))) as house:
        yield house
        assert not house.our_faults()


@pytest.fixture
def url(house):
    """Where a provider posts to."""
    found = {hook.provider: hook for hook in hooks(" ".join(WAYS))}
    base, key = house.bot.desk.public_url.rstrip("/"), house.bot.desk.secret
    return lambda provider: base + found[provider].path(key)


def a_mail(number: int) -> bytes:
    return (
        "From: Kim Customer <customer@example.net>\r\n"
        f"To: {RECIPIENT}\r\n"
        "Cc: Lee <lee@example.org>\r\n"
        "Subject: Der K\u00fchlschrank\r\n"
        f"Message-ID: <{number}@mail.example.net>\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: 8bit\r\n"
        "\r\n"
        "Er ist zu warm \u2026\r\n"
        "\r\n"
        "On Monday, Ada wrote:\r\n"
        "> Is it plugged in?\r\n"
    ).encode()


def by_mime(raw, _url, now):
    mac = hmac.new(b"secret", f"{now}.".encode() + raw, hashlib.sha256).hexdigest()
    signed = {"X-Deskbell-Timestamp": str(now), "X-Deskbell-Signature": f"sha256={mac}"}
    return raw, {**signed, "X-Envelope-To": RECIPIENT}


def by_mailgun(raw, _url, now):
    mac = hmac.new(b"key", f"{now}token".encode(), hashlib.sha256).hexdigest()
    signed = {"timestamp": now, "token": "token", "signature": mac}
    return urlencode({**signed, "recipient": RECIPIENT, "body-mime": raw}).encode(), FORM


def by_postmark(raw, _url, _now):
    told = {"MessageID": "1", "OriginalRecipient": RECIPIENT, "RawEmail": raw.decode()}
    return json.dumps(told).encode(), BASIC


def by_sendgrid(raw, _url, _now):
    envelope = json.dumps({"to": [RECIPIENT], "from": "customer@example.net"})
    return urlencode({"email": raw, "envelope": envelope}).encode(), {**BASIC, **FORM}


def by_mandrill(raw, url, _now):
    msg = {"raw_msg": raw.decode(), "email": RECIPIENT}
    events = json.dumps([{"event": "inbound", "msg": msg}])
    mac = hmac.new(b"key", f"{url}mandrill_events{events}".encode(), hashlib.sha1).digest()
    signed = {"X-Mandrill-Signature": b64encode(mac).decode()}
    return urlencode({"mandrill_events": events}).encode(), {**FORM, **signed}


@pytest.fixture
def post(house, url):
    async def send(provider, make, raw) -> int:
        target = url(provider)
        now = int(house.bot.desk.now().timestamp())
        body, headers = make(raw, target, now)
        async with (
            aiohttp.ClientSession() as session,
            session.post(target, data=BytesIO(body), headers=headers) as answer,
        ):
            return answer.status

    return send


@pytest.fixture
def by_smtp(house):
    host, port = house.slack.bot_smtp

    def send(raw):
        with smtplib.SMTP(host, port) as server:
            server.sendmail("customer@example.net", [RECIPIENT], raw, ["body=8bitmime"])

    return lambda raw: to_thread(send, raw)


@pytest.fixture
def stored(house):
    """What is stored of the message that opened a case, once it has a card."""

    async def read(number):
        await house.until(lambda: len(house.cards()) >= number - 1000)
        case = await house.case(number)
        async with house.bot.desk.look() as work:
            message = await work.messages.latest(case.id)
        return {
            "subject": (case.subject, message.subject),
            "people": (message.sender, message.reply_to, message.cc),
            "text": (message.document, message.quoted_text),
            "files": message.files,
            "marks": (message.is_automatic, message.is_stranger, message.problems),
            "queue": case.queue_id,
        }

    return read


@pytest.mark.parametrize(
    ("provider", "make"),
    [
        ("mime", by_mime),
        ("mailgun", by_mailgun),
        ("postmark", by_postmark),
        ("sendgrid", by_sendgrid),
        ("mandrill", by_mandrill),
    ],
)
async def test_posted_mail_opens_the_same_case_as_mail_by_smtp(
    post, by_smtp, stored, provider, make
):
    assert await post(provider, make, a_mail(1)) == 200
    posted = await stored(1001)
    await by_smtp(a_mail(2))

    assert posted == await stored(1002)


async def test_a_mail_that_is_posted_twice_is_one_case(house, post, stored):
    await post("mime", by_mime, a_mail(1))
    await stored(1001)
    await post("mime", by_mime, a_mail(1))
    await house.settled()

    assert len(house.cards()) == 1


async def test_what_is_signed_with_another_secret_is_no_case(house, post):
    def forged(raw, url, now):
        body, headers = by_mime(raw, url, now)
        return body, {**headers, "X-Deskbell-Signature": f"sha256={'0' * 64}"}

    assert await post("mime", forged, a_mail(1)) == 401
    await house.settled()
    assert not house.cards()
