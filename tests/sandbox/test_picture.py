"""The picture of the sample mails."""

from __future__ import annotations

import zlib

from sandbox.picture import png

RED, BLUE = (255, 0, 0), (0, 0, 255)


def test_what_is_drawn_later_lies_above():
    drawn = png(2, 1, ((0, 0, 2, 1, RED), (1, 0, 1, 1, BLUE)))

    pixels = drawn[drawn.index(b"IDAT") + 4 :]
    assert zlib.decompressobj().decompress(pixels) == bytes((0, *RED, *BLUE))


def test_a_picture_tells_how_large_it_is():
    assert png(3, 2, ())[:24] == b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\3\0\0\0\2"
