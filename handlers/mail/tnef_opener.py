"""A program of its own: TNEF on its input, what is inside as JSON on its output, within limits."""

from __future__ import annotations

import base64
import json
import mimetypes
import resource
import sys
from typing import Any

#: Seconds of processor time, and bytes of memory.
SECONDS = 1
MEMORY = 256 * 1024 * 1024
MOST_FILES = 100
#: Bytes of rich text, packed and unpacked, that can be unpacked in that time.
LARGEST_PACKED = 300_000
LARGEST_RICH = 1_000_000


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def opened(content: bytes) -> dict[str, Any]:
    """Files, and the body's text, HTML and rich text, "" where there is none."""
    from tnefparse import TNEF  # noqa: PLC0415 - what it takes to load counts against the limits

    tnef = TNEF(content, do_checksum=False)
    text, html = _text(tnef.body), _text(tnef.htmlbody)
    return {
        "files": [_file(attachment) for attachment in tnef.attachments[:MOST_FILES]],
        "text": text,
        "html": html,
        "rtf": "" if text.strip() or html.strip() else _rich(tnef),
    }


def _rich(tnef: Any) -> str:  # noqa: ANN401 - the library has no types
    """The rich text (MS-OXRTFCP), a letter for each byte."""
    packed = bytes(tnef._rtfbody or b"")  # noqa: SLF001 - its size is asked before it is unpacked
    size = int.from_bytes(packed[4:8], "little")
    if not packed or len(packed) > LARGEST_PACKED or size > LARGEST_RICH:
        return ""
    try:
        return bytes(tnef.rtfbody).decode("latin-1").strip("\0")
    except Exception:  # noqa: BLE001 - the files are worth having without it
        return ""


def _file(attachment: Any) -> dict[str, str]:  # noqa: ANN401 - the library has no types
    name = _text(attachment.long_filename() or attachment.name).strip("\0 ")
    return {
        "name": name,
        "type": mimetypes.guess_type(name)[0] or "application/octet-stream",
        "content": base64.b64encode(bytes(attachment.data or b"")).decode(),
    }


def _text(value: object) -> str:
    if isinstance(value, (bytes, bytearray)):
        return bytes(value).decode("utf-8", "replace").strip("\0")
    return str(value).strip("\0") if value else ""


if __name__ == "__main__":
    limit()
    json.dump(opened(sys.stdin.buffer.read()), sys.stdout)
