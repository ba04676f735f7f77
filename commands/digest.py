"""`/digest`: the figures, first only to the one who asks."""

from __future__ import annotations

from commands.asked import Asked, Told
from desk import digests, setup
from desk.errors import BadInput
from views.digest import digest_blocks, digest_text
from views.help import DESK_HELP, digest_help

PREVIEW = "👀 Only you see this. `/digest post` shows it to everybody in the digest's channel."
PUBLIC = ("C", "G")


async def digest_command(asked: Asked) -> Told:
    first, _, rest = asked.text.strip().partition(" ")
    if first.lower() == "help":
        return Told(text=digest_help())
    if first.lower() == "post":
        return await _post(asked, rest)
    report = await digests.preview(asked.desk, asked.text, by=asked.user)
    blocks = digest_blocks(report, link=asked.directory.permalink, remarks=[PREVIEW])
    return Told(text=digest_text(report), blocks=blocks)


async def _post(asked: Asked, text: str) -> Told:
    report = await digests.preview(asked.desk, text, by=asked.user)
    channel = await _channel(asked)
    entered = await asked.directory.enter(channel)
    await digests.post(asked.desk, report, channel=channel, by=asked.user)
    invite = "" if entered.is_member else " 👉 It is private: `/invite` me there, then it comes."
    return Told(text=f"The digest goes to <#{channel}>.{invite}")


async def _channel(asked: Asked) -> str:
    """The digest's own; where none is set, the one it was typed in."""
    weekly = (await setup.workspace(asked.desk)).digest
    if weekly is None and not asked.channel.startswith(PUBLIC):
        example = DESK_HELP["digest"].example
        raise BadInput(f"Type it in a channel, or have an admin set one: `{example}`.")
    return weekly.channel if weekly else asked.channel
