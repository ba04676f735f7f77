"""Messages, and the shapes Slack gives them."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field

from sandbox.form import Values
from sandbox.payload import Json, present


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What somebody wants to post."""

    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    thread_ts: str | None = None
    broadcast: bool = False
    metadata: Json | None = None
    files: list[Json] = field(default_factory=list)
    bot: Json | None = None
    username: str | None = None
    subtype: str | None = None
    link_names: bool = False
    inviter: str | None = None
    client_msg_id: str | None = None


@dataclass(kw_only=True, eq=False)
class Message:
    """One message of a channel; an ephemeral one is seen only by `ephemeral_to`."""

    channel: str
    ts: str
    team: str
    user: str
    text: str
    blocks: list[Json]
    attachments: list[Json] = field(default_factory=list)
    thread_ts: str | None = None
    parent_user: str | None = None
    broadcast: bool = False
    metadata: Json | None = None
    files: list[Json] = field(default_factory=list)
    reactions: dict[str, list[str]] = field(default_factory=dict)
    bot: Json | None = None
    username: str | None = None
    subtype: str | None = None
    inviter: str | None = None
    client_msg_id: str | None = None
    edited: Json | None = None
    deleted: bool = False
    ephemeral_to: str | None = None
    link_names: bool = False
    replies: list[Message] = field(default_factory=list)
    followers: set[str] = field(default_factory=set)
    #: What somebody chose in its selects and has not been answered by a change.
    typed: Values = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"<Message {self.ts} by {self.user} in {self.channel}: {self.text[:60]!r}>"

    @property
    def is_reply(self) -> bool:
        return self.thread_ts is not None

    @property
    def latest_reply(self) -> str | None:
        return self.replies[-1].ts if self.replies else None

    @property
    def reply_users(self) -> list[str]:
        return list(dict.fromkeys(reply.user for reply in self.replies))

    def as_slack(self, *, metadata: bool = True) -> Json:
        """The message object of the Web API's answers."""
        shape = self._core() | present(
            subtype=self._kept_subtype(),
            app_id=self.bot["app_id"] if self.bot else None,
            username=self.username,
            files=self.files or None,
            reactions=self._reactions() or None,
            metadata=self._metadata(whole=metadata),
        )
        return copy.deepcopy(shape | self._thread(with_users=True))

    def as_inner(self) -> Json:
        """The message inside message_changed and message_deleted, which tells less."""
        return copy.deepcopy(self._core() | present(subtype=self.subtype) | self._thread())

    def as_root(self) -> Json:
        """The root inside a thread_broadcast: no blocks, only the words and the counts."""
        root = self._core()
        for key in ("blocks", "attachments", "client_msg_id"):
            root.pop(key, None)
        return copy.deepcopy(root | self._thread())

    def _core(self) -> Json:
        return present(
            type="message",
            user=self.user,
            ts=self.ts,
            client_msg_id=self.client_msg_id,
            bot_id=self.bot["id"] if self.bot else None,
            bot_profile=self.bot,
            text=self.text,
            team=self.team,
            blocks=self.blocks or None,
            attachments=self.attachments or None,
            thread_ts=self.thread_ts,
            parent_user_id=self.parent_user,
            edited=self.edited,
        )

    def _thread(self, *, with_users: bool = False) -> Json:
        if not self.replies:
            return {}
        return present(
            thread_ts=self.ts,
            reply_count=len(self.replies),
            reply_users_count=len(self.reply_users),
            reply_users=self.reply_users[:5] if with_users else None,
            latest_reply=self.latest_reply,
            subscribed=True,
        )

    def _kept_subtype(self) -> str | None:
        return "thread_broadcast" if self.broadcast else self.subtype

    def _metadata(self, *, whole: bool) -> Json | None:
        if self.metadata is None or whole:
            return self.metadata
        return {"event_type": self.metadata["event_type"]}

    def _reactions(self) -> list[Json]:
        return [
            {"name": name, "users": users, "count": len(users)}
            for name, users in self.reactions.items()
        ]
