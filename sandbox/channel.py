"""Channels and direct messages."""

from __future__ import annotations

from dataclasses import dataclass, field

from sandbox.message import Message
from sandbox.payload import Json

_SYSTEM = frozenset({"channel_join", "group_join"})


@dataclass(kw_only=True, eq=False)
class Channel:
    """A place to post; `user` is the person of a direct message with the bot."""

    id: str
    name: str
    created: int
    creator: str
    is_private: bool = False
    is_im: bool = False
    is_archived: bool = False
    user: str | None = None
    topic: str = ""
    purpose: str = ""
    members: list[str] = field(default_factory=list)
    posts: dict[str, Message] = field(default_factory=dict)
    read: dict[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The `channel_type` of message events."""
        if self.is_im:
            return "im"
        return "group" if self.is_private else "channel"

    @property
    def roots(self) -> list[Message]:
        """What stands in the channel itself, in order: not the replies, joins or leaves."""
        return [m for m in self.posts.values() if not m.is_reply and m.subtype not in _SYSTEM]

    @property
    def messages(self) -> list[Message]:
        return self.roots

    def as_slack(self, *, viewer: str, team: str) -> Json:
        """The conversation object for one member's eyes."""
        if self.is_im:
            return self._im(team)
        return {
            **self._flags(),
            "id": self.id,
            "name": self.name,
            "name_normalized": self.name,
            "created": self.created,
            "updated": self.created * 1000,
            "creator": self.creator,
            "unlinked": 0,
            "is_member": viewer in self.members,
            "context_team_id": team,
            "shared_team_ids": [team],
            "pending_shared": [],
            "pending_connected_team_ids": [],
            "topic": {"value": self.topic, "creator": self.creator, "last_set": self.created},
            "purpose": {"value": self.purpose, "creator": self.creator, "last_set": self.created},
            "previous_names": [],
        }

    def _flags(self) -> Json:
        return {
            "is_channel": True,
            "is_group": False,
            "is_im": False,
            "is_mpim": False,
            "is_private": self.is_private,
            "is_archived": self.is_archived,
            "is_general": self.name == "general",
            "is_shared": False,
            "is_org_shared": False,
            "is_ext_shared": False,
            "is_pending_ext_shared": False,
        }

    def _im(self, team: str) -> Json:
        return {
            "id": self.id,
            "created": self.created,
            "updated": self.created * 1000,
            "is_im": True,
            "is_org_shared": False,
            "is_archived": False,
            "user": self.user,
            "context_team_id": team,
        }
