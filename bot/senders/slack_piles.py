"""The card of mails that were held back."""

from __future__ import annotations

from collections.abc import Mapping

from bot.senders.slack_out import Route, SlackOut, Words
from desk.deliveries import Delivered
from desk.outgoing import PileCard
from desk.piles import pile_facts
from storage.outbox import OutboxRow
from views.piles import pile_card, pile_text


async def card(slack: SlackOut, row: OutboxRow, outgoing: PileCard) -> Delivered:
    async with slack.desk.look() as work:
        facts = await pile_facts(work, outgoing.pile_id)
    pile, words = facts.pile, Words(text=pile_text(facts), blocks=pile_card(facts))
    if await slack.redraw(row, pile.channel, pile.post_ts, words):
        return Delivered()
    channel, ts = await slack.in_channel(row, pile.channel, words)
    return Delivered(channel=channel, ts=ts)


ROUTES: Mapping[type, Route] = {PileCard: card}
