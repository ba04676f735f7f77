"""The conversations.* methods but for their history."""

from __future__ import annotations

from sandbox.arguments import Arguments
from sandbox.channel import Channel
from sandbox.errors import ApiError
from sandbox.method import Method, table
from sandbox.payload import Json
from sandbox.slack import Slack, page

READ = ("channels:read", "groups:read", "im:read", "mpim:read")
MOST_LISTED = 1000


def info(slack: Slack, args: Arguments) -> Json:
    channel = slack.seen(args.text("channel"))
    slack.need(f"{_family(channel)}:read")
    shape = slack.shape(channel)
    if args.flag("include_num_members"):
        shape["num_members"] = len(channel.members)
    return {"channel": shape}


def list_channels(slack: Slack, args: Arguments) -> Json:
    kinds = (args.optional("types") or "public_channel").split(",")
    found = [each for each in slack.workspace.channels.values() if _is_listed(slack, each, kinds)]
    if args.flag("exclude_archived"):
        found = [each for each in found if not each.is_archived]
    shapes = [slack.shape(each) | _count(each) for each in found]
    return _paged("channels", shapes, args)


def members(slack: Slack, args: Arguments) -> Json:
    channel = slack.seen(args.text("channel"))
    slack.need(f"{_family(channel)}:read")
    ids: list[Json] = [{"id": each} for each in channel.members]
    shown, cursor = page(ids, cursor=args.optional("cursor") or "", limit=_limit(args))
    return {
        "members": [each["id"] for each in shown],
        "response_metadata": {"next_cursor": cursor},
    }


def join(slack: Slack, args: Arguments) -> Json:
    channel = slack.seen(args.text("channel"))
    if channel.is_im or channel.is_private:
        raise ApiError("method_not_supported_for_channel_type")
    if channel.is_archived:
        raise ApiError("is_archived")
    if slack.is_in(channel):
        return {
            "channel": slack.shape(channel),
            "warning": "already_in_channel",
            "response_metadata": {"warnings": ["already_in_channel"]},
        }
    slack.workspace.join(channel, slack.app.bot_user)
    return {"channel": slack.shape(channel)}


def invite(slack: Slack, args: Arguments) -> Json:
    channel = slack.joined(args.text("channel"))
    for user in args.text("users").split(","):
        if user not in slack.workspace.members:
            raise ApiError("user_not_found")
        if user in channel.members:
            raise ApiError("already_in_channel")
        slack.workspace.join(channel, user, inviter=slack.app.bot_user)
    return {"channel": slack.shape(channel)}


def open_direct(slack: Slack, args: Arguments) -> Json:
    users = (args.optional("users") or "").split(",")
    if "channel" in args:
        users = [str(slack.seen(args.text("channel")).user)]
    if len(users) != 1 or users[0] not in slack.workspace.members:
        raise ApiError("user_not_found")
    if slack.workspace.members[users[0]].is_bot:
        raise ApiError("cannot_dm_bot")
    channel = slack.workspace.direct(users[0])
    shape = slack.shape(channel) if args.flag("return_im") else {"id": channel.id}
    return {"no_op": True, "already_open": True, "channel": shape}


def _family(channel: Channel) -> str:
    """The first word of the scopes that reach this kind of channel."""
    return {"im": "im", "group": "groups", "channel": "channels"}[channel.kind]


def _is_listed(slack: Slack, channel: Channel, kinds: list[str]) -> bool:
    kind = {"im": "im", "group": "private_channel", "channel": "public_channel"}[channel.kind]
    may_see = slack.is_in(channel) or not (channel.is_private or channel.is_im)
    return kind in kinds and may_see


def _count(channel: Channel) -> Json:
    return {} if channel.is_im else {"num_members": len(channel.members)}


def _limit(args: Arguments) -> int:
    limit = args.number("limit", 100)
    if not 1 <= limit <= MOST_LISTED:
        raise ApiError("invalid_limit")
    return limit


def _paged(name: str, shapes: list[Json], args: Arguments) -> Json:
    shown, cursor = page(shapes, cursor=args.optional("cursor") or "", limit=_limit(args))
    return {name: shown, "response_metadata": {"next_cursor": cursor}}


METHODS = table(
    Method(name="conversations.info", run=info, scopes=READ),
    Method(name="conversations.list", run=list_channels, scopes=READ),
    Method(name="conversations.members", run=members, scopes=READ),
    Method(name="conversations.join", run=join, scopes=("channels:join",)),
    Method(
        name="conversations.invite",
        run=invite,
        scopes=("channels:manage", "groups:write", "channels:write.invites"),
    ),
    Method(name="conversations.open", run=open_direct, scopes=("im:write", "mpim:write")),
)
