"""What mail servers write about a sender, and whom we believe of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis.strategies import characters, sampled_from, text

from desk.authentication import Authentication, Proof, Verdict
from handlers.mail.headers import Headers
from handlers.mail.proof import authentication_results
from handlers.mail.read import read_mail
from tests.handlers.mail.raw import raw_mail

MX = "mx.example.org"
GOOGLE = (
    "mx.google.com;\r\n       dkim=pass header.i=@example.com header.s=s1 header.b=AbC/dEf=;\r\n"
    "       spf=pass (google.com: domain of jane@example.com designates 192.0.2.1 as permitted"
    " sender) smtp.mailfrom=jane@example.com;\r\n"
    "       dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=example.com"
)
MICROSOFT = (
    "spf=pass (sender IP is 192.0.2.1)\r\n smtp.mailfrom=example.com; dkim=pass (signature was"
    " verified)\r\n header.d=example.com;dmarc=pass action=none\r\n"
    " header.from=example.com;compauth=pass reason=100"
)
AMAZON = (
    "amazonses.com;\r\n spf=pass (spfCheck: domain of example.com designates 192.0.2.1 as permitted"
    " sender) client-ip=192.0.2.1; envelope-from=jane@example.com; helo=mail.example.com;\r\n"
    " dkim=pass header.i=@example.com;\r\n dmarc=pass header.from=example.com;"
)


def found(*values: str, authorities=(MX,), sender="From: jane@example.com") -> Authentication:
    """What is believed of a mail with these headers, the topmost first."""
    lines = [f"Authentication-Results: {value}" for value in values]
    mail = read_mail(raw_mail(*lines, sender=sender), authorities=authorities)
    assert mail.authentication
    return mail.authentication


def test_without_an_authority_nobody_is_believed():
    mail = read_mail(raw_mail(f"Authentication-Results: {MX}; dmarc=pass"))

    assert (mail.authentication, mail.proof) == (None, Proof.UNKNOWN)


@pytest.mark.parametrize(
    ("value", "authority"),
    [
        (GOOGLE, "mx.google.com"),
        (MICROSOFT, "protection.outlook.com"),
        (AMAZON, "amazonses.com"),
        (f"{MX} 1; DMARC = PASS header.from = Example.COM", MX),
        (f"  {MX.upper()}.  ;dmarc=pass", MX),
        (f"i=1; {MX}; dmarc=pass header.from=example.com;", MX),
        (f'{MX}; dkim=fail reason="bad; dmarc=fail"; dmarc=pass', MX),
        (f"{MX}; (one (two; dmarc=fail) three) dmarc=pass (p=none)", MX),
        (f"{MX}; dmarc=pass(p=REJECT)header.from=example.com", MX),
        (f"{MX}; dmarc/1=pass header.from=mail.example.com", MX),
        ("mx7.example.org; dmarc=pass", ".example.org"),
        (f"{MX}; dmarc=bestguesspass action=none header.from=example.com", MX),
    ],
    ids=[
        "google", "microsoft", "amazon", "version and blanks", "capitals", "sealed", "quoted",
        "comments", "comment for a blank", "method version", "one of several hosts", "no policy",
    ],
)  # fmt: skip
def test_a_pass_is_read_however_it_is_written(value: str, authority: str):
    sender = "From: jane@mail.example.com" if "mail.example.com" in value else "From: j@example.com"
    told = found(value, authorities=[authority], sender=sender)

    assert (told.dmarc, told.proves(sender.partition(": ")[2])) == (Verdict.PASS, True)


@pytest.mark.parametrize(
    ("said", "is_spoof"),
    [
        ("dmarc=fail (p=REJECT sp=REJECT dis=NONE) header.from=example.com", True),
        ("dmarc=fail (p=quarantine dis=none) header.from=example.com", True),
        ("dmarc=fail action=oreject header.from=example.com", True),
        ("dmarc=fail policy.published-domain-policy=reject", True),
        ("dmarc=fail (policy=none) header.from=example.com", False),
        ("dmarc=fail (p=NONE sp=REJECT dis=NONE) header.from=example.com", False),
        ("spf=fail (p=reject); dmarc=fail action=none header.from=example.com", False),
        ("arc=pass (i=1); dmarc=fail (p=REJECT dis=NONE) header.from=example.com", False),
        ("arc=pass (i=1); dmarc=fail (p=REJECT dis=QUARANTINE) header.from=example.com", True),
        ("arc=fail (i=1); dmarc=fail (p=REJECT dis=NONE) header.from=example.com", True),
    ],
)
def test_a_failure_says_what_the_domain_asks_for(said: str, is_spoof: bool):
    told = found(f"{MX}; {said}")

    assert (told.dmarc, told.is_spoof) == (Verdict.FAIL, is_spoof)


@pytest.mark.parametrize(
    "said",
    [
        "none",
        "",
        "dmarc=none",
        "dmarc=temperror",
        "dmarc",
        "dmarc=",
        "=pass",
        "dmarc=pass header.from=example.net",
        "(dmarc=pass",
        '"dmarc=pass',
        "dkim=pass header.d=example.net",
        "dkim=pass header.d=com",
        "dkim=pass",
        "dkim=fail header.d=example.com",
        "spf=pass smtp.helo=example.com",
        "spf=softfail smtp.mailfrom=jane@example.com",
        "xdmarc=pass",
        ";;;",
    ],
)
def test_what_does_not_speak_for_the_sender_proves_nothing(said: str):
    assert not found(f"{MX}; {said}").proves("jane@example.com")


@pytest.mark.parametrize(
    "said",
    [
        "dkim=fail header.d=example.com; dkim=pass header.d=Example.com",
        "dkim=pass header.i=@example.com",
        "spf=pass smtp.mailfrom=jane@example.com",
        "spf=pass smtp.mailfrom=example.com; dmarc=none header.from=example.com",
    ],
)
def test_without_a_policy_a_signature_or_envelope_of_the_domain_is_enough(said: str):
    assert found(f"{MX}; {said}").proves("jane@example.com")


def test_the_holder_of_a_domain_speaks_for_what_is_below_it():
    told = found(f"{MX}; dkim=pass header.d=example.com")

    assert told.proves("jane@mail.example.com")
    assert not told.proves("jane@badexample.com")


def test_the_topmost_word_of_our_own_server_counts():
    told = found(f"{MX}; dmarc=fail", f"{MX}; dmarc=pass")

    assert told.dmarc is Verdict.FAIL


def test_other_servers_are_not_believed():
    told = found("mx.example.net; dmarc=pass", "i=1; mx.example.net; dmarc=pass", "dmarc=pass")

    assert (told.by, told.dmarc) == (MX, Verdict.NONE)


def test_a_name_that_ends_like_ours_is_not_ours():
    assert found(f"bad{MX}; dmarc=pass").dmarc is Verdict.NONE


def test_a_header_without_a_name_counts_only_above_all_others():
    told = found("mx.example.net; dmarc=pass", MICROSOFT, authorities=["protection.outlook.com"])

    assert told.dmarc is Verdict.NONE


def test_a_second_verdict_that_was_slipped_in_makes_it_no_better():
    assert found(f"{MX}; dmarc=fail; x=y; dmarc=pass").dmarc is Verdict.FAIL


def test_a_domain_in_other_letters_is_the_same():
    told = found(
        f"{MX}; dmarc=pass header.from=xn--bcher-kva.example", sender="From: j@b\u00fccher.example"
    )

    assert told.dmarc is Verdict.PASS


@pytest.mark.parametrize("piece", ["(", '"', "\\", ";", "a=", "dkim=pass ", "((\\"])
def test_a_header_of_any_length_is_read_in_no_time(piece: str):
    assert found(f"{MX};" + piece * 30_000).dmarc is Verdict.NONE


@settings(max_examples=50)
@given(text(alphabet=characters(codec="latin-1") | sampled_from(';="()\\ '), max_size=200))
def test_whatever_is_written_there_is_read(said: str):
    headers = Headers(fields=(("authentication-results", f"{MX};{said}"),))
    told = authentication_results.read(headers, authorities=[MX], from_address="j@example.com")

    assert told is not None
