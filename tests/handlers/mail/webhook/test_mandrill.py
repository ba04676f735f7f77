"""Mandrill: signed with the address, several mails at once."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from urllib.parse import quote, urlencode

import pytest

from handlers.mail.read import read_mail
from tests.handlers.mail.webhook.provider import (
    Recorded,
    as_others_read_it,
    as_we_read_it,
    raw_mail,
    told,
)

NAME = "mandrill__inbound_basics"
KEY = "a webhook key"


@pytest.fixture
async def post(connect, keys):
    """The address that the recorded request was signed for has a password in it."""
    key, url = quote(keys["mandrill_webhook_key"]), quote(keys["mandrill_signed_url"], safe="")
    return await connect(f"mandrill://:{key}@/?queue=support&url={url}")


@pytest.fixture
async def own(connect):
    return await connect(f"mandrill://:{quote(KEY)}@/")


@pytest.fixture
def signed(own):
    """A request of these events, as the service posts them."""

    def sign(*events, key=KEY, url=None):
        text = json.dumps(events)
        said = f"{url or own.door.url(own.hook)}mandrill_events{text}".encode()
        mac = hmac.new(key.encode(), said, hashlib.sha1).digest()
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Mandrill-Signature": base64.b64encode(mac).decode(),
        }
        body = urlencode({"mandrill_events": text}).encode()
        return Recorded(body=body, headers=headers, events=())

    return sign


def inbound(number=1, **fields):
    raw = raw_mail(message_id=f"<{number}@mail.example.org>").decode()
    return {"event": "inbound", "msg": {"raw_msg": raw, "email": "support@example.com", **fields}}


async def test_a_recorded_mail_reads_as_others_read_it(post, recorded):
    request = recorded(NAME)

    assert await post(request) == 200
    (event,) = request.events
    assert as_we_read_it(await post.mail(), await post.only()) == as_others_read_it(event)


async def test_a_mail_reads_as_if_it_had_come_by_smtp(own, signed):
    await own(signed(inbound()))

    assert told(await own.mail()) == told(read_mail(raw_mail()))


async def test_the_true_recipient_is_kept(post, recorded):
    await post(recorded(NAME))

    assert (await post.only()).recipients == ("delivered-to@example.com",)


async def test_several_mails_come_at_once(own, signed):
    assert await own(signed(inbound(1), inbound(2), inbound(3))) == 200

    assert len(await own.kept()) == 3


async def test_what_became_of_sent_mails_is_acknowledged(own, signed):
    assert await own(signed({"event": "open", "msg": {}}, inbound(), {"event": "send"})) == 200

    assert len(await own.kept()) == 1


async def test_a_mail_without_its_raw_form_is_put_together(own, signed):
    fields = {"raw_msg": "", "from_email": "kim@example.com", "from_name": "Kim", "text": "Hello"}
    await own(signed(inbound(**fields, subject="Hi")))

    mail = await own.mail()
    assert (mail.from_.address, mail.subject, mail.text.strip()) == (
        "kim@example.com",
        "Hi",
        "Hello",
    )


async def test_a_mail_that_is_put_together_keeps_its_headers_and_files(own, signed):
    fields = {
        "raw_msg": "",
        "text": "Here.",
        "headers": {"Message-Id": "<2@x.example>", "In-Reply-To": "<1@x.example>", "X-Odd": 1},
        "attachments": {"a.txt": {"name": "a.txt", "type": "text/plain", "content": "hi"}},
        "images": {"logo": {"type": "image/png", "content": "AAE=", "base64": True}, "odd": None},
    }
    await own(signed(inbound(**fields)))

    mail = await own.mail()
    assert (mail.message_id, mail.in_reply_to) == ("<2@x.example>", ("<1@x.example>",))
    assert [(one.name, one.content, one.content_id) for one in mail.attachments] == [
        ("a.txt", b"hi", None),
        ("logo", b"\x00\x01", "logo"),
        ("odd", b"", "odd"),
    ]


async def test_another_key_is_refused(own, signed):
    assert await own(signed(inbound(), key="another")) == 401

    assert not await own.kept()


async def test_a_missing_signature_is_refused(post, recorded):
    assert await post(recorded(NAME).without("X-Mandrill-Signature")) == 401

    assert not await post.kept()


async def test_another_address_is_refused(own, signed):
    assert await own(signed(inbound(), url="https://desk.example.com/other")) == 401


async def test_a_changed_mail_is_refused(post, recorded):
    assert await post(recorded(NAME).with_body(b"Test subject", b"Evil subject")) == 401

    assert not await post.kept()


async def test_a_replayed_request_is_kept_once(own, signed):
    request = signed(inbound(1), inbound(2))

    assert [await own(request), await own(request)] == [200, 200]
    assert len(await own.kept()) == 2


async def test_it_can_look_whether_somebody_is_there(own):
    async with own.client.head(own.hook.path(own.door.desk.secret)) as answer:
        assert answer.status == 200


@pytest.mark.parametrize("url", ["https://desk.example.com/other?x=%31", "http://u:p@h/"])
async def test_the_address_can_be_told(connect, signed, url):
    post = await connect(f"mandrill://:{quote(KEY)}@/?url={quote(url, safe='')}")

    assert await post(signed(inbound(), url=url)) == 200
