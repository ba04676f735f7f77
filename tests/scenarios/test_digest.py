"""The digest, from the command that sets it to the post in its channel."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from desk.digests import post_due
from sandbox.message import Message
from tests.house import House
from tests.survey_page import a_browser, link_in

#: A Monday.
MORNING = datetime(2026, 6, 8, 8, 0, tzinfo=UTC)
SET = "/desk digest #general monday 09:00"


@pytest.fixture
def house(house: House) -> House:
    house.slack.clock.set(MORNING)
    return house


def posts(house: House, channel: str = "#general") -> list[Message]:
    return [m for m in house.cards(channel) if "digest · " in house.says(m)]


async def pass_time(house: House, **by: float) -> None:
    """Move the clock; what is due by then is posted."""
    house.later(**by)
    await post_due(house.bot.desk)
    house.bot.bells.all()
    await house.settled()


async def test_a_manager_sees_the_figures_alone(house):
    await house.a_case("The kettle leaks")
    await house.adam.command("#general", "/desk people add @ben manager")

    said = await house.asks(house.ben, "/digest")

    assert "Support: 1 new case, 0 resolved, 1 customer still waits for a first answer" in said
    assert "no data: nothing was answered" in said
    assert not posts(house)


@pytest.mark.parametrize("name", ["otto", "ada"], ids=["outsider", "agent"])
async def test_who_does_not_answer_for_the_whole_is_refused_kindly(house, name):
    said = await house.asks(house.person(name), "/digest")

    assert said == (
        "The figures are for managers, leads and admins. "
        "An admin can make you one: `/desk people add @you manager`."
    )


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("last week", "Weekly digest · 1–7 Jun 2026"),  # noqa: RUF001
        ("this month", "Digest · 1–30 Jun 2026"),  # noqa: RUF001
        ("2026-06-01..2026-06-02", "Digest · 1–2 Jun 2026"),  # noqa: RUF001
        ("service", "· Customer care"),
        ("help", "What `/digest` understands"),
        ("lats week", "Did you mean `/digest last week`?"),
        ("2026-06-02..2026-06-01", "Try `2026-06-01..2026-06-02`"),
    ],
)
async def test_the_command_takes_a_time_or_a_queue(house, asked, says):
    assert says in await house.asks(house.lea, f"/digest {asked}")


async def test_a_lead_is_told_of_answers_and_ends(house):
    card = await house.an_owned_case()
    await house.answer(card)
    await house.ada.click(card, "Resolve")
    await house.until(lambda: "Resolved" in house.says(card))
    house.later(seconds=1)

    said = await house.asks(house.lea, "/digest support")

    assert "Support: 1 new case, 1 resolved, nobody waits for an answer" in said
    assert "(1 answered)" in said
    assert "1 of 1, too few for a percentage" in said
    assert "0 = 0 before + 1 new + 0 reopened − 1 resolved" in said  # noqa: RUF001


async def test_a_rating_is_counted_for_the_queue_it_is_about(house):
    await house.asks(house.adam, "/desk golive yes")
    await house.asks(house.adam, "/desk receipts off")
    card = await house.an_owned_case()
    await house.answer(card)
    await house.ada.click(card, "Resolve")
    await house.until(lambda: "Resolved" in house.says(card))
    house.later(hours=24)
    await house.until(lambda: len(house.customer.messages) == 2)
    await house.settled()
    link = link_in(house.customer.messages[-1])
    async with a_browser() as browser:
        house.later(minutes=5)
        shown = await browser.open(link)
        house.later(seconds=30)
        await browser.press(link, showing=shown.showing, score="5", comment="")
    house.later(seconds=1)

    said = await house.asks(house.lea, "/digest")

    support, _, service = said.partition("🌱 Service")
    assert "1 of 1 customer was happy — too few for a percentage" in support
    assert "nobody was asked" in service


async def test_set_up_says_when_the_first_one_comes(house):
    said = await house.asks(house.adam, SET)

    assert "every Monday at 09:00. The first one comes 2026-06-08 09:00 UTC." in said


@pytest.mark.parametrize(
    "typed",
    [
        "#general every fri at 4pm",
        "#general friday, 16:00",
        "#general 16:00 on fridays",
        "every friday 4 pm in #general",
    ],
)
async def test_a_weekday_in_other_words_is_understood(house, typed):
    said = await house.asks(house.adam, f"/desk digest {typed}")

    assert "every Friday at 16:00. The first one comes 2026-06-12 16:00 UTC." in said


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "No digest is posted yet. To set it: `/desk digest #weekly-digest monday 09:00`."),
        ("nowhere monday", "`nowhere` is not a channel I can see."),
        ("#general moonday", "`moonday` is no day of the week."),
        ("#general monday friday", "It comes on one day of the week."),
        ("#general monday 25:00", "`25:00` is no time of day. Say it like this: `/desk digest"),
    ],
)
async def test_what_is_missing_or_wrong_is_told_with_an_example(house, typed, says):
    assert says in await house.asks(house.adam, f"/desk digest {typed}")


async def test_what_is_set_is_shown_and_can_be_switched_off(house):
    await house.asks(house.adam, SET)
    shown = await house.asks(house.adam, "/desk digest")
    await house.asks(house.adam, "/desk digest off")
    await pass_time(house, weeks=2)

    assert "every Monday at 09:00 (UTC), next 2026-06-08 09:00 UTC" in shown
    assert not posts(house)


async def test_it_comes_on_time_about_the_seven_days_before(any_house):
    house = any_house
    house.slack.clock.set(MORNING)
    await house.asks(house.adam, SET)
    await pass_time(house, minutes=59)
    assert not posts(house)

    await pass_time(house, minutes=1)

    (digest,) = posts(house)
    assert "Weekly digest · 1–7 Jun 2026" in house.says(digest)  # noqa: RUF001
    assert "Late" not in house.says(digest)


async def test_it_comes_once_a_week_however_often_somebody_looks(house):
    await house.asks(house.adam, SET)
    for _ in range(15):
        await pass_time(house, days=1)

    assert len(posts(house)) == 3


async def test_a_missed_one_comes_late_and_says_so(house):
    await house.asks(house.adam, SET)
    await pass_time(house, days=2)

    (digest,) = posts(house)
    assert "*Late:* this digest was due 2026-06-08 09:00 UTC" in house.says(digest)


async def test_whoever_sets_it_later_in_the_week_gets_none_about_the_past(house):
    house.later(days=2)
    await house.asks(house.adam, SET)
    await pass_time(house, days=4)

    assert not posts(house)


@pytest.mark.parametrize(
    ("zone", "around"),
    [
        ("Europe/Berlin", datetime(2027, 3, 28, tzinfo=UTC)),
        ("Europe/Berlin", datetime(2027, 10, 31, tzinfo=UTC)),
        ("America/New_York", datetime(2027, 11, 7, tzinfo=UTC)),
    ],
    ids=["spring", "autumn", "New York"],
)
async def test_it_comes_at_nine_on_both_sides_of_a_change_of_clocks(house, zone, around):
    house.slack.clock.set(around - timedelta(days=8))
    await house.asks(house.adam, f"/desk zone {zone}")
    await house.asks(house.adam, SET)
    hour = house.slack.clock.now().replace(minute=0, second=0, microsecond=0)
    for _ in range(16 * 24):
        hour += timedelta(hours=1)
        if hour.astimezone(ZoneInfo(zone)).hour == 9:
            house.slack.clock.set(hour)
            await post_due(house.bot.desk)
            house.bot.bells.all()
            await house.settled()

    at = [datetime.fromtimestamp(float(m.ts), ZoneInfo(zone)) for m in posts(house)]
    assert [(moment.weekday(), moment.hour, moment.minute) for moment in at] == [(0, 9, 0)] * 2
    assert "Late" not in "".join(house.says(m) for m in posts(house))


async def test_post_shows_it_to_everybody_in_the_digests_channel(house):
    await house.asks(house.adam, SET)

    said = await house.asks(house.lea, "/digest post", channel="#support")
    await house.settled()

    assert said == "The digest goes to #general."
    assert len(posts(house)) == 1


async def test_post_without_a_channel_of_its_own_goes_where_it_was_typed(house):
    await house.a_case("The kettle leaks")

    await house.asks(house.lea, "/digest post last week")
    await house.settled()

    (digest,) = posts(house)
    assert "1–7 Jun 2026" in house.says(digest)  # noqa: RUF001
    assert "Posted by Lea Lead." in house.says(digest)


async def test_an_archived_channel_cannot_have_a_digest(house):
    house.slack.add_channel("#old", members=(house.adam,), with_bot=False)
    await house.adam.archive("#old")

    said = await house.asks(house.adam, "/desk digest #old monday 09:00")

    assert "is archived" in said
    assert "No digest is posted yet" in await house.asks(house.adam, "/desk digest")


async def test_a_digest_that_cannot_be_posted_is_told_to_the_admin_and_comes_later(house):
    await house.asks(house.adam, "/desk digest #weekly-digest monday 09:00")
    await house.adam.remove(house.slack.bot, "#weekly-digest")

    await pass_time(house, hours=2)
    alert = await house.until(lambda: house.adam.direct.messages[-1])
    assert "The digest could not be delivered" in house.says(alert)

    await house.adam.invite(house.slack.bot, "#weekly-digest")
    await house.adam.click(alert, "Retry")
    await house.until(lambda: posts(house, "#weekly-digest"))
