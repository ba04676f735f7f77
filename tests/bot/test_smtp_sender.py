from __future__ import annotations

import email
import email.policy
from base64 import b64encode
from datetime import timedelta

import pytest

from bot.senders import smtp
from bot.senders.errors import GiveUp, Retry, Unknown
from bot.senders.smtp import Accepted, SmtpServer, Tls, send_mail
from handlers.mail.oauth import Grant
from storage.outbox import LEASE
from tests.certificate import Certificate, made_in
from tests.ports import free_port
from tests.smtp_script import DROP, END, EXTENSIONS, SILENCE, SmtpScript, served
from tests.token_server import running_token_server

SENDER = "support@example.com"
CUSTOMER = "customer@example.net"
COPIED = "friend@example.net"
MAIL = b"From: support@example.com\r\nSubject: Your parcel\r\n\r\nIt is on its way.\r\n"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory) -> Certificate:
    return made_in(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
async def script():
    async with served(SmtpScript()) as script:
        yield script


async def sent(
    script: SmtpScript, mail: bytes = MAIL, *, to=(CUSTOMER,), waits_for_all=False, **server
) -> Accepted:
    found = SmtpServer(host="127.0.0.1", port=script.port, **server)
    return await send_mail(found, mail, sender=SENDER, recipients=to, waits_for_all=waits_for_all)


async def test_the_words_of_acceptance_are_told(script):
    assert await sent(script) == Accepted(words="250 2.0.0 Ok: queued as 4711")


async def test_the_mail_arrives_as_it_was_written(script):
    await sent(script, b"Subject: Dots\n\n.one\r..two\r\nthree")

    assert script.mails == [b"Subject: Dots\r\n\r\n..one\r\n...two\r\nthree\r\n.\r\n"]


async def test_the_server_hears_from_whom_to_whom_and_how_large(script):
    await sent(script, to=(CUSTOMER, COPIED))

    assert script.heard[1:-2] == [
        f"MAIL FROM:<{SENDER}> SIZE={len(MAIL)}",
        f"RCPT TO:<{CUSTOMER}>",
        f"RCPT TO:<{COPIED}>",
    ]


async def test_it_names_itself_by_the_senders_domain(script):
    await sent(script)

    assert script.heard[0] == "EHLO example.com"


async def test_it_says_goodbye(script):
    await sent(script)

    assert script.heard[-1] == "QUIT"


@pytest.mark.parametrize("answer", [DROP, "500 What?"], ids=["drop", "error"])
async def test_a_bad_farewell_does_not_undo_the_acceptance(script, answer):
    script.answers["QUIT"] = answer

    assert await sent(script) == Accepted(words="250 2.0.0 Ok: queued as 4711")


BEFORE = ["connect", "EHLO", "MAIL", "RCPT", "DATA"]


@pytest.mark.parametrize("stage", ["connect", "MAIL", "RCPT", "DATA", END])
async def test_what_is_not_taken_now_is_tried_again(script, stage):
    script.answers[stage] = "451 4.7.1 Greylisted, come back"

    with pytest.raises(Retry, match=r"451 4\.7\.1 Greylisted, come back") as caught:
        await sent(script)

    assert caught.value.after == timedelta(minutes=5)


@pytest.mark.parametrize("stage", ["MAIL", "RCPT", "DATA", END])
async def test_what_is_refused_is_given_up_with_the_servers_words(script, stage):
    script.answers[stage] = "550 5.1.1 No such person"

    with pytest.raises(GiveUp, match=r"refused it: 550 5\.1\.1 No such person\.$"):
        await sent(script)


@pytest.mark.parametrize("stage", [*BEFORE, "data begins"])
async def test_a_connection_lost_before_the_mail_is_tried_again(script, stage):
    script.answers[stage] = DROP

    with pytest.raises(Retry, match=r"127\.0\.0\.1 cannot be reached, or hung up at once"):
        await sent(script)


@pytest.mark.parametrize("stage", [*BEFORE, "data begins"])
async def test_a_server_that_says_nothing_before_the_mail_is_tried_again(
    script, stage, monkeypatch
):
    monkeypatch.setattr(smtp, "BEFORE_DATA", 0.2)
    script.answers[stage] = SILENCE

    with pytest.raises(Retry):
        await sent(script)


async def test_a_connection_lost_after_the_mail_leaves_it_unknown(script):
    script.answers[END] = DROP

    with pytest.raises(Unknown, match="before the mail server said whether it has the mail"):
        await sent(script)


async def test_a_server_that_says_nothing_after_the_mail_leaves_it_unknown(script, monkeypatch):
    monkeypatch.setattr(smtp, "END_OF_DATA", 0.2)
    script.answers[END] = SILENCE

    with pytest.raises(Unknown):
        await sent(script)


@pytest.mark.parametrize("answer", ["what?", "354 Go ahead", "123 Well"])
async def test_an_answer_to_the_mail_that_nobody_understands_leaves_it_unknown(script, answer):
    script.answers[END] = answer

    with pytest.raises(Unknown):
        await sent(script)


async def test_a_mail_whose_fate_is_unknown_was_sent_once(script):
    script.answers[END] = DROP

    with pytest.raises(Unknown):
        await sent(script)

    assert len(script.mails) == 1


async def test_a_server_that_is_not_there_is_tried_again():
    with pytest.raises(Retry, match="cannot be reached"):
        await sent(SmtpScript(port=free_port()))


async def test_a_server_that_shuts_down_is_tried_again(script):
    script.answers["RCPT"] = "421 4.3.2 Shutting down"

    with pytest.raises(Retry, match="421"):
        await sent(script)


def test_a_delivery_ends_before_its_lease():
    assert LEASE.total_seconds() > smtp.BEFORE_DATA + smtp.END_OF_DATA + smtp.FAREWELL


async def test_a_refused_copy_does_not_hold_up_the_mail(script):
    script.answers[f"RCPT TO:<{COPIED}>"] = "550 5.1.1 No such person"

    accepted = await sent(script, to=(CUSTOMER, COPIED))

    why = "it was refused: 550 5.1.1 No such person."
    assert accepted.refused == (f"Not sent to {COPIED}: {why}",)


async def test_a_mail_can_wait_for_a_copy_that_is_put_off(script):
    script.answers[f"RCPT TO:<{COPIED}>"] = "450 4.2.0 Greylisted"

    with pytest.raises(Retry, match="Greylisted"):
        await sent(script, to=(CUSTOMER, COPIED), waits_for_all=True)

    assert script.mails == []


async def test_a_refused_copy_is_not_waited_for(script):
    script.answers[f"RCPT TO:<{COPIED}>"] = "550 5.1.1 No such person"

    accepted = await sent(script, to=(CUSTOMER, COPIED), waits_for_all=True)

    assert len(accepted.refused) == 1


async def test_nothing_is_sent_when_the_customer_is_refused(script):
    script.answers[f"RCPT TO:<{CUSTOMER}>"] = "550 5.1.1 No such person"

    with pytest.raises(GiveUp):
        await sent(script, to=(CUSTOMER, COPIED))

    assert script.mails == []


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nobody",
        "a b@example.net",
        "a@example.net>\r\nRCPT TO:<b@example.net",
        "<a@example.net>",
    ],
    ids=["empty", "no domain", "space", "injected", "clothed"],
)
async def test_what_is_no_address_is_not_said_to_the_server(script, address):
    with pytest.raises(GiveUp, match="not an address"):
        await sent(script, to=(address,))

    assert script.commands("RCPT") == []


