"""Who may do what: the roles of the team."""

from __future__ import annotations

from dataclasses import dataclass

from desk import assignment, audit
from desk.access import leads_of, standing
from desk.desk import Desk
from desk.errors import BadInput, existing
from desk.outgoing import JoinRequest, LetIn, Told
from desk.people import Member, Role
from desk.ports import Work
from desk.queue import Queue
from desk.setup import queue_by_key

#: The roles that somebody has in one queue.
OF_A_QUEUE = frozenset({Role.AGENT, Role.LEAD})


@dataclass(frozen=True, kw_only=True)
class Removed:
    """What became of somebody's role."""

    was_there: bool
    #: Cases of theirs that nobody owns now.
    freed: int


@dataclass(frozen=True, kw_only=True)
class Team:
    queues: tuple[Queue, ...]
    members: tuple[Member, ...]

    def people_of(self, queue: Queue, role: Role) -> tuple[str, ...]:
        return tuple(m.user for m in self.members if m.queue_id == queue.id and m.role is role)

    def people_as(self, role: Role) -> tuple[str, ...]:
        return tuple(m.user for m in self.members if m.role is role)


async def become_first_admin(desk: Desk, user: str) -> bool:
    """While there is no admin, a Slack admin or owner who sets up becomes it."""
    async with desk.begin() as work:
        members = await work.members.all()
        if any(m.role is Role.ADMIN for m in members):
            return False
        first = Member(user=user, role=Role.ADMIN)
        return await audit.add_role(work, first, at=desk.now(), by=user)


async def name_admin(desk: Desk, user: str) -> bool:
    """By the operator, at the terminal; False when they were one already."""
    async with desk.begin() as work:
        admin = Member(user=user, role=Role.ADMIN)
        return await audit.add_role(work, admin, at=desk.now(), by=None)


async def must_be_admin(desk: Desk, user: str) -> None:
    async with desk.look() as work:
        (await standing(work, user)).must_be_admin()


async def add_member(desk: Desk, user: str, role: Role, *, queue_key: str | None, by: str) -> bool:
    """False when they had that role already. An agent who becomes lead is one role, not two."""
    if (role in OF_A_QUEUE) != (queue_key is not None):
        raise BadInput("Agents and leads belong to a queue; managers and admins to all of them.")
    now = desk.now()
    async with desk.begin() as work:
        queue = await queue_by_key(work, queue_key) if queue_key else None
        member = Member(user=user, role=role, queue_id=queue.id if queue else None)
        others = await _other_roles_in_queue(work, member)
        who = await standing(work, by)
        # A lead may let people in, but not make or unmake leads.
        who.must_lead(queue) if queue and role is Role.AGENT and not others else who.must_be_admin()
        for other in others:
            await audit.remove_role(work, other, at=now, by=by)
        return await audit.add_role(work, member, at=now, by=by)


async def remove_member(desk: Desk, user: str, *, role_or_queue: str, by: str) -> Removed:
    """Their cases there are free again: a customer's next mail must not call nobody."""
    now = desk.now()
    async with desk.begin() as work:
        await work.members.hold_admins()
        (await standing(work, by)).must_be_admin()
        members = [m for m in await work.members.all() if m.user == user]
        if role_or_queue in {Role.MANAGER, Role.ADMIN}:
            leaving = [m for m in members if m.role == role_or_queue]
            await _must_keep_an_admin(work, leaving)
        else:
            ids = await _queues_ever_called(work, role_or_queue)
            leaving = [m for m in members if m.queue_id in ids]
        was_there = any([await audit.remove_role(work, one, at=now, by=by) for one in leaving])
        told = Told.RELEASED
        left = (await standing(work, user)).works_in
        freed = await assignment.free_all_of(work, user, told, but_in=left, by=by, now=now)
    desk.wake.outbox()
    return Removed(was_there=was_there, freed=freed)


async def has_left(desk: Desk, user: str) -> bool:
    """They were deactivated in Slack: their roles go, and their cases need new owners."""
    now = desk.now()
    async with desk.begin() as work:
        await work.members.hold_admins()
        members = await work.members.all()
        others_are_admin = any(m.role is Role.ADMIN and m.user != user for m in members)
        theirs = [
            member
            for member in members
            if member.user == user and (others_are_admin or member.role is not Role.ADMIN)
        ]
        gone = [await audit.remove_role(work, member, at=now, by=None) for member in theirs]
        told = Told.OWNER_LEFT
        await assignment.free_all_of(work, user, told, but_in=_none, by=user, now=now)
    desk.wake.outbox()
    return any(gone)


def _none(_queue_id: str) -> bool:
    return False


async def ask_to_join(desk: Desk, queue_id: str, *, by: str) -> Queue:
    """The queue's leads, or the admins where it has none, are asked by direct message."""
    now = desk.now()
    async with desk.begin() as work:
        queue = await _queue(work, queue_id)
        for user in await leads_of(work, queue_id):
            request = JoinRequest(user=user, queue_id=queue_id, asked_by=by)
            await work.outbox.put(request, now=now)
    desk.wake.outbox()
    return queue


async def let_in(desk: Desk, user: str, *, queue_id: str, by: str) -> Queue:
    """They hear of it. Who works there already, perhaps as its lead, stays what they are."""
    now = desk.now()
    async with desk.begin() as work:
        queue = await _queue(work, queue_id)
        (await standing(work, by)).must_lead(queue)
        if queue_id not in (await standing(work, user)).queues:
            member = Member(user=user, role=Role.AGENT, queue_id=queue_id)
            await audit.add_role(work, member, at=now, by=by)
            await work.outbox.put(LetIn(user=user, queue_id=queue_id, by=by), now=now)
    desk.wake.outbox()
    return queue


async def team(desk: Desk) -> Team:
    async with desk.look() as work:
        return Team(queues=tuple(await work.queues.all()), members=tuple(await work.members.all()))


async def _queues_ever_called(work: Work, key: str) -> frozenset[str]:
    """Their ids, those of removed ones too: who worked there can still look into its cases."""
    wanted = key.strip().lower()
    ids = frozenset(queue.id for queue in await work.queues.ever() if queue.key == wanted)
    return ids or frozenset({(await queue_by_key(work, key)).id})


async def _queue(work: Work, queue_id: str) -> Queue:
    return existing(await work.queues.get(queue_id), "That queue")


async def _other_roles_in_queue(work: Work, member: Member) -> list[Member]:
    return [
        other
        for other in await work.members.all()
        if other.user == member.user
        and other.queue_id == member.queue_id
        and other.role in OF_A_QUEUE - {member.role}
    ]


async def _must_keep_an_admin(work: Work, leaving: list[Member]) -> None:
    admins = [m for m in await work.members.all() if m.role is Role.ADMIN]
    if admins and all(m in leaving for m in admins):
        raise BadInput("Somebody has to be admin. Name another one first.")
