"""Mail that only its addressee's key can read (RFC 3156, RFC 8551)."""

from __future__ import annotations

from handlers.mail import smime
from handlers.mail.parts import Part

#: The other kinds of S/MIME are not encrypted, only signed or packed.
OPEN_SMIME = frozenset({"signed-data", "certs-only", "compressed-data"})
PGP_BEGIN = "-----BEGIN PGP MESSAGE-----"
ENCRYPTED = "The mail is encrypted; Deskbell has no key and cannot read it."
SIGNED = "The mail is wrapped in its S/MIME signature and cannot be shown; it is attached."


def problem(root: Part, text: str) -> str | None:
    """What keeps the mail from being read, or None."""
    if any(part.type == "multipart/encrypted" for part in root.walk()):
        return ENCRYPTED
    if text.lstrip().startswith(PGP_BEGIN):
        return ENCRYPTED
    for part in root.walk():
        if part.type in smime.TYPES:
            return SIGNED if _smime_type(part) in OPEN_SMIME else ENCRYPTED
    return None


def _smime_type(part: Part) -> str:
    """What the part says it is; without a word, its name's ending tells (RFC 8551 3.2.1)."""
    told = part.content_type.token("smime-type").lower()
    return told or ("certs-only" if part.name.lower().endswith(".p7c") else "enveloped-data")
