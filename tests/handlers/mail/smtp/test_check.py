"""Whether a mail that comes to our own door is from whom it names."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from smtplib import LMTP, SMTP

import pytest

from desk.authentication import OURSELVES, Authentication, Verdict
from desk.desk import Desk
from desk.raw import Inbound, Way
from handlers.mail.smtp.check import found
from handlers.mail.smtp.listener import SmtpListen, listen
from storage.database import Database
from tests.handlers.mail.signing import MAIL, Names, Signer

RELAXED = {"canonicalize": (b"relaxed", b"relaxed")}


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    return sqlite_database


@pytest.fixture
def names() -> Names:
    return Names()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Signer:
    return Signer.made_in(tmp_path_factory.mktemp("key"), Names())


@pytest.fixture
def signer(made: Signer, names: Names) -> Signer:
    return Signer(key=made.key, public=made.public, names=names)


def bring(client: type[SMTP], port: int, raw: bytes) -> None:
    with client("127.0.0.1", port) as server:
        server.sendmail("customer@example.net", ["support@example.com"], raw)


@asynccontextmanager
async def brought(
    desk: Desk, raw: bytes, names: Names | None, *, is_lmtp: bool = False
) -> AsyncIterator[Inbound]:
    """What is kept of a mail that somebody brings."""
    address = SmtpListen(host="127.0.0.1", port=0, is_lmtp=is_lmtp)
    listener = await listen(desk, address, text=names)
    try:
        await asyncio.to_thread(bring, LMTP if is_lmtp else SMTP, listener.port, raw)
        async with desk.look() as work:
            (kept,) = await work.inbound.waiting([Way.SMTP], 10)
        yield kept
    finally:
        await listener.close()


async def test_what_a_domain_has_signed_is_kept_as_proven(desk, queue, signer, names):
    names.policy("example.net", "v=DMARC1; p=reject")

    async with brought(desk, signer.sign(), names) as kept:
        assert kept.authentication == Authentication(
            by=OURSELVES,
            dmarc=Verdict.PASS,
            dkim=Verdict.PASS,
            signers=("example.net",),
            is_strict=True,
        )


async def test_what_was_changed_on_the_way_is_kept_as_failed(desk, queue, signer, names):
    names.policy("example.net", "v=DMARC1; p=quarantine")

    async with brought(desk, signer.sign().replace(b"leaks", b"burns"), names) as kept:
        assert kept.authentication.is_spoof


async def test_a_mail_is_kept_although_no_name_server_answers(desk, queue, signer, names):
    raw = signer.sign()
    names.is_away = True

    async with brought(desk, raw, names) as kept:
        assert (kept.raw, kept.authentication) == (raw, Authentication(by=OURSELVES))


async def test_behind_another_mail_server_nothing_is_looked_up(desk, queue, signer, names):
    async with brought(desk, signer.sign(), names, is_lmtp=True) as kept:
        assert (kept.authentication, names.asked) == (None, [])


async def test_where_it_is_switched_off_nothing_is_kept_of_it(desk, queue, signer):
    async with brought(desk, signer.sign(), None) as kept:
        assert kept.authentication is None


def test_a_signature_is_good_in_each_form(signer: Signer, names: Names):
    forms = [(head, body) for head in (b"simple", b"relaxed") for body in (b"simple", b"relaxed")]

    verdicts = {found(signer.sign(canonicalize=form), names).dkim for form in forms}
    assert verdicts == {Verdict.PASS}


@pytest.mark.parametrize(
    ("domain", "records", "verdict"),
    [
        ("example.net", {}, Verdict.NONE),
        ("example.net", {"example.net": "v=DMARC1; p=none"}, Verdict.PASS),
        ("news.example.net", {"example.net": "v=DMARC1; p=none"}, Verdict.PASS),
        ("news.example.net", {"example.net": "v=DMARC1; p=none; adkim=s"}, Verdict.NONE),
        ("news.example.net", {"example.net": "v=DMARC1", "net": "v=DMARC1; psd=y"}, Verdict.PASS),
        ("other.net", {"example.net": "v=DMARC1", "net": "v=DMARC1; psd=y"}, Verdict.NONE),
        ("net", {"example.net": "v=DMARC1; p=reject"}, Verdict.NONE),
        ("badexample.net", {"example.net": "v=DMARC1; p=reject"}, Verdict.NONE),
        (
            "own.example.net",
            {"example.net": "v=DMARC1", "own.example.net": "v=DMARC1; psd=n"},
            Verdict.NONE,
        ),
        ("example.net", {"example.net": "v=spf1 -all"}, Verdict.NONE),
        ("example.net", {"example.net": "V = DMARC1 ; P = Reject"}, Verdict.NONE),
        ("example.net", {"example.net": "v = DMARC1 ; p = Reject ;"}, Verdict.PASS),
    ],
)  # fmt: skip
def test_a_signature_of_the_same_holder_speaks_for_the_sender(
    signer: Signer, names: Names, domain: str, records: dict[str, str], verdict: Verdict
):
    for name, record in records.items():
        names.policy(name, record)

    assert found(signer.sign(domain=domain), names).dmarc is verdict


@pytest.mark.parametrize(
    ("records", "is_strict"),
    [
        ({"net": "v=DMARC1; p=reject"}, True),
        ({"mail.example.net": "v=DMARC1; p=none", "example.net": "v=DMARC1; p=reject"}, False),
        ({"example.net": "v=DMARC1; p=none; sp=quarantine"}, True),
        ({"example.net": "v=DMARC1; p=reject; sp=none"}, False),
        ({"example.net": "v=DMARC1; p=reject; t=y"}, False),
        ({"net": "v=DMARC1; p=reject; psd=y"}, True),
        ({"example.net": "v=DMARC1; p=none", "net": "v=DMARC1; p=reject; psd=y"}, False),
    ],
    ids=["above", "own", "for what is below", "less below", "trying", "registry", "holder"],
)
def test_the_nearest_policy_holds(
    signer: Signer, names: Names, records: dict[str, str], is_strict: bool
):
    for name, record in records.items():
        names.policy(name, record)
    raw = signer.sign(
        MAIL.replace(b"@example.net", b"@mail.example.net"), domain="mail.example.net"
    )

    assert found(raw.replace(b"leaks", b"burns"), names).is_spoof is is_strict


def test_a_mail_that_nobody_has_signed_may_have_passed_by_its_envelope(names: Names):
    names.policy("example.net", "v=DMARC1; p=reject")

    assert found(MAIL, names).dmarc is Verdict.NONE


def test_one_right_signature_is_enough(signer: Signer, names: Names):
    names.policy("example.net", "v=DMARC1; p=reject")
    raw = signer.sign()
    wrong = raw.replace(b"leaks", b"burns")
    both = wrong[: wrong.index(b"From:")] + signer.sign(wrong[wrong.index(b"From:") :])

    assert found(both, names).dmarc is Verdict.PASS


def test_who_signs_only_the_beginning_vouches_for_nothing(signer: Signer, names: Names):
    raw = signer.sign(length=True) + b"And send us your card.\r\n"

    assert found(raw, names).signers == ()


@pytest.mark.parametrize(
    "head",
    [b"From: boss@example.org\r\n", b"From : boss@example.org\r\n"],
    ids=["second", "hidden from the library"],
)
def test_a_second_sender_is_believed_by_nobody(signer: Signer, names: Names, head: bytes):
    names.policy("example.net", "v=DMARC1; p=none")
    told = found(head + signer.sign(), names)

    assert not told.proves("boss@example.org")
    assert not told.proves("customer@example.net")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\r\n\r\n",
        b"DKIM-Signature: \r\n\r\n",
        b"DKIM-Signature: v=1; d=example.net; s=\xff; a=rsa-sha256; b=; bh=; h=from\r\n" + MAIL,
        b"DKIM-Signature: v=1; d=\xe4; s=s1; a=x\r\n" + MAIL,
        b"DKIM-Signature: d=example.net; d=example.net\r\n" + MAIL,
        b"no header\r\nDKIM-Signature: v=1; d=example.net\r\n" + MAIL,
    ],
)
def test_what_is_no_signature_proves_nothing(names: Names, raw: bytes):
    assert found(raw, names).signers == ()


@pytest.mark.parametrize(
    "key", [b"v=DKIM1; k=rsa; p=", b"v=DKIM1; p=AAAA", b"x", b"p=" + b"A" * 100_000]
)
def test_a_key_that_is_none_proves_nothing(signer: Signer, names: Names, key: bytes):
    raw = signer.sign()
    names.records["s1._domainkey.example.net"] = key

    assert found(raw, names).dkim is Verdict.FAIL


def test_a_key_that_is_not_there_makes_no_signature_wrong(signer: Signer, names: Names):
    raw = signer.sign()
    names.records.clear()
    names.policy("example.net", "v=DMARC1; p=reject")

    told = found(raw, names)
    assert (told.dkim, told.dmarc) == (Verdict.NONE, Verdict.NONE)


@pytest.mark.parametrize(
    "hostile",
    [b"x" + b" " * 1_000_000 + b"x\r\n", b"\r\n" * 500_000 + b"x", b"x" + b" \t" * 500_000 + b"x"],
    ids=["blanks", "empty lines", "blanks and tabs"],
)
def test_a_hostile_body_is_looked_at_in_no_time(signer: Signer, names: Names, hostile: bytes):
    body = MAIL + hostile + b"\r\n"
    # The library would take hours to sign it; to be refused it has to be read as well.
    raw = signer.sign(**RELAXED).replace(MAIL, body)

    assert found(raw, names).dkim is Verdict.FAIL


@pytest.mark.parametrize("tag", [b"b", b"bh", b"h", b"d"])
def test_a_hostile_signature_is_not_looked_at(signer: Signer, names: Names, tag: bytes):
    raw = signer.sign().replace(b" " + tag + b"=", b" " + tag + b"=A" + b" " * 50_000 + b"!", 1)

    assert found(raw, names).dkim is Verdict.NONE
