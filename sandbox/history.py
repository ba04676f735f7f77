"""conversations.history and conversations.replies."""

from __future__ import annotations

from sandbox.arguments import Arguments
from sandbox.channel import Channel
from sandbox.errors import ApiError
from sandbox.message import Message
from sandbox.method import Method, table
from sandbox.payload import Json
from sandbox.slack import Slack, page

HISTORY = ("channels:history", "groups:history", "im:history", "mpim:history")
MOST_SHOWN = 999


def history(slack: Slack, args: Arguments) -> Json:
    """What stands in the channel, newest first; replies only where they were broadcast."""
    channel = _readable(slack, args)
    shown = [each for each in channel.posts.values() if not each.is_reply or each.broadcast]
    found = [each for each in reversed(shown) if _is_between(each, args)]
    return _paged(found, args, default=100) | {"pin_count": 0, "channel_actions_ts": None}


def replies(slack: Slack, args: Arguments) -> Json:
    """A thread from its root on, oldest first; the root is on every first page."""
    channel = _readable(slack, args)
    message = channel.posts.get(args.text("ts"))
    if message is None:
        raise ApiError("thread_not_found")
    root = channel.posts.get(message.thread_ts or "", message)
    found = [root, *(each for each in root.replies if _is_between(each, args))]
    return _paged(found, args, default=1000)


def _readable(slack: Slack, args: Arguments) -> Channel:
    channel = slack.joined(args.text("channel"))
    family = {"im": "im", "group": "groups", "channel": "channels"}[channel.kind]
    slack.need(f"{family}:history")
    return channel


def _is_between(message: Message, args: Arguments) -> bool:
    oldest, latest = args.optional("oldest") or "0", args.optional("latest") or "9999999999"
    at = _moment(message.ts)
    if args.flag("inclusive"):
        return _moment(oldest) <= at <= _moment(latest)
    return _moment(oldest) < at < _moment(latest)


def _moment(ts: str) -> tuple[int, int]:
    """A ts as two whole numbers; raises ApiError for anything else."""
    seconds, _, fraction = ts.partition(".")
    try:
        return int(seconds), int(fraction.ljust(6, "0")[:6])
    except ValueError:
        raise ApiError("invalid_ts_oldest") from None


def _paged(found: list[Message], args: Arguments, *, default: int) -> Json:
    limit = args.number("limit", default)
    if limit < 1:
        raise ApiError("invalid_limit")
    shown, cursor = page(
        found, cursor=args.optional("cursor") or "", limit=min(limit, MOST_SHOWN + 1)
    )
    shapes = [each.as_slack(metadata=args.flag("include_all_metadata")) for each in shown]
    answer: Json = {"messages": shapes, "has_more": bool(cursor)}
    if cursor:
        answer["response_metadata"] = {"next_cursor": cursor}
    return answer


METHODS = table(
    Method(name="conversations.history", run=history, scopes=HISTORY),
    Method(name="conversations.replies", run=replies, scopes=HISTORY),
)
