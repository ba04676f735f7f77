"""Many cases with everything that happened to them, written straight into the tables."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from desk.case import Status
from desk.events import Happened
from desk.ids import new_id
from desk.queue import Queue
from storage.tables import case_events, cases, numbers, requesters

BATCH = 5_000


@dataclass(frozen=True, kw_only=True)
class Lot:
    """How many cases, in which time, and for whom."""

    workspace: str
    queues: Sequence[Queue]
    cases: int
    since: datetime
    until: datetime
    first_number: int = 1001
    seed: int = 7


async def write(connection: AsyncConnection, lot: Lot) -> None:
    chance = random.Random(lot.seed)
    requester = new_id(lot.since)
    kim = {"name": "Kim", "address": f"kim{lot.first_number}@example.com"}
    await connection.execute(
        insert(requesters).values(
            id=requester, workspace=lot.workspace, created_at=lot.since, **kim
        )
    )
    rows, events = [], []
    for n in range(lot.cases):
        case, happened = _case(lot, n, requester, chance)
        rows.append(case)
        events += happened
    # Ids of events grow with time, as they do when things happen.
    events.sort(key=lambda event: event["at"])
    for table, things in ((cases, rows), (case_events, events)):
        for start in range(0, len(things), BATCH):
            await connection.execute(insert(table), things[start : start + BATCH])
    last = lot.first_number + lot.cases - 1
    await connection.execute(insert(numbers).values(workspace=lot.workspace, last=last))


def _case(
    lot: Lot, n: int, requester: str, chance: random.Random
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    queue = chance.choice(lot.queues)
    at = lot.since + (lot.until - lot.since) * (n / lot.cases)
    case_id = new_id(at)
    events = [
        {
            "workspace": lot.workspace,
            "case_id": case_id,
            "queue_id": queue.id,
            "what": what.value,
            "at": when,
            "by": None if "inbound" in facts else "U0ADA",
            "facts": facts,
        }
        for what, when, facts in _story(at, chance)
        if when < lot.until
    ]
    is_done = events[-1]["what"] == Happened.RESOLVED.value
    case = {
        "id": case_id,
        "workspace": lot.workspace,
        "number": lot.first_number + n,
        "queue_id": queue.id,
        "subject": "Where is my parcel?",
        "requester_id": requester,
        "status": (Status.RESOLVED if is_done else Status.OPEN).value,
        "priority": "normal",
        "created_at": at,
        "resolved_at": events[-1]["at"] if is_done else None,
        "is_automatic": False,
        "channel": queue.channel,
        "card_ts": f"{at.timestamp():.6f}",
        "version": len(events),
    }
    return case, events


def _story(
    at: datetime, chance: random.Random
) -> Iterator[tuple[Happened, datetime, dict[str, Any]]]:
    """Mail, claim, answers; mostly an end, sometimes a second one."""
    kind = "auto" if chance.random() < 0.03 else "human"
    yield Happened.CREATED, at, {"inbound": "x", "mail": kind}
    at += timedelta(minutes=chance.expovariate(1 / 40))
    yield Happened.CLAIMED, at, {}
    for _ in range(chance.choice([0, 1, 1, 1, 2, 2, 3])):
        at += timedelta(minutes=chance.expovariate(1 / 90))
        yield Happened.ANSWER_HELD, at, {"answer": "a"}
        at += timedelta(seconds=11)
        yield Happened.ANSWERED, at, {"answer": "a"}
        if chance.random() < 0.5:
            at += timedelta(hours=chance.expovariate(1 / 9))
            yield Happened.CUSTOMER_WROTE, at, {"inbound": "x", "message": "m"}
    if chance.random() < 0.04:
        at += timedelta(minutes=5)
        yield Happened.ESCALATED, at, {"to": "U0LEA"}
    if chance.random() < 0.004:
        return
    at += timedelta(hours=chance.expovariate(1 / 20))
    yield Happened.RESOLVED, at, {}
    if chance.random() < 0.06:
        at += timedelta(days=chance.expovariate(1 / 3))
        yield Happened.CUSTOMER_WROTE, at, {"inbound": "x", "message": "m"}
        yield Happened.REOPENED, at, {"inbound": "x", "by_customer": True}
        at += timedelta(hours=5)
        yield Happened.RESOLVED, at, {}
