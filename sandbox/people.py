"""A person at their Slack: what they do, and what they see."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from sandbox.channel import Channel
from sandbox.choice import Wanted, chosen
from sandbox.event import home_opened
from sandbox.files import Files
from sandbox.form import Field, fields
from sandbox.interactions import Interactions
from sandbox.member import Member
from sandbox.message import Draft, Message
from sandbox.notify import Notification
from sandbox.payload import Json
from sandbox.plain import readable
from sandbox.typed import Names, rich_text, stored
from sandbox.views import View, Views
from sandbox.workspace import Workspace

Place = str | Channel


class Seen(dict[str, Any]):
    """A modal or Home as its person sees it: Slack's view object, and some words for tests."""

    def __init__(self, view: View, names: Names) -> None:
        super().__init__(view.as_slack())
        self.view = view
        self._names = names

    @property
    def title(self) -> str:
        title: Json = self["title"] or {"text": ""}
        return str(title["text"])

    @property
    def fields(self) -> dict[str, object]:
        """Label to current value of everything that can be filled in."""
        state = self.view.state
        return {
            each.label: state[each.block_id][each.action_id][each.slot.key]
            for each in fields(self.view.blocks)
            if each.slot
        }

    @property
    def buttons(self) -> list[str]:
        return [each.label for each in fields(self.view.blocks) if each.type == "button"]

    @property
    def text(self) -> str:
        """Everything that can be read in it."""
        return readable(self.title, self.view.blocks, self._names)


