"""What has to be asked for: a certificate, a mail that a provider only tells of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from urllib.parse import urlsplit

import aiohttp

from handlers.mail.server_url import is_loopback

#: Seconds; providers wait for fifteen.
TIMEOUT = aiohttp.ClientTimeout(total=10)


class NotNow(Exception):
    """It could not be fetched; the provider is asked to come again."""


class Fetch(Protocol):
    async def __call__(self, url: str, *, headers: Mapping[str, str], most: int) -> bytes:
        """At most so many bytes of what stands there; raises NotNow. Follows no redirects."""


async def fetch(url: str, *, headers: Mapping[str, str], most: int) -> bytes:
    host = urlsplit(url).hostname or ""
    if urlsplit(url).scheme != "https" and not is_loopback(host):
        raise NotNow(f"{host} is not asked without encryption.")
    try:
        async with (
            aiohttp.ClientSession(timeout=TIMEOUT) as session,
            session.get(url, headers=headers, allow_redirects=False) as answer,
        ):
            content = await _content(answer, most)
    except (aiohttp.ClientError, TimeoutError, ValueError) as lost:
        raise NotNow(f"{host} gave no answer.") from lost
    if answer.status != 200:  # noqa: PLR2004
        raise NotNow(f"{host} answered {answer.status}.")
    return content


async def _content(answer: aiohttp.ClientResponse, most: int) -> bytes:
    content = bytearray()
    async for chunk in answer.content.iter_any():
        content.extend(chunk)
        if len(content) > most:
            raise NotNow(f"{answer.url.host} sent more than {most} bytes.")
    return bytes(content)