@pytest.mark.parametrize(
    "address", ["user..dot@example.net", '"a b"@example.net', "o'brien+x=y@example.net"]
)
async def test_an_odd_address_is_said_as_it_is(script, address):
    await sent(script, to=(address,))

    assert script.commands("RCPT") == [f"RCPT TO:<{address}>"]


async def test_an_international_address_is_sent_as_such(script):
    await sent(script, to=("rené@example.net",))

    assert script.heard[1].endswith("SMTPUTF8")
    assert script.commands("RCPT") == ["RCPT TO:<rené@example.net>"]


async def test_an_international_address_needs_a_server_that_knows_them(script):
    script.extensions = ("SIZE 1000000", "8BITMIME")

    with pytest.raises(GiveUp, match=r"cannot send to rené@example\.net: it lacks SMTPUTF8"):
        await sent(script, to=("rené@example.net",))


async def test_a_copy_to_an_international_address_does_not_hold_up_the_mail(script):
    script.extensions = ("SIZE 1000000", "8BITMIME")

    accepted = await sent(script, to=(CUSTOMER, "rené@example.net"))

    why = "The mail server cannot send to rené@example.net: it lacks SMTPUTF8."
    assert accepted.refused == (f"Not sent to rené@example.net: {why}",)


async def test_an_international_domain_reaches_every_server(script):
    script.extensions = ("8BITMIME",)

    await sent(script, to=("customer@bücher.example",))

    assert script.commands("RCPT") == ["RCPT TO:<customer@xn--bcher-kva.example>"]


