"""Files of a thread, fetched from Slack to go along with a mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.senders.errors import GiveUp, Retry
from desk.thread_file import ThreadFile

SOON = timedelta(seconds=30)
SLOWLY = HTTPStatus.TOO_MANY_REQUESTS
#: A large file takes its time on a slow line, but it has to get on.
TRANSFER = aiohttp.ClientTimeout(total=300, sock_connect=10, sock_read=30)
#: Bytes read at once.
CHUNK = 256 * 1024
#: Slack's own; the bot's token is shown to nobody else.
SLACK_HOSTS = (".slack.com", ".slack-edge.com")


@dataclass(frozen=True, kw_only=True)
class Fetcher:
    client: AsyncWebClient

    async def fetch(self, file: ThreadFile) -> bytes:
        """The file's content; what is gone for good is a reason to ask the agent again."""
        if self.client.session is None or not self._is_slacks(file.url):
            raise GiveUp(f"{file.name} cannot be fetched from Slack.")
        try:
            request = self.client.session.get(file.url, headers=self._token(), timeout=TRANSFER)
            async with request as response:
                if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR or response.status == SLOWLY:
                    raise Retry(SOON, f"Slack does not hand out {file.name} just now.")
                content = await _at_most(response, file.size + 1)
                if response.status != HTTPStatus.OK or len(content) != file.size:
                    raise GiveUp(f"{file.name} is not in Slack any more. Send without it.")
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Retry(SOON, f"Slack does not hand out {file.name} just now.") from error
        return content

    def _is_slacks(self, url: str) -> bool:
        asked, ours = urlsplit(url), urlsplit(self.client.base_url)
        host = asked.hostname or ""
        return (asked.scheme, asked.netloc) == (ours.scheme, ours.netloc) or (
            # With the dot before it: evilslack.com is somebody else's.
            asked.scheme == "https" and f".{host}".endswith(SLACK_HOSTS)
        )

    def _token(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.client.token}"}


async def _at_most(response: aiohttp.ClientResponse, size: int) -> bytes:
    """The body, or its beginning where it is longer than it should be."""
    content = b""
    async for chunk in response.content.iter_chunked(CHUNK):
        content += chunk
        if len(content) >= size:
            break
    return content
