"""Who was deactivated in Slack answers nobody any more, and calling them calls nobody."""

from __future__ import annotations

import asyncio
import random
from contextlib import suppress

from desk import roles
from desk.desk import Desk
from views.directory import Directory

#: Seconds; a Slack that is slow does not keep the other chores from being done.
PATIENCE = 60.0


async def release_leavers(desk: Desk, directory: Directory) -> int:
    """Looked at once an hour, by one replica; how many of the team had left."""
    now = desk.now()
    looked = f"leavers:{now:%Y-%m-%d %H}"
    async with desk.look() as work:
        if await work.seen.has(looked):
            return 0
        users = sorted({member.user for member in await work.members.all()})
    async with desk.begin() as work:
        if not await work.seen.once(looked, now=now):
            return 0
    gone: list[str] = []
    with suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE):
            # Where the time does not suffice for all, it is not always the same who are left out.
            for user in random.sample(users, len(users)):
                gone += [] if await directory.is_person(user) else [user]
    return sum([await roles.has_left(desk, user) for user in gone])
