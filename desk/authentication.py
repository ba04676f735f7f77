"""What was found out about whether a mail comes from whom it names, and who found it out."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

#: Who checked it, where that was the desk itself.
OURSELVES = "this desk"


class Verdict(StrEnum):
    PASS = "pass"  # noqa: S105  # The word of RFC 8601, no password.
    FAIL = "fail"
    #: Not checked, nothing to check, or no answer.
    NONE = "none"


class Proof(StrEnum):
    """What all that was found out says of the address in From."""

    PROVEN = "proven"
    #: It was checked by somebody we believe, and nothing proves the address.
    UNPROVEN = "unproven"
    #: Nobody whom we believe has checked it.
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Authentication:
    """The verdict of somebody we believe (DKIM: RFC 6376, SPF: RFC 7208, DMARC: RFC 9989)."""

    #: A mail server's name, a provider, or ourselves.
    by: str
    dmarc: Verdict = Verdict.NONE
    dkim: Verdict = Verdict.NONE
    spf: Verdict = Verdict.NONE
    #: The domains whose signatures are right, in lower case.
    signers: tuple[str, ...] = ()
    #: The domain of the envelope's sender, where SPF passed for it.
    envelope: str = ""
    #: The domain in From asks that mail that fails is kept apart, or not taken at all.
    is_strict: bool = False

    @property
    def is_spoof(self) -> bool:
        """By the word of the domain itself, the mail is not its own."""
        return self.dmarc is Verdict.FAIL and self.is_strict

    def proves(self, address: str) -> bool:
        """
        Whether the domain of the address has vouched for the mail.

        Without a word on DMARC, a signature or envelope of the domain itself does, or of one that
        it lies in: whoever holds a domain decides on what is below it.
        """
        if self.dmarc is not Verdict.NONE:
            return self.dmarc is Verdict.PASS
        domain = domain_of(address)
        voucher = (*self.signers, *([self.envelope] if self.spf is Verdict.PASS else []))
        return any(lies_in(domain, one) for one in voucher)


def domain_of(address: str) -> str:
    """As the name system knows it (RFC 3490), in lower case; "" where there is none."""
    domain = address.rpartition("@")[2].strip().rstrip(".").lower() if "@" in address else ""
    with suppress(UnicodeError):
        return domain.encode("idna").decode()
    return domain


def lies_in(domain: str, outer: str) -> bool:
    """Whether it is the same domain or one below it; nothing vouches for all of a `com`."""
    return "." in outer and (domain == outer or domain.endswith(f".{outer}"))


def to_stored(found: Authentication | None) -> dict[str, Any] | None:
    return asdict(found) if found else None


def from_stored(stored: dict[str, Any] | None) -> Authentication | None:
    if stored is None:
        return None
    verdicts = {name: Verdict(stored[name]) for name in ("dmarc", "dkim", "spf")}
    return Authentication(**{**stored, **verdicts, "signers": tuple(stored["signers"])})
