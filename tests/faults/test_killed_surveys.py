"""Killed while customers are asked and answer: nothing is lost, nothing is doubled."""

from __future__ import annotations

import aiohttp
import pytest

from desk import setup
from desk.desk import Desk
from desk.rating import RatingState
from desk.survey import SurveyState
from sandbox.clock import Clock
from storage.tables import ratings, surveys
from tests.faults.desk_process import running_apart
from tests.faults.ledger import WORKSPACE, mail
from tests.faults.steps import steps
from tests.front import Wake
from tests.survey_page import a_browser, link_in

pytestmark = pytest.mark.timeout(180)

#: From the moment a survey is due until its mail is with the mail server.
ASKING = steps(
    own=["survey.written", "survey.committed"],
    outbox=["outbox.taken", "mail.answered", "outbox.sent", "outbox.done"],
)
#: Seconds.
DAY = 24 * 60 * 60


@pytest.fixture
async def live(ledger, database) -> None:
    desk = Desk(
        workspace=WORKSPACE, store=database, clock=Clock().now, secret=b"unused", wake=Wake()
    )
    adam = ledger.slack.person("adam").id
    await setup.change_workspace(desk, by=adam, is_live=True, receipts=False)


@pytest.mark.parametrize(("database", "step"), ASKING, indirect=["database"])
async def test_a_customer_is_asked_once_or_perhaps(ledger, settings, eventually, live, step):
    async with running_apart(settings) as bot:
        card = await a_resolved_case(bot, ledger, eventually)
        await bot.arm(step)

        await bot.advance(DAY)
        await bot.died()
        await bot.again()
        await eventually(lambda: is_asked(ledger))

    (survey,) = await ledger.rows(surveys)
    sent = len(survey_mails(ledger))
    is_told = "[Send it again]" in threads(ledger, card)
    assert (survey["state"], sent, is_told) == (SurveyState.SENT, 1, False) or (
        survey["state"] == SurveyState.UNKNOWN and sent <= 1 and is_told
    )


@pytest.mark.parametrize("step", ["rating.written", "rating.committed"])
async def test_an_answer_is_recorded_once(ledger, settings, eventually, live, step):
    async with running_apart(settings) as bot:
        await a_resolved_case(bot, ledger, eventually)
        await bot.advance(DAY)
        await eventually(lambda: is_asked(ledger))
        await bot.advance(60)
        async with a_browser() as browser:
            link = link_in(survey_mails(ledger)[0])
            shown = await browser.open(link)
            await bot.advance(10)
            await bot.arm(step)

            with pytest.raises(aiohttp.ClientError):
                await browser.press(link, showing=shown.showing, score="5")
            await bot.died()
            await bot.again()
            # The browser offers to send it again, as all do.
            await browser.press(link, showing=shown.showing, score="5")
            await eventually(ledger.is_settled)

    (rating,) = await ledger.rows(ratings)
    assert (rating["score"], rating["state"]) == (5, RatingState.COUNTED)


async def a_resolved_case(bot, ledger, eventually):
    """Return the card of a case that was answered and resolved."""
    box = ledger.slack.mailbox("customer@example.net")
    assert (await box.send_mail(mail("The kettle leaks"), to="support@example.com")).is_accepted
    await ledger.slack.wait_for(ledger.customer_posts)
    await eventually(ledger.is_settled)
    card, ada = ledger.cards[0], ledger.slack.person("ada")
    assert await ada.click(card, "Reply") is None
    await ledger.slack.wait_for(lambda: ada.modal)
    await ada.fill("Your answer", "Turn the tap off first.")
    await ada.fill("Then", "Resolve the case")
    assert await ada.submit() is None
    await ledger.slack.wait_for(ledger.receipts)
    await bot.advance(11)
    await ledger.slack.wait_for(lambda: box.messages)
    await eventually(lambda: is_planned(ledger))
    return card


async def is_planned(ledger) -> bool:
    return bool(await ledger.rows(surveys)) and await ledger.is_settled()


async def is_asked(ledger) -> bool:
    (survey,) = await ledger.rows(surveys)
    has_left = survey["state"] in {SurveyState.SENT, SurveyState.UNKNOWN}
    return has_left and await ledger.is_settled()


def survey_mails(ledger):
    mails = ledger.slack.mailbox("customer@example.net").messages
    return [each for each in mails if "How did we do?" in each["Subject"]]


def threads(ledger, card) -> str:
    return "\n".join(ledger.slack.text_of(message) for message in card.replies)
