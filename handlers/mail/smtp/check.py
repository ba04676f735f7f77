"""Whether a mail that comes to our own door is from whom it names, as far as signatures tell."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache

from desk.authentication import OURSELVES, Authentication, Verdict
from handlers.mail import headers
from handlers.mail.proof import dmarc
from handlers.mail.proof.name_system import Text, text_of
from handlers.mail.proof.signatures import signed

log = logging.getLogger(__name__)

#: Seconds for all that is asked about one mail; it is kept all the same.
IN_ALL = 15.0
#: Mails that are looked at together.
AT_ONCE = 8


@dataclass(frozen=True, kw_only=True)
class Check:
    text: Text = text_of
    #: Threads of its own: name servers that are slow hold up nobody else.
    room: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(AT_ONCE))

    async def __call__(self, raw: bytes) -> Authentication:
        """Nothing is proven where nobody answers in time, or the mail is not signed."""
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(IN_ALL):
                return await loop.run_in_executor(self.room, found, raw, self.text)
        except Exception as error:  # noqa: BLE001  # The mail is kept whatever goes wrong here.
            log.warning("mail not checked", extra={"error": type(error).__name__})
            return Authentication(by=OURSELVES)

    def close(self) -> None:
        self.room.shutdown(wait=False, cancel_futures=True)


def found(raw: bytes, text: Text) -> Authentication:
    """
    Who signed it, and whether that is who stands in From (RFC 6376, RFC 9989).

    The envelope is not checked (SPF): that needs to know which servers are our own.
    """
    ask = lru_cache(text)
    has_signed = signed(raw, text=ask)
    domain = dmarc.author_domain(headers.read(headers.divide(raw)[0]))
    verdict, is_strict = (Verdict.NONE, False)
    if domain:
        verdict, is_strict = dmarc.verdict(
            domain, signers=has_signed.right, broken=has_signed.wrong, text=ask
        )
    return Authentication(
        by=OURSELVES,
        dmarc=verdict,
        dkim=_dkim(has_signed.right, has_signed.wrong),
        # Several names in From, of which one is shown, are a trick.
        signers=has_signed.right if domain else (),
        is_strict=is_strict,
    )


def _dkim(right: tuple[str, ...], wrong: tuple[str, ...]) -> Verdict:
    if right:
        return Verdict.PASS
    return Verdict.FAIL if wrong else Verdict.NONE
