"""Reminders: said back, kept, told on time and once; and follow-ups of cases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from desk.reminders import tell_due
from sandbox.message import Message
from tests.house import House

#: A Monday.
MORNING = datetime(2026, 6, 8, 8, 0, tzinfo=UTC)


@pytest.fixture
def house(house: House) -> House:
    house.slack.clock.set(MORNING)
    return house


async def proposed(house: House, when: str, *, where="#general", text="Stand-up") -> Message:
    """What the admin is shown after asking for a reminder."""
    line = f"/desk reminders add {when} {where} {text}"
    return (await house.adam.command("#general", line))[0]


async def kept(house: House, when: str, **what: str) -> None:
    await house.adam.click(await proposed(house, when, **what), "Save")
    await house.settled()


async def pass_time(house: House, **by: float) -> None:
    """Move the clock; all that comes by then is told."""
    house.later(**by)
    await tell_due(house.bot.desk)
    house.bot.bells.all()
    await house.settled()


def reminders(house: House, channel: str = "#general") -> list[Message]:
    bot = house.slack.bot.id
    return [m for m in house.slack.channel(channel).messages if m.user == bot]


async def test_a_reminder_is_said_back_with_its_next_three_dates(house):
    proposal = await proposed(house, '"every Monday 9:00"')

    said = house.says(proposal)
    assert "*Every Monday at 09:00* (UTC), in #general:\n>⏰ Stand-up" in said
    for date in ("2026-06-08 09:00", "2026-06-15 09:00", "2026-06-22 09:00"):
        assert date in said


async def test_where_it_comes_may_be_said_as_people_say_it(house):
    proposal = await proposed(house, "every Monday 9:00 in")

    assert "*Every Monday at 09:00* (UTC), in #general" in house.says(proposal)


async def test_the_dates_are_shown_in_everybodys_own_zone(house):
    proposal = await proposed(house, '"every Monday 9:00"')

    at = int(datetime(2026, 6, 8, 9, 0, tzinfo=UTC).timestamp())
    assert f"<!date^{at}^{{date_long_pretty}} at {{time}}|2026-06-08 09:00 UTC>" in str(
        proposal.blocks
    )


async def test_nothing_comes_before_somebody_says_save(house):
    await proposed(house, '"every day 9:00"')

    await pass_time(house, days=2)

    assert not reminders(house)


async def test_what_is_saved_comes_in_its_channel_at_its_time(any_house):
    house = any_house
    house.slack.clock.set(MORNING)
    await kept(house, '"every day 9:00"')
    await pass_time(house, minutes=59)
    assert not reminders(house)

    house.later(minutes=1)

    await house.until(lambda: reminders(house))
    (told,) = reminders(house)
    assert "⏰ Stand-up" in house.says(told)
    assert "Reminder 1 by Adam Admin  ·  every day at 09:00" in house.says(told)


async def test_save_takes_the_place_of_what_was_said_back(house):
    proposal = await proposed(house, '"every day 9:00"')

    await house.adam.click(proposal, "Save")

    await house.until(lambda: "Reminder 1 is kept" in house.says(proposal))
    assert "[Save]" not in house.says(proposal)


async def test_cancel_keeps_nothing(house):
    proposal = await proposed(house, '"every day 9:00"')

    await house.adam.click(proposal, "Cancel")

    await house.until(lambda: "Nothing was kept" in house.says(proposal))
    assert "no reminders yet" in await house.asks(house.adam, "/desk reminders")


async def test_a_person_is_reminded_directly(house):
    await kept(house, '"every day 9:00"', where="@ada", text="Call the courier")

    await pass_time(house, hours=2)

    (told,) = house.ada.direct.messages
    assert "⏰ Call the courier" in house.says(told)


@pytest.mark.parametrize(
    "when",
    ['"every day 9:00"', "“every day 9:00”", "every day 9:00", '"0 9 * * *"', "0 9 * * *"],
    ids=["quotes", "curly quotes", "no quotes", "cron", "bare cron"],
)
async def test_the_rule_is_read_however_it_is_typed(house, when):
    proposal = await proposed(house, when)

    assert "*Every day at 09:00* (UTC), in #general" in house.says(proposal)


async def test_the_team_is_reminded_in_its_own_zone(house):
    await house.asks(house.adam, "/desk zone Europe/Berlin")

    proposal = await proposed(house, '"every Monday 9:00"')

    assert "(Europe/Berlin)" in house.says(proposal)
    assert "2026-06-15 07:00 UTC" in house.says(proposal)


async def test_who_is_mentioned_in_a_reminder_is_called(house):
    await kept(house, '"every day 9:00"', text="@ada, please plan the week")

    await pass_time(house, hours=2)

    assert [n.reason for n in house.ada.notifications] == ["mention"]


async def test_a_reminder_calls_nobody_else(house):
    text = "@here and @channel and @everyone: <!here> <!channel> &lt;!everyone&gt; @group"
    await kept(house, '"every day 9:00"', text=text)

    await pass_time(house, hours=2)

    (told,) = reminders(house)
    assert "<!" not in told.blocks[0]["text"]["text"]
    for person in (house.ada, house.ben, house.lea, house.otto):
        assert not person.notifications


async def test_the_lines_of_a_reminder_are_kept(house):
    text = 'Today:\n• say "hello"\n• *look* at https://example.com'
    await kept(house, '"every day 9:00"', text=text)

    await pass_time(house, hours=2)

    (told,) = reminders(house)
    assert (
        text.replace("https://example.com", "<https://example.com>")
        in (told.blocks[0]["text"]["text"])
    )


async def test_a_reminder_that_comes_late_says_so_and_comes_once(house):
    await kept(house, '"every day 9:00"')

    await pass_time(house, days=3, hours=3)
    await pass_time(house, minutes=5)

    (told,) = reminders(house)
    assert "This comes late: it was due 2026-06-11 09:00 UTC." in house.says(told)
    assert "3 more were missed before it." in house.says(told)


async def test_the_list_tells_what_comes_when_and_who_made_it(house):
    await kept(house, '"every Monday 9:00"')
    await kept(house, '"first monday of the month 10:00"', where="@lea", text="Ask for figures")

    listed = await house.asks(house.adam, "/desk reminders list")

    first, second = listed.split("\n`2`")
    assert "`1`  *Every Monday at 09:00* (UTC), in #general" in first
    assert "next 2026-06-08 09:00 UTC" in first
    assert "Stand-up  ·  made by @adam" in first
    assert "*On the first Monday of every month at 10:00* (UTC), to @lea" in second


async def test_a_deleted_reminder_comes_no_more_and_its_maker_is_named(house):
    await kept(house, '"every day 9:00"')

    told = await house.asks(house.lea, "/desk reminders delete 1")
    await pass_time(house, days=1)

    assert told == "Reminder 1, made by @adam, is deleted."
    assert not reminders(house)


async def test_a_reminder_that_is_deleted_on_its_way_is_not_told(house):
    await kept(house, '"every day 9:00"')
    house.slack.faults.add(method="chat.postMessage", kind="ratelimited", retry_after=30)
    await pass_time(house, hours=1)

    await house.asks(house.adam, "/desk reminders delete 1")
    await pass_time(house, minutes=5)

    assert not reminders(house)


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("add", "When, where (type # or @ and choose), what"),
        ("add every day 9:00 stand-up", "When, where (type # or @ and choose), what"),
        ("add #general stand-up", "When shall it come?"),
        ("add every day 9:00 #general", "what the reminder says: `/desk reminders add"),
        ("add every mondey 9:00 #general stand-up", "Did you mean `every monday 9:00`?"),
        ("add when pigs fly #general stand-up", "is not a time I can read"),
        ("delete", "Which one?"),
        ("delete first", "Which one?"),
        ("delete 7", "There is no reminder 7"),
        ("delete 99999999999999999999", "Which one?"),
        ("change 7", "To add a reminder: `/desk reminders add"),
    ],
    ids=str,
)
async def test_what_is_missing_or_wrong_is_answered_with_a_way_on(house, line, answer):
    assert answer in await house.asks(house.adam, f"/desk reminders {line}")


async def test_a_private_channel_has_to_invite(house):
    house.slack.add_channel("#secret", members=(house.adam,), is_private=True, with_bot=False)

    proposal = await proposed(house, '"every day 9:00"', where="#secret")

    assert "is private: `/invite` me there first" in house.says(proposal)


async def test_agents_and_outsiders_make_no_reminders_for_the_team(house):
    for person in (house.ada, house.otto):
        told = await house.asks(person, "/desk reminders add every day 9:00 #general Hello")
        assert "admins and leads" in told


async def test_a_follow_up_calls_the_owner_in_the_thread_once(any_house):
    house = any_house
    house.slack.clock.set(MORNING)
    card = await house.an_owned_case()

    told = await house.asks(house.ada, "/case followup 1001 tomorrow 10:00 call them back")
    house.later(days=1, hours=2, seconds=1)
    await house.until(lambda: "call them back" in house.thread_says(card))
    await pass_time(house, days=1)

    assert "#1001 comes back 2026-06-09 " in told
    calls = [m for m in house.thread(card) if "call them back" in house.says(m)]
    assert len(calls) == 1
    assert "@ada, follow up on #1001: call them back" in house.says(calls[0])
    assert [n.reason for n in house.ada.notifications] == ["mention"]


async def test_a_follow_up_is_typed_in_the_thread(house):
    card = await house.an_owned_case()

    await house.ada.post("#support", "!followup 2h call *them* back", thread_ts=card.ts)
    await house.until(lambda: house.ada.ephemerals)
    await pass_time(house, hours=2, minutes=1)

    assert "comes back 2026-06-08 10:" in house.told(house.ada)
    assert "call *them* back" in house.thread_says(card)


async def test_a_follow_up_of_a_case_without_owner_calls_its_lead_and_the_channel(house):
    card = await house.an_owned_case()
    await house.asks(house.ada, "/case followup 1001 2h call back")
    await house.asks(house.ada, "/case release 1001")

    await pass_time(house, hours=2, minutes=1)

    call = next(m for m in house.thread(card) if "call back" in house.says(m))
    assert "@lea, follow up on #1001" in house.says(call)
    assert call.broadcast


async def test_a_follow_up_calls_whoever_has_the_case_then(house):
    card = await house.an_owned_case()
    await house.asks(house.ada, "/case followup 1001 2h call back")
    await house.asks(house.ada, "/case assign 1001 @ben")

    await pass_time(house, hours=2, minutes=1)

    assert "@ben, follow up on #1001: call back" in house.thread_says(card)


async def test_a_follow_up_comes_even_when_the_case_is_resolved(house):
    card = await house.an_owned_case()
    await house.asks(house.ada, "/case followup 1001 3d ask how it went")
    await house.asks(house.ada, "/case resolve 1001")

    await pass_time(house, days=3, minutes=1)

    assert "@ada, follow up on #1001: ask how it went" in house.thread_says(card)


async def test_a_follow_up_is_taken_back(house):
    card = await house.an_owned_case()
    await house.ada.command("#support", "/case followup 1001 2h call back")
    told = house.ada.ephemerals[-1]

    await house.ada.click(told, "Take it back")
    await house.until(lambda: "Taken back" in house.says(told))
    await pass_time(house, hours=3)

    assert "call back" not in house.thread_says(card)


async def test_a_follow_up_is_promised_in_more(house):
    card = await house.an_owned_case()
    await house.ada.click(card, "⋯")
    await house.ada.press("Follow up")
    await house.ada.fill("When", "tomorrow 10:00")
    await house.ada.fill("What", "call <@U0EVERYBODY> & ask")

    assert await house.ada.submit() is None
    assert "#1001 comes back 2026-06-09 08:00 UTC: call <@U0EVERYBODY> & ask" in (
        house.ada.modal.text
    )
    await pass_time(house, days=1, hours=3)

    assert "follow up on #1001: call <@U0EVERYBODY> & ask" in house.thread_says(card)
    assert "&lt;@U0EVERYBODY&gt;" in str(house.thread(card)[-1].blocks)


async def test_more_says_what_is_wrong_with_a_promise(house):
    card = await house.an_owned_case()
    await house.ada.click(card, "⋯")
    await house.ada.press("Follow up")
    await house.ada.fill("When", "when pigs fly")
    await house.ada.fill("What", "call")

    wrong = await house.ada.submit()

    assert wrong["when"].startswith("“when pigs fly” is not a time I can read. Try “3d”, “2h”")


async def test_a_promise_of_more_is_taken_back_there(house):
    card = await house.an_owned_case()
    await house.ada.click(card, "⋯")
    await house.ada.press("Follow up")
    await house.ada.fill("When", "2h")
    await house.ada.fill("What", "call back")
    await house.ada.submit()

    await house.ada.press("Take it back")

    assert "Taken back. Nobody is called." in house.ada.modal.text
    await pass_time(house, hours=3)
    assert "call back" not in house.thread_says(card)


async def test_a_promise_stands_in_the_history_of_its_case(house):
    card = await house.an_owned_case()

    await house.asks(house.ada, "/case followup 1001 2h call back")
    await house.ben.click(card, "⋯")

    assert "@ada promised to follow up" in house.ben.modal.text


async def test_an_outsider_promises_nothing(house):
    await house.an_owned_case()

    told = await house.asks(house.otto, "/case followup 1001 2h call back")

    assert "Only agents of *Support desk*" in told


#: The time of day that is meant, the night, when it comes (UTC), and how long to look on.
NIGHTS = [
    pytest.param("2:30", "2026-03-08", "07:00", id="a time that is skipped"),
    pytest.param("1:30", "2026-11-01", "05:30", id="a time that comes twice"),
]


@pytest.mark.parametrize(("clock", "night", "expected"), NIGHTS)
async def test_a_night_of_change_has_one_reminder(house, clock, night, expected):
    start = datetime.fromisoformat(f"{night}T04:00+00:00")
    house.slack.clock.set(start)
    await house.asks(house.adam, "/desk zone America/New_York")
    await kept(house, f'"every day {clock}"')

    came = []
    while house.slack.clock.now() < start + timedelta(hours=8):
        await pass_time(house, minutes=15)
        if len(reminders(house)) > len(came):
            came.append(house.slack.clock.now())

    assert [f"{at:%m-%d %H:%M}" for at in came] == [f"{night[5:]} {expected}"]
