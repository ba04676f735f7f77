"""Files that come with a mail: which are shown in the thread, and which are only told of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from desk.mail import Attachment

#: Bytes; a larger one stays with the raw mail.
LARGEST = 25 * 1024 * 1024
#: Files of one mail that are shown.
MOST = 10
#: Bytes; a smaller picture inside of a text is a logo or a line.
SMALL_PICTURE = 20_000
#: What a computer runs when it is opened.
# fmt: off
PROGRAMS = frozenset({
    "apk", "app", "bat", "chm", "cmd", "com", "cpl", "dll", "exe", "hta", "iso", "jar", "js",
    "jse", "lnk", "msc", "msi", "msp", "pif", "ps1", "reg", "scr", "sh", "vb", "vbe", "vbs",
    "wsf", "wsh",
})
# fmt: on


class Fate(StrEnum):
    SHOWN = "shown"
    #: A picture of a signature: neither shown nor told of.
    FOLDED = "folded"
    TOO_LARGE = "too_large"
    PROGRAM = "program"
    TOO_MANY = "too_many"


@dataclass(frozen=True, kw_only=True)
class FileName:
    """A file as far as a post tells of it."""

    name: str
    type: str
    #: Bytes.
    size: int
    fate: Fate = Fate.SHOWN


def named(attachments: tuple[Attachment, ...]) -> tuple[FileName, ...]:
    """All of them in their order, and what becomes of each."""
    names: list[FileName] = []
    for attachment in attachments:
        fate = _fate(attachment)
        if fate is Fate.SHOWN and sum(n.fate is Fate.SHOWN for n in names) >= MOST:
            fate = Fate.TOO_MANY
        names.append(
            FileName(name=attachment.name, type=attachment.type, size=attachment.size, fate=fate)
        )
    return tuple(names)


def has_all(names: Sequence[FileName], others: Sequence[FileName]) -> bool:
    """Whether the others are among them; lists take files out of the copies that they send."""
    more = Counter((one.name, one.size) for one in others if one.fate is not Fate.FOLDED)
    return more <= Counter((one.name, one.size) for one in names)


def _fate(attachment: Attachment) -> Fate:
    is_picture = attachment.type.startswith("image/")
    if attachment.inline and is_picture and attachment.size < SMALL_PICTURE:
        return Fate.FOLDED
    if attachment.name.rpartition(".")[2].lower() in PROGRAMS:
        return Fate.PROGRAM
    return Fate.TOO_LARGE if attachment.size > LARGEST else Fate.SHOWN
