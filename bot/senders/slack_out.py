"""What every Slack delivery needs: the desk to read from, and the three places to post to."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeAlias

from bot.senders.errors import Gone, Retry
from bot.senders.posting import Post, Poster, RootGone
from bot.senders.uploading import Uploader
from desk.case import Case
from desk.deliveries import Delivered, card_is_gone
from desk.desk import Desk
from desk.errors import NotFound
from desk.lookup import CardFacts, card_facts
from desk.mail import IncomingMail
from desk.ports import Work
from desk.raw import Inbound
from storage.outbox import OutboxRow
from views.directory import Directory
from views.elements import Block

#: A thread whose card is about to be posted.
SOON = timedelta(milliseconds=300)


@dataclass(frozen=True, kw_only=True)
class Words:
    """A message as Slack takes it."""

    #: For notifications: our own words only.
    text: str
    blocks: list[Block]


@dataclass(frozen=True, kw_only=True)
class SlackOut:
    desk: Desk
    poster: Poster
    directory: Directory
    uploader: Uploader
    #: Reads a raw mail again.
    read: Callable[[Inbound], Awaitable[IncomingMail]]

    async def in_channel(self, row: OutboxRow, channel: str, words: Words) -> tuple[str, str]:
        """Return channel and ts of the new message."""
        return await self.poster.post(_post(row, channel, words))

    async def directly(self, row: OutboxRow, user: str, words: Words) -> tuple[str, str]:
        channel = await self.poster.conversation(user)
        return await self.in_channel(row, channel, words)

    async def in_thread(
        self, row: OutboxRow, case: Case, words: Words, *, broadcast: bool = False
    ) -> str:
        """Return the ts of the new message in the case's thread."""
        if case.card_ts is None:
            raise Retry(SOON, "the card of the case is not posted yet")
        post = _post(row, case.channel, words, thread_ts=case.card_ts, broadcast=broadcast)
        try:
            return (await self.poster.post(post))[1]
        except RootGone:
            await card_is_gone(self.desk, case.id)
            raise Retry(SOON, "the card of the case was deleted and is posted anew") from None

    async def redraw(self, row: OutboxRow, channel: str, ts: str | None, words: Words) -> bool:
        """Draw a message again; False when it does not stand there."""
        if ts is None:
            return False
        return await self.poster.update(
            channel, ts, text=words.text, blocks=words.blocks, urgency=row.outgoing.urgency
        )

    async def name(self, user: str | None) -> str:
        """Who it is, without calling them."""
        return (await self.directory.names(user)).user(user) if user else ""

    async def facts(self, case_id: str) -> CardFacts:
        async with self.desk.look() as work:
            try:
                return await card_facts(work, await case_in(work, case_id))
            except NotFound as nothing:
                raise Gone(nothing.sentence) from nothing


#: How one kind of thing is delivered to Slack; the last argument is the row's dataclass.
Route: TypeAlias = Callable[[SlackOut, OutboxRow, Any], Awaitable[Delivered]]


async def case_in(work: Work, case_id: str) -> Case:
    case = await work.cases.get(case_id)
    if case is None:
        raise Gone("The case does not exist any more.")
    return case


def _post(
    row: OutboxRow,
    channel: str,
    words: Words,
    *,
    thread_ts: str | None = None,
    broadcast: bool = False,
) -> Post:
    return Post(
        row_id=row.id,
        since=row.created_at,
        maybe=row.maybe,
        urgency=row.outgoing.urgency,
        channel=channel,
        text=words.text,
        blocks=words.blocks,
        thread_ts=thread_ts,
        broadcast=broadcast,
    )
