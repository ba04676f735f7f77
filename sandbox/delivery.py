"""What goes from Slack to the app: events with retries, interactions once."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from sandbox.app import App
from sandbox.changes import Changes
from sandbox.clock import Clock
from sandbox.event import subscription
from sandbox.faults import Faults
from sandbox.ids import Ids
from sandbox.payload import Json


class Kind(StrEnum):
    """What is delivered, by Socket Mode's names."""

    EVENT = "events_api"
    COMMAND = "slash_commands"
    INTERACTIVE = "interactive"


class Outcome(StrEnum):
    """How a delivery ended; the failures are the words a person reads."""

    OK = "ok"
    TIMEOUT = "operation_timeout"
    FAILED = "dispatch_failed"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The app's answer to one delivery; `reason` is that of x-slack-retry-reason."""

    outcome: Outcome
    body: Json | None = None
    reason: str = ""
    may_retry: bool = True


@dataclass(frozen=True, kw_only=True)
class Retry:
    """The how-manieth repetition, and why."""

    number: int
    reason: str


class Transport(Protocol):
    """
    A way to the app: Socket Mode or HTTP.

    `retry_delays` are the seconds before each repetition of an event that was not taken.
    """

    @property
    def is_open(self) -> bool: ...

    @property
    def was_open(self) -> bool: ...

    @property
    def retry_delays(self) -> Sequence[float]: ...

    async def send(self, kind: Kind, payload: Json, retry: Retry | None = None) -> Answer: ...


class Delivery:
    """Sends over the first open transport and repeats events as Slack repeats them."""

    def __init__(
        self,
        transports: Sequence[Transport],
        *,
        app: App,
        clock: Clock,
        ids: Ids,
        changes: Changes,
        faults: Faults,
    ) -> None:
        self._transports = transports
        self._app = app
        self._clock = clock
        self._ids = ids
        self._changes = changes
        self._faults = faults
        self._running: set[asyncio.Task[None]] = set()
        self._attempts: deque[tuple[float, bool]] = deque()
        self._held: list[Json] = []
        self.is_disabled = False
        self.delivered: list[Json] = []

    @property
    def is_idle(self) -> bool:
        """Whether no event is under way or waiting to be repeated."""
        return not self._running

    async def ask(self, kind: Kind, payload: Json) -> Answer:
        """Deliver a command or an interaction: once, for its answer."""
        transport = self._open()
        if transport is None:
            return Answer(outcome=Outcome.FAILED)
        return await transport.send(kind, payload)

    def tell(self, event: Json) -> None:
        """Deliver an event the app subscribes to, in the background, until it is taken."""
        if self.is_disabled or subscription(event) not in self._app.manifest.events:
            return
        envelope = self._envelope(event)
        if self._faults.reorder_events and not self._held:
            self._held.append(envelope)
            return
        for each in [envelope, *self._held]:
            self._start(each)
        self._held.clear()

    async def stop(self) -> None:
        """End what is under way."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    def _start(self, envelope: Json) -> None:
        for _ in range(2 if self._faults.duplicate_events else 1):
            task = asyncio.create_task(self._deliver(envelope))
            self._running.add(task)
            task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        self._changes.announce("event")

    async def _deliver(self, envelope: Json) -> None:
        retry: Retry | None = None
        while transport := self._open() or self._former():
            answer = await transport.send(Kind.EVENT, envelope, retry)
            self._count(taken=answer.outcome is Outcome.OK)
            self._changes.announce("attempt")
            if answer.outcome is Outcome.OK:
                self.delivered.append(envelope)
                return
            number = retry.number + 1 if retry else 1
            if not answer.may_retry or number > len(transport.retry_delays):
                return
            retry = Retry(number=number, reason=answer.reason)
            await self._clock.sleep(transport.retry_delays[number - 1])

    def _open(self) -> Transport | None:
        return next((each for each in self._transports if each.is_open), None)

    def _former(self) -> Transport | None:
        """The way an app that is away just now used to come; its events are tried again."""
        return next((each for each in self._transports if each.was_open), None)

    def _count(self, *, taken: bool) -> None:
        """Switch events off when over 95 % of at least 1,000 attempts in an hour failed."""
        now = self._clock.now().timestamp()
        self._attempts.append((now, taken))
        while self._attempts[0][0] < now - 3600:
            self._attempts.popleft()
        failed = sum(1 for _, was_taken in self._attempts if not was_taken)
        enough = len(self._attempts) >= 1000  # noqa: PLR2004  the docs' number
        self.is_disabled = enough and failed > 0.95 * len(self._attempts)

    def _envelope(self, event: Json) -> Json:
        authorization = {
            "enterprise_id": None,
            "team_id": self._app.team,
            "user_id": self._app.bot_user,
            "is_bot": True,
            "is_enterprise_install": False,
        }
        return {
            "token": self._app.verification_token,
            "team_id": self._app.team,
            "api_app_id": self._app.id,
            "event": event,
            "type": "event_callback",
            "event_id": self._ids.next("Ev"),
            "event_time": int(self._clock.now().timestamp()),
            "authorizations": [authorization],
            "is_ext_shared_channel": False,
            "event_context": f"4-{self._ids.short()}",
        }
