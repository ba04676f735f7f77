"""auth.test, api.test and apps.connections.open."""

from __future__ import annotations

from sandbox.arguments import Arguments
from sandbox.errors import ApiError
from sandbox.method import Method, table
from sandbox.payload import Json
from sandbox.slack import Slack


def auth_test(slack: Slack, _: Arguments) -> Json:
    return {
        "url": f"{slack.origin}/",
        "team": slack.workspace.team.name,
        "user": slack.app.manifest.bot_name,
        "team_id": slack.app.team,
        "user_id": slack.app.bot_user,
        "bot_id": slack.app.bot_id,
        "is_enterprise_install": False,
    }


def api_test(_: Slack, args: Arguments) -> Json:
    if error := args.optional("error"):
        raise ApiError(error, args=args.given)
    return {"args": args.given}


def open_connection(slack: Slack, _: Arguments) -> Json:
    """A WebSocket address that opens one connection."""
    host = slack.origin.replace("http://", "ws://")
    ticket = slack.socket_mode.new_ticket()
    return {"url": f"{host}/link/?ticket={ticket}&app_id={slack.app.id}"}


METHODS = table(
    Method(name="auth.test", run=auth_test),
    Method(name="api.test", run=api_test, is_public=True),
    Method(name="apps.connections.open", run=open_connection, takes_app_token=True),
)
