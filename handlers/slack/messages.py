"""Messages in the threads of cards: kept first, understood by the intake."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from desk import inbound
from desk.desk import Desk
from desk.raw import Inbound, Way

#: What people type; everything else (edits, joins, bots) is none of ours.
SUBTYPES = {None, "file_share", "thread_broadcast"}
WANTED = ("user", "channel", "thread_ts", "ts", "text")


@dataclass(frozen=True, kw_only=True)
class ThreadMessage:
    """What somebody typed in a card's thread."""

    user: str
    channel: str
    thread_ts: str
    ts: str
    text: str
    #: It was typed while the bot was away.
    is_missed: bool = False
    #: Id, name, type, size in bytes and url of each file that came with it.
    files: tuple[dict[str, Any], ...] = ()


async def keep(desk: Desk, body: dict[str, Any], *, bot_user: str) -> None:
    """Store the event if it is a person's message in a thread of ours; else forget it."""
    event = body.get("event", {})
    if is_ours(event, bot_user=bot_user):
        await _keep(desk, event, is_missed=False)


async def keep_missed(desk: Desk, event: dict[str, Any], *, bot_user: str) -> None:
    """The same for a message that was read back from a thread."""
    if is_ours(event, bot_user=bot_user):
        await _keep(desk, event, is_missed=True)


async def _keep(desk: Desk, event: dict[str, Any], *, is_missed: bool) -> None:
    wanted = {name: event.get(name) or "" for name in WANTED}
    files = [_file(file) for file in event.get("files") or [] if file.get("url_private")]
    raw = json.dumps({**wanted, "is_missed": is_missed, "files": files}).encode()
    # One message is one note, by whichever of its events it comes.
    await inbound.keep(desk, Way.SLACK, key=f"{event['channel']}:{event['ts']}", raw=raw)


def is_ours(event: dict[str, Any], *, bot_user: str) -> bool:
    return (
        event.get("type") == "message"
        and event.get("subtype") in SUBTYPES
        and not event.get("bot_id")
        and bool(event.get("user"))
        and _author_of_root(event) == bot_user
        and event.get("thread_ts") != event.get("ts")
    )


def _author_of_root(event: dict[str, Any]) -> object:
    """A reply that is also sent to the channel brings the root itself, and not who wrote it."""
    return event.get("parent_user_id") or (event.get("root") or {}).get("user")


def _file(file: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": file["id"],
        "name": file.get("name") or file.get("title") or "file",
        "type": file.get("mimetype") or "application/octet-stream",
        "size": file.get("size") or 0,
        "url": file.get("url_private_download") or file["url_private"],
    }


def thread_message(kept: Inbound) -> ThreadMessage:
    stored = json.loads(kept.raw)
    return ThreadMessage(**{**stored, "files": tuple(stored.get("files", ()))})
