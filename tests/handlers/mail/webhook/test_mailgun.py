"""Mailgun's routes, as they were recorded and as they could be forged."""

from __future__ import annotations

import hashlib
import hmac
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, quote, urlencode

import pytest

from desk.rich import plain
from handlers.mail.read import read_mail
from tests.handlers.mail.webhook.provider import (
    Recorded,
    as_others_read_it,
    as_we_read_it,
    raw_mail,
    told,
)

KEY = "a signing key"
RECORDED = ("mailgun__inbound_basics", "mailgun__inbound_mime")


@pytest.fixture
def at(clock):
    """Set the clock to a moment after the one that a recorded request was signed at."""

    def move(stamp, **later):
        clock.now = datetime.fromtimestamp(stamp, UTC) + timedelta(**later)

    return move


@pytest.fixture
async def post(connect, keys, at):
    at(1461261330)
    return await connect(f"mailgun://:{quote(keys['mailgun_webhook_signing_key'])}@/?queue=support")


@pytest.fixture
async def own(connect):
    """A way in whose key no recorded request was signed with."""
    return await connect(f"mailgun://:{quote(KEY)}@/")


@pytest.fixture
def signed(clock):
    """A request of any fields."""

    def sign(token="f" * 50, **fields):
        stamp = str(int(clock().timestamp()))
        mac = hmac.new(KEY.encode(), (stamp + token).encode(), hashlib.sha256).hexdigest()
        named = {name.replace("_", "-"): value for name, value in fields.items()}
        form = {"timestamp": stamp, "token": token, "signature": mac, **named}
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return Recorded(body=urlencode(form).encode(), headers=headers, events=())

    return sign


@pytest.mark.parametrize("name", RECORDED)
async def test_a_recorded_mail_reads_as_others_read_it(post, recorded, name):
    request = recorded(name)

    assert await post(request) == 200
    (event,) = request.events
    assert as_we_read_it(await post.mail(), await post.only()) == as_others_read_it(event)


async def test_a_raw_mail_reads_as_if_it_had_come_by_smtp(own, signed):
    await own(signed(body_mime=raw_mail(), recipient="support@example.com"))

    assert told(await own.mail()) == told(read_mail(raw_mail()))


async def test_its_address_asks_for_raw_mail(post):
    assert post.hook.path(b"a key").endswith("/mime")


async def test_the_envelope_is_kept(post, recorded):
    await post(recorded("mailgun__inbound_mime"))

    kept = await post.only()
    assert (kept.mail_from, kept.recipients) == (
        "envelope-from@example.org",
        ("test@inbound.example.com",),
    )


async def test_an_envelope_without_a_sender_is_no_missing_one(own, signed):
    await own(signed(body_mime=raw_mail().decode(), recipient="support@example.com", sender=""))

    assert (await own.only()).mail_from == ""


@pytest.mark.parametrize("name", RECORDED)
async def test_a_wrong_key_is_refused(own, recorded, at, name):
    at(1461261330)

    assert await own(recorded(name)) == 401
    assert not await own.kept()


@pytest.mark.parametrize("field", [b"signature", b"token", b"timestamp"])
async def test_a_missing_part_of_the_signature_is_refused(post, recorded, field):
    request = recorded("mailgun__inbound_mime").with_body(b'name="' + field, b'name="x' + field)

    assert await post(request) == 401
    assert not await post.kept()


async def test_what_is_tried_again_for_hours_is_still_taken(post, recorded, at):
    at(1461261330, hours=8)

    assert await post(recorded("mailgun__inbound_mime")) == 200


@pytest.mark.parametrize("later", [{"hours": 10}, {"minutes": -10}], ids=["old", "of the future"])
async def test_what_is_not_fresh_is_refused(post, recorded, at, later):
    at(1461261330, **later)

    assert await post(recorded("mailgun__inbound_mime")) == 401
    assert not await post.kept()


async def test_a_replayed_request_is_kept_once(post, recorded):
    request = recorded("mailgun__inbound_mime")

    assert [await post(request), await post(request)] == [200, 200]
    assert len(await post.kept()) == 1


async def test_a_token_is_good_for_one_mail_whatever_is_in_it(post, recorded):
    request = recorded("mailgun__inbound_mime")
    await post(request)

    assert await post(request.with_body(b"Raw MIME test", b"Something else")) == 200
    assert len(await post.kept()) == 1


async def test_files_with_strange_names_are_kept(post, recorded, at):
    at(1234567890)

    assert await post(recorded("mailgun__filtered_attachment_filenames")) == 200
    assert [one.content for one in (await post.mail()).attachments] == [b"content"] * 8


async def test_pictures_are_where_the_text_calls_them(own, clock):
    stamp = str(int(clock().timestamp()))
    mac = hmac.new(KEY.encode(), (stamp + "t").encode(), hashlib.sha256).hexdigest()
    fields = {
        "timestamp": stamp,
        "token": "t",
        "signature": mac,
        "body-html": '<p>See <img src="cid:logo@x"></p>',
        # Real maps name nothing, or the same thing twice.
        "content-id-map": '{"": "attachment-1", "<logo@x>": "attachment-2", "": "attachment-3"}',
    }
    body = b"".join(
        f'--B\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    )
    body += (
        b'--B\r\nContent-Disposition: form-data; name="attachment-2"; filename="logo.png"\r\n'
        b"Content-Type: image/png\r\n\r\n\x89PNG\r\n\r\n--B--x\r\n--B--\r\n"
    )
    headers = {"Content-Type": "multipart/form-data; boundary=B"}

    assert await own(Recorded(body=body, headers=headers, events=())) == 406
    right = body.replace(b"--B--x\r\n", b"")
    assert await own(Recorded(body=right, headers=headers, events=())) == 200
    (picture,) = (await own.mail()).attachments
    assert (picture.content_id, picture.type) == ("logo@x", "image/png")


async def test_files_that_stay_at_mailgun_are_told_by_name(own, signed):
    request = signed(body_plain="Here.", attachments='[{"url": "https://x", "name": "bill.pdf"}]')
    await own(request)

    assert "bill.pdf" in (await own.mail()).text


async def test_what_stays_at_mailgun_is_told_where_the_mail_is_html_too(own, signed):
    kept = '[{"name": "<b>.pdf"}]'
    await own(signed(body_html="<p>Here.</p>", body_plain="Here.", attachments=kept))

    mail = await own.mail()
    assert "<b>.pdf]\n\nHere." in plain(mail.document)
    assert "<b>.pdf]\n\nHere." in mail.text


async def test_a_file_without_a_name_is_kept(own, signed):
    fields = dict(parse_qsl(signed(body_plain="Here.").body.decode()))
    body = b"".join(
        f'--B\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in {**fields, "attachment-1": "a picture", "attachment-count": "1"}.items()
    )
    headers = {"Content-Type": "multipart/form-data; boundary=B"}
    await own(Recorded(body=body + b"--B--\r\n", headers=headers, events=()))

    assert [one.content for one in (await own.mail()).attachments] == [b"a picture"]


async def test_what_is_no_form_need_not_come_again(own):
    request = Recorded(body=b"{}", headers={"Content-Type": "application/json"}, events=())

    assert await own(request) == 406


async def test_a_large_form_is_read_too(own, signed):
    raw = raw_mail("x" * 400_000)
    await own(signed(body_mime=raw))

    assert (await own.only()).raw == raw
