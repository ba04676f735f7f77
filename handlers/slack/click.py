"""What came from a person in Slack, taken apart once at the door."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from desk.desk import Desk
from desk.request import Later
from views.directory import Directory


@dataclass(frozen=True, kw_only=True)
class Door:
    """What every listener needs beside the payload."""

    desk: Desk
    client: AsyncWebClient
    directory: Directory
    later: Later


@dataclass(frozen=True, kw_only=True)
class Click:
    """A button that was pressed."""

    door: Door
    user: str
    #: What it is about: the id of a case, a message, an answer...
    value: str
    trigger_id: str
    #: Where its message stands; None for a button in a modal.
    channel: str | None
    #: The thread that its message is an answer in.
    thread_ts: str | None
    view_id: str | None
    #: Takes the place of what was pressed, where only this person sees it.
    ephemeral_url: str | None = None

    @property
    def desk(self) -> Desk:
        return self.door.desk

    async def name(self) -> str:
        """What a customer knows them by."""
        return (await self.door.directory.names(self.user)).user(self.user)


@dataclass(frozen=True, kw_only=True)
class Submission:
    """A modal that was sent."""

    door: Door
    user: str
    view_id: str
    #: Which modal it is, by its callback id.
    modal: str
    metadata: str
    #: By block id; block and action ids are the same in our modals.
    values: dict[str, dict[str, Any]]

    @property
    def desk(self) -> Desk:
        return self.door.desk

    async def name(self) -> str:
        """What a customer knows them by."""
        return (await self.door.directory.names(self.user)).user(self.user)

    def chosen(self, field: str) -> str | None:
        option = self.values.get(field, {}).get("selected_option")
        return option["value"] if option else None

    def ticked(self, field: str) -> tuple[str, ...]:
        options = self.values.get(field, {}).get("selected_options") or []
        return tuple(option["value"] for option in options)

    def typed(self, field: str) -> str:
        return self.values.get(field, {}).get("value") or ""

    def person(self, field: str) -> str | None:
        return self.values.get(field, {}).get("selected_user")


def click(body: dict[str, Any], door: Door) -> Click:
    action = body["actions"][0]
    container = body.get("container") or {}
    return Click(
        door=door,
        user=body["user"]["id"],
        value=action.get("value", ""),
        trigger_id=body["trigger_id"],
        channel=(body.get("channel") or {}).get("id"),
        thread_ts=_thread(container, body.get("message") or {}),
        view_id=(body.get("view") or {}).get("id"),
        ephemeral_url=body.get("response_url") if container.get("is_ephemeral") else None,
    )


def _thread(container: dict[str, Any], message: dict[str, Any]) -> str | None:
    """
    The thread of a message that answers in one.

    What stands in the channel itself is answered there: Slack shows an ephemeral message in a
    thread only to those who have it open.
    """
    thread: str | None = container.get("thread_ts") or message.get("thread_ts")
    return None if thread == container.get("message_ts") else thread


def submission(body: dict[str, Any], door: Door) -> Submission:
    view = body["view"]
    state = view.get("state", {}).get("values", {})
    return Submission(
        door=door,
        user=body["user"]["id"],
        view_id=view["id"],
        modal=view.get("callback_id", ""),
        metadata=view.get("private_metadata", ""),
        values={block: next(iter(actions.values()), {}) for block, actions in state.items()},
    )


def request_key(body: dict[str, Any]) -> str:
    """
    Name one press, one submission or one use of a shortcut, however often it is delivered.

    Slack has no id for these; what is here does not change when a request is replayed.
    """
    who = body["user"]["id"]
    if body["type"] == "block_actions":
        action = body["actions"][0]
        return f"press:{who}:{action['action_id']}:{action.get('action_ts')}:{body['trigger_id']}"
    if body["type"] == "view_submission":
        return f"submission:{who}:{body['view']['id']}:{body['trigger_id']}"
    return f"shortcut:{who}:{body.get('callback_id')}:{body.get('trigger_id')}"
