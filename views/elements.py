"""The few Block Kit shapes that all views are made of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeAlias

from views.text import label, mrkdwn

Block: TypeAlias = dict[str, Any]

#: Block Kit's limits, in characters.
BUTTON, HEADER, TITLE, OPTION = 75, 150, 24, 75


def plain_text(text: str, limit: int) -> Block:
    return {"type": "plain_text", "text": label(text, limit), "emoji": True}


def section(text: str, **more: Any) -> Block:  # noqa: ANN401  # Any other key of a section.
    return {"type": "section", "text": mrkdwn(text), **more}


def context(*texts: str) -> Block:
    return {"type": "context", "elements": [mrkdwn(text) for text in texts]}


def header(text: str) -> Block:
    return {"type": "header", "text": {**plain_text(text, HEADER), "emoji": False}}


def actions(*elements: Block) -> list[Block]:
    """One block, or none where there is nothing to press."""
    return [{"type": "actions", "elements": list(elements)}] if elements else []


def button(text: str, action: str, value: str, **more: Any) -> Block:  # noqa: ANN401
    return {
        "type": "button",
        "text": plain_text(text, BUTTON),
        "action_id": action,
        "value": value,
        **more,
    }


def confirm(title: str, text: str, yes: str) -> Block:
    return {
        "title": plain_text(title, 100),
        "text": plain_text(text, 300),
        "confirm": plain_text(yes, 30),
        "deny": plain_text("Cancel", 30),
    }


def option(text: str, value: str) -> Block:
    return {"text": plain_text(text, OPTION), "value": value}


def field(name: str, text: str, element: Block, **more: Any) -> Block:  # noqa: ANN401
    """An input whose block and action have the same id."""
    return {
        "type": "input",
        "block_id": name,
        "label": plain_text(text, 2000),
        "element": {**element, "action_id": name},
        **more,
    }


def modal(title: str, blocks: Sequence[Block], **more: Any) -> Block:  # noqa: ANN401
    return {
        "type": "modal",
        "title": plain_text(title, TITLE),
        "close": plain_text("Close", TITLE),
        "blocks": list(blocks),
        **more,
    }


def date_token(moment: datetime, form: str = "{date_short_pretty} at {time}") -> str:
    """A moment as every reader sees it in their own zone."""
    return f"<!date^{int(moment.timestamp())}^{form}|{moment:%Y-%m-%d %H:%M} UTC>"


def person(user: str | None) -> str:
    """Whoever it is by name; in a card's edit this notifies nobody."""
    return f"<@{user}>" if user else "_nobody yet_"


def whose(colleague: str) -> str:
    """For somebody who writes in a colleague's case."""
    return f"👋 <@{colleague}> has this case. You can still answer; it stays theirs."


def size_text(size: int) -> str:
    """Bytes as people say them."""
    if size < 1024:  # noqa: PLR2004  # Bytes in a kilobyte.
        return f"{size} B"
    return f"{size / 1024:.0f} KB" if size < 1024**2 else f"{size / 1024**2:.1f} MB"
