"""A Chromium, a sandbox with a bot of few words in it, and a page that somebody looks at."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from sandbox.message import Message
from sandbox.server import Sandbox
from tests.browser.bot import CARD, Bot
from tests.browser.letterbox import Letterbox

#: Long enough for a busy machine; nothing waits for it when all is well.
PATIENCE_MS = 60_000


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    expect.set_options(timeout=PATIENCE_MS)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def letterbox() -> AsyncIterator[Letterbox]:
    """Where the desk's mail arrives."""
    letterbox = Letterbox()
    await letterbox.open()
    yield letterbox
    await letterbox.close()


@pytest_asyncio.fixture(loop_scope="session")
async def bot() -> AsyncIterator[Bot]:
    bot = Bot()
    await bot.start()
    yield bot
    await bot.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def sandbox(bot: Bot, letterbox: Letterbox) -> AsyncIterator[Sandbox]:
    sandbox = await Sandbox.start(request_url=bot.url, bot_smtp=letterbox.address)
    bot.meet(sandbox.api_url, sandbox.bot_token)
    yield sandbox
    await sandbox.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def card(bot: Bot, sandbox: Sandbox) -> Message:
    """A case's card in #support."""
    support = sandbox.channel("support")
    sent = await bot.call(
        "chat.postMessage", channel=support.id, text="#7 Broken lamp", blocks=CARD
    )
    return support.posts[sent["ts"]]


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, sandbox: Sandbox) -> AsyncIterator[Page]:
    """Ada's browser in #support; whatever the page complains of fails the test."""
    context = await browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(PATIENCE_MS)
    page = await context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None,
    )
    await page.goto(f"{sandbox.url}/#user=ada&channel={sandbox.channel('support').id}")
    await page.get_by_role("textbox", name="Message #support").wait_for()
    yield page
    await context.close()
    if complaints:
        pytest.fail(f"The page complained: {complaints}")