async def test_a_copy_that_a_server_cannot_write_to_is_told_to_it_in_ascii(script):
    script.extensions = ("8BITMIME",)
    mail = b"Cc: ren\xc3\xa9@example.net\r\n" + MAIL

    await sent(script, mail, to=(CUSTOMER, "rené@example.net"))

    assert script.mails[0].isascii()


EIGHT_BITS = (
    "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
    "Content-Transfer-Encoding: 8bit\r\n\r\nGrüße\r\n"
).encode()


async def test_eight_bits_are_announced(script):
    await sent(script, EIGHT_BITS)

    assert script.heard[1].endswith("BODY=8BITMIME")


async def test_eight_bits_are_written_in_seven_for_a_server_that_knows_no_more(script):
    script.extensions = ("SIZE 1000000",)

    await sent(script, EIGHT_BITS)

    assert script.mails[0].isascii()
    arrived = email.message_from_bytes(script.mails[0], policy=email.policy.default)
    assert arrived.get_content().startswith("Grüße")


async def test_a_mail_that_is_too_large_is_given_up_with_the_way_out(script):
    script.extensions = ("SIZE 50000",)

    with pytest.raises(GiveUp, match=r"has 0\.1 MB, .* takes 0\.1 MB at most\. Send fewer"):
        await sent(script, MAIL + b"x" * 60_000)


async def test_the_password_is_said_when_the_server_asks_for_it(script):
    script.extensions = (*EXTENSIONS, "AUTH PLAIN")

    await sent(script, user="desk", password="a secret")

    assert script.commands("AUTH") == ["AUTH PLAIN AGRlc2sAYSBzZWNyZXQ="]


async def test_a_wrong_password_is_given_up_with_the_way_to_mend_it(script):
    script.extensions = (*EXTENSIONS, "AUTH PLAIN")
    script.answers["AUTH"] = "535 5.7.8 Bad credentials"

    with pytest.raises(GiveUp, match="refused the user or the password of SMTP_URL"):
        await sent(script, user="desk", password="wrong")


async def test_a_login_that_fails_for_now_is_tried_again(script):
    script.extensions = (*EXTENSIONS, "AUTH PLAIN")
    script.answers["AUTH"] = "454 4.7.0 Try later"

    with pytest.raises(Retry, match="454"):
        await sent(script, user="desk", password="a secret")


@pytest.mark.parametrize("offered", [(), ("AUTH XOAUTH2",)], ids=["none", "unknown"])
async def test_a_server_without_a_login_we_know_is_given_up(script, offered):
    script.extensions = (*EXTENSIONS, *offered)

    with pytest.raises(GiveUp, match="offers no way to log in that Deskbell knows"):
        await sent(script, user="desk", password="a secret")


async def test_no_password_is_said_where_encryption_is_needed_and_not_offered(script):
    script.extensions = (*EXTENSIONS, "AUTH PLAIN")

    with pytest.raises(GiveUp, match=r"offers no encryption, .* should use smtps://"):
        await sent(script, user="desk", password="a secret", tls=Tls.STARTTLS)

    assert script.commands("AUTH") == []


@pytest.fixture
def tls_script(script, certificate) -> SmtpScript:
    script.tls = certificate.server_context()
    script.extensions = (*EXTENSIONS, "STARTTLS")
    return script


