"""Who is notified by a message."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sandbox.channel import Channel
from sandbox.message import Message
from sandbox.payload import Json

_MENTION = re.compile(r"<@([UW]\w+)(?:\|[^>]*)?>")
_RANGE = re.compile(r"<!(here|channel|everyone)(?:\|[^>]*)?>")
_SUBTEAM = re.compile(r"<!subteam\^(S\w+)(?:\|[^>]*)?>")
_BARE_RANGE = re.compile(r"(?<![\w<!])@(here|channel|everyone)\b")
_BARE_NAME = re.compile(r"(?<![\w<@])@([\w.-]*\w)")


@dataclass(frozen=True, kw_only=True)
class Notification:
    """One ping: a person, the message, and why: mention, channel_mention, dm or thread."""

    user: str
    message: Message
    reason: str


@dataclass(frozen=True, kw_only=True)
class Mentions:
    """Whom a message names: users, or a whole channel."""

    users: frozenset[str] = frozenset()
    everyone: bool = False

    def __or__(self, other: Mentions) -> Mentions:
        return Mentions(users=self.users | other.users, everyone=self.everyone or other.everyone)


@dataclass(frozen=True, kw_only=True)
class Audience:
    """What a mention is resolved with: handles, user groups, and the accounts that are bots."""

    handles: Mapping[str, str]
    groups: Mapping[str, list[str]]
    bots: frozenset[str]


def notified(
    message: Message, root: Message | None, channel: Channel, to: Audience
) -> Iterable[Notification]:
    """The pings of a new message; edits and one's own posts ping nobody."""
    mentions = mentioned(message, to)
    for user in channel.members:
        if user == message.user or user in to.bots:
            continue
        if reason := _reason(user, message, root, channel, mentions):
            yield Notification(user=user, message=message, reason=reason)


def mentioned(message: Message, to: Audience) -> Mentions:
    """
    Whom the visible words name: the blocks where there are blocks, else the text.

    `@channel` does not reach anybody from inside a thread.
    """
    if message.blocks:
        found = _in_blocks(message.blocks, to)
    else:
        found = _in_mrkdwn(message.text, to, bare=message.link_names)
    if message.is_reply and not message.broadcast:
        return Mentions(users=found.users)
    return found


def _reason(
    user: str, message: Message, root: Message | None, channel: Channel, mentions: Mentions
) -> str | None:
    if channel.is_im:
        return "dm"
    if user in mentions.users:
        return "mention"
    if mentions.everyone:
        return "channel_mention"
    follows = root is not None and user in root.followers
    return "thread" if follows and message.is_reply else None


def _in_mrkdwn(text: str, to: Audience, *, bare: bool) -> Mentions:
    users = set(_MENTION.findall(text))
    for group in _SUBTEAM.findall(text):
        users |= set(to.groups.get(group, ()))
    everyone = bool(_RANGE.search(text))
    if bare:
        everyone = everyone or bool(_BARE_RANGE.search(text))
        users |= {to.handles[name] for name in _BARE_NAME.findall(text) if name in to.handles}
    return Mentions(users=frozenset(users), everyone=everyone)


def _in_blocks(blocks: list[Json], to: Audience) -> Mentions:
    found = Mentions()
    for node in _nodes(blocks):
        found |= _in_node(node, to)
    return found


def _in_node(node: Json, to: Audience) -> Mentions:
    match node:
        case {"type": "mrkdwn", "text": str(text)}:
            # Slack links bare names in mrkdwn by itself unless the text is verbatim.
            return _in_mrkdwn(text, to, bare=not node.get("verbatim", False))
        case {"type": "markdown", "text": str(text)}:
            return _in_mrkdwn(text, to, bare=False)
        case {"type": "user", "user_id": str(user)}:
            return Mentions(users=frozenset({user}))
        case {"type": "usergroup", "usergroup_id": str(group)}:
            return Mentions(users=frozenset(to.groups.get(group, ())))
        case {"type": "broadcast"}:
            return Mentions(everyone=True)
    return Mentions()


def _nodes(value: object) -> Iterator[Json]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _nodes(each)
