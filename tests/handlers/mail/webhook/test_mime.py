"""Raw mail, posted with a signature: what is good is kept once, and nothing else at all."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from datetime import UTC, datetime

import pytest

from handlers.mail.read import read_mail
from handlers.mail.webhook.signature import standard_webhook
from tests.handlers.mail.webhook.provider import Recorded, raw_mail, told

SECRET = "a secret that both sides know"
URL = "mime://:a%20secret%20that%20both%20sides%20know@/?queue=support"


@pytest.fixture
async def post(connect):
    return await connect(URL)


@pytest.fixture
def simple(clock):
    """A request with a timestamp and a signature over it and the mail."""

    def sign(raw=None, *, age=0, secret=SECRET, to="support@example.com"):
        body = raw_mail() if raw is None else raw
        stamp = str(int(clock().timestamp()) - age)
        mac = hmac.new(secret.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
        headers = {
            "Content-Type": "message/rfc822",
            "X-Deskbell-Timestamp": stamp,
            "X-Deskbell-Signature": f"sha256={mac}",
            "X-Envelope-From": "customer@example.com",
            "X-Envelope-To": to,
        }
        return Recorded(body=body, headers=headers, events=())

    return sign


@pytest.fixture
def standard(clock):
    """A request as a Cloudflare Worker signs it."""

    def sign(raw=None, *, age=0, named="cf_1", secret=SECRET):
        body = raw_mail() if raw is None else raw
        stamp = str(int(clock().timestamp()) - age)
        mac = hmac.new(
            secret.encode(), f"{named}.{stamp}.".encode() + body, hashlib.sha256
        ).digest()
        headers = {
            "webhook-id": named,
            "webhook-timestamp": stamp,
            "webhook-signature": f"v1,{base64.b64encode(mac).decode()}",
        }
        return Recorded(body=body, headers=headers, events=())

    return sign


@pytest.fixture(params=["simple", "standard"])
def sign(request):
    """Both ways to sign."""
    return request.getfixturevalue(request.param)


async def test_a_signed_mail_is_kept_as_it_came(post, sign):
    assert await post(sign()) == 200

    assert (await post.only()).raw == raw_mail()


async def test_it_is_for_the_queue_that_the_setting_names(post, sign):
    await post(sign())

    assert (await post.only()).queue_key == "support"


async def test_the_envelope_is_told_beside_the_mail(post, simple):
    await post(simple(to="support@example.com, <second@example.com>"))

    kept = await post.only()
    assert (kept.mail_from, kept.recipients) == (
        "customer@example.com",
        ("support@example.com", "second@example.com"),
    )


@pytest.mark.parametrize("written", ["<>", ""], ids=["as mail servers write it", "as nothing"])
async def test_a_bounce_comes_from_nobody(post, simple, written):
    await post(simple().with_header("X-Envelope-From", written))

    assert (await post.only()).mail_from == ""


async def test_a_signature_may_be_in_capitals(post, simple):
    request = simple()
    mac = request.headers["X-Deskbell-Signature"].removeprefix("sha256=").upper()

    assert await post(request.with_header("X-Deskbell-Signature", f"sha256={mac}")) == 200


async def test_it_wakes_the_intake(post, sign, wake):
    await post(sign())

    assert wake.intakes == 1


@pytest.mark.parametrize("age", [0, 299, -299], ids=["now", "almost too old", "clocks differ"])
async def test_five_minutes_are_fresh(post, sign, age):
    assert await post(sign(age=age)) == 200


@pytest.mark.parametrize("age", [301, -301, 10**9], ids=["old", "of the future", "very old"])
async def test_what_is_not_fresh_is_refused(post, sign, age):
    assert await post(sign(age=age)) == 401

    assert not await post.kept()


async def test_another_secret_is_refused(post, simple, standard):
    requests = [simple(secret="another"), standard(secret="another")]

    assert [await post(request) for request in requests] == [401, 401]
    assert not await post.kept()


async def test_a_changed_mail_is_refused(post, sign):
    assert await post(sign().with_body(b"parcel", b"Parcel")) == 401

    assert not await post.kept()


@pytest.mark.parametrize(
    "header",
    [
        "X-Deskbell-Timestamp",
        "X-Deskbell-Signature",
    ],
)
async def test_a_missing_header_is_refused(post, simple, header):
    assert await post(simple().without(header)) == 401

    assert not await post.kept()


@pytest.mark.parametrize("header", ["webhook-id", "webhook-timestamp", "webhook-signature"])
async def test_a_missing_header_of_the_standard_is_refused(post, standard, header):
    assert await post(standard().without(header)) == 401

    assert not await post.kept()


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Deskbell-Timestamp", "now"),
        ("X-Deskbell-Timestamp", "-5"),
        ("X-Deskbell-Timestamp", "9" * 400),
        ("X-Deskbell-Timestamp", "\u0661\u0662"),
        ("X-Deskbell-Signature", "sha256="),
        ("X-Deskbell-Signature", "\u00e9"),
    ],
    ids=["a word", "negative", "endless", "other digits", "empty", "not ASCII"],
)
async def test_a_strange_header_is_refused(post, simple, header, value):
    assert await post(simple().with_header(header, value)) == 401


async def test_a_replayed_request_is_answered_and_kept_once(post, sign):
    request = sign()

    assert [await post(request), await post(request)] == [200, 200]
    assert len(await post.kept()) == 1


async def test_another_mail_under_the_same_id_is_kept_too(post, standard):
    await post(standard())

    assert await post(standard(raw_mail(message_id="<2@mail.example.org>"))) == 200
    assert len(await post.kept()) == 2


async def test_a_replay_for_other_recipients_brings_nothing(post, simple):
    request = simple()
    await post(request)

    assert await post(request.with_header("X-Envelope-To", "other@example.com")) == 200
    assert len(await post.kept()) == 1


async def test_a_mail_that_is_brought_again_later_is_kept_once(post, simple):
    await post(simple(age=60))

    assert await post(simple()) == 200
    assert len(await post.kept()) == 1


async def test_an_empty_body_is_no_mail(post, sign):
    assert await post(sign(b"")) == 400

    assert not await post.kept()


async def test_large_mails_are_taken(post, sign):
    assert await post(sign(raw_mail("x" * 3_000_000))) == 200


async def test_one_of_several_signatures_is_enough(post, standard):
    request = standard()
    both = "v1,b2xk v1a,b2xk " + request.headers["webhook-signature"]

    assert await post(request.with_header("webhook-signature", both)) == 200


async def test_a_published_vector_of_the_standard_is_right(test_data):
    vector = json.loads((test_data / "vectors/webhooks/standard-webhooks/vectors.json").read_text())
    (case,) = vector["cases"]
    now = datetime.fromtimestamp(int(case["webhook-timestamp"]), UTC)

    named = standard_webhook(
        case["body"].encode(), case, secret=vector["secret"], now=now, prefix="webhook"
    )

    assert named == case["webhook-id"]


async def test_another_token_leads_nowhere(post, sign):
    request = sign()
    async with post.client.post(
        "/in/mime/other", data=request.body, headers=request.headers
    ) as answer:
        assert answer.status == 404


async def test_a_token_can_be_chosen(connect, sign):
    post = await connect("mime://:a%20secret%20that%20both%20sides%20know@/chosen_token")
    request = sign()

    async with post.client.post(
        "/in/mime/chosen_token", data=request.body, headers=request.headers
    ) as answer:
        assert answer.status == 200


async def test_it_reads_as_the_same_mail(post, sign):
    await post(sign())

    assert told(await post.mail()) == told(read_mail(raw_mail()))