async def test_encryption_that_is_offered_is_used_whoever_vouches_for_it(tls_script):
    await sent(tls_script)

    assert tls_script.heard[1:3] == ["STARTTLS", tls_script.heard[0]]


async def test_a_certificate_nobody_vouches_for_hears_no_mail(tls_script):
    with pytest.raises(Retry, match=r"certificate of 127\.0\.0\.1 is not good"):
        await sent(tls_script, tls=Tls.STARTTLS)

    assert tls_script.mails == []


async def test_a_good_certificate_hears_the_mail(tls_script, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.certificate))

    await sent(tls_script, tls=Tls.STARTTLS)

    assert len(tls_script.mails) == 1


async def test_no_encryption_is_used_where_none_is_wanted(tls_script):
    await sent(tls_script, tls=Tls.NONE)

    assert "STARTTLS" not in tls_script.heard


async def test_a_server_over_tls_from_the_first_byte(certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.certificate))

    async with served(SmtpScript(tls=certificate.server_context()), over_tls=True) as script:
        await sent(script, tls=Tls.IMPLICIT)

    assert len(script.mails) == 1


async def test_a_bad_certificate_from_the_first_byte_hears_nothing(certificate):
    async with served(SmtpScript(tls=certificate.server_context()), over_tls=True) as script:
        with pytest.raises(Retry, match="certificate"):
            await sent(script, tls=Tls.IMPLICIT)

    assert script.heard == []


async def checked(script: SmtpScript, **server) -> str | None:
    found = SmtpServer(host="127.0.0.1", port=script.port, **server)
    return await smtp.check_server(found, sender=SENDER)


async def test_a_server_in_order_has_nothing_wrong(script):
    assert await checked(script) is None


async def test_a_check_sends_nothing(script):
    await checked(script)

    assert script.heard == ["EHLO example.com", "QUIT"]


async def test_a_check_tells_a_wrong_password(script):
    script.extensions = (*EXTENSIONS, "AUTH PLAIN")
    script.answers["AUTH"] = "535 5.7.8 Bad credentials"

    words = await checked(script, user="desk", password="wrong")

    assert words.startswith("127.0.0.1 refused the user or the password of SMTP_URL")


WITH_SECRET = "token_url=https://login.example.com/t&client_secret=b"


@pytest.fixture
async def tokens():
    async with running_token_server() as tokens:
        yield tokens


def with_grant(tokens):
    return {"user": "desk", "grant": Grant(token_url=tokens.url, client_id="a", client_secret="b")}


async def test_a_token_is_said_in_place_of_a_password(script, tokens):
    script.extensions = (*EXTENSIONS, "AUTH XOAUTH2")

    await sent(script, **with_grant(tokens))

    said = b64encode(b"user=desk\1auth=Bearer a token\1\1").decode()
    assert script.commands("AUTH") == [f"AUTH XOAUTH2 {said}"]
    assert len(script.mails) == 1


async def test_a_token_that_is_refused_is_given_up_with_the_way_to_mend_it(script, tokens):
    script.answers |= {"AUTH": "334 e30=", "": "535 5.7.3 Authentication unsuccessful"}

    with pytest.raises(GiveUp, match=r"refused the token of 127\.0\.0\.1: 535 .* by SMTP"):
        await sent(script, **with_grant(tokens))


@pytest.mark.parametrize(("status", "outcome"), [(400, GiveUp), (503, Retry)])
async def test_without_a_token_nothing_is_sent(script, tokens, status, outcome):
    tokens.status, tokens.answer = status, {"error": "invalid_grant"}

    with pytest.raises(outcome, match="invalid_grant"):
        await sent(script, **with_grant(tokens))
    assert script.mails == []


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (DROP, "cannot be reached"),
        (SILENCE, "does not answer on port"),
        ("554 5.7.1 Not you", "554 5.7.1 Not you"),
    ],
    ids=["drop", "silence", "refusal"],
)
async def test_a_check_tells_what_is_wrong(script, answer, words, monkeypatch):
    monkeypatch.setattr(smtp, "BEFORE_DATA", 0.2)
    script.answers["connect"] = answer

    assert words in await checked(script)


