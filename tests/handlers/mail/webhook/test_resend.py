"""Resend: only what it signed is believed, and the mail is fetched before that is answered."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from datetime import UTC, datetime
from urllib.parse import quote

import pytest

from desk.rich import plain
from handlers.mail.read import read_mail
from handlers.mail.webhook.fetch import NotNow
from tests.handlers.mail.webhook.provider import Recorded, raw_mail, told

RECORDED = ("resend__inbound_basics_parsed_fields", "resend__event_id_from_svix_header")
API = "https://api.resend.com/emails/receiving/56761188-7520-42d8-8898-ff6fc54ce618"
STORE = "https://inbound-cdn.resend.com/56761188/raw?signature=x"


class Resend:
    """What its API answers, and who asked for what with which key."""

    def __init__(self) -> None:
        self.asked = []
        self.answers = {
            API: json.dumps({"raw": {"download_url": STORE}}).encode(),
            STORE: raw_mail(),
        }

    async def fetch(self, url, *, headers, most):
        self.asked.append((url, headers.get("Authorization")))
        if url not in self.answers:
            raise NotNow("not there")
        return self.answers[url]

    def tells(self, **answer):
        self.answers[API] = json.dumps(answer).encode()


@pytest.fixture
def resend():
    return Resend()


@pytest.fixture
async def post(connect, resend, keys, clock):
    clock.now = datetime.fromtimestamp(1795288767, UTC)
    secret = quote(keys["resend_signing_secret"], safe="")
    return await connect(f"resend://re_key:{secret}@/?queue=support", fetch=resend.fetch)


@pytest.fixture(params=RECORDED)
def request_(request, recorded) -> Recorded:
    """Each of the recorded requests."""
    return recorded(request.param)


@pytest.fixture
def signed(recorded, keys):
    """A request of any content."""

    def sign(body, named="msg_1"):
        stamp = "1795288767"
        key = base64.b64decode(keys["resend_signing_secret"].removeprefix("whsec_"))
        mac = hmac.new(key, f"{named}.{stamp}.".encode() + body, hashlib.sha256).digest()
        headers = {
            "svix-id": named,
            "svix-timestamp": stamp,
            "svix-signature": f"v1,{base64.b64encode(mac).decode()}",
        }
        return Recorded(body=body, headers=headers, events=())

    return sign


async def test_the_mail_is_fetched_and_kept_as_it_came(post, request_):
    assert await post(request_) == 200

    assert (await post.only()).raw == raw_mail()


async def test_it_reads_as_if_it_had_come_by_smtp(post, request_):
    await post(request_)

    assert told(await post.mail()) == told(read_mail(raw_mail()))


async def test_only_the_api_gets_our_key(post, request_, resend):
    await post(request_)

    assert resend.asked == [(API, "Bearer re_key"), (STORE, None)]


async def test_another_key_is_refused(connect, request_, resend, clock):
    clock.now = datetime.fromtimestamp(1795288767, UTC)
    post = await connect("resend://re_key:whsec_b3RoZXI=@/", fetch=resend.fetch)

    assert await post(request_) == 401
    assert not await post.kept()
    assert not resend.asked


@pytest.mark.parametrize("header", ["svix-id", "svix-timestamp", "svix-signature"])
async def test_a_missing_header_is_refused(post, request_, header):
    assert await post(request_.without(header)) == 401

    assert not await post.kept()


async def test_a_changed_request_is_refused(post, request_):
    assert await post(request_.with_body(b"56761188", b"56761189")) == 401

    assert not await post.kept()


@pytest.mark.parametrize("seconds", [301, -301], ids=["old", "of the future"])
async def test_what_is_not_fresh_is_refused(post, request_, clock, seconds):
    clock.advance(seconds=seconds)

    assert await post(request_) == 401
    assert not await post.kept()


async def test_a_replayed_request_is_kept_once(post, request_):
    assert [await post(request_), await post(request_)] == [200, 200]

    assert len(await post.kept()) == 1


@pytest.mark.parametrize("gone", [API, STORE], ids=["api", "store"])
async def test_what_cannot_be_fetched_has_to_come_again(post, request_, resend, gone):
    kept = resend.answers.pop(gone)
    refused = await post(request_)
    resend.answers[gone] = kept

    assert [refused, await post(request_)] == [503, 200]
    assert len(await post.kept()) == 1


async def test_what_was_taken_apart_is_put_together(post, recorded, resend):
    resend.tells(
        raw=None,
        text="Hi",
        html="<p>Hi</p>",
        headers={"Date": "Thu, 22 Feb 2024 23:41:11 +0000", "Cc": "cc@example.com"},
        attachments=[{"filename": "bill.pdf"}],
    )
    await post(recorded(RECORDED[0]))

    mail = await post.mail()
    assert (mail.subject, mail.from_.name, mail.message_id, mail.cc[0].address) == (
        "Test subject",
        "Sender",
        "<msg@example.com>",
        "cc@example.com",
    )
    assert "bill.pdf" in mail.text
    assert "bill.pdf" in plain(mail.document)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.net/raw",
        "http://inbound-cdn.resend.com/raw",
        "https://resend.com.example.net/",
    ],
)
async def test_a_mail_is_fetched_from_resend_only(post, request_, resend, url):
    resend.tells(raw={"download_url": url}, text="Hi")
    await post(request_)

    assert [asked for asked, _ in resend.asked] == [API]


async def test_other_events_are_acknowledged(post, signed, resend):
    assert await post(signed(b'{"type": "email.sent", "data": {}}')) == 200

    assert not resend.asked


@pytest.mark.parametrize(
    "body",
    [b"{", b'{"type": "email.received", "data": {"email_id": "../domains"}}'],
    ids=["broken", "another path"],
)
async def test_what_can_never_be_read_need_not_come_again(post, signed, body):
    status, headers = await post.answer(signed(body))

    assert (status, headers["webhook-delivery"]) == (400, "abort-message")
