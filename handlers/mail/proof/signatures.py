"""Whose signatures on a mail are right (DKIM, RFC 6376)."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass

from dkim import DKIM

from handlers.mail.proof.name_system import PATIENCE, Text

log = logging.getLogger(__name__)

#: Signatures of one mail that are looked at.
MOST = 5
#: Bytes. The library's time grows with the square of what a hostile header holds.
LONGEST_SIGNATURE = 4_000
LARGEST_HEAD = 100_000
LARGEST_MAIL = 30_000_000
#: Bytes of a key's record: one of 4096 bits has 760, and larger numbers take long.
LONGEST_KEY = 1_000
END_OF_HEAD = b"\r\n\r\n"
SIGNATURE = re.compile(rb"^dkim-signature:((?:[^\r\n]|\r\n[ \t])*)", re.IGNORECASE | re.MULTILINE)
TAG = re.compile(rb"([a-z]{1,10})=(.*)", re.IGNORECASE | re.DOTALL)
SPACE = re.compile(rb"[ \t]+")


@dataclass(frozen=True, kw_only=True)
class Signed:
    """Domains in lower case, each once."""

    right: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()


def signed(raw: bytes, *, text: Text) -> Signed:
    """
    Who has signed the mail, and who has signed something else.

    Raises what `text` raises, where that hides whether somebody has.
    """
    head, found, body = raw.partition(END_OF_HEAD)
    if not found or len(head) > LARGEST_HEAD or len(raw) > LARGEST_MAIL:
        return Signed()
    verdicts: dict[str, bool] = {}
    lost: Exception | None = None
    for place, signature in enumerate(SIGNATURE.findall(head)[:MOST]):
        tags = _tags(signature)
        domain = tags.get(b"d", b"").decode("ascii", "replace").lower()
        if domain and len(signature) <= LONGEST_SIGNATURE:
            ask = _Asked(text)
            is_right = _is_right(head, body, place, tags, ask)
            lost = lost or ask.lost
            if ask.has_key:
                verdicts[domain] = verdicts.get(domain, False) or is_right
    if lost is not None and not any(verdicts.values()):
        raise lost
    return Signed(
        right=tuple(domain for domain, is_right in verdicts.items() if is_right),
        wrong=tuple(domain for domain, is_right in verdicts.items() if not is_right),
    )


def _is_right(head: bytes, body: bytes, place: int, tags: dict[bytes, bytes], ask: _Asked) -> bool:
    # Who signs only the beginning vouches for whatever others have put behind it.
    if b"l" in tags:
        return False
    if tags.get(b"c", b"").lower().endswith(b"/relaxed"):
        # The same to such a signature; long blanks would keep the library busy for hours.
        body = SPACE.sub(b" ", body)
    # The library tells its log what people wrote, and whom it asks.
    silence = logging.Logger("dkim", level=logging.CRITICAL + 1)  # noqa: LOG001  # Known to nobody.
    try:
        mail = DKIM(head + END_OF_HEAD + body, logger=silence)
        return bool(mail.verify(place, dnsfunc=ask))
    except Exception as error:  # noqa: BLE001  # Whatever a stranger's bytes make it raise.
        log.info("signature not read", extra={"error": type(error).__name__})
        return False


class _Asked:
    """
    The library's way to ask for a key.

    It hides when nobody answers, which we must know. A key that is not there may be so because a
    name server is ill: it makes no signature wrong.
    """

    def __init__(self, text: Text) -> None:
        self._text = text
        self.lost: Exception | None = None
        self.has_key = False

    def __call__(self, name: bytes, timeout: float = PATIENCE) -> bytes | None:  # noqa: ARG002
        try:
            key = self._text(name.decode("ascii"))
        except Exception as error:
            self.lost = error
            raise
        self.has_key = key is not None
        return key if key is None or len(key) <= LONGEST_KEY else None


def _tags(signature: bytes) -> dict[bytes, bytes]:
    parts = b"".join(signature.split()).split(b";")
    return {tag[1].lower(): tag[2] for part in parts if (tag := TAG.fullmatch(part))}
