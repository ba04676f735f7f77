"""Amazon SES: only notifications of our own topic are taken, however the mail comes with them."""

from __future__ import annotations

import base64
import json

import pytest

from handlers.mail.read import read_mail
from tests.handlers.mail.webhook.provider import (
    as_others_read_it,
    as_we_read_it,
    raw_mail,
    told,
)
from tests.handlers.mail.webhook.topic import ARN, CERTIFICATE, CONFIRM, Amazon

BASE64, IN_S3 = "amazon_ses__inbound_sns_base64", "amazon_ses__inbound_s3"


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Amazon:
    return Amazon.made_in(tmp_path_factory.mktemp("amazon"))


@pytest.fixture
def amazon(made) -> Amazon:
    return Amazon(key=made.key, certificate=made.certificate)


@pytest.fixture
async def post(connect, amazon):
    return await connect(f"ses://:{ARN}@/?queue=support", fetch=amazon.fetch)


@pytest.fixture
def notification(amazon):
    """A mail in a notification."""

    def notify(content=None, *, encoding=None, version="2", **changed):
        text = raw_mail().decode() if content is None else content
        message = {
            "notificationType": "Received",
            "mail": {"messageId": "m1", "source": "customer@example.com"},
            "receipt": {
                "recipients": ["support@example.com"],
                "action": {"type": "SNS", "encoding": encoding},
            },
            "content": text,
        }
        envelope = {"Type": "Notification", "MessageId": "n1", "Message": json.dumps(message)}
        return amazon.sign({**envelope, **changed}, version=version)

    return notify


@pytest.fixture
def confirmation(amazon):
    def ask(url=CONFIRM, **changed):
        envelope = {
            "Type": "SubscriptionConfirmation",
            "MessageId": "n1",
            "Token": "2336",
            "Message": "You have chosen to subscribe",
            "SubscribeURL": url,
        }
        return amazon.sign({**envelope, **changed})

    return ask


async def test_a_recorded_mail_reads_as_others_read_it(post, recorded, amazon):
    request = recorded(BASE64)

    assert await post(amazon.signed_anew(request)) == 200
    (event,) = request.events
    assert as_we_read_it(await post.mail(), await post.only()) == as_others_read_it(event)


@pytest.mark.parametrize("version", ["1", "2"])
async def test_both_kinds_of_signature_are_known(post, notification, version):
    assert await post(notification(version=version)) == 200

    assert len(await post.kept()) == 1


@pytest.mark.parametrize("encoding", ["UTF-8", "BASE64"])
async def test_a_mail_reads_as_if_it_had_come_by_smtp(post, notification, encoding):
    raw = raw_mail()
    content = base64.b64encode(raw).decode() if encoding == "BASE64" else raw.decode()
    await post(notification(content, encoding=encoding))

    assert told(await post.mail()) == told(read_mail(raw))


async def test_the_envelope_is_kept(post, notification):
    await post(notification())

    kept = await post.only()
    assert (kept.mail_from, kept.recipients) == ("customer@example.com", ("support@example.com",))


async def test_a_subject_is_part_of_what_is_signed(post, notification):
    assert await post(notification(Subject="Amazon SES Email Receipt Notification")) == 200


async def test_of_a_mail_in_s3_it_is_told_where_it_lies(post, recorded, amazon):
    request = recorded(IN_S3)
    message = json.loads(json.loads(request.body)["Message"])
    action = message["receipt"]["action"]

    assert await post(amazon.signed_anew(request)) == 200
    mail = await post.mail()
    assert action["bucketName"] in mail.text
    assert action["objectKey"] in mail.text
    assert mail.from_.address == message["mail"]["source"]


async def test_of_a_mail_in_s3_the_headers_are_read(post, amazon):
    fields = {"From": "Kim <kim@example.com>", "Subject": "A parcel", "Message-ID": "<1@x>"}
    message = {
        "notificationType": "Received",
        "mail": {
            "messageId": "m1",
            "headers": [{"name": name, "value": value} for name, value in fields.items()],
        },
        "receipt": {"action": {"type": "S3", "bucketName": "mails", "objectKey": "in/m1"}},
    }
    envelope = {"Type": "Notification", "MessageId": "n1", "Message": json.dumps(message)}
    await post(amazon.sign(envelope))

    mail = await post.mail()
    assert (mail.from_.name, mail.subject, mail.message_id) == ("Kim", "A parcel", "<1@x>")


async def test_what_nobody_signed_is_refused(post, recorded):
    assert await post(recorded(BASE64)) == 403

    assert not await post.kept()


async def test_another_key_is_refused(connect, notification, amazon, tmp_path):
    other = Amazon.made_in(tmp_path)
    post = await connect(f"ses://:{ARN}@/", fetch=other.fetch)

    assert await post(notification()) == 403
    assert not await post.kept()


