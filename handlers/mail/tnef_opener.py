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


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def opened(content: bytes) -> dict[str, Any]:
    """Files, and the body's text and HTML, "" where there is none."""
    from tnefparse import TNEF  # noqa: PLC0415 - what it takes to load counts against the limits

    tnef = TNEF(content, do_checksum=False)
    return {
        "files": [_file(attachment) for attachment in tnef.attachments[:MOST_FILES]],
        "text": _text(tnef.body),
        "html": _text(tnef.htmlbody),
    }


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
