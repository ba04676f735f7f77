"""What a person types, as Slack stores and sends it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sandbox.emoji import NAMES
from sandbox.payload import Json

_URL = r"https?://[^\s<>|]*[^\s<>|.,;:!?)'\"\]*_~]"
_EMAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_EMOJI = "|".join(sorted(map(re.escape, NAMES), key=len, reverse=True))
_TOKEN = re.compile(
    rf"(?P<url>{_URL})|(?P<email>{_EMAIL})|<@(?P<user>[UW]\w+)(?:\|[^>]*)?>"
    rf"|<\#(?P<place>[CG]\w+)(?:\|[^>]*)?>|(?<!\w)@(?P<handle>[\w.-]*\w)"
    rf"|(?<!\w)\#(?P<channel>[\w-]+)|:(?P<code>[a-z0-9_+-]+):|(?P<emoji>{_EMOJI})\ufe0f?"
)
_BROADCASTS = frozenset({"here", "channel", "everyone"})


@dataclass(frozen=True, kw_only=True)
class Names:
    """Whom and what the names in a text stand for."""

    users: Mapping[str, str]
    channels: Mapping[str, str]
    private: frozenset[str] = frozenset()

    def handle_of(self, user: str) -> str:
        return next((name for name, each in self.users.items() if each == user), "")

    def channel_name(self, channel: str) -> str:
        return next((name for name, each in self.channels.items() if each == channel), "")


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A stretch of typed text and what it is: text, url, email, user, channel, range, emoji."""

    kind: str
    value: str


def escaped(text: str) -> str:
    """Slack's three control characters as entities, the ampersand first."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def pieces(text: str, names: Names) -> list[Piece]:
    """Take typed text apart into words, links, mentions and emoji."""
    found: list[Piece] = []
    end = 0
    for match in _TOKEN.finditer(text):
        piece = _piece(match, names)
        if piece is None:
            continue
        found += _words(text[end : match.start()])
        found.append(piece)
        end = match.end()
    return found + _words(text[end:])


def stored(text: str, names: Names) -> str:
    """The `text` of a message somebody typed: links wrapped, names as ids, emoji by name."""
    return "".join(_stored(piece, names, labels=False) for piece in pieces(text, names))


def sent_with_command(text: str, names: Names) -> str:
    """The `text` of a slash command with should_escape: names carry their label too."""
    return "".join(_stored(piece, names, labels=True) for piece in pieces(text, names))


def posted(text: str) -> str:
    """The `text` an app posted: bare links wrapped and emoji by name, tokens left alone."""
    return re.sub(
        rf"<[^<>]*>|(?P<url>{_URL})|(?P<emoji>{_EMOJI})\ufe0f?",
        _link_or_emoji,
        text,
    )


def rich_text(text: str, names: Names) -> Json:
    """The rich_text block Slack makes of typed text."""
    elements = [_element(piece) for piece in pieces(text, names)]
    section = {"type": "rich_text_section", "elements": elements}
    return {"type": "rich_text", "elements": [section]}


def _link_or_emoji(match: re.Match[str]) -> str:
    if match["url"]:
        return f"<{match['url']}>"
    return f":{NAMES[match['emoji']]}:" if match["emoji"] else match[0]


def _words(text: str) -> list[Piece]:
    return [Piece(kind="text", value=text)] if text else []


def _piece(match: re.Match[str], names: Names) -> Piece | None:
    kind, value = str(match.lastgroup), match[str(match.lastgroup)]
    if kind in {"handle", "user"}:
        return _mention(value, names)
    if kind in {"channel", "place"}:
        place = names.channels.get(value, value)
        return Piece(kind="channel", value=place) if names.channel_name(place) else None
    if kind == "code":
        return Piece(kind="emoji", value=value) if value in NAMES.values() else None
    return Piece(kind=kind, value=NAMES[value] if kind == "emoji" else value)


def _mention(value: str, names: Names) -> Piece | None:
    if value in _BROADCASTS:
        return Piece(kind="range", value=value)
    user = names.users.get(value, value)
    return Piece(kind="user", value=user) if names.handle_of(user) else None


def _stored(piece: Piece, names: Names, *, labels: bool) -> str:
    value = escaped(piece.value)
    if piece.kind == "user":
        return f"<@{value}|{names.handle_of(value)}>" if labels else f"<@{value}>"
    if piece.kind == "channel":
        label = "" if value in names.private else names.channel_name(value)
        return f"<#{value}|{label}>"
    shapes = {
        "url": f"<{value}>",
        "email": f"<mailto:{value}|{value}>",
        "range": f"<!{value}>",
        "emoji": f":{value}:",
    }
    return shapes.get(piece.kind, value)


def _element(piece: Piece) -> Json:
    shapes: dict[str, Json] = {
        "user": {"type": "user", "user_id": piece.value},
        "channel": {"type": "channel", "channel_id": piece.value},
        "range": {"type": "broadcast", "range": piece.value},
        "emoji": {"type": "emoji", "name": piece.value},
        "url": {"type": "link", "url": piece.value},
        "email": {"type": "link", "url": f"mailto:{piece.value}", "text": piece.value},
    }
    return shapes.get(piece.kind, {"type": "text", "text": piece.value})
