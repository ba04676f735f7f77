"""The workspace as it is founded: its people, channels and bot."""

from __future__ import annotations

from collections.abc import Sequence

from sandbox.channel import Channel
from sandbox.member import Member
from sandbox.workspace import Team, Workspace

TEAM = Team(id="T0SANDBOX01", name="Sandbox", domain="sandbox")
BOT_USER = "U0DESKBOT01"
BOT_ID = "B0DESKBOT01"

#: Name, private, who is in it besides the bot, topic.
_CHANNELS: Sequence[tuple[str, bool, tuple[str, ...], str]] = (
    ("general", False, ("ada", "ben", "lea", "adam", "otto"), "For everybody"),
    ("support", True, ("ada", "ben", "lea", "adam"), "Customers who need help"),
    ("service", True, ("ada", "ben", "lea", "adam"), "Customers we look after"),
    ("escalations", True, ("lea", "adam"), "What has to be looked at now"),
    ("weekly-digest", True, ("lea", "adam"), "How the week was"),
)


def people() -> list[Member]:
    """Two agents, their lead, an admin, and somebody from elsewhere in the company."""
    return [
        _person("ada", "Ada Agent", "Agent", color="8e44ad"),
        _person("ben", "Ben Agent", "Agent", color="2980b9"),
        _person("lea", "Lea Lead", "Lead", color="16a085"),
        _person("adam", "Adam Admin", "Admin", color="c0392b", is_admin=True),
        _person("otto", "Otto Outsider", "Accounting", color="7f8c8d"),
    ]


def bot(name: str) -> Member:
    return Member(
        id=BOT_USER,
        name=name,
        real_name=name.capitalize(),
        color="34495e",
        is_bot=True,
        bot_id=BOT_ID,
    )


def found(workspace: Workspace, *, bot_name: str, with_bot: bool = True) -> None:
    """Fill an empty workspace; the bot is a member of its channels from the start."""
    for member in (*people(), bot(bot_name)):
        workspace.members[member.id] = member
    by_name = {each.name: each.id for each in workspace.people}
    for name, is_private, handles, topic in _CHANNELS:
        members = [by_name[handle] for handle in handles] + ([BOT_USER] if with_bot else [])
        add_channel(workspace, name, members=members, is_private=is_private, topic=topic)


def add_channel(
    workspace: Workspace, name: str, *, members: list[str], is_private: bool, topic: str = ""
) -> Channel:
    """Make a channel with these members."""
    channel = Channel(
        id=workspace.ids.next("C"),
        name=name,
        created=int(workspace.clock.now().timestamp()),
        creator=members[0] if members else BOT_USER,
        is_private=is_private,
        topic=topic,
        members=members,
    )
    workspace.channels[channel.id] = channel
    return channel


def _person(handle: str, name: str, title: str, *, color: str, is_admin: bool = False) -> Member:
    return Member(
        id=f"U0{name.replace(' ', '').upper()}"[:11].ljust(11, "0"),
        name=handle,
        real_name=name,
        title=title,
        email=f"{handle}@example.org",
        color=color,
        is_admin=is_admin,
    )
