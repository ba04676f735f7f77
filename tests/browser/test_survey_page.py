"""
A survey's page as customers meet it: on a phone, on a desk, with keys only, without JavaScript.

With DESKBELL_SCREENSHOTS set to a folder, what they see is kept there.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, expect

from tests.house import House, Plan, built_house
from tests.survey_page import link_in

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(120)]

SCREENSHOTS = os.environ.get("DESKBELL_SCREENSHOTS")
PHONE, SCREEN = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


@pytest_asyncio.fixture(loop_scope="session")
async def house(tmp_path: Path) -> AsyncIterator[House]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'house.db'}"
    async with built_house(Plan(database_url=url)) as house:
        await house.asks(house.adam, "/desk golive yes")
        await house.asks(house.adam, "/desk receipts off")
        yield house


@pytest_asyncio.fixture(loop_scope="session", params=[PHONE, SCREEN], ids=["phone", "screen"])
async def context(request, browser: Browser) -> AsyncIterator[BrowserContext]:
    """A browser that runs no scripts; what a page complains of fails the test."""
    context = await browser.new_context(viewport=request.param, java_script_enabled=False)
    complaints: list[str] = []
    context.on("console", lambda said: complaints.append(said.text))
    yield context
    await context.close()
    # A page that is shown again has the status 400, of which the browser tells.
    assert [c for c in complaints if "status of 400" not in c] == []


@pytest_asyncio.fixture(loop_scope="session")
async def link(house: House) -> str:
    """The link that asks about the whole; a minute after its mail came."""
    await house.asks(house.adam, "/desk nps send customer@example.net")
    await house.until(lambda: house.customer.messages)
    await house.settled()
    house.later(minutes=1)
    return link_in(house.customer.messages[-1])


@pytest_asyncio.fixture(loop_scope="session")
async def page(context: BrowserContext, link: str) -> Page:
    page = await context.new_page()
    await page.goto(f"{link}?score=9")
    return page


async def keep(page: Page, name: str) -> None:
    if SCREENSHOTS and page.viewport_size:
        file = f"survey-{name}-{page.viewport_size['width']}.png"
        await page.screenshot(path=Path(SCREENSHOTS) / file, full_page=True)


async def test_a_customer_confirms_the_score_of_the_link(house: House, page: Page):
    await expect(page.get_by_role("radio", name="9", exact=True)).to_be_checked()
    await page.get_by_label("What is the reason?").fill("Wonderful people.")
    await keep(page, "chosen")
    house.later(seconds=8)
    await page.get_by_role("button", name="Send my answer").click()

    await expect(page.get_by_role("heading")).to_have_text("Thank you for your answer.")
    await keep(page, "thanks")


async def test_the_answer_can_be_changed_in_the_same_browser(house: House, page: Page):
    house.later(seconds=8)
    await page.get_by_role("button", name="Send my answer").click()
    house.later(seconds=8)
    await page.get_by_role("link", name="Change my answer").click()
    await expect(page.get_by_role("radio", name="9", exact=True)).to_be_checked()

    await page.get_by_role("radio", name="10 Extremely likely").check()
    house.later(seconds=8)
    await page.get_by_role("button", name="Change my answer").click()

    await expect(page.get_by_role("heading")).to_have_text("Thank you for your answer.")


async def test_a_change_is_not_offered_in_another_browser(
    house: House, page: Page, browser: Browser, link: str
):
    house.later(seconds=8)
    await page.get_by_role("button", name="Send my answer").click()
    other = await browser.new_context()
    second = await other.new_page()
    await second.goto(f"{link}?score=0")

    await expect(second.get_by_role("heading")).to_have_text("Thank you for your answer.")
    await expect(second.get_by_role("radio")).to_have_count(0)
    await other.close()


async def test_it_can_be_answered_with_keys_only(house: House, page: Page):
    for key in ("Tab", "ArrowLeft", "Tab", "Tab"):
        await page.keyboard.press(key)
    house.later(seconds=8)
    await page.keyboard.press("Enter")

    await expect(page.get_by_role("heading")).to_have_text("Thank you for your answer.")
    await page.get_by_role("link", name="Change my answer").click()
    await expect(page.get_by_role("radio", name="8", exact=True)).to_be_checked()


async def test_every_choice_is_large_enough_for_a_thumb_and_nothing_is_cut_off(page: Page):
    sizes = [await choice.bounding_box() for choice in await page.locator(".choice").all()]
    main = await page.locator("main").bounding_box()

    assert len(sizes) == 11
    assert all(box["width"] >= 44 and box["height"] >= 44 for box in sizes if box)
    assert all(box["x"] + box["width"] <= main["x"] + main["width"] for box in sizes)


async def test_the_question_is_told_to_who_cannot_see_the_page(page: Page):
    group = page.get_by_role("group", name="How likely are you to recommend us")

    await expect(group.get_by_role("radio")).to_have_count(11)
