"""A customer is asked how it went, answers on a page, and the team hears of it."""

from __future__ import annotations

import pytest

from desk.events import Happened
from desk.rating import RatingState
from storage.tables import ratings, survey_refusals, surveys
from tests.house import House
from tests.survey_page import Browser, a_browser, link_in


@pytest.fixture
async def live(house) -> House:
    await house.asks(house.adam, "/desk golive yes")
    await house.asks(house.adam, "/desk receipts off")
    return house


@pytest.fixture
async def browser() -> Browser:
    async with a_browser() as browser:
        yield browser


@pytest.fixture
async def card(live):
    """A case that was answered and resolved."""
    card = await live.an_owned_case()
    await live.answer(card)
    await live.ada.click(card, "Resolve")
    await live.until(lambda: "Resolved" in live.says(card))
    return card


@pytest.fixture
async def mail(live, card):
    """The survey's mail, a minute after it came."""
    live.later(hours=24)
    await live.until(lambda: len(live.customer.messages) == 2)
    await live.settled()
    live.later(minutes=1)
    return live.customer.messages[-1]


@pytest.fixture
def link(mail) -> str:
    return link_in(mail)


async def rate(house, browser, link, score, comment=""):
    """As a person does: open, read, choose, send."""
    shown = await browser.open(link)
    house.later(seconds=8)
    return await browser.press(link, showing=shown.showing, score=str(score), comment=comment)


async def stored(house, table):
    async with house.bot.desk.look() as work:
        return await work._scope.rows(table)


def calls(person):
    return [n for n in person.notifications if n.reason == "mention"]


async def test_a_customer_is_asked_once_a_day_after_the_resolution(live, card):
    live.later(hours=23)
    await live.settled()
    assert len(live.customer.messages) == 1

    live.later(hours=1)
    await live.until(lambda: len(live.customer.messages) == 2)
    live.later(days=3)
    await live.settled()

    assert len(live.customer.messages) == 2
    assert "How did we do?" in live.customer.messages[-1]["Subject"]
    await live.happened(Happened.SURVEY_SENT)


async def test_the_mail_tells_machines_to_keep_silent_and_people_how_not_to_be_asked(mail):
    assert mail["Auto-Submitted"] == "auto-generated"
    assert "Do not ask me again" in mail.get_body(("plain",)).get_content()


async def test_reopening_takes_the_survey_back(live, card):
    await live.ada.click(card, "Reopen")
    await live.until(lambda: "Open" in live.says(card))
    live.later(hours=48)
    await live.settled()

    assert len(live.customer.messages) == 1


async def test_a_customer_who_writes_again_is_not_asked(live, card):
    await live.continue_with(live.customer.messages[-1], "It leaks again, from the lid.")
    await live.until(lambda: "from the lid" in live.thread_says(card))
    live.later(hours=48)
    await live.settled()

    assert len(live.customer.messages) == 1


async def test_nobody_is_asked_about_a_case_that_nobody_answered(live):
    card = await live.an_owned_case()
    await live.ada.click(card, "Resolve")
    await live.until(lambda: "Resolved" in live.says(card))
    live.later(hours=48)
    await live.settled()

    assert live.customer.messages == []


async def test_a_rating_shows_on_the_card(live, card, link, browser):
    await rate(live, browser, link, 5, "Quick and kind.")

    await live.until(lambda: "Rated *5 of 5* (Very satisfied): Quick and kind." in live.says(card))
    await live.settled()
    assert "Very satisfied" in live.thread_says(card)
    assert calls(live.lea) == []


async def test_a_bad_rating_calls_the_lead_once_and_is_to_be_followed_up(live, card, link, browser):
    await rate(live, browser, link, 1, "Nobody understood me.")

    await live.until(lambda: "*Follow up* by" in live.says(card))
    await live.until(lambda: "Nobody understood me." in live.thread_says(card))
    await live.settled()
    assert len(calls(live.lea)) == 1


async def test_the_lead_is_called_again_when_nobody_follows_up(live, card, link, browser):
    await rate(live, browser, link, 2)
    await live.until(lambda: len(calls(live.lea)) == 1)
    live.later(hours=24)

    await live.until(lambda: "nobody has followed up" in live.thread_says(card))
    assert len(calls(live.lea)) == 2


async def test_who_follows_up_is_believed(live, card, link, browser):
    await rate(live, browser, link, 2)
    post = await live.until(lambda: next(m for m in live.thread(card) if "rated" in live.says(m)))
    await live.lea.click(post, "Followed up")
    await live.until(lambda: "*Follow up* by" not in live.says(card))
    live.later(hours=25)
    await live.settled()

    assert "nobody has followed up" not in live.thread_says(card)


async def test_a_note_in_the_thread_is_following_up(live, card, link, browser):
    await rate(live, browser, link, 2)
    await live.until(lambda: "*Follow up* by" in live.says(card))

    await live.lea.post("#support", "I have called them.", thread_ts=card.ts)

    await live.until(lambda: "*Follow up* by" not in live.says(card))


