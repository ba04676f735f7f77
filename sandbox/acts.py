"""What a person presses, chooses and fills in from the browser."""

from __future__ import annotations

from aiohttp import web

from sandbox.form import Field, Values, fields
from sandbox.house import House
from sandbox.message import Message
from sandbox.payload import Json
from sandbox.views import View

#: Keys of a request that hold a chosen value, as in Slack's own payloads.
_CHOSEN = (
    "selected_option",
    "selected_options",
    "selected_user",
    "selected_users",
    "selected_channel",
    "selected_channels",
    "selected_conversation",
    "selected_conversations",
    "selected_date",
    "selected_time",
    "selected_date_time",
    "rich_text_value",
)


class Acts:
    """The /ui routes around elements, modals and Homes."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._views = house.slack.views

    def routes(self) -> list[web.AbstractRouteDef]:
        return [
            web.post("/ui/action", self._action),
            web.post("/ui/submit", self._submit),
            web.post("/ui/close", self._close),
            web.post("/ui/home", self._home),
            web.get("/ui/options", self._options),
            web.post("/ui/options", self._options),
        ]

    async def _action(self, request: web.Request) -> web.Response:
        given = await request.json()
        person = self._house.person(given["user"])
        target = self._target(person.id, given["container"])
        target.typed = _typed(target, given.get("state") or {}) or target.typed
        field = _field(target, given["block_id"], given["action_id"])
        error = await self._house.interactions.act(person.id, target, field, _value(field, given))
        return web.json_response({"ok": error is None, "error": error})

    async def _submit(self, request: web.Request) -> web.Response:
        given = await request.json()
        view = self._view(given["view_id"])
        view.typed = _typed(view, given.get("state") or {})
        errors = await self._house.interactions.submit(view)
        return web.json_response({"ok": errors is None, "errors": errors})

    async def _close(self, request: web.Request) -> web.Response:
        given = await request.json()
        view = self._view(given["view_id"])
        await self._house.interactions.close(view, all_of_them=bool(given.get("all")))
        return web.json_response({"ok": True})

    async def _home(self, request: web.Request) -> web.Response:
        """Open the Home; the view comes (or changes) when the app has published it."""
        given = await request.json()
        person = self._house.person(given["user"])
        if given.get("is_opening", True):
            await person.open_home(given.get("tab", "home"))
        view = self._views.home(person.id)
        return web.json_response({"view": view.as_slack() if view else None})

    async def _options(self, request: web.Request) -> web.Response:
        """Answer an external select: query or JSON with user, container, ids and the words."""
        given: Json = dict(request.query)
        if request.method == "POST":
            given = await request.json()
        person = self._house.person(given["user"])
        container = given.get("container") or _container(given)
        target = self._target(person.id, container)
        field = _field(target, given["block_id"], given["action_id"])
        words = str(given.get("value", ""))
        options = await self._house.interactions.suggest(person.id, target, field, words)
        return web.json_response({"options": options})

    def _target(self, user: str, container: Json) -> Message | View:
        if container["type"] == "view":
            return self._view(container["view_id"])
        channel = self._house.workspace.named(container["channel"])
        return self._house.message(user, channel, container["ts"])

    def _view(self, view_id: str) -> View:
        view = self._views.find(view_id=view_id)
        if view is None:
            raise LookupError("This view is closed.")
        return view


def _container(given: Json) -> Json:
    if given.get("view_id"):
        return {"type": "view", "view_id": given["view_id"]}
    return {"type": "message", "channel": given["channel"], "ts": given["ts"]}


def _field(target: Message | View, block_id: str, action_id: str) -> Field:
    """What was pressed; where its block was drawn anew meanwhile, what does the same there."""
    alike = [field for field in fields(target.blocks) if field.action_id == action_id]
    exact = [field for field in alike if field.block_id == block_id]
    for found in (exact, alike):
        if len(found) == 1:
            return found[0]
    raise LookupError("This element is no longer there.")


def _value(field: Field, given: Json) -> Json:
    """What was chosen; a button's value stands in the block, not in the request."""
    value = {key: given[key] for key in _CHOSEN if key in given}
    if field.slot and field.slot.key == "value":
        value["value"] = given.get("value")
    return value


def _typed(target: Message | View, given: Json) -> Values:
    """Keep of a state, with or without `values` around it, what belongs to the elements."""
    state: Values = given.get("values", given)
    typed: Values = {}
    for field in fields(target.blocks):
        value = state.get(field.block_id, {}).get(field.action_id)
        if value is not None and field.slot and field.slot.key in value:
            typed.setdefault(field.block_id, {})[field.action_id] = value
    return typed
