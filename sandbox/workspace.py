"""The workspace: its people, channels and messages, and what happens to them."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from sandbox import event
from sandbox.changes import Changes
from sandbox.channel import Channel
from sandbox.clock import Clock
from sandbox.ids import Ids
from sandbox.member import Member
from sandbox.message import Draft, Message
from sandbox.naming import named
from sandbox.notify import Audience, Notification, mentioned, notified
from sandbox.payload import Json
from sandbox.typed import Names

OnEvent = Callable[[Json], object]


@dataclass(frozen=True, kw_only=True)
class Team:
    """The workspace's own name."""

    id: str
    name: str
    domain: str


@dataclass(kw_only=True, eq=False)
class Group:
    """A user group, mentioned as `<!subteam^S…>`."""

    id: str
    name: str
    handle: str
    users: list[str]


class Workspace:
    """Everything a Slack workspace remembers, in memory."""

    def __init__(self, *, team: Team, clock: Clock, ids: Ids, changes: Changes) -> None:
        self.team = team
        self.clock = clock
        self.ids = ids
        self.changes = changes
        self.members: dict[str, Member] = {}
        self.channels: dict[str, Channel] = {}
        self.groups: dict[str, Group] = {}
        self.ephemerals: list[Message] = []
        self.notifications: list[Notification] = []
        self.on_event: OnEvent = lambda _: None

    @property
    def bot(self) -> Member:
        return next(each for each in self.members.values() if each.is_bot)

    @property
    def people(self) -> list[Member]:
        return [each for each in self.members.values() if not each.is_bot]

    @property
    def names(self) -> Names:
        """The handles and channel names a text may use."""
        places = [each for each in self.channels.values() if not each.is_im]
        return Names(
            users={each.name: each.id for each in self.members.values()},
            channels={each.name: each.id for each in places},
            private=frozenset(each.id for each in places if each.is_private),
        )

    def new_ts(self) -> str:
        return self.ids.ts(self.clock.now())

    def named(self, name: str) -> Channel:
        """The channel called `name`, with or without #; raises LookupError."""
        wanted = name.removeprefix("#")
        for channel in self.channels.values():
            if wanted == channel.id or (wanted == channel.name and not channel.is_im):
                return channel
        raise LookupError(f"There is no channel {name!r}.")

    def message(self, channel: str, ts: str) -> Message | None:
        place = self.channels.get(channel)
        return place.posts.get(ts) if place else None

    def ephemeral(self, user: str, ts: str) -> Message | None:
        """An ephemeral message this person can still see."""
        return next(
            (m for m in self.ephemerals if m.ts == ts and m.ephemeral_to == user and not m.deleted),
            None,
        )

    def post(self, channel: Channel, draft: Draft) -> Message:
        """
        Store a new message, tell the app, and notify who is to be notified.

        A reply to a root that is not there is posted top-level, silently, as Slack does.
        """
        root = channel.posts.get(draft.thread_ts or "")
        if root is None or (root.deleted and not root.replies):
            root = None
            draft = replace(draft, thread_ts=None, broadcast=False)
        message = self._stored(channel, draft)
        self._follow(message, root)
        channel.read[draft.user] = message.ts
        self._emit_posted(message, root, channel)
        self.notifications += notified(message, root, channel, self._audience())
        self.changes.announce("message", channel=channel.id)
        return message

    def whisper(self, channel: Channel, draft: Draft, *, to: str) -> Message:
        """An ephemeral message: seen by one person, part of no history, no event."""
        message = self._made(channel, draft)
        message.ephemeral_to = to
        self.ephemerals.append(message)
        self.changes.announce("ephemeral", channel=channel.id, user=to)
        return message

    def change(self, message: Message, *, by_person: bool = False, **fields: object) -> None:
        """Change a stored message in place; an edit notifies nobody."""
        before = message.as_inner()
        for name, value in fields.items():
            setattr(message, name, value)
        if by_person:
            message.edited = {"user": message.user, "ts": self.new_ts()}
        self._emit_changed(message, before)

    def delete(self, message: Message) -> None:
        """Take a message away; a root that has replies stays as a tombstone."""
        channel = self.channels[message.channel]
        message.deleted = True
        if message.ephemeral_to:
            self.changes.announce("ephemeral", channel=channel.id, user=message.ephemeral_to)
        elif message.replies:
            self._entomb(message)
        else:
            self._remove(message, channel)

    def join(self, channel: Channel, user: str, *, inviter: str | None = None) -> None:
        """Make a user a member, with the line in the channel and the two events."""
        channel.members.append(user)
        subtype = "group_join" if channel.is_private else "channel_join"
        text = f"<@{user}> has joined the channel"
        self.post(channel, Draft(user=user, text=text, subtype=subtype, inviter=inviter))
        joined = event.member_joined(
            user, channel, team=self.team.id, inviter=inviter, ts=self.new_ts()
        )
        self._emit(joined, channel)

    def leave(self, channel: Channel, user: str) -> None:
        self._emit(event.member_left(user, channel, team=self.team.id, ts=self.new_ts()), channel)
        channel.members.remove(user)
        self.changes.announce("membership", channel=channel.id)

    def archive(self, channel: Channel, *, user: str, back: bool = False) -> None:
        """Put a channel away, or bring it back."""
        channel.is_archived = not back
        self._emit(event.archived(channel, user=user, ts=self.new_ts()), channel)
        self.changes.announce("membership", channel=channel.id)

    def direct(self, user: str) -> Channel:
        """The direct message between the bot and a person, opened when first needed."""
        for channel in self.channels.values():
            if channel.is_im and channel.user == user:
                return channel
        channel = Channel(
            id=self.ids.next("D"),
            name="directmessage",
            created=int(self.clock.now().timestamp()),
            creator=user,
            is_im=True,
            user=user,
            members=[user, self.bot.id],
        )
        self.channels[channel.id] = channel
        return channel

    def react(self, message: Message, *, user: str, name: str) -> None:
        message.reactions.setdefault(name, []).append(user)
        channel = self.channels[message.channel]
        self._emit(event.reaction_added(message, user=user, name=name, ts=self.new_ts()), channel)
        self.changes.announce("message", channel=channel.id)

    def mark_read(self, channel: Channel, user: str, *, thread_ts: str | None = None) -> None:
        """Remember that a person has seen a channel, or one thread of it, up to now."""
        key = f"{user} {thread_ts}" if thread_ts else user
        channel.read[key] = self.new_ts()
        self.changes.announce("read", channel=channel.id, user=user)

    def named_blocks(self, blocks: Iterable[Json]) -> list[Json]:
        return named(blocks, self.ids)

    def tell_app(self, happened: Json) -> None:
        """An event that belongs to no channel."""
        self.on_event(happened)

    def _stored(self, channel: Channel, draft: Draft) -> Message:
        message = self._made(channel, draft)
        channel.posts[message.ts] = message
        return message

    def _made(self, channel: Channel, draft: Draft) -> Message:
        root = channel.posts.get(draft.thread_ts or "")
        return Message(
            channel=channel.id,
            ts=self.new_ts(),
            team=self.team.id,
            user=draft.user,
            text=draft.text,
            blocks=self.named_blocks(draft.blocks),
            attachments=copy.deepcopy(draft.attachments),
            thread_ts=draft.thread_ts,
            parent_user=root.user if root else None,
            broadcast=draft.broadcast,
            metadata=draft.metadata,
            files=draft.files,
            bot=draft.bot,
            username=draft.username,
            subtype=draft.subtype,
            inviter=draft.inviter,
            client_msg_id=draft.client_msg_id,
            link_names=draft.link_names,
        )

    def _follow(self, message: Message, root: Message | None) -> None:
        """Who starts, answers or is named in a thread follows it."""
        thread = root or message
        if root:
            root.replies.append(message)
        named = mentioned(message, self._audience()).users
        thread.followers |= {message.user, *named}

    def _audience(self) -> Audience:
        return Audience(
            handles={each.name: each.id for each in self.members.values()},
            groups={each.id: each.users for each in self.groups.values()},
            bots=frozenset(each.id for each in self.members.values() if each.is_bot),
        )

    def _entomb(self, message: Message) -> None:
        before = message.as_inner()
        message.subtype, message.user = "tombstone", "USLACKBOT"
        message.text, message.blocks, message.files = "This message was deleted.", [], []
        message.attachments, message.metadata, message.bot = [], None, None
        self._emit_changed(message, before)

    def _remove(self, message: Message, channel: Channel) -> None:
        del channel.posts[message.ts]
        root = channel.posts.get(message.thread_ts or "")
        if root:
            root.replies.remove(message)
        self._emit(event.message_deleted(message, channel=channel, ts=self.new_ts()), channel)
        self.changes.announce("message", channel=channel.id)

    def _emit_posted(self, message: Message, root: Message | None, channel: Channel) -> None:
        if root and message.broadcast:
            self._emit(event.broadcast_posted(message, root, channel), channel)
        else:
            self._emit(event.message_posted(message, channel), channel)
        if f"<@{self.bot.id}>" in message.text and not channel.is_im:
            self._emit(event.app_mention(message, channel), channel)
        for each in message.files:
            shared = event.file_shared(
                each["id"], user=message.user, channel=channel.id, ts=message.ts
            )
            self._emit(shared, channel)

    def _emit_changed(self, message: Message, before: Json) -> None:
        channel = self.channels[message.channel]
        if not message.ephemeral_to:
            ts = self.new_ts()
            self._emit(
                event.message_changed(message, before=before, channel=channel, ts=ts), channel
            )
        self.changes.announce("message", channel=channel.id, user=message.ephemeral_to)

    def _emit(self, happened: Json, channel: Channel) -> None:
        """An app hears only of the channels its bot is a member of."""
        if self.bot.id in channel.members:
            self.on_event(happened)
