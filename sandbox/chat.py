"""The chat.* methods."""

from __future__ import annotations

import json
import re

from sandbox import blocks, typed
from sandbox.arguments import Arguments
from sandbox.channel import Channel
from sandbox.errors import ApiError
from sandbox.message import Draft, Message
from sandbox.method import Method, table
from sandbox.payload import Json
from sandbox.slack import Slack

LONGEST_TEXT = 40_000
LONGEST_UPDATE = 4_000
LONGEST_METADATA = 8_000
MOST_ATTACHMENTS = 100


def post_message(slack: Slack, args: Arguments) -> Json:
    channel = _target(slack, args.text("channel"))
    draft = _draft(slack, args, channel)
    message = slack.workspace.post(channel, draft)
    answer: Json = {"channel": channel.id, "ts": message.ts, "message": message.as_slack()}
    if len(args.optional("text") or "") > LONGEST_TEXT:
        answer["warning"] = "message_truncated"
        answer["response_metadata"] = {"warnings": ["message_truncated"]}
    return answer


def post_ephemeral(slack: Slack, args: Arguments) -> Json:
    channel = slack.joined(args.text("channel"))
    user = args.text("user")
    if user not in channel.members:
        raise ApiError("user_not_in_channel")
    if len(args.optional("text") or "") > LONGEST_TEXT:
        raise ApiError("msg_too_long")
    draft = _draft(slack, args, channel)
    if slack.faults.drop_ephemerals:
        return {"message_ts": slack.workspace.new_ts()}
    return {"message_ts": slack.workspace.whisper(channel, draft, to=user).ts}


def update(slack: Slack, args: Arguments) -> Json:
    channel = slack.seen(args.text("channel"))
    message = _own(slack, channel, args.text("ts"), error="cant_update_message")
    if channel.is_archived:
        raise ApiError("is_archived")
    slack.workspace.change(message, **_changed(slack, args, message))
    return {
        "channel": channel.id,
        "ts": message.ts,
        "text": message.text,
        "message": message.as_slack(),
    }


def delete(slack: Slack, args: Arguments) -> Json:
    channel = slack.seen(args.text("channel"))
    message = _own(slack, channel, args.text("ts"), error="cant_delete_message")
    slack.workspace.delete(message)
    return {"channel": channel.id, "ts": message.ts}


def get_permalink(slack: Slack, args: Arguments) -> Json:
    channel = slack.seen(args.text("channel"))
    message = channel.posts.get(args.text("message_ts"))
    if message is None:
        raise ApiError("message_not_found")
    link = f"{slack.origin}/archives/{channel.id}/p{message.ts.replace('.', '')}"
    if message.thread_ts:
        link += f"?thread_ts={message.thread_ts}&cid={channel.id}"
    return {"channel": channel.id, "permalink": link}


def validate_blocks(_: Slack, args: Arguments) -> Json:
    """Answer what is wrong with blocks; open to everybody."""
    given = args.objects("blocks", error="invalid_blocks_format") or []
    problems = blocks.check_message(given)
    if problems:
        errors = [
            {"code": "invalid", "message": each.text, "pointer": each.pointer} for each in problems
        ]
        raise ApiError("invalid_blocks", errors=errors)
    return {}


def _target(slack: Slack, wanted: str) -> Channel:
    """Where to post: a channel's id or name, or a person's id for a direct message."""
    person = slack.workspace.members.get(wanted)
    if person:
        if person.is_bot:
            raise ApiError("cannot_dm_bot")
        return slack.workspace.direct(person.id)
    channel = slack.seen(slack.workspace.names.channels.get(wanted.removeprefix("#"), wanted))
    if not slack.is_in(channel) and "chat:write.public" not in slack.app.scopes:
        raise ApiError("not_in_channel")
    if channel.is_archived:
        raise ApiError("is_archived")
    return channel


