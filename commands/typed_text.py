"""A text of several lines, as it was typed behind a command's words."""

from __future__ import annotations

from commands.asked import Asked
from desk.rich import plain
from desk.words import as_kept
from views.slack_text import mrkdwn_document

#: Takes away what there is.
OFF = "off"


async def typed_text(asked: Asked, *, after: int) -> str:
    """What follows so many words, with its lines; empty where it was switched off."""
    text = "".join(asked.text.split(maxsplit=after)[after:])
    if text.strip().lower() == OFF:
        return ""
    return await _plain(asked, text)


async def shown_to_customers(asked: Asked, word: str) -> str:
    """A name or title: emoji as characters, links as addresses."""
    return await _plain(asked, as_kept(word))


async def _plain(asked: Asked, text: str) -> str:
    return plain(mrkdwn_document(text, names=await asked.directory.names(text)))
