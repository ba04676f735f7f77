"""What a person does with messages in the browser: links, files, edits, reactions, permalinks."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, Page, expect

from sandbox.message import Message
from sandbox.server import Sandbox
from tests.browser.bot import Bot

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(120)]


async def more(page: Page, message: Locator, item: str) -> None:
    await message.hover()
    await message.get_by_role("button", name="More actions for this message").click()
    await page.get_by_role("menuitem", name=item).click()


def saying(page: Page, text: str) -> Locator:
    return page.get_by_role("article").filter(has_text=text)


async def test_a_link_is_put_into_an_answer(page: Page, card: Message, bot: Bot):
    await saying(page, "Broken lamp").get_by_role("button", name="Reply", exact=True).click()
    dialog = page.get_by_role("dialog", name="Reply to #7")
    await dialog.get_by_role("textbox", name="Answer").click()
    await dialog.get_by_role("button", name="Link").click()
    form = page.get_by_role("form", name="Link")
    await form.get_by_label("Text").fill("our page")
    await form.get_by_label("Link", exact=True).fill("example.com/lamps")
    await form.get_by_role("button", name="Save link").click()
    await dialog.get_by_role("button", name="Send").click()
    submitted = await bot.hears("view_submission")

    answer = submitted["view"]["state"]["values"]["answer"]["it"]["rich_text_value"]
    assert answer["elements"][0]["elements"] == [
        {"type": "link", "url": "https://example.com/lamps", "text": "our page"}
    ]


async def test_an_own_message_is_edited_in_its_place(page: Page, sandbox: Sandbox):
    message = await sandbox.person("ada").post("support", "Frist thought")
    await more(page, saying(page, "Frist thought"), "Edit message")
    await page.get_by_role("textbox", name="Edit message").fill("First thought")
    await page.get_by_role("textbox", name="Edit message").press("Enter")
    await saying(page, "First thought").wait_for()

    assert message.text == "First thought"


async def test_an_own_message_is_deleted_after_a_question(page: Page, sandbox: Sandbox):
    await sandbox.person("ada").post("support", "Not for here")
    await more(page, saying(page, "Not for here"), "Delete message…")
    await page.get_by_role("alertdialog").get_by_role("button", name="Delete").click()

    await expect(saying(page, "Not for here")).to_have_count(0)


async def test_nobody_edits_what_another_wrote(page: Page, sandbox: Sandbox):
    await sandbox.person("ben").post("support", "Mine")
    message = saying(page, "Mine")
    await message.hover()
    await message.get_by_role("button", name="More actions for this message").click()

    await expect(page.get_by_role("menuitem", name="Edit message")).to_have_count(0)


async def test_a_reaction_is_one_click_away(page: Page, sandbox: Sandbox):
    message = await sandbox.person("ben").post("support", "Can somebody look?")
    await saying(page, "Can somebody look?").hover()
    await page.get_by_role("button", name="React with eyes").click()
    await page.get_by_role("button", name="1 reacted with eyes").wait_for()

    assert message.reactions == {"eyes": [sandbox.person("ada").id]}


async def test_a_file_is_uploaded(page: Page, sandbox: Sandbox):
    await page.get_by_role("button", name="Attach and shortcuts").click()
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("menuitem", name="Upload a file").click()
    await (await chooser.value).set_files(
        {"name": "label.txt", "mimeType": "text/plain", "buffer": b"to: Kim"}
    )

    await expect(page.get_by_role("link", name="label.txt")).to_be_visible()


async def test_a_permalink_opens_the_thread_of_its_message(
    page: Page, card: Message, bot: Bot, sandbox: Sandbox
):
    channel = sandbox.channel("support").id
    asked = {"channel": channel, "message_ts": card.ts}
    link = (await bot.call("chat.getPermalink", **asked))["permalink"]
    await page.goto(link)

    thread = page.get_by_role("complementary", name="Thread")
    await expect(thread.get_by_role("article")).to_contain_text("Broken lamp")


async def test_what_only_one_person_sees_can_be_dismissed(
    page: Page, card: Message, sandbox: Sandbox
):
    await saying(page, "Broken lamp").get_by_role("button", name="Claim").click()
    whisper = saying(page, "It is yours.")
    await whisper.hover()
    await whisper.get_by_role("button", name="Dismiss").click()

    assert await sandbox.wait_for(lambda: not sandbox.person("ada").ephemerals)


async def test_the_names_of_people_are_completed(page: Page):
    field = page.get_by_role("textbox", name="Message #support")
    await field.press_sequentially("Hello @be")
    await page.get_by_role("option", name="Ben Agent").click()

    await expect(field).to_have_value("Hello @ben ")


async def test_new_messages_of_others_are_marked(page: Page, sandbox: Sandbox):
    await page.get_by_role("link", name="general", exact=True).click()
    await sandbox.person("ben").post("support", "While you were away")
    row = page.get_by_role("link", name="support", exact=True)
    await expect(row).to_have_accessible_description("unread")
    await row.click()

    await expect(page.get_by_role("separator", name="New messages")).to_be_visible()
