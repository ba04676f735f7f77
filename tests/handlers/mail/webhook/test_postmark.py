"""Postmark's requests, as they were recorded and as they could be forged."""

from __future__ import annotations

import json

import pytest

from handlers.mail.read import read_mail
from tests.handlers.mail.webhook.provider import (
    Recorded,
    as_others_read_it,
    as_we_read_it,
    raw_mail,
    told,
)

RECORDED = (
    "postmark__inbound_basics",
    "postmark__inbound_with_raw_email",
    "postmark__check_payload",
)


@pytest.fixture
async def post(connect, keys):
    return await connect(f"postmark://{keys['basic_auth']}@/?queue=support")


@pytest.fixture
def request_of(recorded):
    """A recorded request with other fields."""

    def change(**fields):
        request = recorded("postmark__inbound_basics")
        body = json.dumps({**json.loads(request.body), **fields}).encode()
        return Recorded(body=body, headers=request.headers, events=())

    return change


@pytest.mark.parametrize("name", RECORDED)
async def test_a_recorded_mail_reads_as_others_read_it(post, recorded, name):
    request = recorded(name)

    assert await post(request) == 200
    (event,) = request.events
    assert as_we_read_it(await post.mail(), await post.only()) == as_others_read_it(event)


async def test_a_raw_mail_reads_as_if_it_had_come_by_smtp(post, request_of):
    await post(request_of(RawEmail=raw_mail().decode()))

    assert told(await post.mail()) == told(read_mail(raw_mail()))


async def test_the_true_recipient_is_kept(post, recorded):
    await post(recorded("postmark__check_payload"))

    assert (await post.only()).recipients == ("mailbox+SampleHash@inbound.postmarkapp.com",)


@pytest.mark.parametrize(
    "auth",
    ["", "Basic", "Basic dXNlcm5hbWU6d3Jvbmc=", "Bearer dXNlcm5hbWU6cGFzc3dvcmQ=", "Basic \u00e9"],
    ids=["empty", "nothing", "wrong", "another kind", "not ASCII"],
)
async def test_a_wrong_password_is_refused(post, recorded, auth):
    request = recorded("postmark__inbound_basics").with_header("Authorization", auth)

    assert await post(request) == 401
    assert not await post.kept()


async def test_a_missing_password_is_refused(post, recorded):
    assert await post(recorded("postmark__inbound_basics").without("Authorization")) == 401

    assert not await post.kept()


async def test_a_replayed_request_is_kept_once(post, recorded):
    request = recorded("postmark__inbound_basics")

    assert [await post(request), await post(request)] == [200, 200]
    assert len(await post.kept()) == 1


@pytest.mark.parametrize(
    "body", [b"{", b"[]", b"{}", b"[" * 100_000], ids=["broken", "a list", "empty", "deep"]
)
async def test_what_can_never_be_read_need_not_come_again(post, recorded, body):
    request = recorded("postmark__inbound_basics")

    assert await post(Recorded(body=body, headers=request.headers, events=())) == 403
    assert not await post.kept()


async def test_a_header_cannot_smuggle_another_one_in(post, request_of):
    await post(request_of(Subject="Hello\r\nReply-To: thief@example.net"))

    mail = await post.mail()
    assert mail.subject == "Hello Reply-To: thief@example.net"
    assert "thief@example.net" not in [one.address for one in mail.reply_to]


async def test_half_a_letter_is_no_reason_to_lose_a_mail(post, request_of):
    assert await post(request_of(TextBody="Hello \ud83d", RawEmail="")) == 200

    assert "Hello" in (await post.mail()).text


async def test_a_file_that_is_a_mail_stays_a_file(post, request_of):
    file = {"Name": "old.eml", "Content": "U3ViamVjdDogeA0KDQp4", "ContentType": "message/rfc822"}
    await post(request_of(Attachments=[file]))

    (kept,) = (await post.mail()).attachments
    assert (kept.name, kept.content) == ("old.eml", b"Subject: x\r\n\r\nx")
