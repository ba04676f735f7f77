"""Faults on demand, so that a test can have Slack fail in every way it does."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

Plain = Literal[
    "ratelimited",
    "http_500",
    "http_503",
    "slow",
    "lost_before_storing",
    "lost_after_storing",
    "fatal_after_storing",
]
KINDS: tuple[str, ...] = get_args(Plain)


@dataclass(kw_only=True, eq=False)
class Fault:
    """One fault: which method, what happens, how many calls pass first and how many suffer."""

    method: str
    kind: str
    times: int = 1
    after: int = 0
    retry_after: int = 1
    delay: float = 5.0
    channel: str | None = None

    @property
    def error(self) -> str | None:
        """The code of an `error:…` fault."""
        return self.kind.removeprefix("error:") if self.kind.startswith("error:") else None


@dataclass(kw_only=True)
class Faults:
    """The faults that still wait for their calls."""

    waiting: list[Fault] = field(default_factory=list)
    duplicate_events: bool = False
    reorder_events: bool = False
    drop_ephemerals: bool = False

    def add(
        self,
        *,
        method: str,
        kind: str,
        times: int = 1,
        after: int = 0,
        retry_after: int = 1,
        delay: float = 5.0,
        channel: str | None = None,
    ) -> Fault:
        """
        Plan a fault; `kind` is one of KINDS or `error:<code>`, `method` may be `*`.

        Raises ValueError for a kind there is not.
        """
        if kind not in KINDS and not kind.startswith("error:"):
            raise ValueError(f"There is no fault {kind!r}: one of {', '.join(KINDS)}, error:code.")
        fault = Fault(
            method=method,
            kind=kind,
            times=times,
            after=after,
            retry_after=retry_after,
            delay=delay,
            channel=channel,
        )
        self.waiting.append(fault)
        return fault

    def next(self, method: str, channel: str | None) -> Fault | None:
        """Take the fault this call has to suffer, if any."""
        for fault in self.waiting:
            if fault.method not in {method, "*"} or fault.channel not in {None, channel}:
                continue
            if fault.after > 0:
                fault.after -= 1
                continue
            fault.times -= 1
            if fault.times <= 0:
                self.waiting.remove(fault)
            return fault
        return None

    def clear(self) -> None:
        self.waiting.clear()
        self.duplicate_events = self.reorder_events = self.drop_ephemerals = False
