"""The team's roles and settings, and requesters, in their tables."""

from __future__ import annotations

from collections.abc import Sequence

from desk.people import Agent, Member, Requester, Role
from storage.scope import Scope, own, values_of
from storage.tables import agents, members, requesters


class SqlMembers:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def hold_admins(self) -> None:
        # The first of them stands for all: whoever else asks waits for the same row.
        are_admins = members.c.role == Role.ADMIN
        await self._scope.row(members, are_admins, order=[members.c.user], lock=True)

    async def add(self, member: Member) -> bool:
        return await self._scope.add_new(members, _values(member))

    async def remove(self, member: Member) -> bool:
        same = [members.c[name] == value for name, value in _values(member).items()]
        return await self._scope.remove(members, *same) == 1

    async def all(self) -> Sequence[Member]:
        return [
            Member(user=row["user"], role=Role(row["role"]), queue_id=row["queue_id"] or None)
            for row in await self._scope.rows(members, order=[members.c.user])
        ]


class SqlAgents:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def get(self, user: str) -> Agent:
        row = await self._scope.row(agents, agents.c.user == user)
        return Agent(**own(row)) if row else Agent(user=user)

    async def save(self, agent: Agent) -> None:
        if not await self._scope.add_new(agents, values_of(agent)):
            await self._scope.set(agents, values_of(agent), agents.c.user == agent.user)


class SqlRequesters:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def add(self, requester: Requester) -> Requester:
        if await self._scope.add_new(requesters, values_of(requester)):
            return requester
        return await self.by_address(requester.address) or requester

    async def get(self, requester_id: str) -> Requester | None:
        row = await self._scope.row(requesters, requesters.c.id == requester_id)
        return Requester(**own(row)) if row else None

    async def by_address(self, address: str) -> Requester | None:
        row = await self._scope.row(requesters, requesters.c.address == address)
        return Requester(**own(row)) if row else None


def _values(member: Member) -> dict[str, str]:
    return {"user": member.user, "role": member.role.value, "queue_id": member.queue_id or ""}
