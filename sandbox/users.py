"""The users.*, usergroups.*, team.* and bots.* methods."""

from __future__ import annotations

from sandbox.arguments import Arguments
from sandbox.conversations import READ, list_channels
from sandbox.errors import ApiError
from sandbox.member import Member
from sandbox.method import Method, table
from sandbox.payload import Json
from sandbox.slack import Slack, page
from sandbox.workspace import Group


def info(slack: Slack, args: Arguments) -> Json:
    member = slack.workspace.members.get(args.text("user"))
    if member is None:
        raise ApiError("user_not_found")
    return {"user": _shape(slack, member)}


def list_users(slack: Slack, args: Arguments) -> Json:
    shapes = [_shape(slack, each) for each in slack.workspace.members.values()]
    limit = args.number("limit", 1000)
    shown, cursor = page(shapes, cursor=args.optional("cursor") or "", limit=limit)
    return {
        "members": shown,
        "cache_ts": int(slack.clock.now().timestamp()),
        "response_metadata": {"next_cursor": cursor},
    }


def lookup_by_email(slack: Slack, args: Arguments) -> Json:
    wanted = args.text("email").lower()
    for member in slack.workspace.people:
        if member.email.lower() == wanted and member.is_active:
            return {"user": _shape(slack, member)}
    raise ApiError("users_not_found")


def conversations(slack: Slack, args: Arguments) -> Json:
    """The channels a user is in, among those the bot can see."""
    user = args.optional("user") or slack.app.bot_user
    answer = list_channels(slack, args)
    inside = {each.id for each in slack.workspace.channels.values() if user in each.members}
    return answer | {"channels": [each for each in answer["channels"] if each["id"] in inside]}


def list_groups(slack: Slack, args: Arguments) -> Json:
    with_users = args.flag("include_users")
    groups = slack.workspace.groups.values()
    return {"usergroups": [_group(slack, each, with_users=with_users) for each in groups]}


def list_group_users(slack: Slack, args: Arguments) -> Json:
    group = slack.workspace.groups.get(args.text("usergroup"))
    if group is None:
        raise ApiError("no_such_subteam")
    return {"users": list(group.users)}


def team(slack: Slack, _: Arguments) -> Json:
    known = slack.workspace.team
    return {
        "team": {
            "id": known.id,
            "name": known.name,
            "domain": known.domain,
            "url": f"{slack.origin}/",
            "email_domain": "example.org",
            "icon": {"image_default": True},
        }
    }


def bot(slack: Slack, args: Arguments) -> Json:
    if args.text("bot") != slack.app.bot_id:
        raise ApiError("bot_not_found")
    profile = slack.app.profile
    del profile["team_id"]
    return {"bot": profile | {"user_id": slack.app.bot_user}}


def _shape(slack: Slack, member: Member) -> Json:
    return member.as_slack(
        team=slack.app.team,
        app=slack.app.id,
        with_email="users:read.email" in slack.app.scopes,
    )


def _group(slack: Slack, group: Group, *, with_users: bool) -> Json:
    shape: Json = {
        "id": group.id,
        "team_id": slack.app.team,
        "is_usergroup": True,
        "is_subteam": True,
        "name": group.name,
        "description": "",
        "handle": group.handle,
        "is_external": False,
        "date_delete": 0,
        "user_count": len(group.users),
    }
    return shape | ({"users": list(group.users)} if with_users else {})


METHODS = table(
    Method(name="users.info", run=info, scopes=("users:read",)),
    Method(name="users.list", run=list_users, scopes=("users:read",)),
    Method(name="users.lookupByEmail", run=lookup_by_email, scopes=("users:read.email",)),
    Method(name="users.conversations", run=conversations, scopes=READ),
    Method(name="usergroups.list", run=list_groups, scopes=("usergroups:read",)),
    Method(name="usergroups.users.list", run=list_group_users, scopes=("usergroups:read",)),
    Method(name="team.info", run=team, scopes=("team:read",)),
    Method(name="bots.info", run=bot, scopes=("users:read",)),
)
