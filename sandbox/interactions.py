"""What people do with the app: commands, clicks, choices, shortcuts and forms."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox import blocks, typed
from sandbox.app import App
from sandbox.channel import Channel
from sandbox.delivery import Answer, Delivery, Kind, Outcome
from sandbox.errors import ApiError
from sandbox.form import Field, complaints, fields
from sandbox.message import Draft, Message
from sandbox.payload import Json
from sandbox.payloads import Payloads
from sandbox.response_url import Hook, ResponseUrls
from sandbox.views import Triggers, View, Views
from sandbox.workspace import Workspace

TROUBLE = "We had some trouble connecting. Try again?"
SLACKBOT = "USLACKBOT"


@dataclass(frozen=True, kw_only=True)
class Interactions:
    """Turns what a person does into a payload, delivers it, and shows what comes back."""

    app: App
    workspace: Workspace
    delivery: Delivery
    payloads: Payloads
    hooks: ResponseUrls
    triggers: Triggers
    views: Views

    async def command(self, user: str, channel: Channel, line: str) -> list[Message]:
        """
        Run a slash command and return what it showed: to the person or in the channel.

        What goes wrong is shown as Slackbot words it.
        """
        name, _, text = line.strip().partition(" ")
        known = self.app.manifest.command(name)
        if known is None:
            return [self._slackbot(user, channel, f"{name} is not a valid command.")]
        if known.should_escape:
            text = typed.sent_with_command(text.strip(), self.workspace.names)
        seen = len(self.workspace.ephemerals)
        hook = self.hooks.new(user, channel)
        answer = await self.delivery.ask(
            Kind.COMMAND, self.payloads.command(user, channel, hook, name, text.strip())
        )
        self._show(answer, hook, name)
        return self._shown(user, hook, seen)

    async def act(self, user: str, target: Message | View, field: Field, value: Json) -> str | None:
        """
        Press or choose something in a message, a modal or a Home.

        `value` is the state a chosen value has; empty for a button. The answer is None, or
        the error a person would see at the element.
        """
        if field.slot:
            target.typed.setdefault(field.block_id, {})[field.action_id] = value
        action = self.payloads.action(field, value)
        where = self.payloads.on(user, target)
        answer = await self._interact(where | {"type": "block_actions", "actions": [action]}, user)
        return None if answer.outcome is Outcome.OK else answer.outcome.value

    async def submit(self, view: View) -> dict[str, str] | None:
        """
        Submit a modal; the answer is what is wrong with it, by block id.

        Slack checks required fields and lengths itself before it asks the app.
        """
        view.errors = complaints(view.blocks, view.state)
        if not view.errors:
            answer = await self._interact(
                self.payloads.of_view(view, "view_submission") | {"response_urls": []},
                view.user,
                trigger_from=view,
            )
            view.errors = self._after_submit(view, answer)
        self.workspace.changes.announce("view", user=view.user)
        return view.errors or None

    async def close(self, view: View, *, all_of_them: bool = False) -> None:
        """Cancel one view, or close the whole stack by its X."""
        stack = self.views.stack(view.user)
        told = stack[0] if all_of_them and stack else view
        clears = all_of_them or bool(view.raw.get("clear_on_close"))
        if clears:
            self.views.clear(view.user)
        else:
            self.views.close(view)
        if told.raw.get("notify_on_close"):
            payload = self.payloads.of_view(told, "view_closed", with_state=False)
            await self._interact(payload | {"is_cleared": clears}, view.user)

    async def shortcut(
        self, user: str, callback_id: str, message: Message | None = None
    ) -> str | None:
        """Run a global shortcut, or a message shortcut on a message."""
        payload = self.payloads.shortcut(user, callback_id)
        if message:
            payload = self.payloads.message_action(user, callback_id, message)
        answer = await self._interact(payload, user)
        return None if answer.outcome is Outcome.OK else answer.outcome.value

    async def suggest(
        self, user: str, target: Message | View, field: Field, words: str
    ) -> list[Json]:
        """Ask the app for the options of an external select."""
        where = self.payloads.on(user, target)
        payload = where | {
            "type": "block_suggestion",
            "action_id": field.action_id,
            "block_id": field.block_id,
            "value": words,
        }
        for key in ("response_url", "state"):
            payload.pop(key, None)
        answer = await self.delivery.ask(Kind.INTERACTIVE, payload)
        body = answer.body or {}
        grouped = [each for group in body.get("option_groups", ()) for each in group["options"]]
        return [*body.get("options", ()), *grouped]

    async def _interact(
        self, payload: Json, user: str, *, trigger_from: View | None = None
    ) -> Answer:
        if payload["type"] != "view_closed":
            source = trigger_from or self._view_of(payload)
            payload = payload | {"trigger_id": self.triggers.new(user, source)}
        return await self.delivery.ask(Kind.INTERACTIVE, payload)

    def _view_of(self, payload: Json) -> View | None:
        return self.views.find(view_id=payload.get("container", {}).get("view_id", ""))

    def _after_submit(self, view: View, answer: Answer) -> dict[str, str]:
        """Do what the app answered to a submission; an answer Slack cannot use is trouble."""
        if answer.outcome is not Outcome.OK:
            return {"view": TROUBLE}
        body = answer.body or {}
        try:
            return self._respond(view, body)
        except (ApiError, KeyError, TypeError):
            return {"view": TROUBLE}

    def _respond(self, view: View, body: Json) -> dict[str, str]:
        match body.get("response_action"):
            case None:
                self.views.close(view)
            case "clear":
                self.views.clear(view.user)
            case "update":
                self.views.update(view, _checked(body["view"]))
            case "push":
                self.views.push(view.user, _checked(body["view"]))
            case "errors":
                return _own_errors(view, body["errors"])
            case _:
                return {"view": TROUBLE}
        return {}

    def _show(self, answer: Answer, hook: Hook, name: str) -> None:
        body = answer.body or {}
        trouble = "" if answer.outcome is Outcome.OK else answer.outcome.value
        if not trouble and blocks.check_message(body.get("blocks") or []):
            trouble = "invalid_command_response"
        if trouble:
            words = f"{name} failed with the error “{trouble}”"
            hook.answers.append(self._slackbot(hook.user, hook.channel, words))
        elif body.get("text") or body.get("blocks"):
            self.hooks.answer(hook, body)

    def _shown(self, user: str, hook: Hook, seen: int) -> list[Message]:
        whispered = [m for m in self.workspace.ephemerals[seen:] if m.ephemeral_to == user]
        spoken = [m for m in hook.answers if not m.ephemeral_to]
        return sorted([*whispered, *spoken], key=lambda message: message.ts)

    def _slackbot(self, user: str, channel: Channel, words: str) -> Message:
        return self.workspace.whisper(channel, Draft(user=SLACKBOT, text=words), to=user)


def _own_errors(view: View, errors: dict[str, str]) -> dict[str, str]:
    """Only input blocks can show an error; others make the whole answer unusable."""
    inputs = {each.block_id for each in fields(view.blocks) if each.block["type"] == "input"}
    if not errors or not set(errors) <= inputs:
        return {"view": TROUBLE}
    return dict(errors)


def _checked(raw: Json) -> Json:
    """Refuse a view Slack would refuse; raises ApiError."""
    problems = blocks.check_view(raw, "modal")
    if problems:
        raise ApiError.explained("invalid_arguments", [each.as_slack() for each in problems])
    return raw