async def test_a_reply_to_the_survey_joins_its_case(live, card, mail):
    await live.customer.send(
        "support@example.com",
        f"Re: {mail['Subject']}",
        "Nobody called me back!",
        reply_to_message=mail,
    )

    await live.until(lambda: "Nobody called me back!" in live.thread_says(card))
    assert len(live.cards()) == 1


async def test_the_reply_address_alone_is_enough_to_join(live, card, mail):
    await live.customer.send(mail["Reply-To"], "About your survey", "Nobody called me back!")

    await live.until(lambda: "Nobody called me back!" in live.thread_says(card))
    assert len(live.cards()) == 1


async def test_opening_the_link_a_hundred_times_records_nothing(live, card, link, browser):
    before = [await stored(live, table) for table in (surveys, ratings)]
    for number in range(100):
        method = ("GET", "HEAD", "OPTIONS")[number % 3]
        seen = await browser.open(f"{link}?score={number % 5 + 1}", method=method)
        assert seen.status in {200, 204}
    await live.settled()

    assert [await stored(live, table) for table in (surveys, ratings)] == before
    assert "Rated" not in live.says(card)


async def test_the_link_chooses_and_the_button_records(live, link, browser):
    shown = await browser.open(f"{link}?score=4")

    assert shown.chosen == 4
    assert await stored(live, ratings) == []


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "POST"])
async def test_nobody_else_is_told_of_the_page(link, browser, method):
    seen = await browser.open(link, method=method)

    assert seen.headers["Cache-Control"] == "no-store"
    assert seen.headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in seen.headers["X-Robots-Tag"]


async def test_a_press_that_is_faster_than_reading_waits_for_a_lead(live, card, link, browser):
    shown = await browser.open(link)
    await browser.press(link, showing=shown.showing, score="1")

    post = await live.until(lambda: next(m for m in live.thread(card) if "is held" in live.says(m)))
    assert "Rated" not in live.says(card)
    assert "faster than a person" in live.says(post)

    await live.lea.click(post, "Accept")
    await live.until(lambda: "Rated *1 of 5*" in live.says(card))
    assert "Followed up" in live.says(post)


async def test_a_lead_may_discard_what_a_machine_has_sent(live, card, link, browser):
    shown = await browser.open(f"{link}?all=1")
    live.later(seconds=8)
    await browser.press(link, showing=shown.showing, score="1")
    post = await live.until(lambda: next(m for m in live.thread(card) if "is held" in live.says(m)))

    await live.lea.click(post, "Discard")

    await live.until(lambda: "has discarded" in live.says(post))
    assert "Rated" not in live.says(card)


async def test_only_a_lead_decides(live, card, link, browser):
    shown = await browser.open(f"{link}?all=1")
    await browser.press(link, showing=shown.showing, score="1")
    post = await live.until(lambda: next(m for m in live.thread(card) if "is held" in live.says(m)))

    await live.ada.click(post, "Accept")

    await live.until(lambda: live.ada.ephemerals)
    assert "Only a lead" in live.told(live.ada)


async def test_a_scanner_that_opens_every_score_is_held(live, card, link, browser):
    for score in range(1, 6):
        shown = await browser.open(f"{link}?score={score}")
    live.later(seconds=8)
    await browser.press(link, showing=shown.showing, score="3")

    await live.until(lambda: "different scores" in live.thread_says(card))
    assert (await stored(live, ratings))[0]["state"] == RatingState.HELD


async def test_the_scanner_does_not_keep_the_customer_from_answering(live, card, link, browser):
    async with a_browser() as scanner:
        shown = await scanner.open(link)
        await scanner.press(link, showing=shown.showing, score="1")
    await live.until(lambda: "is held" in live.thread_says(card))

    await rate(live, browser, link, 5)

    await live.until(lambda: "Rated *5 of 5*" in live.says(card))
    await live.until(lambda: "is held" not in live.thread_says(card))


async def test_a_replayed_answer_from_elsewhere_changes_nothing(live, card, link, browser):
    shown = await browser.open(link)
    live.later(seconds=8)
    await browser.press(link, showing=shown.showing, score="5")
    await live.until(lambda: "Rated *5 of 5*" in live.says(card))

    async with a_browser() as other:
        await other.press(link, showing=shown.showing, score="1")
    await live.settled()

    assert [row["score"] for row in await stored(live, ratings)] == [5]


async def test_the_browser_that_answered_may_change_its_answer(live, card, link, browser):
    await rate(live, browser, link, 2)
    await live.until(lambda: "Rated *2 of 5*" in live.says(card))
    live.later(hours=1)

    await rate(live, browser, link, 4)

    await live.until(lambda: "Rated *4 of 5*" in live.says(card))
    assert "*Follow up* by" not in live.says(card)


async def test_after_three_days_an_answer_stands(live, card, link, browser):
    await rate(live, browser, link, 4)
    live.later(hours=72)

    seen = await browser.open(link)

    assert "Thank you for your answer" in seen.page
    assert seen.showing == ""


async def test_a_link_closes_after_two_weeks_and_says_where_to_write(live, link, browser):
    live.later(days=14)

    seen = await browser.open(link)

    assert seen.status == 410
    assert "mailto:support+c1001-" in seen.page


