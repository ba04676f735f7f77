"""Paragraphs that were broken into lines only for the way (RFC 3676)."""

from __future__ import annotations

from handlers.mail.parts import Part

SIGNATURE = "-- "


def is_flowed(part: Part) -> bool:
    return part.type == "text/plain" and part.content_type.token("format").lower() == "flowed"


def joined(text: str, *, drops_space: bool) -> str:
    """
    The text with its soft line breaks taken out.

    A line that ends in a space goes on in the next; `drops_space` is the parameter DelSp, for
    languages that part no words. Quoted lines stay as they are: they are shown as they were sent.
    """
    lines: list[list[str]] = []
    is_open = False
    for line in text.split("\n"):
        is_quoted = line.startswith(">")
        shown = line.removeprefix(" ")
        goes_on = is_open and bool(shown) and not is_quoted and shown != SIGNATURE
        is_open = not is_quoted and shown.endswith(" ") and shown != SIGNATURE
        said = shown[:-1] if is_open and drops_space else shown
        if goes_on:
            lines[-1].append(said)
        else:
            lines.append([said])
    return "\n".join(map("".join, lines))
