"""SendGrid's requests, as they were recorded and as they could be forged."""

from __future__ import annotations

import pytest

from handlers.mail.read import read_mail
from tests.handlers.mail.webhook.provider import (
    Recorded,
    as_others_read_it,
    as_we_read_it,
    raw_mail,
    told,
)

RECORDED = ("sendgrid__inbound_mime", "sendgrid__inbound_charsets")


@pytest.fixture
async def post(connect, keys):
    return await connect(f"sendgrid://{keys['basic_auth']}@/?queue=support")


@pytest.fixture
def form(recorded):
    """A request of these parts, each as it stands between the boundaries."""

    def parts(*told):
        body = b"".join(
            b"--B\r\nContent-Disposition: form-data; " + head + b"\r\n\r\n" + content + b"\r\n"
            for head, content in told
        )
        headers = recorded("sendgrid__inbound_mime").headers
        kind = {"Content-Type": "multipart/form-data; boundary=B"}
        return Recorded(body=body + b"--B--\r\n", headers={**headers, **kind}, events=())

    return parts


@pytest.mark.parametrize("name", RECORDED)
async def test_a_recorded_mail_reads_as_others_read_it(post, recorded, name):
    request = recorded(name)

    assert await post(request) == 200
    (event,) = request.events
    assert as_we_read_it(await post.mail(), await post.only()) == as_others_read_it(event)


async def test_a_raw_mail_reads_as_if_it_had_come_by_smtp(post, form):
    await post(form((b'name="email"', raw_mail())))

    assert told(await post.mail()) == told(read_mail(raw_mail()))


async def test_the_envelope_is_kept(post, recorded):
    await post(recorded("sendgrid__inbound_mime"))

    kept = await post.only()
    assert (kept.mail_from, kept.recipients) == (
        "envelope-from@example.org",
        ("test@inbound.example.com",),
    )


async def test_an_envelope_with_half_a_letter_in_it_loses_no_mail(post, form):
    envelope = b'{"to": ["su\\ud83dpport@example.com"], "from": "a\\ud83d@example.org"}'
    request = form((b'name="email"', raw_mail()), (b'name="envelope"', envelope))

    assert await post(request) == 200
    assert (await post.only()).recipients == ("su?pport@example.com",)


async def test_files_keep_their_names_and_kinds(post, form):
    about = b'{"attachment1": {"filename": "Gr\xc3\xb6\xc3\x9fe.pdf", "type": "application/pdf"}}'
    await post(
        form(
            (b'name="headers"', b"From: customer@example.com\nSubject: x\n"),
            (b'name="text"', b"Here."),
            (b'name="attachment-info"', about),
            (b'name="attachment1"; filename="x"', b"%PDF\r\n\r\n\x00"),
        )
    )

    (file,) = (await post.mail()).attachments
    assert (file.name, file.type, file.content) == (
        "Gr\u00f6\u00dfe.pdf",
        "application/pdf",
        b"%PDF\r\n\r\n\x00",
    )


async def test_a_file_without_a_name_is_kept(post, form):
    await post(
        form(
            (b'name="headers"', b"From: customer@example.com\nSubject: x\n"),
            (b'name="text"', b"Here."),
            (b'name="attachment-info"', b'{"attachment1": {"type": "image/png"}}'),
            (b'name="attachment1"', b"\x89PNG"),
        )
    )

    (file,) = (await post.mail()).attachments
    assert (file.type, file.content) == ("image/png", b"\x89PNG")


@pytest.mark.parametrize("name", RECORDED)
async def test_a_missing_password_is_refused(post, recorded, name):
    assert await post(recorded(name).without("Authorization")) == 401

    assert not await post.kept()


@pytest.mark.parametrize("name", RECORDED)
async def test_a_wrong_password_is_refused(post, recorded, name):
    request = recorded(name).with_header("Authorization", "Basic dXNlcm5hbWU6d3Jvbmc=")

    assert await post(request) == 401
    assert not await post.kept()


@pytest.mark.parametrize("name", RECORDED)
async def test_a_replayed_request_is_kept_once(post, recorded, name):
    request = recorded(name)

    assert [await post(request), await post(request)] == [200, 200]
    assert len(await post.kept()) == 1


async def test_the_same_text_in_another_mail_is_kept_too(post, form):
    await post(form((b'name="email"', raw_mail())))

    assert await post(form((b'name="email"', raw_mail(message_id="<2@mail.example.org>")))) == 200
    assert len(await post.kept()) == 2


@pytest.mark.parametrize(
    "parts",
    [(), ((b'name="other"', b"x"),), ((b'filename="x"', b"x"),)],
    ids=["nothing", "something else", "no name"],
)
async def test_what_is_no_mail_need_not_come_again(post, form, parts):
    assert await post(form(*parts)) == 400

    assert not await post.kept()


async def test_what_was_cut_off_need_not_come_again(post, recorded):
    request = recorded("sendgrid__inbound_mime").with_body(b"BoUnDaRyStRiNg--\r\n", b"")

    assert await post(request) == 400
