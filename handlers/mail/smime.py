"""The mail inside of an S/MIME signature that is wrapped around it (RFC 8551 3.5.2, RFC 5652)."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.mail import parts
from handlers.mail.parts import Part

TYPES = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
#: The object identifier of plain data, behind which the signed content stands (RFC 5652 4).
DATA = bytes.fromhex("06092a864886f70d010701")
#: ASN.1 tags (X.690 8): the frame around the content, its bytes in one piece or in several.
FRAME, WHOLE, PIECES = 0xA0, 0x04, 0x24
#: A length in the following bytes, as many as the lower bits say; none of them: up to an end mark.
LONG, INDEFINITE = 0x80, 0x80
MOST_LENGTH_BYTES = 4


def opened(root: Part) -> Part:
    """The mail as it was before it was signed; the signature is not checked."""
    if root.type not in TYPES or root.content_type.token("smime-type").lower() == "enveloped-data":
        return root
    content = inside(root.content)
    if not content:
        return root
    inner, _ = parts.read(content)
    return parts.under(root.headers, inner)


def inside(signed: bytes) -> bytes:
    """The signed content, or b"" where there is none or it cannot be found."""
    at = signed.find(DATA)
    frame = _element(signed, at + len(DATA)) if at >= 0 else None
    if frame is None or frame[0] != FRAME:
        return b""
    content = _element(signed, frame[1])
    if content is None or content[0] not in {WHOLE, PIECES}:
        return b""
    tag, start, end = content
    return signed[start:end] if tag == WHOLE else b"".join(_pieces(signed, start, end))


def _pieces(signed: bytes, start: int, end: int) -> Iterator[bytes]:
    while start < end:
        piece = _element(signed, start)
        if piece is None or piece[0] != WHOLE:
            return
        yield signed[piece[1] : piece[2]]
        start = piece[2]


def _element(encoded: bytes, at: int) -> tuple[int, int, int] | None:
    """The tag, start and end of what stands at a place; without a length, all that follows."""
    if at + 2 > len(encoded):
        return None
    tag, length, start = encoded[at], encoded[at + 1], at + 2
    if length == INDEFINITE:
        return tag, start, len(encoded)
    if length > LONG:
        count = length - LONG
        if count > MOST_LENGTH_BYTES:
            return None
        length = int.from_bytes(encoded[start : start + count], "big")
        start += count
    return tag, start, min(start + length, len(encoded))
