"""What Outlook hides in winmail.dat: files and the text of the mail (MS-OXTNEF)."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desk.mail import Attachment
from handlers.mail import files, rtf
from handlers.mail.parts import Part

TYPES = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
FILE_NAMES = frozenset({"winmail.dat", "win.dat"})
#: The program that opens it: the library that reads TNEF can be made to loop, so it runs apart.
OPENER = Path(__file__).with_name("tnef_opener.py")
#: Bytes that are opened at all, and seconds of the whole (the opener limits its own work to less).
LARGEST = 50_000_000
PATIENCE = 8
UNREADABLE = "Nothing could be read in winmail.dat; it is attached as it came."


@dataclass(frozen=True, kw_only=True)
class Opened:
    files: tuple[Attachment, ...] = ()
    text: str = ""
    html: str = ""
    problems: tuple[str, ...] = ()


def is_tnef(part: Part) -> bool:
    return part.type in TYPES or part.name.lower() in FILE_NAMES


def opened(part: Part) -> Opened:
    """The files and the text inside; what cannot be opened is a problem, never an error."""
    content = part.content
    if len(content) > LARGEST:
        return Opened(problems=(UNREADABLE,))
    try:
        done = subprocess.run(  # noqa: S603 - our own program, run by our own interpreter
            [sys.executable, "-I", str(OPENER)],
            input=content,
            capture_output=True,
            timeout=PATIENCE,
            check=True,
        )
        inside = _read(json.loads(done.stdout))
    except (subprocess.SubprocessError, OSError, ValueError, KeyError, TypeError):
        return Opened(problems=(UNREADABLE,))
    is_empty = not (inside.files or inside.text.strip() or inside.html.strip())
    return Opened(problems=(UNREADABLE,)) if is_empty else inside


def _read(told: dict[str, Any]) -> Opened:
    text, html = rtf.read(told["rtf"]) if told["rtf"] else (told["text"], told["html"])
    return Opened(
        files=tuple(
            files.attachment(
                name=file["name"], type_=file["type"], content=base64.b64decode(file["content"])
            )
            for file in told["files"]
        ),
        text=text,
        html=html,
    )
