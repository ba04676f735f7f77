"""What a provider has found out about who sent a mail, in its own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from desk.authentication import Authentication, Verdict, domain_of
from handlers.mail import headers
from handlers.mail.headers import Headers
from handlers.mail.proof.dmarc import author_domain

WORDS = {
    "pass": Verdict.PASS,
    "fail": Verdict.FAIL,
    "softfail": Verdict.FAIL,
    "hardfail": Verdict.FAIL,
}
WORD = re.compile(r"[a-z]+")
#: What a filter says where the domain in From has signed the mail rightly.
SIGNED_BY_AUTHOR = "DKIM_VALID_AU"
DOMAIN = re.compile(r"\bd\s*=\s*([^\s;]{1,253})", re.IGNORECASE)
#: Headers that tell the way of a mail.
TRACE = frozenset({"return-path", "received"})
Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Told:
    """A provider's words; "" where it says nothing."""

    dmarc: str = ""
    dkim: str = ""
    spf: str = ""
    #: Whose signatures are right, where it names them.
    signers: tuple[str, ...] = ()
    #: The rules of its filter that fit.
    rules: str = ""
    is_strict: bool = False


def authentication(
    by: str, told: Told, *, raw: bytes, mail_from: str | None
) -> Authentication | None:
    """None where it has told nothing of what can be believed."""
    if not (told.dmarc or told.dkim or told.spf or told.signers or told.rules):
        return None
    fields = headers.read(headers.divide(raw)[0])
    spf = _verdict(told.spf or ("pass" if "SPF_PASS" in told.rules else ""))
    signers = told.signers or _signers(told, fields)
    return Authentication(
        by=by,
        dmarc=_verdict(told.dmarc),
        dkim=Verdict.PASS if signers else _verdict(told.dkim),
        spf=spf,
        signers=signers,
        envelope=domain_of(mail_from or "") if spf is Verdict.PASS else "",
        is_strict=told.is_strict,
    )


def written_first(headers: Pairs, is_own: Callable[[str], bool]) -> dict[str, str]:
    """
    What a provider wrote on top of all that came from elsewhere, up to the first other header.

    Names in lower case; where it took the mail may be told before. Whoever wrote the mail can
    have written the same below, which is not believed.
    """
    lowered = ((name.lower(), value) for name, value in headers)
    after_trace = dropwhile(lambda pair: pair[0] in TRACE, lowered)
    found: dict[str, str] = {}
    for name, value in takewhile(lambda pair: is_own(pair[0]), after_trace):
        found.setdefault(name, value)
    return found


def _signers(told: Told, fields: Headers) -> tuple[str, ...]:
    """Who signed, where only that somebody did is told: there must be only one who can be meant."""
    if SIGNED_BY_AUTHOR in re.split(r"[\s,]+", told.rules):
        return tuple(filter(None, [author_domain(fields)]))
    signatures = list(fields.all("dkim-signature"))
    if _verdict(told.dkim) is not Verdict.PASS or len(signatures) != 1:
        return ()
    domains = DOMAIN.findall("".join(signatures[0].split()))
    return (domains[0].lower(),) if len(domains) == 1 else ()


def _verdict(word: str) -> Verdict:
    first = WORD.match(word.strip().lower())
    return WORDS.get(first[0], Verdict.NONE) if first else Verdict.NONE
