"""The whole promise in a browser: form and mail, help, surveys, reminders, the digest.

As customer, agent, lead, manager, admin, and as an outsider who is refused kindly. With
DESKBELL_SCREENSHOTS set to a folder, what a person sees on the way is kept there.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, expect

from bot.demo import demo
from sandbox.message import Message
from sandbox.server import Sandbox
from tests.browser.test_story import keep

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]

CUSTOMER = "carla@example.com"
LINK = re.compile(r"https?://\S+/(?:f|s)/[^\s>|)]+")
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@pytest_asyncio.fixture(loop_scope="session")
async def deskbell(tmp_path: Path) -> AsyncIterator[Sandbox]:
    async with demo(port=0, folder=tmp_path) as sandbox:
        yield sandbox


@pytest_asyncio.fixture(loop_scope="session")
async def context(browser: Browser) -> AsyncIterator[BrowserContext]:
    context = await browser.new_context(viewport=WIDE)
    yield context
    await context.close()


async def at(context: BrowserContext, deskbell: Sandbox, user: str, channel: str) -> Page:
    """Somebody's screen, at a channel."""
    page = await context.new_page()
    await page.goto(f"{deskbell.url}/#user={user}&channel={deskbell.channel(channel).id}")
    await page.get_by_role("textbox", name=f"Message #{channel}").wait_for()
    return page


async def asked(deskbell: Sandbox, person: str, command: str) -> str:
    """What a slash command answers."""
    answers = await deskbell.person(person).command("#general", command)
    return "\n".join(deskbell.text_of(answer) for answer in answers)


async def newest(deskbell: Sandbox, channel: str) -> Message:
    return await deskbell.wait_for(lambda: deskbell.channel(channel).messages[-1], timeout=30)


async def mail_about(deskbell: Sandbox, word: str) -> EmailMessage:
    """The newest mail in the customer's mailbox that says the word."""

    def found() -> EmailMessage:
        mails = deskbell.mailbox(CUSTOMER).messages
        return next(m for m in reversed(mails) if word in plain(m))

    return await deskbell.wait_for(found, timeout=30)


