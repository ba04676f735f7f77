"""A picture as PNG, drawn of rectangles: what a customer's screenshot looks like."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

Color = tuple[int, int, int]
#: Left, top, width, height, color.
Rectangle = tuple[int, int, int, int, Color]


def png(width: int, height: int, rectangles: Sequence[Rectangle]) -> bytes:
    """Draw one over the other, the first at the bottom."""
    rows = [bytearray(width * 3) for _ in range(height)]
    for left, top, wide, high, color in rectangles:
        for row in rows[top : top + high]:
            row[left * 3 : (left + wide) * 3] = bytes(color) * wide
    pixels = b"".join(b"\0" + row for row in rows)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (b"IHDR", head), (b"IDAT", zlib.compress(pixels)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    checked = kind + content
    return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))
