"""The views.* methods."""

from __future__ import annotations

import json

from sandbox import blocks
from sandbox.arguments import Arguments, missing
from sandbox.errors import ApiError
from sandbox.method import Method, table
from sandbox.payload import Json
from sandbox.slack import Slack
from sandbox.views import Trigger, View

HEAVIEST = 250_000


def open_view(slack: Slack, args: Arguments) -> Json:
    raw = _given(args, "modal")
    trigger = _trigger(slack, args)
    return {"view": slack.views.open(trigger.user, raw).as_slack()}


def push(slack: Slack, args: Arguments) -> Json:
    raw = _given(args, "modal")
    trigger = _trigger(slack, args)
    if trigger.view is None or trigger.view.type != "modal":
        raise ApiError("invalid_trigger_id")
    return {"view": slack.views.push(trigger.user, raw).as_slack()}


def update(slack: Slack, args: Arguments) -> Json:
    raw = _given(args, "modal")
    view = slack.views.find(
        view_id=args.optional("view_id") or "", external_id=args.optional("external_id") or ""
    )
    if view is None or view.type != "modal":
        raise ApiError("not_found")
    _refuse_conflict(view, args)
    return {"view": slack.views.update(view, raw).as_slack()}


def publish(slack: Slack, args: Arguments) -> Json:
    raw = _given(args, "home")
    user = args.text("user_id")
    if user not in slack.workspace.members:
        raise ApiError("invalid_arguments")
    home = slack.views.home(user)
    if home:
        _refuse_conflict(home, args)
    return {"view": slack.views.publish(user, raw).as_slack()}


def _given(args: Arguments, kind: str) -> Json:
    """The view of the call, if Slack would take it."""
    raw = args.object("view", error="invalid_arguments")
    if raw is None:
        raise missing("view")
    if len(json.dumps(raw)) > HEAVIEST:
        raise ApiError("view_too_large")
    problems = blocks.check_view(raw, kind)
    if problems:
        raise ApiError.explained("invalid_arguments", [each.as_slack() for each in problems])
    return raw


def _trigger(slack: Slack, args: Arguments) -> Trigger:
    wanted = args.optional("trigger_id") or args.optional("interactivity_pointer")
    if not wanted:
        raise missing("trigger_id")
    return slack.triggers.use(wanted)


def _refuse_conflict(view: View, args: Arguments) -> None:
    wanted = args.optional("hash")
    if wanted and wanted != view.hash:
        raise ApiError("hash_conflict")


METHODS = table(
    Method(name="views.open", run=open_view),
    Method(name="views.push", run=push),
    Method(name="views.update", run=update),
    Method(name="views.publish", run=publish),
)
