"""Events as the Events API words them."""

from __future__ import annotations

from sandbox.channel import Channel
from sandbox.message import Message
from sandbox.payload import Json, present


def message_posted(message: Message, channel: Channel) -> Json:
    """The `message` event of a new post; a system line carries less."""
    if message.subtype in {"channel_join", "group_join"}:
        return _joined(message, channel)
    event = message.as_inner() | _place(channel) | {"event_ts": message.ts}
    event.pop("subtype", None)
    if message.metadata:
        event["metadata"] = {"event_type": message.metadata["event_type"]}
    if message.broadcast:
        event |= {"subtype": "thread_broadcast"}
    elif message.files:
        event |= {"subtype": "file_share", "files": message.files}
        event |= {"upload": False, "display_as_bot": False}
        del event["team"]
    return event


def broadcast_posted(message: Message, root: Message, channel: Channel) -> Json:
    """A reply also sent to the channel brings its root along."""
    event = message_posted(message, channel) | {"root": root.as_root()}
    for key in ("team", "bot_id", "bot_profile", "parent_user_id", "metadata"):
        event.pop(key, None)
    return event


def message_changed(
    message: Message, *, before: Json, channel: Channel, ts: str, hidden: bool = True
) -> Json:
    return _place(channel) | {
        "type": "message",
        "subtype": "message_changed",
        "message": message.as_inner(),
        "previous_message": before,
        "hidden": hidden,
        "ts": ts,
        "event_ts": ts,
    }


def message_deleted(message: Message, *, channel: Channel, ts: str) -> Json:
    return _place(channel) | {
        "type": "message",
        "subtype": "message_deleted",
        "previous_message": message.as_inner(),
        "deleted_ts": message.ts,
        "hidden": True,
        "ts": ts,
        "event_ts": ts,
    }


def member_joined(user: str, channel: Channel, *, team: str, inviter: str | None, ts: str) -> Json:
    return present(
        type="member_joined_channel",
        user=user,
        channel=channel.id,
        channel_type="G" if channel.is_private else "C",
        team=team,
        inviter=inviter,
        event_ts=ts,
    )


def member_left(user: str, channel: Channel, *, team: str, ts: str) -> Json:
    return {
        "type": "member_left_channel",
        "user": user,
        "channel": channel.id,
        "channel_type": "G" if channel.is_private else "C",
        "team": team,
        "event_ts": ts,
    }


def archived(channel: Channel, *, user: str, ts: str) -> Json:
    """The event of a channel put away or brought back, by the kind of the channel."""
    kind = "group" if channel.is_private else "channel"
    done = "archive" if channel.is_archived else "unarchive"
    return {"type": f"{kind}_{done}", "channel": channel.id, "user": user, "event_ts": ts}


def app_mention(message: Message, channel: Channel) -> Json:
    event = message.as_inner() | {"type": "app_mention", "channel": channel.id}
    return event | {"event_ts": message.ts}


def home_opened(user: str, im: str, *, tab: str, view: Json | None, ts: str) -> Json:
    return present(type="app_home_opened", user=user, channel=im, tab=tab, view=view, event_ts=ts)


def reaction_added(message: Message, *, user: str, name: str, ts: str) -> Json:
    return {
        "type": "reaction_added",
        "user": user,
        "reaction": name,
        "item": {"type": "message", "channel": message.channel, "ts": message.ts},
        "item_user": message.user,
        "event_ts": ts,
    }


def file_shared(file_id: str, *, user: str, channel: str, ts: str) -> Json:
    return {
        "type": "file_shared",
        "file_id": file_id,
        "user_id": user,
        "file": {"id": file_id},
        "channel_id": channel,
        "event_ts": ts,
    }


def subscription(event: Json) -> str:
    """The name an app subscribes to for this event, as in the manifest's bot_events."""
    if event["type"] != "message":
        return str(event["type"])
    return {"im": "message.im", "group": "message.groups"}.get(
        event.get("channel_type", ""), "message.channels"
    )


def _joined(message: Message, channel: Channel) -> Json:
    return _place(channel) | present(
        type="message",
        subtype=message.subtype,
        user=message.user,
        inviter=message.inviter,
        text=message.text,
        team=message.team,
        ts=message.ts,
        event_ts=message.ts,
    )


def _place(channel: Channel) -> Json:
    return {"channel": channel.id, "channel_type": channel.kind}
