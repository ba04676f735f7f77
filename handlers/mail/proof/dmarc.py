"""
What a domain asks to be done with mail that names it wrongly, and which domains belong together.

Which of a domain's upper domains holds it is found as RFC 9989 4.10 says, by asking for a policy
at each of them; so no list of public suffixes is needed, which would grow old.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desk.authentication import Verdict, domain_of
from handlers.mail import addresses
from handlers.mail.headers import Headers
from handlers.mail.proof.name_system import Text

#: Levels of a domain that are asked about (RFC 9989 4.10).
MOST_LEVELS = 8
LONGEST_RECORD = 4_000
STRICT = frozenset({"quarantine", "reject"})


@dataclass(frozen=True, kw_only=True)
class Policy:
    """A domain's own record (RFC 9989 4.7)."""

    domain: str
    tags: dict[str, str]

    @property
    def is_registry(self) -> bool:
        """Others hold the domains below it, such as those of `co.uk`."""
        return self.tags.get("psd") == "y"

    @property
    def is_end(self) -> bool:
        return self.tags.get("psd") in {"y", "n"}

    def is_strict_for(self, domain: str) -> bool:
        asked = self.tags.get("p", "none")
        if domain != self.domain:
            asked = self.tags.get("sp", asked)
        # Who is still trying it out asks for nothing yet.
        return asked in STRICT and self.tags.get("t") != "y"

    @property
    def needs_same_signer(self) -> bool:
        return self.tags.get("adkim") == "s"


def author_domain(headers: Headers) -> str:
    """The domain in From; "" where there is not exactly one."""
    if sum(name == "from" for name, _ in headers.fields) != 1:
        return ""
    domains = {domain_of(one.address) for one in addresses.read(headers, "from")}
    return domains.pop() if len(domains) == 1 else ""


def verdict(
    domain: str, *, signers: tuple[str, ...], broken: tuple[str, ...], text: Text
) -> tuple[Verdict, bool]:
    """
    Whether the domain has signed it, and whether it asks that all else be kept apart.

    `signers` have signed it rightly; what the signatures of `broken` were made for was another
    text. A mail that the domain did not sign at all may have passed by its envelope, which is
    not looked at: nothing is said of it then.
    """
    policy, home = _found(domain, text)
    if policy is None:
        return Verdict.NONE, False
    is_strict = policy.is_strict_for(domain)
    if any(_speaks_for(one, domain, home, policy, text) for one in signers):
        return Verdict.PASS, is_strict
    if any(_speaks_for(one, domain, home, policy, text) for one in broken):
        return Verdict.FAIL, is_strict
    return Verdict.NONE, is_strict


def _speaks_for(signer: str, domain: str, home: str, policy: Policy, text: Text) -> bool:
    if signer == domain:
        return True
    is_related = signer == home or signer.endswith(f".{home}")
    return is_related and not policy.needs_same_signer and _found(signer, text)[1] == home


def _found(domain: str, text: Text) -> tuple[Policy | None, str]:
    """The policy that holds for the domain, and the uppermost domain of the same holder."""
    found: list[Policy] = []
    for name in _walk(domain):
        policy = _policy(name, text)
        if policy is None:
            continue
        if policy.is_registry and name != domain:
            # Below a registry, the next domain is its holder's, with a record or without.
            labels = domain.split(".")[-(name.count(".") + 2) :]
            return _holding(domain, found or [policy]), ".".join(labels)
        found.append(policy)
        if policy.is_end:
            break
    if not found:
        return None, domain
    return _holding(domain, found), found[-1].domain


def _holding(domain: str, found: Sequence[Policy]) -> Policy:
    """Its own one, else that of the uppermost."""
    return found[0] if found[0].domain == domain else found[-1]


def _walk(domain: str) -> Iterator[str]:
    """The domain, and those above it, of which long ones are not all asked."""
    labels = domain.split(".")
    yield domain
    labels = labels[-(MOST_LEVELS - 1) :] if len(labels) >= MOST_LEVELS else labels[1:]
    while labels:
        yield ".".join(labels)
        labels = labels[1:]


def _policy(domain: str, text: Text) -> Policy | None:
    record = (text(f"_dmarc.{domain}.") or b"")[:LONGEST_RECORD].decode("utf-8", "replace")
    tags: dict[str, str] = {}
    for part in record.split(";"):
        name, _, value = part.partition("=")
        tags.setdefault(name.strip().lower(), value.strip().lower())
    is_one = record.split(";")[0].replace(" ", "") == "v=DMARC1"
    return Policy(domain=domain, tags=tags) if is_one else None
