"""Who works here, for whom, and how they set it up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from desk.admin_change import AdminChange
from desk.form import Form
from desk.people import Agent, Member, Requester
from desk.queue import Queue
from desk.workspace import Workspace


class Workspaces(Protocol):
    async def get(self) -> Workspace:
        """What was set, else the defaults. Locks nothing: whoever does anything asks."""

    async def get_to_change(self) -> Workspace:
        """Nobody else changes it until the end of the transaction."""

    async def save(self, workspace: Workspace) -> None: ...


class Queues(Protocol):
    async def add(self, queue: Queue) -> None: ...
    async def get(self, queue_id: str) -> Queue | None:
        """A removed one, too: its cases are still there."""

    async def get_to_change(self, queue_id: str) -> Queue | None:
        """As it is now, and nobody else changes it until the end; None where it was removed."""

    async def all(self) -> Sequence[Queue]:
        """The oldest first, without those that were removed."""

    async def ever(self) -> Sequence[Queue]:
        """With those that were removed."""

    async def save(self, queue: Queue) -> None: ...
    async def has_history(self, queue_id: str) -> bool:
        """Something was counted there: a case, or somebody who was asked."""


class Audit(Protocol):
    """What admins have changed; it only grows."""

    async def add(self, change: AdminChange) -> None: ...
    async def newest(self, count: int) -> Sequence[AdminChange]:
        """The newest first."""


class Agents(Protocol):
    async def get(self, user: str) -> Agent:
        """What they have set, or nothing."""

    async def save(self, agent: Agent) -> None: ...


class Forms(Protocol):
    async def add(self, form: Form) -> None: ...
    async def remove(self, form: Form) -> None: ...
    async def by_key(self, key: str) -> Form | None: ...
    async def by_secret(self, secret: str) -> Form | None: ...
    async def all(self) -> Sequence[Form]:
        """The oldest first."""


class Members(Protocol):
    async def hold_admins(self) -> None:
        """Nobody else makes an admin go until the end of the transaction."""

    async def add(self, member: Member) -> bool:
        """False when the person had that role already."""

    async def remove(self, member: Member) -> bool: ...
    async def all(self) -> Sequence[Member]: ...


class Requesters(Protocol):
    async def add(self, requester: Requester) -> Requester:
        """The one who has that address: another transaction may have been faster."""

    async def get(self, requester_id: str) -> Requester | None: ...
    async def by_address(self, address: str) -> Requester | None: ...
