"""The whole story in a browser: a customer's mail, from the first word to the resolved case.

With DESKBELL_SCREENSHOTS set to a folder, what a person sees on the way is kept there.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from bot.demo import demo
from sandbox.server import Sandbox

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]

SCREENSHOTS = os.environ.get("DESKBELL_SCREENSHOTS")
CUSTOMER = "carla@example.com"


@pytest_asyncio.fixture(loop_scope="session")
async def deskbell(tmp_path: Path) -> AsyncIterator[Sandbox]:
    async with demo(port=0, folder=tmp_path) as sandbox:
        yield sandbox


@pytest_asyncio.fixture(loop_scope="session")
async def desk_page(browser: Browser, deskbell: Sandbox) -> AsyncIterator[Page]:
    context = await browser.new_context(viewport={"width": 1440, "height": 800})
    page = await context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    await page.goto(f"{deskbell.url}/#user=ada&channel={deskbell.channel('support').id}")
    await page.get_by_role("textbox", name="Message #support").wait_for()
    yield page
    await context.close()
    assert not complaints


async def keep(page: Page, name: str) -> None:
    if SCREENSHOTS:
        await page.screenshot(path=Path(SCREENSHOTS) / f"{name}.png")


async def write_mail(page: Page, *, subject: str, text: str) -> None:
    mailbox = page.get_by_role("complementary", name="Customer mailbox")
    await mailbox.get_by_role("button", name="New mail").click()
    form = mailbox.get_by_role("form", name="New mail")
    await form.get_by_label("From").fill(CUSTOMER)
    await form.get_by_label("Name").fill("Carla Customer")
    await form.get_by_label("To", exact=True).fill("support@example.com")
    await form.get_by_label("Subject").fill(subject)
    await form.get_by_label("Text").fill(text)
    await form.get_by_role("button", name="Send mail").click()


async def write_answer(page: Page, text: str) -> None:
    modal = page.get_by_role("dialog", name="Reply to #1001")
    await modal.get_by_role("textbox", name="Your answer").fill(text)
    await keep(page, "reply")
    await modal.get_by_role("button", name="Send").click()


async def test_a_customers_mail_is_answered_and_resolved(desk_page: Page, deskbell: Sandbox):
    page = desk_page
    thread = page.get_by_role("complementary", name="Thread")
    mailbox = page.get_by_role("complementary", name="Customer mailbox")

    await write_mail(
        page,
        subject="The kettle leaks",
        text="Hello,\n\nsince yesterday there is water under the kettle. What can I do?\n\nCarla",
    )
    card = page.get_by_role("log", name="Messages").get_by_role("article").first
    await expect(card).to_contain_text("The kettle leaks")

    await card.get_by_role("button", name="Claim").click()
    await expect(card).to_contain_text("@Ada Agent")
    await card.get_by_role("button", name="1 reply").click()
    await expect(thread).to_contain_text("water under the kettle")
    await keep(page, "thread")

    await thread.get_by_role("button", name="Reply", exact=True).last.click()
    await write_answer(page, "Please do not use it any more. A new one is on its way to you.")
    await expect(thread).to_contain_text("leaves in")
    deskbell.clock.advance(timedelta(seconds=15))
    await expect(thread).to_contain_text("accepted by the mail server")

    await mailbox.get_by_role("button", name="Re: The kettle leaks").first.click()
    mail = mailbox.frame_locator("iframe").last.locator("body")
    await expect(mail).to_contain_text("A new one is on its way")
    await keep(page, "answered")
    await mailbox.get_by_role("button", name="Reply").click()
    form = mailbox.get_by_role("form", name="Answer a mail")
    await form.get_by_label("Text").fill("It has arrived and it is dry. Great service!")
    await form.get_by_role("button", name="Send mail").click()
    await expect(thread).to_contain_text("it is dry")

    await card.get_by_role("button", name="Resolve").click()
    await expect(card).to_contain_text("Resolved")
    await expect(card.get_by_role("button", name="Reopen")).to_be_visible()
