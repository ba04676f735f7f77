"""The people of a workspace: the team by role, and the customers as requesters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desk.errors import NotAllowed, NotAnAgent
from desk.queue import Queue


class Role(StrEnum):
    AGENT = "agent"
    LEAD = "lead"
    MANAGER = "manager"
    ADMIN = "admin"


@dataclass(frozen=True, kw_only=True)
class Member:
    """One role of one person; agents and leads hold it in a queue, the others everywhere."""

    #: The Slack user's id.
    user: str
    role: Role
    queue_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class Agent:
    """What somebody who answers has set for themselves."""

    #: The Slack user's id.
    user: str
    #: Below their answers, in place of the queue's.
    signature: str = ""


@dataclass(frozen=True, kw_only=True)
class Requester:
    """A customer who wrote to us."""

    id: str
    name: str
    #: As it is compared: in lower case.
    address: str
    created_at: datetime

    @property
    def shown_as(self) -> str:
        return self.name or self.address


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Everything one person may do here."""

    user: str
    roles: frozenset[Member]

    @classmethod
    def of(cls, user: str, members: Iterable[Member]) -> Standing:
        return cls(user=user, roles=frozenset(m for m in members if m.user == user))

    @property
    def is_admin(self) -> bool:
        return any(m.role is Role.ADMIN for m in self.roles)

    @property
    def is_anybody(self) -> bool:
        return bool(self.roles)

    @property
    def queues(self) -> frozenset[str]:
        """The ids of the queues this person works in."""
        return frozenset(m.queue_id for m in self.roles if m.queue_id)

    @property
    def sees_figures(self) -> bool:
        return any(m.role is not Role.AGENT for m in self.roles)

    @property
    def leads_anything(self) -> bool:
        return self.is_admin or any(m.role is Role.LEAD for m in self.roles)

    def leads(self, queue_id: str) -> bool:
        return self.is_admin or any(
            m.role is Role.LEAD and m.queue_id == queue_id for m in self.roles
        )

    def works_in(self, queue_id: str) -> bool:
        return self.is_admin or queue_id in self.queues

    def must_work_in(self, queue: Queue) -> None:
        if not self.works_in(queue.id):
            raise NotAnAgent(queue_id=queue.id, queue_name=queue.name)

    def must_be_admin(self) -> None:
        if not self.is_admin:
            raise NotAllowed(
                "Only Deskbell's admins can do that. `/desk people` shows who they are."
            )

    def must_see_figures(self) -> None:
        if not self.sees_figures:
            raise NotAllowed(
                "The figures are for managers, leads and admins. "
                "An admin can make you one: `/desk people add @you manager`."
            )

    def must_lead(self, queue: Queue) -> None:
        if not self.leads(queue.id):
            raise NotAllowed(f"Only a lead of *{queue.name}* or an admin can do that.")
