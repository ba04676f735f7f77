"""The house, built in order, once."""

from __future__ import annotations

from sandbox import founding
from sandbox.app import App
from sandbox.changes import Changes
from sandbox.clock import Clock
from sandbox.delivery import Delivery
from sandbox.faults import Faults
from sandbox.files import Files
from sandbox.house import House
from sandbox.http_transport import HttpTransport
from sandbox.ids import Ids
from sandbox.interactions import Interactions
from sandbox.limits import Limits
from sandbox.mailbox import Mailboxes
from sandbox.manifest import DEFAULT, Manifest
from sandbox.payload import Json
from sandbox.payloads import Payloads
from sandbox.response_url import ResponseUrls
from sandbox.slack import Slack
from sandbox.socket_mode import SocketMode
from sandbox.views import Triggers, Views
from sandbox.web_api import ALL_SCOPES, WebApi
from sandbox.workspace import Workspace


def install(given: Json | None, scopes: frozenset[str] | set[str] | None) -> App:
    """Make an installed app of a manifest; its scopes are those given, else the manifest's."""
    manifest = Manifest.read(given or DEFAULT)
    allowed = frozenset(scopes) if scopes is not None else manifest.scopes or ALL_SCOPES
    return App(
        id="A0SANDBOX01",
        bot_id=founding.BOT_ID,
        bot_user=founding.BOT_USER,
        team=founding.TEAM.id,
        bot_token="xoxb-sandbox-bot",  # noqa: S106  opens nothing but this sandbox
        app_token="xapp-1-A0SANDBOX01-1-sandbox",  # noqa: S106  opens nothing but this sandbox
        verification_token="sandbox-verification",  # noqa: S106  Slack's old way, unused
        manifest=manifest,
        scopes=allowed,
    )


def build(
    app: App, *, clock: Clock, signing_secret: str, rate_limits: bool, ack_seconds: float
) -> House:
    """Build Slack, the ways to the app, and the mailboxes."""
    ids, changes, faults = Ids(), Changes(), Faults()
    workspace = Workspace(team=founding.TEAM, clock=clock, ids=ids, changes=changes)
    founding.found(workspace, bot_name=app.manifest.bot_name)
    slack = Slack(
        app=app,
        clock=clock,
        workspace=workspace,
        views=Views(app=app, ids=ids, changes=changes),
        triggers=Triggers(clock, ids, seconds=ack_seconds),
        hooks=ResponseUrls(app=app, workspace=workspace, ids=ids),
        files=Files(ids=ids, clock=clock, team=app.team),
        faults=faults,
        socket_mode=SocketMode(app=app, changes=changes, ack_seconds=ack_seconds),
    )
    http = HttpTransport(clock=clock, signing_secret=signing_secret, ack_seconds=ack_seconds)
    delivery = Delivery(
        (slack.socket_mode, http), app=app, clock=clock, ids=ids, changes=changes, faults=faults
    )
    workspace.on_event = delivery.tell
    return House(
        slack=slack,
        interactions=_interactions(slack, delivery),
        mailboxes=Mailboxes(clock=clock, changes=changes),
        changes=changes,
        delivery=delivery,
        http=http,
        web_api=WebApi(slack, limits=Limits(clock, are_on=rate_limits), changes=changes),
        addresses={"Support": "support@example.com", "Service": "service@example.com"},
    )


def _interactions(slack: Slack, delivery: Delivery) -> Interactions:
    return Interactions(
        app=slack.app,
        workspace=slack.workspace,
        delivery=delivery,
        payloads=Payloads(
            app=slack.app, workspace=slack.workspace, hooks=slack.hooks, triggers=slack.triggers
        ),
        hooks=slack.hooks,
        triggers=slack.triggers,
        views=slack.views,
    )
