"""Posting into Slack at most once: paced, found again when an answer was lost."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NoReturn

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.pace import Pace
from bot.senders.errors import Retry, Undelivered, Unknown
from bot.senders.looking import EVENT, Looks, Message, row_of
from bot.senders.slack_errors import FAILURES, RATE_LIMITED, code, judged, retry_after
from desk.failpoints import failpoint
from desk.outgoing import Urgency
from views.elements import Block

#: Clocks differ a little.
SLACK = timedelta(minutes=2)
#: Messages at a time; Slack recommends 200 at most, and lets some apps read only 15.
PAGE = 100
HISTORY = "conversations.history"
REPLIES = "conversations.replies"
#: It is gone, or may not be edited any more: a new message takes its place.
NOT_EDITABLE = {"message_not_found", "cant_update_message", "edit_window_closed"}


@dataclass(frozen=True, kw_only=True)
class Post:
    row_id: str
    #: When the row was written: the post cannot be older.
    since: datetime
    #: An earlier try may have got through.
    maybe: bool
    urgency: Urgency
    channel: str
    text: str
    blocks: list[Block] | None = None
    thread_ts: str | None = None
    broadcast: bool = False


class RootGone(Exception):
    """The message whose thread this belongs to was deleted."""


@dataclass(frozen=True, kw_only=True)
class Poster:
    client: AsyncWebClient
    pace: Pace
    looks: Looks

    async def post(self, post: Post) -> tuple[str, str]:
        """Return channel and ts of the message that stands there now."""
        has_looked = False
        try:
            found = await self._found(post) if post.maybe else None
            has_looked = True
            return found or await self._posted(post)
        except FAILURES as error:
            raise _sure(judged(error), is_sure=has_looked) from error

    async def conversation(self, user: str) -> str:
        """The id of the direct messages with somebody."""
        try:
            answer = await self.client.conversations_open(users=user)
        except FAILURES as error:
            raise _again(judged(error)) from error
        return str(answer["channel"]["id"])

    async def update(
        self, channel: str, ts: str, *, text: str, blocks: list[Block], urgency: Urgency
    ) -> bool:
        """Draw a message again; False when it is not there any more."""
        try:
            await self.pace.call("chat.update", urgency=urgency)
            await self.client.chat_update(channel=channel, ts=ts, text=text, blocks=blocks)
        except FAILURES as error:
            if isinstance(error, SlackApiError):
                if code(error) in NOT_EDITABLE:
                    return False
                if code(error) in RATE_LIMITED:
                    self.pace.pause_calls("chat.update", retry_after(error))
                    raise judged(error) from error
            # An edit that may have been made is simply made again.
            raise _again(judged(error)) from error
        return True

    async def _posted(self, post: Post) -> tuple[str, str]:
        await self.pace.post(post.channel, urgency=post.urgency)
        try:
            answer = await self.client.chat_postMessage(
                channel=post.channel,
                text=post.text,
                blocks=post.blocks,
                thread_ts=post.thread_ts,
                reply_broadcast=True if post.broadcast else None,
                unfurl_links=False,
                unfurl_media=False,
                metadata={"event_type": EVENT, "event_payload": {"row": post.row_id}},
            )
        except SlackApiError as error:
            if code(error) in RATE_LIMITED:
                self.pace.pause_posts(post.channel, retry_after(error))
            raise
        failpoint("slack.answered")
        channel, ts = str(answer["channel"]), str(answer["ts"])
        if post.thread_ts and answer["message"].get("thread_ts") != post.thread_ts:
            await self._astray(channel, ts)
        return channel, ts

    async def _astray(self, channel: str, ts: str) -> NoReturn:
        """Slack posts into the channel when the thread's root was deleted, and says nothing."""
        await self.client.chat_delete(channel=channel, ts=ts)
        raise RootGone

    async def _found(self, post: Post) -> tuple[str, str] | None:
        if post.thread_ts is None:
            return await self._in_channel(post)
        try:
            return await self._in_thread(post, post.thread_ts)
        except SlackApiError as error:
            if code(error) != "thread_not_found":
                raise
        astray = await self._in_channel(post)
        if astray:
            await self._astray(*astray)
        raise RootGone

    async def _in_channel(self, post: Post) -> tuple[str, str] | None:
        async def page(oldest: str, latest: str) -> tuple[Sequence[Message], bool]:
            between = {"channel": post.channel, "oldest": oldest, "latest": latest}
            answer = await self._read(HISTORY, self.client.conversations_history, post, **between)
            return answer["messages"], bool(answer["has_more"])

        oldest = _oldest(post)
        ts = await self.looks.find(post.channel, post.row_id, oldest=oldest, page=page)
        return (post.channel, ts) if ts else None

    async def _in_thread(self, post: Post, thread_ts: str) -> tuple[str, str] | None:
        cursor: str | None = None
        thread = {"channel": post.channel, "ts": thread_ts, "oldest": _oldest(post)}
        read = self.client.conversations_replies
        while True:
            page = await self._read(REPLIES, read, post, cursor=cursor, **thread)
            for message in page["messages"]:
                if row_of(message) == post.row_id and message.get("bot_id") == self.looks.bot_id:
                    return post.channel, str(message["ts"])
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return None

    async def _read(
        self, method: str, read: Callable[..., Awaitable[Any]], post: Post, **wanted: str | None
    ) -> Any:  # noqa: ANN401
        """One page; who is told to wait does not look for a while, but may post."""
        await self.pace.call(method, urgency=post.urgency)
        try:
            return await read(limit=PAGE, include_all_metadata=True, **wanted)
        except SlackApiError as error:
            if code(error) in RATE_LIMITED:
                self.pace.pause_calls(method, retry_after(error))
            raise


def _oldest(post: Post) -> str:
    return f"{(post.since - SLACK).timestamp():.6f}"


def _sure(judgement: Exception, *, is_sure: bool) -> Exception:
    if isinstance(judgement, Undelivered):
        judgement.is_sure = is_sure
    return judgement


def _again(judgement: Exception) -> Exception:
    if isinstance(judgement, Unknown):
        return Retry(timedelta(seconds=2), str(judgement))
    return judgement
