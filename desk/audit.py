"""What admins change is written down with the change itself, for good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime

from desk.access import standing
from desk.admin_change import ROLE, AdminChange
from desk.desk import Desk
from desk.ids import new_id
from desk.people import Member
from desk.ports import Work
from desk.queue import Queue
from desk.weekly import Weekly
from desk.workspace import Workspace


async def newest(desk: Desk, count: int, *, by: str) -> Sequence[AdminChange]:
    async with desk.look() as work:
        (await standing(work, by)).must_be_admin()
        return await work.audit.newest(count)


async def changed(
    work: Work,
    about: str,
    what: str,
    *,
    at: datetime,
    by: str | None,
    old: object = "",
    new: object = "",
) -> None:
    await work.audit.add(
        AdminChange(
            id=new_id(at), at=at, by=by, about=about, what=what, old=_said(old), new=_said(new)
        )
    )


async def save_queue(work: Work, before: Queue, after: Queue, *, at: datetime, by: str) -> None:
    await work.queues.save(after)
    await _differences(work, after.key, before, after, at=at, by=by)


async def save_workspace(
    work: Work, before: Workspace, after: Workspace, *, at: datetime, by: str
) -> None:
    await work.workspace.save(after)
    await _differences(work, "", before, after, at=at, by=by)


async def add_role(work: Work, member: Member, *, at: datetime, by: str | None) -> bool:
    """False when they had it already."""
    is_new = await work.members.add(member)
    if is_new:
        await changed(work, member.user, ROLE, new=await _role(work, member), at=at, by=by)
    return is_new


async def remove_role(work: Work, member: Member, *, at: datetime, by: str | None) -> bool:
    was_there = await work.members.remove(member)
    if was_there:
        await changed(work, member.user, ROLE, old=await _role(work, member), at=at, by=by)
    return was_there


async def _differences(
    work: Work,
    about: str,
    before: Queue | Workspace,
    after: Queue | Workspace,
    *,
    at: datetime,
    by: str,
) -> None:
    """One change for each field that is another one now."""
    for field in fields(after):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old != new:
            await changed(work, about, field.name, old=old, new=new, at=at, by=by)


async def _role(work: Work, member: Member) -> str:
    queue = await work.queues.get(member.queue_id) if member.queue_id else None
    return f"{member.role} of {queue.key}" if queue else str(member.role)


def _said(value: object) -> str:
    """As it is read later, also by a program that knows the settings of today no more."""
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, Weekly):
        return f"{value.day_name} {value.at}, {value.channel}"
    if isinstance(value, tuple):
        return ", ".join(map(_said, value))
    return "" if value is None else str(value)
