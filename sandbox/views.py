"""Modals and App Homes, and the triggers that open them."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sandbox import form
from sandbox.app import App
from sandbox.changes import Changes
from sandbox.clock import Clock
from sandbox.errors import ApiError
from sandbox.ids import Ids
from sandbox.naming import named
from sandbox.payload import Json

DEEPEST = 3


@dataclass(kw_only=True, eq=False)
class View:
    """A modal or a Home of one person, with what they have typed into it."""

    id: str
    user: str
    type: str
    team: str
    app: App
    raw: Json
    hash: str
    root_id: str
    previous_id: str | None = None
    typed: form.Values = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def blocks(self) -> list[Json]:
        blocks: list[Json] = self.raw["blocks"]
        return blocks

    @property
    def state(self) -> form.Values:
        return form.values(self.blocks, self.typed)

    def as_slack(self, *, with_state: bool = True) -> Json:
        """The view object of payloads and answers."""
        state = self.state if with_state else {}
        return copy.deepcopy(
            {
                "id": self.id,
                "team_id": self.team,
                "type": self.type,
                "blocks": self.blocks,
                "private_metadata": self.raw.get("private_metadata", ""),
                "callback_id": self.raw.get("callback_id", ""),
                "external_id": self.raw.get("external_id", ""),
                "state": {"values": state},
                "hash": self.hash,
                "title": _plain(self.raw.get("title")),
                "close": _plain(self.raw.get("close")),
                "submit": _plain(self.raw.get("submit")),
                "clear_on_close": bool(self.raw.get("clear_on_close", False)),
                "notify_on_close": bool(self.raw.get("notify_on_close", False)),
                "previous_view_id": self.previous_id,
                "root_view_id": self.root_id,
                "app_id": self.app.id,
                "app_installed_team_id": self.team,
                "bot_id": self.app.bot_id,
            }
        )


@dataclass(kw_only=True, eq=False)
class Trigger:
    """What lets an app open a modal: three seconds, once, for one person."""

    id: str
    user: str
    made: datetime
    view: View | None = None
    is_used: bool = False


class Triggers:
    """The triggers handed out with interactions."""

    def __init__(self, clock: Clock, ids: Ids, *, seconds: float) -> None:
        self._clock = clock
        # As long as Slack waits for an answer: three seconds, unless a test is more patient.
        self._life = timedelta(seconds=seconds)
        self._ids = ids
        self._known: dict[str, Trigger] = {}

    def new(self, user: str, view: View | None = None) -> str:
        trigger = Trigger(id=self._ids.trigger(), user=user, made=self._clock.now(), view=view)
        self._known[trigger.id] = trigger
        return trigger.id

    def use(self, trigger_id: str) -> Trigger:
        trigger = self._known.get(trigger_id)
        if trigger is None:
            raise ApiError("invalid_trigger_id")
        if trigger.is_used:
            raise ApiError("exchanged_trigger_id")
        if self._clock.now() - trigger.made > self._life:
            raise ApiError("expired_trigger_id")
        trigger.is_used = True
        return trigger


class Views:
    """Every person's stack of modals and their Home."""

    def __init__(self, *, app: App, ids: Ids, changes: Changes) -> None:
        self._app = app
        self._ids = ids
        self._changes = changes
        self._stacks: dict[str, list[View]] = {}
        self._homes: dict[str, View] = {}

    def top(self, user: str) -> View | None:
        stack = self._stacks.get(user)
        return stack[-1] if stack else None

    def home(self, user: str) -> View | None:
        return self._homes.get(user)

    def open(self, user: str, raw: Json) -> View:
        """Open a root view; one that was open before gives way."""
        view = self._new(user, raw)
        self._stacks[user] = [view]
        self._changes.announce("view", user=user)
        return view

    def push(self, user: str, raw: Json) -> View:
        """Put a view on top of the stack; raises ApiError push_limit_reached."""
        stack = self._stacks.setdefault(user, [])
        if len(stack) >= DEEPEST:
            raise ApiError("push_limit_reached")
        view = self._new(user, raw)
        if stack:
            view.root_id, view.previous_id = stack[0].id, stack[-1].id
        stack.append(view)
        self._changes.announce("view", user=user)
        return view

    def update(self, view: View, raw: Json) -> View:
        """Replace a view's content; what was typed into fields that stay is kept."""
        self._refuse_taken(raw, besides=view)
        view.raw = raw | {"blocks": named(raw["blocks"], self._ids)}
        view.hash = self._hash()
        view.errors = {}
        view.typed = _kept(view)
        self._changes.announce("home" if view.type == "home" else "view", user=view.user)
        return view

    def publish(self, user: str, raw: Json) -> View:
        home = self._homes.get(user)
        if home:
            return self.update(home, raw)
        home = self._new(user, raw)
        self._homes[user] = home
        self._changes.announce("home", user=user)
        return home

    def close(self, view: View) -> None:
        """Take one view off its person's stack."""
        stack = self._stacks.get(view.user, [])
        if view in stack:
            stack.remove(view)
        self._changes.announce("view", user=view.user)

    def clear(self, user: str) -> None:
        self._stacks.pop(user, None)
        self._changes.announce("view", user=user)

    def stack(self, user: str) -> list[View]:
        return list(self._stacks.get(user, ()))

    def find(self, *, view_id: str = "", external_id: str = "") -> View | None:
        for view in self._all():
            if view_id and view.id == view_id:
                return view
            if external_id and view.raw.get("external_id") == external_id:
                return view
        return None

    def _all(self) -> Iterator[View]:
        for stack in self._stacks.values():
            yield from stack
        yield from self._homes.values()

    def _new(self, user: str, raw: Json) -> View:
        self._refuse_taken(raw)
        view_id = self._ids.next("V")
        return View(
            id=view_id,
            user=user,
            type=raw["type"],
            team=self._app.team,
            app=self._app,
            raw=raw | {"blocks": named(raw["blocks"], self._ids)},
            hash=self._hash(),
            root_id=view_id,
        )

    def _refuse_taken(self, raw: Json, besides: View | None = None) -> None:
        external_id = raw.get("external_id")
        if external_id and self.find(external_id=external_id) not in {None, besides}:
            raise ApiError("duplicate_external_id")

    def _hash(self) -> str:
        return f"{self._ids.short()}.{self._ids.short()}"


def _kept(view: View) -> form.Values:
    """Keep what was typed where block id and action id are still the same."""
    kept: form.Values = {}
    for each in form.fields(view.blocks):
        value = view.typed.get(each.block_id, {}).get(each.action_id)
        if value is not None and (each.slot is None or each.slot.key in value):
            kept.setdefault(each.block_id, {})[each.action_id] = value
    return kept


def _plain(text: Json | None) -> Json | None:
    return {"emoji": True, **text} if text else None
