"""
A form's page as customers meet it: on a phone, on a desk, with keys only, without JavaScript.

With DESKBELL_SCREENSHOTS set to a folder, what they see is kept there.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.house import House, Plan, built_house

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(120)]

SCREENSHOTS = os.environ.get("DESKBELL_SCREENSHOTS")
PHONE, SCREEN = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


@pytest_asyncio.fixture(loop_scope="session")
async def house(tmp_path: Path) -> AsyncIterator[House]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'house.db'}"
    async with built_house(Plan(database_url=url)) as house:
        await house.asks(house.adam, '/desk forms add contact "Contact us" support')
        yield house


@pytest_asyncio.fixture(loop_scope="session", params=[PHONE, SCREEN], ids=["phone", "screen"])
async def page(request, browser: Browser, house: House) -> AsyncIterator[Page]:
    """The form in a browser that runs no scripts; what the page complains of fails the test."""
    context = await browser.new_context(viewport=request.param, java_script_enabled=False)
    page = await context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text))
    await page.goto(f"{house.bot.settings.public_url}f/contact")
    yield page
    await context.close()
    # A form that is shown again has the status 400, of which the browser tells.
    assert [c for c in complaints if "status of 400" not in c] == []


async def keep(page: Page, name: str) -> None:
    if SCREENSHOTS and page.viewport_size:
        file = f"form-{name}-{page.viewport_size['width']}.png"
        await page.screenshot(path=Path(SCREENSHOTS) / file, full_page=True)


async def fill(page: Page, **changes: str) -> None:
    fields = {
        "Your name": "Kim Customer",
        "Your email address": "kim@example.net",
        "What is it about?": "The lamp stays dark",
        "Your message": "I have changed the bulb.\nIt is still dark.",
        **changes,
    }
    for label, text in fields.items():
        await page.get_by_label(label).fill(text)


async def width(page: Page) -> float:
    box = await page.locator("main").bounding_box()
    assert box
    return box["width"]


async def test_a_customer_fills_it_in_and_is_told_the_number(page: Page):
    await keep(page, "empty")
    await fill(page)
    await page.get_by_role("button", name="Send message").click()

    await expect(page.get_by_role("heading")).to_have_text("Thank you. We have your message.")
    await expect(page.get_by_role("main")).to_contain_text("#1001")
    await keep(page, "thanks")


async def test_what_is_wrong_is_told_and_the_field_is_ready_to_be_corrected(page: Page):
    await fill(page, **{"Your email address": "kim@localhost"})
    await page.get_by_role("button", name="Send message").click()

    field = page.get_by_label("Your email address")
    await expect(field).to_be_focused()
    await expect(field).to_have_value("kim@localhost")
    await expect(field).to_have_accessible_description(
        "We answer to this address. "
        "Error: This is not an email address. Write it like name@example.com."
    )
    await expect(page.get_by_role("alert")).to_contain_text("Nothing has been sent yet")
    await expect(page.get_by_label("Your message")).to_have_value(
        "I have changed the bulb.\nIt is still dark."
    )
    await keep(page, "corrected")


async def test_the_link_in_the_summary_leads_to_the_field(page: Page):
    await fill(page, **{"Your email address": "kim@localhost"})
    await page.get_by_role("button", name="Send message").click()
    await page.get_by_role("alert").get_by_role("link").click()

    await expect(page.get_by_label("Your email address")).to_be_in_viewport()


async def test_it_can_be_filled_in_with_keys_only(page: Page):
    for text in ("Kim", "kim@example.net", "A lamp", "It is dark.", "A-17"):
        await page.keyboard.press("Tab")
        await page.keyboard.type(text)
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")

    await expect(page.get_by_role("main")).to_contain_text("#1001")


async def test_nothing_sticks_out_at_the_side(page: Page):
    assert page.viewport_size
    await fill(page, **{"What is it about?": "W" * 190})
    await page.get_by_role("button", name="Send message").click()

    assert await width(page) <= page.viewport_size["width"]
    await expect(page.get_by_text("Leave this empty")).not_to_be_in_viewport()


async def test_a_page_that_is_loaded_again_after_sending_is_one_case(page: Page, house: House):
    await fill(page)
    await page.get_by_role("button", name="Send message").click()
    await expect(page.get_by_role("main")).to_contain_text("#1001")

    await page.reload()

    await expect(page.get_by_role("main")).to_contain_text("#1001")
