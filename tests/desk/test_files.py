"""What becomes of the files of a mail."""

from __future__ import annotations

import pytest

from desk.files import LARGEST, MOST, SMALL_PICTURE, Fate, named
from desk.mail import Attachment


def attachment(
    name: str = "a.pdf", kind: str = "application/pdf", *, size: int = 100, inline: bool = False
) -> Attachment:
    return Attachment(
        name=name, type=kind, size=size, inline=inline, content_id=None, digest="", content=b""
    )


@pytest.mark.parametrize(
    ("file", "fate"),
    [
        (attachment(), Fate.SHOWN),
        (attachment(size=LARGEST + 1), Fate.TOO_LARGE),
        (attachment("Setup.EXE"), Fate.PROGRAM),
        (attachment("logo.png", "image/png", inline=True), Fate.FOLDED),
        (attachment("leak.png", "image/png", size=SMALL_PICTURE, inline=True), Fate.SHOWN),
        (attachment("leak.png", "image/png"), Fate.SHOWN),
    ],
    ids=["file", "too large", "program", "signature's picture", "large picture", "attached one"],
)
def test_a_file_is_shown_unless_there_is_a_reason(file: Attachment, fate: Fate):
    assert [one.fate for one in named((file,))] == [fate]


def test_of_very_many_files_the_first_are_shown():
    fates = [one.fate for one in named((attachment(),) * (MOST + 1))]

    assert fates == [Fate.SHOWN] * MOST + [Fate.TOO_MANY]