def _draft(slack: Slack, args: Arguments, channel: Channel) -> Draft:
    given = _checked_blocks(args) or []
    attachments = args.objects("attachments", error="invalid_attachments") or []
    if len(attachments) > MOST_ATTACHMENTS:
        raise ApiError("too_many_attachments")
    if args.optional("username"):
        slack.need("chat:write.customize")
    thread_ts = args.optional("thread_ts") or None
    _refuse_reply_as_root(channel, thread_ts)
    return Draft(
        user=slack.app.bot_user,
        text=_text(args, has_more=bool(given or attachments)),
        blocks=given,
        attachments=attachments,
        thread_ts=thread_ts,
        broadcast=bool(thread_ts) and args.flag("reply_broadcast"),
        metadata=_metadata(args) or None,
        bot=slack.app.profile,
        username=args.optional("username"),
        link_names=args.flag("link_names"),
    )


def _text(args: Arguments, *, has_more: bool) -> str:
    markdown = args.optional("markdown_text")
    if markdown and ("text" in args or has_more):
        raise ApiError("markdown_text_conflict")
    text = markdown or args.optional("text") or ""
    if not text.strip() and not has_more:
        raise ApiError("no_text")
    if args.optional("parse") == "none":
        return text[:LONGEST_TEXT]
    return typed.posted(text[:LONGEST_TEXT])


def _refuse_reply_as_root(channel: Channel, thread_ts: str | None) -> None:
    root = channel.posts.get(thread_ts or "")
    if root and root.is_reply:
        raise ApiError("cannot_reply_to_message")


def _own(slack: Slack, channel: Channel, ts: str, *, error: str) -> Message:
    message = channel.posts.get(ts)
    if message is None or message.deleted:
        raise ApiError("message_not_found")
    if message.user != slack.app.bot_user:
        raise ApiError(error)
    return message


def _changed(slack: Slack, args: Arguments, message: Message) -> Json:
    """
    What an update changes: text without blocks takes the blocks away, the rest stays.

    Source: docs of chat.update.
    """
    given = _checked_blocks(args)
    changed: Json = {}
    if "text" in args:
        changed = {"text": _update_text(args), "blocks": []}
    if given is not None:
        changed["blocks"] = slack.workspace.named_blocks(given)
    if "attachments" in args:
        changed["attachments"] = args.objects("attachments", error="invalid_attachments")
    if "metadata" in args:
        changed["metadata"] = _metadata(args) or None
    if not changed:
        raise ApiError("no_text")
    if not changed.get("blocks", message.blocks):
        changed["edited"] = {"user": slack.app.bot_user, "ts": slack.workspace.new_ts()}
    return changed | {"typed": {}}


def _update_text(args: Arguments) -> str:
    text = args.optional("text") or ""
    if len(text) > LONGEST_UPDATE:
        raise ApiError("msg_too_long")
    return typed.posted(text)


def _checked_blocks(args: Arguments) -> list[Json] | None:
    given = args.objects("blocks", error="invalid_blocks_format")
    if given is None:
        return None
    problems = blocks.check_message(given)
    if problems:
        raise ApiError.explained("invalid_blocks", [each.as_slack() for each in problems])
    if blocks.weight(given) > blocks.HEAVIEST:
        raise ApiError("msg_blocks_too_long")
    return given


def _metadata(args: Arguments) -> Json | None:
    given = args.object("metadata", error="invalid_metadata_format")
    if not given:
        return given
    if set(given) != {"event_type", "event_payload"}:
        raise ApiError("invalid_metadata_format")
    if not re.fullmatch(r"[\w.-]{1,255}", str(given["event_type"])):
        raise ApiError("invalid_metadata_format")
    if not isinstance(given["event_payload"], dict) or _is_deep(given["event_payload"]):
        raise ApiError("invalid_metadata_schema")
    if len(json.dumps(given)) > LONGEST_METADATA:
        raise ApiError("metadata_too_large")
    return given


def _is_deep(payload: Json) -> bool:
    """Whether a value is more than a plain one, one object, or an array of plain ones."""
    inner = [each for each in payload.values() if isinstance(each, dict)]
    return any(isinstance(value, dict | list) for each in inner for value in each.values())


METHODS = table(
    Method(name="chat.postMessage", run=post_message, scopes=("chat:write",)),
    Method(name="chat.postEphemeral", run=post_ephemeral, scopes=("chat:write",)),
    Method(name="chat.update", run=update, scopes=("chat:write",)),
    Method(name="chat.delete", run=delete, scopes=("chat:write",)),
    Method(name="chat.getPermalink", run=get_permalink),
    Method(name="blocks.validate", run=validate_blocks, is_public=True),
)
