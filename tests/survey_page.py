"""A customer's browser, as far as a survey's page needs one: no scripts, a jar of cookies."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from html import unescape

import aiohttp

LINK = re.compile(r"http://\S+/s/[a-z2-7]{32}")
SHOWING = re.compile(r'name="showing" value="([^"]+)"')
CHOSEN = re.compile(r'name="score" value="(\d+)" required checked')


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What a request was answered with."""

    status: int
    headers: Mapping[str, str]
    page: str

    @property
    def showing(self) -> str:
        found = SHOWING.search(self.page)
        return found[1] if found else ""

    @property
    def chosen(self) -> int | None:
        found = CHOSEN.search(self.page)
        return int(found[1]) if found else None


@dataclass(frozen=True, kw_only=True)
class Browser:
    session: aiohttp.ClientSession

    async def open(self, link: str, *, method: str = "GET") -> Seen:
        async with self.session.request(method, link) as answer:
            return await _seen(answer)

    async def press(self, link: str, **fields: str) -> Seen:
        async with self.session.post(link.partition("?")[0], data=fields) as answer:
            return await _seen(answer)


@asynccontextmanager
async def a_browser() -> AsyncIterator[Browser]:
    """With its own cookies; those of a bare address count, as they do in a browser."""
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        yield Browser(session=session)


def link_in(mail: EmailMessage) -> str:
    """The survey's link, without a score."""
    part = mail.get_body(("plain",))
    found = LINK.search(part.get_content()) if part else None
    assert found, "the mail has no link"
    return found[0]


async def _seen(answer: aiohttp.ClientResponse) -> Seen:
    return Seen(
        status=answer.status, headers=dict(answer.headers), page=unescape(await answer.text())
    )