async def test_a_check_tells_that_a_port_speaks_no_tls(script):
    words = await checked(script, tls=Tls.IMPLICIT)

    assert words.startswith(f"127.0.0.1 does not speak TLS on port {script.port}")


async def test_a_check_tells_that_a_certificate_is_not_good(tls_script):
    words = await checked(tls_script, tls=Tls.STARTTLS)

    assert "SMTP_URL must name the host as the certificate does" in words


async def test_a_check_tells_that_nobody_knows_the_host():
    words = await smtp.check_server(SmtpServer(host="mail.invalid", port=25))

    assert words == "Nobody knows a host mail.invalid. Correct its name in SMTP_URL."


@pytest.mark.parametrize(
    ("text", "server"),
    [
        (
            "smtp://mail.example.com",
            SmtpServer(host="mail.example.com", port=587, tls=Tls.OPPORTUNISTIC),
        ),
        (
            "smtp://desk%40example.com:p%2Fw%3A@mail.example.com:2525",
            SmtpServer(
                host="mail.example.com",
                port=2525,
                user="desk@example.com",
                password="p/w:",
                tls=Tls.STARTTLS,
            ),
        ),
        (
            "smtp://desk:pw@127.0.0.1:25",
            SmtpServer(
                host="127.0.0.1", port=25, user="desk", password="pw", tls=Tls.OPPORTUNISTIC
            ),
        ),
        (
            "smtp://desk:pw@[::1]:25",
            SmtpServer(host="::1", port=25, user="desk", password="pw", tls=Tls.OPPORTUNISTIC),
        ),
        (
            "smtps://desk:pw@mail.example.com",
            SmtpServer(
                host="mail.example.com", port=465, user="desk", password="pw", tls=Tls.IMPLICIT
            ),
        ),
        (
            "smtp://desk:pw@relay.example.com?tls=none",
            SmtpServer(
                host="relay.example.com", port=587, user="desk", password="pw", tls=Tls.NONE
            ),
        ),
        (
            f"smtp://desk%40example.com@mail.example.com?auth=xoauth2&client_id=a&{WITH_SECRET}",
            SmtpServer(
                host="mail.example.com",
                port=587,
                user="desk@example.com",
                tls=Tls.STARTTLS,
                grant=Grant(
                    token_url="https://login.example.com/t", client_id="a", client_secret="b"
                ),
            ),
        ),
        (
            "smtp://mail.example.com:25?tls=starttls",
            SmtpServer(host="mail.example.com", port=25, tls=Tls.STARTTLS),
        ),
    ],
    ids=["plain", "login", "loopback", "loopback-6", "smtps", "none", "token", "required"],
)
def test_a_server_is_read_from_its_url(text, server):
    assert SmtpServer.parse(text) == server


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("mail.example.com:587", "begins with smtp:// or smtps://"),
        ("http://mail.example.com", "begins with smtp:// or smtps://"),
        ("smtp://:587", "no server's name"),
        ("smtp://mail.example.com:x", "not a server's address"),
        ("smtp://desk:p/w@mail.example.com", "%2F for /"),
        ("smtp://desk:p#w@mail.example.com", "%23"),
        ("smtp://desk@mail.example.com", "needs both"),
        ("smtp://mail.example.com/path", "something after the port"),
        ("smtp://desk@mail.example.com?client_id=a", "something after the port"),
        ("smtp://desk@mail.example.com?auth=xoauth2", "lacks token_url="),
        ("smtp://desk@mail.example.com?auth=plain", "wrong auth="),
        ("smtp://mail.example.com?to=x", "something after the port"),
        ("smtp://mail.example.com?tls=maybe", "starttls, opportunistic or none"),
        ("smtps://mail.example.com?tls=none", "always encrypted"),
    ],
)
def test_a_wrong_url_is_refused_in_words(text, words):
    with pytest.raises(ValueError, match=words) as caught:
        SmtpServer.parse(text)

    assert "p/w" not in str(caught.value)
    assert "p#w" not in str(caught.value)


def test_a_password_is_never_shown():
    assert "a secret" not in repr(SmtpServer.parse("smtp://desk:a%20secret@mail.example.com"))