def plain(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    return str(body.get_content()) if body else ""


async def write_by_form(page: Page, address: str) -> None:
    await page.set_viewport_size(PHONE)
    await page.goto(address)
    await keep(page, "form")
    await page.get_by_label("Your name").fill("Carla Customer")
    await page.get_by_label("Your email address").fill(CUSTOMER)
    await page.get_by_label("What is it about?").fill("The kettle leaks")
    await page.get_by_label("Your message").fill("There is water under the kettle.")
    await page.get_by_role("button", name="Send message").click()
    await expect(page.get_by_role("main")).to_contain_text("#1001")


async def answer_survey(
    deskbell: Sandbox, page: Page, mail: EmailMessage, *, score: str, picture: str
) -> None:
    found = LINK.search(plain(mail))
    assert found
    # Nobody reads their mail at once; an answer within seconds is held back for a lead.
    deskbell.clock.advance(timedelta(minutes=20))
    await page.set_viewport_size(PHONE)
    await page.goto(found[0])
    await page.get_by_role("radio", name=score).check()
    await page.get_by_label("What is the reason?").fill("It took too long.")
    await keep(page, picture)
    deskbell.clock.advance(timedelta(seconds=20))
    await page.get_by_role("button", name="Send my answer").click()
    await expect(page.get_by_role("main")).to_contain_text("Thank you")


async def says(deskbell: Sandbox, card: Message, words: str) -> None:
    """Wait until the case's thread says it."""
    await deskbell.wait_for(
        lambda: any(words in deskbell.text_of(m) for m in deskbell.thread(card)), timeout=30
    )


async def shown_to(deskbell: Sandbox, person: str, words: str) -> Message:
    """What only they see, and says it."""
    seen = deskbell.person(person)
    return await deskbell.wait_for(
        lambda: next(m for m in reversed(seen.ephemerals) if words in deskbell.text_of(m)),
        timeout=30,
    )


async def escalate(context: BrowserContext, deskbell: Sandbox, ada: Page) -> None:
    """The agent claims and calls for help; the lead is on it."""
    shown = ada.get_by_role("log", name="Messages").get_by_role("article").first
    await shown.get_by_role("button", name="Claim").click()
    await expect(shown).to_contain_text("@Ada Agent")
    await shown.get_by_role("button", name="Escalate").click()
    modal = ada.get_by_role("dialog", name="Escalate #1001")
    await modal.get_by_role("textbox", name="Why").fill("She wants her money back today.")
    await modal.get_by_role("button", name="Escalate").click()
    lea = await at(context, deskbell, "lea", "escalations")
    await lea.get_by_role("button", name="I'm on it").click()
    await expect(lea.get_by_role("log", name="Messages")).to_contain_text("is on it")
    await keep(lea, "escalation")


async def answer_and_resolve(deskbell: Sandbox, ada: Page, card: Message) -> None:
    agent = deskbell.person("ada")
    await agent.post("#support", "!reply We send a new one.", thread_ts=card.ts)
    draft = await shown_to(deskbell, "ada", "would read this")
    await agent.click(draft, "Send")
    await says(deskbell, card, "leaves in")
    deskbell.clock.advance(timedelta(seconds=15))
    await says(deskbell, card, "accepted by")
    shown = ada.get_by_role("log", name="Messages").get_by_role("article").first
    await shown.get_by_role("button", name="Resolve").click()
    await expect(shown).to_contain_text("Resolved")


async def be_reminded(deskbell: Sandbox) -> None:
    preview = await asked(
        deskbell, "adam", '/desk reminders add "every day 9:00" #support Look at the oldest cases'
    )
    assert "Every day at 09:00" in preview
    offer = await shown_to(deskbell, "adam", "Every day at 09:00")
    await deskbell.person("adam").click(offer, "Save")
    await shown_to(deskbell, "adam", "is kept")
    deskbell.clock.advance(timedelta(days=1))
    support = deskbell.channel("#support")
    await deskbell.wait_for(
        lambda: any("Look at the oldest" in deskbell.text_of(m) for m in support.messages),
        timeout=30,
    )


async def read_the_digest(context: BrowserContext, deskbell: Sandbox) -> None:
    today = deskbell.clock.now().date()
    await asked(deskbell, "ben", f"/digest {today - timedelta(days=6)}..{today}")
    digest = deskbell.text_of(await shown_to(deskbell, "ben", "Only you see this"))
    assert "CSAT" in digest
    assert "NPS" in digest
    ben = await at(context, deskbell, "ben", "general")
    await expect(ben.get_by_role("log", name="Messages")).to_contain_text("Weekly digest")
    await ben.set_viewport_size({"width": 1440, "height": 1240})
    await keep(ben, "digest")


async def test_from_the_form_to_the_digest(context: BrowserContext, deskbell: Sandbox):
    await asked(deskbell, "adam", "/desk escalation #escalations")
    await asked(deskbell, "adam", "/desk people add @ben manager")
    form = LINK.search(await asked(deskbell, "adam", "/desk forms"))
    assert form

    customer = await context.new_page()
    await write_by_form(customer, form[0])
    card = await newest(deskbell, "#support")
    await mail_about(deskbell, "#1001")

    refusal = await asked(deskbell, "otto", "/case claim 1001")
    assert "ask its lead to let you in" in refusal

    ada = await at(context, deskbell, "ada", "support")
    await escalate(context, deskbell, ada)
    await answer_and_resolve(deskbell, ada, card)

    deskbell.clock.advance(timedelta(hours=25))
    survey = await mail_about(deskbell, "/s/")
    await answer_survey(deskbell, customer, survey, score="1", picture="survey")
    await says(deskbell, card, "It took too long")
    await keep(ada, "rating")

    await be_reminded(deskbell)
    await read_the_digest(context, deskbell)

    deskbell.clock.advance(timedelta(days=95))
    told = await asked(deskbell, "adam", f"/desk nps send {CUSTOMER}")
    assert CUSTOMER in told
    question = await mail_about(deskbell, "recommend")
    await answer_survey(deskbell, customer, question, score="2", picture="nps")
    assert "Customer care" in deskbell.text_of(await newest(deskbell, "#service"))
