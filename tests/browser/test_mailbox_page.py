"""The customer's mailbox in the browser."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, Page, expect

from sandbox.server import Sandbox
from tests.browser.letterbox import Letterbox

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(120)]

HOSTILE = """
<p>Dear <b>Carla</b> <a href="https://example.com/track">track it</a></p>
<script>top.document.title = "taken"</script>
<img src="https://example.net/pixel.png" onerror="top.document.title = 'taken'">
<a href="javascript:top.document.title='taken'">press</a>
<form action="https://example.net/"><input name="password"></form>
"""


def mailbox(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Customer mailbox")


async def write(page: Page, *, subject: str, text: str) -> None:
    await mailbox(page).get_by_role("button", name="New mail").click()
    form = mailbox(page).get_by_role("form", name="New mail")
    await form.get_by_label("Subject").fill(subject)
    await form.get_by_label("Text").fill(text)
    await form.get_by_role("button", name="Send mail").click()
    await form.wait_for(state="detached")


async def test_a_mail_reaches_the_desk(page: Page, letterbox: Letterbox):
    await write(page, subject="Where is my lamp?", text="I ordered it in May.")

    [letter] = letterbox.letters
    assert (letter["To"], letter["Subject"]) == ("support@example.com", "Where is my lamp?")


async def test_a_sent_mail_stands_in_the_mailbox(page: Page):
    await write(page, subject="Where is my lamp?", text="I ordered it in May.")

    await expect(mailbox(page).get_by_role("list", name="Mails")).to_contain_text("my lamp")


async def test_anybody_may_write(page: Page, letterbox: Letterbox):
    whose = mailbox(page).get_by_role("combobox", name="Mailbox of")
    await whose.fill("kim@example.net")
    await whose.press("Enter")
    await write(page, subject="Hello", text="I am new.")

    assert "kim@example.net" in letterbox.letters[0]["From"]


async def answer(page: Page, sandbox: Sandbox, letterbox: Letterbox) -> None:
    """A mail of the desk comes, and its customer answers it."""
    await letterbox.write(
        sandbox.smtp_url, to="carla@example.com", subject="Your lamp", text="It is on its way."
    )
    await mailbox(page).get_by_role("button", name="Your lamp").click()
    await mailbox(page).get_by_role("button", name="Reply").click()
    form = mailbox(page).get_by_role("form", name="Answer a mail")
    await form.get_by_label("Text").fill("Thank you!")
    await form.get_by_role("button", name="Send mail").click()
    await form.wait_for(state="detached")


async def test_a_mail_of_the_desk_is_answered_in_its_conversation(
    page: Page, sandbox: Sandbox, letterbox: Letterbox
):
    await answer(page, sandbox, letterbox)

    assert letterbox.letters[0]["In-Reply-To"] == "<the-desks-own@example.com>"


async def test_an_answer_goes_to_the_desk_by_its_name(
    page: Page, sandbox: Sandbox, letterbox: Letterbox
):
    await answer(page, sandbox, letterbox)
    await mailbox(page).get_by_role("button", name="Back to mails").click()

    await expect(mailbox(page).get_by_role("list", name="Mails")).to_contain_text("To Support")
    assert letterbox.letters[0]["To"] == "Support <support@example.com>"


async def test_a_mail_in_html_is_shown(page: Page, sandbox: Sandbox, letterbox: Letterbox):
    await letterbox.write(
        sandbox.smtp_url, to="carla@example.com", subject="Lamp", text="Dear Carla", html=HOSTILE
    )
    await mailbox(page).get_by_role("button", name="Lamp").click()

    frame = mailbox(page).frame_locator("iframe")
    await expect(frame.get_by_role("link", name="track it")).to_be_visible()


async def test_a_mail_in_html_can_do_nothing(page: Page, sandbox: Sandbox, letterbox: Letterbox):
    await letterbox.write(
        sandbox.smtp_url, to="carla@example.com", subject="Lamp", text="Dear Carla", html=HOSTILE
    )
    await mailbox(page).get_by_role("button", name="Lamp").click()
    frame = mailbox(page).frame_locator("iframe")
    await frame.get_by_text("press").click()

    active = frame.locator("script, form, input, img[src], [onerror], a[href^=javascript]")
    await expect(active).to_have_count(0)
    await expect(page).to_have_title("Deskbell sandbox")