async def test_a_made_up_link_leads_nowhere(live, link, browser):
    seen = await browser.open(link[:-32] + "a" * 32)

    assert seen.status == 404


async def test_who_chooses_nothing_is_asked_to(live, link, browser):
    shown = await browser.open(link)

    seen = await browser.press(link, showing=shown.showing, comment="My words stay.")

    assert seen.status == 400
    assert "Please choose" in seen.page
    assert "My words stay." in seen.page


async def test_an_answer_from_a_page_that_was_never_shown_is_asked_for_again(live, link, browser):
    seen = await browser.press(link, showing="made up", score="3")

    assert seen.status == 400
    assert seen.chosen == 3
    assert await stored(live, ratings) == []


async def test_a_customer_who_does_not_want_to_be_asked_is_not(live, card, link, browser):
    shown = await browser.open(link)
    seen = await browser.press(link, showing=shown.showing, never="1")
    assert "You will not be asked again" in seen.page

    answers = await live.asks(live.adam, "/desk nps send customer@example.net")

    assert "They do not want to be asked" in answers


async def test_a_mail_program_unsubscribes_by_one_click(live, card, link, browser):
    seen = await browser.press(f"{link}/unsubscribe", **{"List-Unsubscribe": "One-Click"})
    assert "You will not be asked again" in seen.page

    await live.until(lambda: "does not want to be asked again" in live.thread_says(card))
    answers = await live.asks(live.adam, "/desk nps send customer@example.net")
    assert "They do not want to be asked" in answers


@pytest.mark.parametrize("look", ["open", "press"])
async def test_a_look_at_the_way_out_unsubscribes_nobody(live, card, link, browser, look):
    seen = await getattr(browser, look)(f"{link}/unsubscribe")

    assert "No more questions?" in seen.page
    assert await stored(live, survey_refusals) == []


async def test_a_mail_server_that_is_away_holds_up_nobody(live, card):
    live.slack.mail_faults.add(kind="4xx", times=3)
    live.later(hours=24)
    for left in (2, 1, 0):
        await live.eventually(lambda left=left: faults_left(live, left))
        await live.settled()
        live.later(hours=1)
    await live.until(lambda: len(live.customer.messages) == 2)
    live.later(hours=1)
    await live.settled()

    assert len(live.customer.messages) == 2


async def faults_left(house, left: int) -> bool:
    return sum(fault.times for fault in house.slack.mail_faults.waiting) == left


async def test_a_survey_that_was_refused_can_be_sent_again(live, card):
    live.slack.mail_faults.add(kind="5xx")
    live.later(hours=24)
    post = await live.until(
        lambda: next((m for m in live.thread(card) if "not delivered" in live.says(m)), None)
    )
    await live.ada.click(post, "Send it again")

    await live.until(lambda: len(live.customer.messages) == 2)


async def test_a_survey_that_may_have_left_is_not_sent_by_itself_again(live, card):
    live.slack.mail_faults.add(kind="drop_after_data")
    live.later(hours=24)
    await live.until(lambda: "may or may not have arrived" in live.thread_says(card))
    live.later(hours=3)
    await live.settled()

    assert len(live.customer.messages) <= 2


async def test_nothing_is_asked_in_a_rehearsal(house):
    card = await house.an_owned_case()
    await house.answer(card)
    await house.ada.click(card, "Resolve")
    await house.until(lambda: "Resolved" in house.says(card))
    house.later(hours=48)
    await house.settled()

    assert len(house.customer.messages) == 1


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("/desk surveys", "24 hours after a case was resolved"),
        ("/desk surveys delay 2 days", "2 days after a case was resolved"),
        ("/desk surveys delay 90m", "90 minutes after a case was resolved"),
        ("/desk surveys off", "Surveys are *off*"),
        ("/desk surveys delay soon", "`/desk surveys delay 24h`"),
        ("/desk surveys delay 9d", "between ten minutes and seven days"),
        ("/desk surveys of", "`/desk surveys on`"),
        ("/desk nps", "`/desk nps send customer@example.com`"),
        ("/desk nps ask them", "`/desk nps send customer@example.com`"),
    ],
)
async def test_surveys_are_set_by_command(live, typed, told):
    assert told in await live.asks(live.adam, typed)


async def test_a_lead_does_not_switch_surveys(live):
    assert "admins" in await live.asks(live.lea, "/desk surveys off")


async def test_an_answer_that_cannot_be_kept_stays_on_the_page(live, browser, link):
    async with live.bot.database.engine.begin() as connection:
        await connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON ratings "
            "BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
        )

    refused = await rate(live, browser, link, 2, "It took a week.")

    assert refused.status == 503
    assert "Please send it once more" in refused.page
    assert (refused.chosen, "It took a week." in refused.page) == (2, True)

    async with live.bot.database.engine.begin() as connection:
        await connection.exec_driver_sql("DROP TRIGGER full")
    await rate(live, browser, link, 2, "It took a week.")

    assert [row["score"] for row in await stored(live, ratings)] == [2]
