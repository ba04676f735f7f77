"""The workspace as one person's browser shows it."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox.app import App
from sandbox.channel import Channel
from sandbox.member import Member
from sandbox.message import Message
from sandbox.payload import Json
from sandbox.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Screen:
    """What one person sees of the channels, in the shapes of the /ui API."""

    app: App
    workspace: Workspace
    user: str

    def channels(self) -> list[Json]:
        """The channels in the side bar: those they are in, public ones, and their bot's DM."""
        self.workspace.direct(self.user)
        shown = [each for each in self.workspace.channels.values() if self._sees(each)]
        return [self.channel(each) for each in shown]

    def channel(self, channel: Channel) -> Json:
        unread = [each for each in self._lines(channel) if self._is_unread(each, channel)]
        calls = self._calls(channel)
        return {
            "id": channel.id,
            "name": channel.name,
            "is_private": channel.is_private,
            "is_im": channel.is_im,
            "user": self.app.bot_user if channel.is_im else None,
            "is_member": self.user in channel.members,
            "num_members": len(channel.members),
            "unread": len(unread),
            "mentions": len(calls),
            "last_call": self.message(calls[-1], channel) if calls else None,
            "topic": channel.topic,
        }

    def messages(self, channel: Channel) -> list[Json]:
        """The channel, oldest first: roots, broadcasts, and what only they were shown."""
        whispered = self._whispered(channel, thread_ts=None)
        lines = sorted([*self._lines(channel), *whispered], key=lambda each: each.ts)
        return [self.message(each, channel) for each in lines]

    def thread(self, channel: Channel, root: Message) -> Json:
        whispered = self._whispered(channel, thread_ts=root.ts)
        replies = sorted([*root.replies, *whispered], key=lambda each: each.ts)
        return {
            "root": self.message(root, channel),
            "replies": [self.message(each, channel) for each in replies],
        }

    def message(self, message: Message, channel: Channel) -> Json:
        return {
            "ts": message.ts,
            "channel": channel.id,
            "user": message.user,
            "username": message.username or self._name(message.user),
            "is_bot": message.bot is not None,
            "text": message.text,
            "blocks": message.blocks,
            "thread_ts": message.thread_ts,
            "reply_count": len(message.replies),
            "reply_users": message.reply_users,
            "latest_reply": message.latest_reply,
            "broadcast": message.broadcast,
            "edited": message.edited,
            "subtype": "thread_broadcast" if message.broadcast else message.subtype,
            "unread": self._is_unread(message, channel),
            "unread_replies": sum(self._is_unread(each, channel) for each in message.replies),
            "files": [self.file(each) for each in message.files],
            "reactions": [
                {"name": name, "users": users, "count": len(users)}
                for name, users in message.reactions.items()
            ],
            "ephemeral": message.ephemeral_to is not None,
            "deleted": message.deleted,
        }

    def file(self, shape: Json) -> Json:
        """A file with an address the browser can open."""
        address = f"/ui/files/{shape['id']}"
        return shape | {"url": address, "url_private": address}

    def _sees(self, channel: Channel) -> bool:
        return self.user in channel.members or not (channel.is_private or channel.is_im)

    def _lines(self, channel: Channel) -> list[Message]:
        return [each for each in channel.posts.values() if not each.is_reply or each.broadcast]

    def _whispered(self, channel: Channel, *, thread_ts: str | None) -> list[Message]:
        return [
            each
            for each in self.workspace.ephemerals
            if each.channel == channel.id
            and each.ephemeral_to == self.user
            and each.thread_ts == thread_ts
            and not each.deleted
        ]

    def _is_unread(self, message: Message, channel: Channel) -> bool:
        if message.ephemeral_to is not None:
            return False  # It was shown to whoever was there, and is never news.
        seen = channel.read.get(self.user, "0")
        thread_seen = channel.read.get(f"{self.user} {message.thread_ts}", "0")
        return message.user != self.user and message.ts > max(seen, thread_seen)

    def _calls(self, channel: Channel) -> list[Message]:
        """What called them there and is unread; news in a thread they follow is no call."""
        return [
            each.message
            for each in self.workspace.notifications
            if each.user == self.user
            and each.reason != "thread"
            and each.message.channel == channel.id
            and not each.message.deleted
            and self._is_unread(each.message, channel)
        ]

    def _name(self, user: str) -> str | None:
        """A name for an author who is not among the people."""
        return None if user in self.workspace.members else "Slackbot"


def person_shape(member: Member) -> Json:
    return {
        "id": member.id,
        "name": member.name,
        "real_name": member.real_name,
        "title": member.title,
        "color": member.color,
        "is_bot": member.is_bot,
    }
