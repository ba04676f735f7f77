"""What people type in a card's thread: a note, or a `!` command that is answered only to them."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from commands.asked import Asked, Told
from commands.typed import typed_command
from desk import conversation
from desk.case import Case
from desk.desk import Desk
from desk.intent import is_only_loud, is_typed_command
from desk.ports import Work
from desk.raw import Inbound
from desk.thread_file import ThreadFile
from handlers.slack.messages import ThreadMessage, thread_message
from views.directory import Directory

log = logging.getLogger(__name__)


MISSED = Told(text="I was away when you typed that, and have not done it. Please type it again.")


@dataclass(frozen=True, kw_only=True)
class ToTell:
    """An answer that is given when the transaction has held."""

    message: ThreadMessage
    told: Told


@dataclass(frozen=True, kw_only=True)
class Overhearing:
    desk: Desk
    directory: Directory
    client: AsyncWebClient

    async def prepare(self, kept: Inbound) -> None:
        """Look up, before the transaction, the names that a command will need in it."""
        message = thread_message(kept)
        if is_typed_command(message.text):
            await self.directory.names(message.text)
            await self.directory.zone(message.user)

    async def process(self, work: Work, kept: Inbound) -> ToTell | None:
        """Within the caller's transaction, so that a command is run once with its event."""
        message = thread_message(kept)
        case = await work.cases.by_card(message.channel, message.thread_ts)
        if case is None:
            return None
        if not is_typed_command(message.text):
            await self._note(work, message, case)
            return None
        if is_only_loud(message.text):
            await self._note(work, message, case)
        elif message.is_missed:
            return ToTell(message=message, told=MISSED)
        for file in self._files(case, message):
            await work.thread_files.add(file)
        return ToTell(message=message, told=await self._run(work, message, case))

    async def _note(self, work: Work, message: ThreadMessage, case: Case) -> None:
        await conversation.overhear(
            work,
            self.desk,
            case,
            message.text,
            by=message.user,
            post_ts=message.ts,
            files=self._files(case, message),
        )

    def _files(self, case: Case, message: ThreadMessage) -> list[ThreadFile]:
        return [self._file(case, message, file) for file in message.files]

    def _file(self, case: Case, message: ThreadMessage, file: dict[str, Any]) -> ThreadFile:
        return ThreadFile(case_id=case.id, by=message.user, created_at=self.desk.now(), **file)

    async def tell(self, answer: ToTell) -> None:
        message = answer.message
        try:
            await self.client.chat_postEphemeral(
                channel=message.channel,
                user=message.user,
                thread_ts=message.thread_ts,
                text=answer.told.text,
                blocks=answer.told.blocks or None,
            )
        except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
            log.warning("hint not shown", extra={"error": type(error).__name__})

    async def _run(self, work: Work, message: ThreadMessage, case: Case) -> Told:
        asked = Asked(
            desk=self.desk.within(work),
            directory=self.directory,
            user=message.user,
            channel=message.channel,
            text=message.text,
        )
        return await typed_command(asked, case)
