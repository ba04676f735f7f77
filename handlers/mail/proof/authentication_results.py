"""
What the mail server that took a mail in has found out about its sender (RFC 8601).

Anybody can write such a header, so only the topmost one of a server that the operator has named
is read. All servers write it a little differently; what cannot be read says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from desk.authentication import Authentication, Verdict, domain_of, lies_in
from handlers.mail.headers import Headers

FIELD = "authentication-results"
#: Letters of one header that are read.
LONGEST = 10_000
#: Microsoft 365 writes no name of its own, so that only the topmost header of all can be its.
NAMELESS = "protection.outlook.com"
WORDS = {
    "pass": Verdict.PASS,
    # Microsoft's word for a domain without a policy, whose mail would pass the usual one.
    "bestguesspass": Verdict.PASS,
    "fail": Verdict.FAIL,
    "softfail": Verdict.FAIL,
    "policy": Verdict.FAIL,
}
#: The number that stands first where the header was sealed (RFC 8617).
INSTANCE = re.compile(r"\s*i=\d{1,3}\s*")
#: How servers say what the domain asks for: beside the result, in a comment, as what they did.
STRICT = re.compile(
    r"(?:\bp|policy|published-domain-policy)=(?:quarantine|reject)\b"
    r"|\baction=(?:quarantine|o?reject)\b",
    re.IGNORECASE,
)
#: The server did not do what the domain asks for.
SPARED = re.compile(r"\bdis=none\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One method's result, such as `spf=pass smtp.mailfrom=example.com`."""

    method: str
    result: Verdict
    #: Such as `smtp.mailfrom`; names and values in lower case.
    properties: tuple[tuple[str, str], ...]
    #: All of it, with its comments.
    text: str

    def value(self, *names: str) -> str:
        said = dict(reversed(self.properties))
        return next((said[name] for name in names if name in said), "")


def read(
    headers: Headers, *, authorities: Collection[str], from_address: str
) -> Authentication | None:
    """
    The verdict of the first of `authorities` (names in lower case) that wrote one.

    None where there are no authorities; where none of them wrote anything, nothing is proven.
    """
    if not authorities:
        return None
    for place, value in enumerate(headers.all(FIELD)):
        name, statements = _parsed(value[:LONGEST])
        is_topmost = place == 0
        if is_believed(name, authorities, is_topmost=is_topmost):
            return _verdict(name or NAMELESS, statements, domain_of(from_address))
    return Authentication(by=next(iter(authorities)))


def is_believed(name: str, authorities: Collection[str], *, is_topmost: bool) -> bool:
    """An authority that begins with a dot stands for every host below it."""
    if not name:
        return is_topmost and NAMELESS in authorities
    return any(name == one or (one.startswith(".") and name.endswith(one)) for one in authorities)


def _verdict(by: str, statements: Sequence[Statement], domain: str) -> Authentication:
    dmarc = [one for one in statements if one.method == "dmarc"]
    signers = dict.fromkeys(filter(None, map(_signer, statements)))
    envelope = next((e for one in statements if (e := _envelope(one))), "")
    return Authentication(
        by=by,
        dmarc=_worst(_about(one, domain) for one in dmarc),
        dkim=_best(one.result for one in statements if one.method == "dkim"),
        spf=Verdict.PASS if envelope else _worst(s.result for s in statements if s.method == "spf"),
        signers=tuple(signers),
        envelope=envelope,
        is_strict=any(STRICT.search(one.text) for one in dmarc) and not _is_passed_on(statements),
    )


def _is_passed_on(statements: Sequence[Statement]) -> bool:
    """
    A forwarder has sealed what it had found out (RFC 8617), and the server went by that.

    Forwarding breaks what proves a mail, so that whoever writes by an old address would be held.
    """
    is_sealed = any(one.method == "arc" and one.result is Verdict.PASS for one in statements)
    return is_sealed and any(
        one.method == "dmarc" and SPARED.search(one.text) for one in statements
    )


def _about(statement: Statement, domain: str) -> Verdict:
    """What is said of another domain than that in From proves nothing."""
    told = statement.value("header.from")
    about = domain_of(told) or told
    is_other = bool(about) and not lies_in(domain, about)
    return Verdict.NONE if is_other and statement.result is Verdict.PASS else statement.result


def _signer(statement: Statement) -> str:
    if statement.method != "dkim" or statement.result is not Verdict.PASS:
        return ""
    told = statement.value("header.d", "header.i")
    return domain_of(told) or told


def _envelope(statement: Statement) -> str:
    if statement.method != "spf" or statement.result is not Verdict.PASS:
        return ""
    told = statement.value("smtp.mailfrom", "smtp.mail", "smtp.envelope-from")
    return domain_of(told) or told


def _worst(results: Iterator[Verdict]) -> Verdict:
    """A second word on the same thing may have been slipped in: it can only make it worse."""
    said = set(results)
    if Verdict.FAIL in said:
        return Verdict.FAIL
    return Verdict.PASS if said == {Verdict.PASS} else Verdict.NONE


def _best(results: Iterator[Verdict]) -> Verdict:
    """One right signature among several is enough."""
    said = set(results)
    return next((one for one in (Verdict.PASS, Verdict.FAIL) if one in said), Verdict.NONE)


def _parsed(value: str) -> tuple[str, list[Statement]]:
    """The server's name ("" where it writes none), and what it states."""
    pieces = list(_pieces(value))
    if INSTANCE.fullmatch(pieces[0][0]) and len(pieces) > 1:
        del pieces[0]
    first = pieces[0][0]
    is_named = "=" not in first and bool(first.strip())
    name = first.split()[0].lower().rstrip(".") if is_named else ""
    return name, [one for piece in pieces[is_named:] if (one := _statement(*piece))]


def _statement(plain: str, text: str) -> Statement | None:
    words = " ".join(plain.split()).replace(" =", "=").replace("= ", "=").lower().split(" ")
    pairs = [(name, value) for name, is_pair, value in (w.partition("=") for w in words) if is_pair]
    if not pairs:
        return None
    # The method's version is of no account.
    method, result = pairs[0][0].partition("/")[0], pairs[0][1]
    return Statement(
        method=method,
        result=WORDS.get(result, Verdict.NONE),
        properties=tuple(pairs[1:]),
        text=text,
    )


def _pieces(value: str) -> Iterator[tuple[str, str]]:
    """What stands between semicolons: without comments, and with them."""
    plain: list[str] = []
    start, depth, quoted, escaped = 0, 0, False, False
    for place, letter in enumerate(value):
        if escaped or letter == "\\":
            escaped = not escaped
        elif letter == '"' and not depth:
            quoted = not quoted
        elif letter == "(" and not quoted:
            depth += 1
        elif letter == ")" and depth:
            depth -= 1
            plain.append(" ")
        elif letter == ";" and not (depth or quoted):
            yield "".join(plain), value[start:place]
            plain, start = [], place + 1
        elif not depth:
            # What is quoted is one word, whatever stands in it.
            plain.append("_" if quoted and (letter.isspace() or letter == "=") else letter)
    yield "".join(plain), value[start:]
