"""
Files into a thread: three calls, of which the last one makes them visible, and only once.

The files of one mail are shared together. Where the last answer was lost, the thread tells
whether they are there (docs.slack.dev/messaging/working-with-files).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.pace import Pace
from bot.senders.errors import GiveUp, Unknown
from bot.senders.fetching import TRANSFER
from bot.senders.slack_errors import FAILURES, judged
from desk.mail import Attachment
from desk.outgoing import Urgency

OK = 200
PAGE = 15


@dataclass(frozen=True, kw_only=True)
class Uploader:
    client: AsyncWebClient
    pace: Pace

    async def share(
        self, files: Sequence[Attachment], *, channel: str, thread_ts: str, oldest: str, maybe: bool
    ) -> None:
        """
        Post the files as one message of the thread, unless they stand there since `oldest`.

        Slack takes no empty file; what came with a mail is told of by its post.
        """
        files = [file for file in files if file.content]
        if not files:
            return
        try:
            if maybe and await self._stand_there(files, channel, thread_ts, oldest):
                return
            uploaded: list[dict[str, str | None]] = [await self._upload(file) for file in files]
            await self.pace.post(channel, urgency=Urgency.ARRIVAL)
            await self.client.files_completeUploadExternal(
                files=uploaded, channel_id=channel, thread_ts=thread_ts
            )
        except FAILURES as error:
            raise judged(error) from error

    async def _upload(self, file: Attachment) -> dict[str, str | None]:
        await self.pace.call("files.getUploadURLExternal", urgency=Urgency.ARRIVAL)
        answer = await self.client.files_getUploadURLExternal(
            filename=file.name, length=len(file.content)
        )
        status = await self._send(str(answer["upload_url"]), file.content)
        if status != OK:
            raise Unknown(f"Slack's file store answered {status}.")
        return {"id": str(answer["file_id"]), "title": file.name}

    async def _send(self, url: str, content: bytes) -> int:
        if self.client.session is None:
            raise GiveUp("The Slack client has no session to upload with.")
        request = self.client.session.post(url, data=content, timeout=TRANSFER)
        async with request as response:
            return response.status

    async def _stand_there(
        self, files: Sequence[Attachment], channel: str, thread_ts: str, oldest: str
    ) -> bool:
        names = sorted(file.name for file in files)
        cursor: str | None = None
        while True:
            await self.pace.call("conversations.replies", urgency=Urgency.ARRIVAL)
            page = await self.client.conversations_replies(
                channel=channel, ts=thread_ts, oldest=oldest, limit=PAGE, cursor=cursor
            )
            if any(_shares(message, names) for message in page["messages"]):
                return True
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return False


def _shares(message: dict[str, Any], names: list[str]) -> bool:
    return sorted(str(f.get("title")) for f in message.get("files") or []) == names