async def test_a_changed_message_is_refused(post, notification):
    assert await post(notification().with_body(b"parcel", b"Parcel")) == 403

    assert not await post.kept()


@pytest.mark.parametrize("name", [b"Signature", b"SignatureVersion", b"SigningCertURL", b"Type"])
async def test_what_lacks_a_part_of_the_signature_is_refused(post, notification, name):
    request = notification().with_body(b'"' + name + b'": ', b'"X' + name + b'": ')

    assert await post(request) == 403
    assert not await post.kept()


async def test_another_topic_is_refused_however_well_it_is_signed(post, notification):
    request = notification(TopicArn="arn:aws:sns:us-east-1:222222222222:thief")

    assert await post(request) == 403
    assert not await post.kept()


@pytest.mark.parametrize(
    "url",
    [
        "https://sns.us-east-1.amazonaws.com.example.net/SimpleNotificationService-1.pem",
        "https://example.net/SimpleNotificationService-1.pem",
        "https://thief.s3.amazonaws.com/SimpleNotificationService-1.pem",
        "https://user@sns.us-east-1.amazonaws.com/SimpleNotificationService-1.pem",
        "https://sns.us-east-1.amazonaws.com:8443/SimpleNotificationService-1.pem",
        "https://sns.us-east-1.amazonaws.com\n.example.net/SimpleNotificationService-1.pem",
        "http://sns.us-east-1.amazonaws.com/SimpleNotificationService-1.pem",
        "https://sns.us-east-1.amazonaws.com/?Action=x/SimpleNotificationService-1.pem",
        "https://sns.us-east-1.amazonaws.com/other/SimpleNotificationService-1.pem",
        f"{CERTIFICATE}?a=b",
        "",
    ],
)
async def test_a_certificate_from_elsewhere_is_not_even_asked_for(post, notification, amazon, url):
    assert await post(notification(SigningCertURL=url)) == 403

    assert not amazon.asked


async def test_a_certificate_is_fetched_once(post, notification, amazon):
    await post(notification(MessageId="1"))
    await post(notification(MessageId="2"))

    assert amazon.asked == [CERTIFICATE]


async def test_without_a_certificate_the_mail_has_to_come_again(post, notification, amazon):
    amazon.is_away = True
    refused = await post(notification())
    amazon.is_away = False

    assert [refused, await post(notification())] == [503, 200]
    assert len(await post.kept()) == 1


@pytest.mark.parametrize("certificate", [b"", b"<html>", b"\xff"], ids=["empty", "page", "bytes"])
async def test_what_is_no_certificate_proves_nothing(post, notification, amazon, certificate):
    amazon.certificate = certificate

    assert await post(notification()) == 403


async def test_a_key_that_can_be_guessed_proves_nothing(connect, tmp_path):
    weak = Amazon.made_in(tmp_path, bits=1024)
    post = await connect(f"ses://:{ARN}@/", fetch=weak.fetch)
    request = weak.sign({"Type": "Notification", "MessageId": "1", "Message": "{}"})

    assert await post(request) == 403


async def test_a_replayed_notification_is_kept_once(post, notification):
    assert [await post(notification()), await post(notification())] == [200, 200]

    assert len(await post.kept()) == 1


async def test_a_subscription_to_our_topic_is_confirmed(post, confirmation, amazon):
    assert await post(confirmation()) == 200

    assert amazon.asked == [CERTIFICATE, CONFIRM]
    assert not await post.kept()


async def test_a_subscription_that_ends_is_told_to_the_operator(post, confirmation, amazon, caplog):
    assert await post(confirmation(Type="UnsubscribeConfirmation")) == 200

    assert amazon.asked == [CERTIFICATE]
    assert [r.message for r in caplog.records if r.levelname == "ERROR"] == ["subscription ended"]


async def test_a_subscription_to_another_topic_is_not_confirmed(post, confirmation, amazon):
    request = confirmation(TopicArn="arn:aws:sns:us-east-1:222222222222:thief")

    assert await post(request) == 403
    assert not amazon.asked


async def test_only_amazon_is_asked_to_confirm(post, confirmation, amazon):
    assert await post(confirmation("https://example.net/?Action=ConfirmSubscription")) == 403

    assert amazon.asked == [CERTIFICATE]


@pytest.mark.parametrize(
    "message", ["Successfully validated SNS topic", '{"notificationType": "Bounce"}', "[]"]
)
async def test_other_notifications_are_acknowledged(post, amazon, message):
    request = amazon.sign({"Type": "Notification", "MessageId": "n1", "Message": message})

    assert await post(request) == 200
    assert not await post.kept()
