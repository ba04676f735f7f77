"""The sandbox's state in words, for whoever reads a failed test."""

from __future__ import annotations

from collections.abc import Iterator

from sandbox.channel import Channel
from sandbox.house import House
from sandbox.message import Message
from sandbox.plain import readable

LATEST_CALLS = 15


def report(house: House) -> str:
    """Say what stands in the channels and mailboxes, and which calls came last."""
    lines: list[str] = []
    for channel in house.workspace.channels.values():
        lines += _channel(house, channel)
    for message in house.workspace.ephemerals:
        lines.append(f"only to {message.ephemeral_to}: {_line(house, message)}")
    for box in house.mailboxes.known.values():
        lines += [f"{box.address} {each.direction}: {each.mail['Subject']}" for each in box.posts]
    calls = house.web_api.calls[-LATEST_CALLS:]
    lines.append("last calls:")
    lines += [f"    {each.method} {each.answer.get('error', 'ok')}" for each in calls]
    return "\n".join(lines)


def words(house: House, message: Message) -> str:
    """Say everything that can be read in a message."""
    # The blocks of what a person typed say the same as its text.
    blocks = message.blocks if message.bot else []
    return readable(message.text, blocks, house.workspace.names)


def _channel(house: House, channel: Channel) -> Iterator[str]:
    for root in channel.roots:
        yield f"#{channel.name} {root.ts} {_line(house, root)}"
        for reply in root.replies:
            yield f"    {reply.ts} {_line(house, reply)}"


def _line(house: House, message: Message) -> str:
    return f"{message.user}: " + words(house, message).replace("\n", " / ")[:300]
