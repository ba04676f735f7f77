"""Mails that are too large or cannot be fetched: what is kept in their place."""

from __future__ import annotations

import hashlib
import re

#: Between header fields; a line that begins with a blank goes on with the field before.
BETWEEN_FIELDS = re.compile(rb"\r?\n(?![ \t])")
HEAD_END = re.compile(rb"\r?\n\r?\n")
OF_THE_BODY = (b"content-", b"mime-version:")


def beginning(raw: bytes, *, size: int) -> bytes:
    """
    A mail of its own out of the beginning of one: it says in its text that the rest is missing.

    The original body, as far as it came, stands below that as a part of its own.
    """
    head, *rest = HEAD_END.split(raw, maxsplit=1)
    fields = BETWEEN_FIELDS.split(head)
    of_body = [f for f in fields if f.lower().startswith(OF_THE_BODY)]
    others = [f for f in fields if not f.lower().startswith(OF_THE_BODY)]
    mark = hashlib.sha256(raw).hexdigest().encode()
    note = (
        f"[This mail has {size / 1_000_000:.0f} MB, more than is taken in. Only its beginning is "
        "here; the whole mail is in the mailbox.]"
    )
    return b"\r\n".join(
        [
            *others,
            b"MIME-Version: 1.0",
            b'Content-Type: multipart/mixed; boundary="%s"' % mark,
            b"",
            b"--" + mark,
            b"Content-Type: text/plain; charset=utf-8",
            b"",
            note.encode(),
            b"",
            b"--" + mark,
            *(f for f in of_body if not f.lower().startswith(b"mime-version:")),
            b"",
            *rest,
            b"--" + mark + b"--",
            b"",
        ]
    )


def unfetched(name: str, uid: int) -> bytes:
    """In place of a mail that the server does not hand over, however often it is asked."""
    text = (
        f"The mailbox {name} has a mail that the server does not hand over (UID {uid}). "
        "Please look for it there. It is tried again every hour, and becomes a case once it comes."
    )
    return (
        b"Subject: A mail that could not be fetched\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        + text.encode()
        + b"\r\n"
    )
