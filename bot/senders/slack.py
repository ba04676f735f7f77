"""Slack deliveries: each kind has its route; what is sent is drawn at that moment."""

from __future__ import annotations

from collections.abc import Mapping

from bot.senders import (
    slack_cases,
    slack_digests,
    slack_files,
    slack_mailboxes,
    slack_people,
    slack_piles,
    slack_queues,
    slack_reminders,
    slack_surveys,
)
from bot.senders.errors import GiveUp
from bot.senders.slack_out import Route, SlackOut
from desk.deliveries import Delivered
from storage.outbox import OutboxRow

ROUTES: Mapping[type, Route] = {
    **slack_cases.ROUTES,
    **slack_files.ROUTES,
    **slack_mailboxes.ROUTES,
    **slack_people.ROUTES,
    **slack_digests.ROUTES,
    **slack_surveys.ROUTES,
    **slack_piles.ROUTES,
    **slack_reminders.ROUTES,
    **slack_queues.ROUTES,
}


async def send(slack: SlackOut, row: OutboxRow) -> Delivered:
    route = ROUTES.get(type(row.outgoing))
    if route is None:
        raise GiveUp(f"Nothing is known about sending a {type(row.outgoing).__name__}.")
    return await route(slack, row, row.outgoing)
