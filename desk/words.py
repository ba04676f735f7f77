"""Typed command text into words: quotes of every kind group, Slack's tokens stay whole."""

from __future__ import annotations

import re

from desk.errors import BadInput

# Phones and Macs turn typed quotes into curly ones, and not always into a pair.
QUOTES = '"“”„«»'
WORD = re.compile(rf"[{QUOTES}]([^{QUOTES}]*)[{QUOTES}]|(<[^>]*>)|([^\s{QUOTES}]+)")
CHANNEL = re.compile(r"<#([A-Z0-9]+)(?:\|[^>]*)?>")
MENTION = re.compile(r"<@([A-Z0-9]+)(?:\|[^>]*)?>")


def words(text: str) -> list[str]:
    """The words of a command; what stood in quotes is one, even if it is empty."""
    return [
        token or _as_typed(quoted if bare == "" else bare)
        for quoted, token, bare in WORD.findall(text)
    ]


def _as_typed(word: str) -> str:
    """Slack escapes three characters (docs.slack.dev/messaging/formatting-message-text)."""
    return word.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def as_kept(text: str) -> str:
    """Plain text as Slack keeps what people type (docs.slack.dev/messaging/formatting)."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def channel_id(word: str, *, example: str) -> str:
    found = CHANNEL.fullmatch(word)
    if not found:
        raise BadInput(
            f"`{word}` is not a channel I can see. Type # and choose it from the list: `{example}`."
        )
    return found[1]


def user_id(word: str, *, example: str) -> str:
    found = MENTION.fullmatch(word)
    if not found:
        raise BadInput(
            f"`{word}` is not a person I know. Type @ and choose them from the list: `{example}`."
        )
    return found[1]