@dataclass(frozen=True, kw_only=True, eq=False)
class Person:
    """One person's hands and eyes."""

    member: Member
    workspace: Workspace
    interactions: Interactions
    views: Views
    files: Files

    @property
    def id(self) -> str:
        return self.member.id

    @property
    def name(self) -> str:
        return self.member.name

    def __repr__(self) -> str:
        return f"<Person {self.name} {self.id}>"

    @property
    def modal(self) -> Seen | None:
        """The view on top of their screen."""
        view = self.views.top(self.id)
        return Seen(view, self.workspace.names) if view else None

    @property
    def home(self) -> Seen | None:
        view = self.views.home(self.id)
        return Seen(view, self.workspace.names) if view else None

    @property
    def errors(self) -> dict[str, str]:
        """What the modal on top complains about, by block id."""
        view = self.views.top(self.id)
        return dict(view.errors) if view else {}

    @property
    def ephemerals(self) -> list[Message]:
        """What only they were shown and still see, newest last."""
        shown = self.workspace.ephemerals
        return [each for each in shown if each.ephemeral_to == self.id and not each.deleted]

    @property
    def notifications(self) -> list[Notification]:
        return [each for each in self.workspace.notifications if each.user == self.id]

    @property
    def direct(self) -> Channel:
        """Their direct message with the bot."""
        return self.workspace.direct(self.id)

    async def post(
        self,
        channel: Place,
        text: str,
        *,
        thread_ts: str | None = None,
        broadcast: bool = False,
        blocks: list[Json] | None = None,
        files: list[Json] | None = None,
    ) -> Message:
        """Type a message; raises ValueError where they are not a member."""
        place = self._place(channel)
        if self.id not in place.members:
            raise ValueError(f"{self.name} is not in #{place.name}.")
        names = self.workspace.names
        draft = Draft(
            user=self.id,
            text=stored(text, names),
            blocks=blocks or ([rich_text(text, names)] if text else []),
            thread_ts=thread_ts,
            broadcast=broadcast,
            files=files or [],
            client_msg_id=str(uuid.uuid4()),
        )
        return self.workspace.post(place, draft)

    async def upload(
        self,
        channel: Place,
        name: str,
        content: bytes,
        *,
        text: str = "",
        thread_ts: str | None = None,
    ) -> Message:
        """Drop a file into a channel or thread."""
        file = self.files.add(name=name, content=content, user=self.id)
        message = await self.post(channel, text, thread_ts=thread_ts, files=[file.as_slack()])
        file.shares.setdefault(message.channel, []).append(message.ts)
        return message

    async def edit(self, message: Message, text: str) -> None:
        """Edit an own message."""
        self._refuse_others(message)
        names = self.workspace.names
        blocks = self.workspace.named_blocks([rich_text(text, names)])
        self.workspace.change(message, by_person=True, text=stored(text, names), blocks=blocks)

    async def delete(self, message: Message) -> None:
        self._refuse_others(message)
        self.workspace.delete(message)

    async def react(self, message: Message, name: str) -> None:
        self.workspace.react(message, user=self.id, name=name)

    async def join(self, channel: Place) -> None:
        self.workspace.join(self._place(channel), self.id)

    async def leave(self, channel: Place) -> None:
        self.workspace.leave(self._place(channel), self.id)

    async def invite(self, who: Person | Member, channel: Place) -> None:
        """Bring somebody, or the bot, into a channel."""
        self.workspace.join(self._place(channel), who.id, inviter=self.id)

    async def remove(self, who: Person | Member, channel: Place) -> None:
        """Take somebody, or the bot, out of a channel."""
        self.workspace.leave(self._place(channel), who.id)

    async def archive(self, channel: Place) -> None:
        self.workspace.archive(self._place(channel), user=self.id)

    async def unarchive(self, channel: Place) -> None:
        self.workspace.archive(self._place(channel), user=self.id, back=True)

    async def read(self, channel: Place) -> None:
        self.workspace.mark_read(self._place(channel), self.id)

    async def command(self, channel: Place, line: str) -> list[Message]:
        """Run a slash command (never in a thread) and return what it showed."""
        return await self.interactions.command(self.id, self._place(channel), line)

    async def click(
        self, target: Message | Seen, name: str, *, value: str | None = None
    ) -> str | None:
        """
        Press a button by its text or action id; the answer is an error or None.

        Where several are called the same, `value` says which one, else it is the first.
        """
        field = _find(target, name, value)
        return await self.interactions.act(self.id, _within(target), field, {})

    async def choose(self, target: Message | Seen, name: str, wanted: Wanted) -> str | None:
        """Choose in a select, overflow menu, date picker or boxes, by its name."""
        field = _find(target, name)
        value = await self._value(target, field, wanted)
        return await self.interactions.act(self.id, _within(target), field, value)

    async def fill(self, name: str, value: Wanted) -> None:
        """Type or choose in the open modal, by label, block id or action id."""
        modal = self._open_modal()
        field = _find(modal, name)
        typed = await self._value(modal, field, value)
        if field.block["type"] != "input" or field.block.get("dispatch_action"):
            await self.interactions.act(self.id, modal.view, field, typed)
        else:
            modal.view.typed.setdefault(field.block_id, {})[field.action_id] = typed
            self.workspace.changes.announce("view", user=self.id)

    async def press(self, name: str, *, value: str | None = None) -> str | None:
        """Press a button inside the open modal."""
        return await self.click(self._open_modal(), name, value=value)

    async def submit(self) -> dict[str, str] | None:
        """Submit the open modal; the answer is what is wrong, by block id, or None."""
        return await self.interactions.submit(self._open_modal().view)

    async def cancel(self) -> None:
        """Cancel the view on top."""
        await self.interactions.close(self._open_modal().view)

    async def close_all(self) -> None:
        """Close the modal by its X."""
        await self.interactions.close(self._open_modal().view, all_of_them=True)

    async def shortcut(self, message: Message | None, callback_id: str) -> str | None:
        """Run a message shortcut on a message, or a global one on None, by id or name."""
        known = self.interactions.app.manifest.shortcuts
        wanted = next((each.callback_id for each in known if each.name == callback_id), callback_id)
        return await self.interactions.shortcut(self.id, wanted, message)

    async def open_home(self, tab: str = "home") -> None:
        """Open the app's Home tab (or its messages tab)."""
        home = self.views.home(self.id)
        shape = home.as_slack() if home and tab == "home" else None
        self.workspace.tell_app(
            home_opened(self.id, self.direct.id, tab=tab, view=shape, ts=self.workspace.new_ts())
        )

    async def _value(self, target: Message | Seen, field: Field, wanted: Wanted) -> Json:
        offered: list[Json] = []
        if "external" in field.type and wanted is not None:
            words = wanted if isinstance(wanted, str) else ""
            within = _within(target)
            offered = await self.interactions.suggest(self.id, within, field, words)
        return chosen(field, wanted, self.workspace.names, offered)

    def _place(self, channel: Place) -> Channel:
        return channel if isinstance(channel, Channel) else self.workspace.named(channel)

    def _open_modal(self) -> Seen:
        if self.modal is None:
            raise LookupError(f"{self.name} has no modal open.")
        return self.modal

    def _refuse_others(self, message: Message) -> None:
        if message.user != self.id:
            raise ValueError(f"{self.name} did not write {message!r}.")


def _within(target: Message | Seen) -> Message | View:
    return target.view if isinstance(target, Seen) else target


def _find(target: Message | Seen, name: str, value: str | None = None) -> Field:
    """The first element of that name; raises LookupError and names those there are."""
    if isinstance(target, Message) and target.deleted:
        raise LookupError(f"{target!r} is deleted.")
    known = list(fields(_within(target).blocks))
    for field in known:
        if field.answers_to(name) and value in {None, field.element.get("value")}:
            return field
    shown = ", ".join(repr(each.label) for each in known)
    raise LookupError(f"There is no {name!r} here; there is {shown or 'nothing'}.")
