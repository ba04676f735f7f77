"""`/case`: what agents type, and what they are told."""

from __future__ import annotations

import pytest

from desk.case import Status


async def test_nothing_lists_what_is_mine_and_what_is_nobodys(house):
    await house.an_owned_case("The kettle leaks")
    await house.a_case("The lamp is dark")

    told = await house.asks(house.ada, "/case")

    mine, _, nobodys = told.partition("Nobody has claimed")
    assert "The kettle leaks" in mine
    assert "The lamp is dark" in nobodys


async def test_nothing_says_so_when_there_is_nothing(house):
    told = await house.asks(house.ben, "/case")

    assert "You have no open cases." in told
    assert "Every case in your queues has somebody." in told


async def test_nothing_tells_an_outsider_how_to_get_in(house):
    await house.a_case("The kettle leaks")

    told = await house.asks(house.otto, "/case")

    assert "You work in no queue yet: ask a lead to let you in" in told
    assert "has somebody" not in told


async def test_an_agent_sees_the_cases_of_their_queues_only(house):
    await house.a_case("About a contract", to="service@example.com", channel="#service")

    assert "About a contract" in await house.asks(house.ada, "/case")
    assert "About a contract" not in await house.asks(house.ben, "/case")


@pytest.mark.parametrize("number", ["1001", "#1001"])
async def test_a_number_shows_the_case_with_a_link_to_its_thread(house, number):
    card = await house.a_case("The kettle leaks")

    (told,) = await house.ada.command("#general", f"/case {number}")

    assert "The kettle leaks" in house.says(told)
    assert f"/archives/{card.channel}/p{card.ts.replace('.', '')}|#1001>" in told.text


async def test_the_answer_is_seen_by_nobody_else(house):
    await house.a_case()

    (told,) = await house.ada.command("#general", "/case 1001")

    assert told.ephemeral_to == house.ada.id


async def test_claim(house):
    card = await house.a_case()

    assert await house.asks(house.ada, "/case claim 1001") == "#1001 is yours."

    await house.until(lambda: "Owner: @ada" in house.says(card))


async def test_a_second_claim_names_the_owner(house):
    await house.an_owned_case()

    assert "@ada has had this case since" in await house.asks(house.ben, "/case claim 1001")


async def test_assign(house):
    card = await house.a_case()

    assert await house.asks(house.lea, "/case assign 1001 @ben") == "#1001 is @ben's now."

    await house.until(lambda: "Owner: @ben" in house.says(card))


async def test_release(house):
    card = await house.an_owned_case()

    assert "#1001 is free" in await house.asks(house.ada, "/case release 1001")

    await house.until(lambda: "nobody yet" in house.says(card))


async def test_reply_opens_the_modal(house):
    await house.a_case("Kettle", "It leaks.")

    assert await house.asks(house.ada, "/case reply 1001") == ""

    assert house.ada.modal.title == "Reply to #1001"
    assert "It leaks." in house.ada.modal.text


async def test_reply_with_a_text_shows_it_and_sends_nothing(house):
    await house.a_case()

    told = await house.asks(house.ada, "/case reply 1001 Turn the tap off.")

    assert "Turn the tap off." in told
    assert "Nothing has been sent." in told


async def test_note(house):
    await house.a_case()

    assert "Kept with #1001" in await house.asks(house.ada, "/case note 1001 called  the courier")

    assert [note.text for note in await house.notes()] == ["called  the courier"]


async def test_snooze(house):
    await house.an_owned_case()

    assert "#1001 sleeps until" in await house.asks(house.ada, "/case snooze 1001 3d")

    assert (await house.case()).status is Status.SNOOZED


async def test_resolve_and_reopen(house):
    await house.an_owned_case()

    assert await house.asks(house.ada, "/case resolve 1001") == "#1001 is resolved."
    assert (await house.case()).status is Status.RESOLVED
    assert await house.asks(house.ada, "/case reopen 1001") == "#1001 is open again."
    assert (await house.case()).status is Status.OPEN


@pytest.mark.parametrize("typed", ["/case help", "/case HELP"])
async def test_help_lists_every_verb(house, typed):
    told = await house.asks(house.ada, typed)

    for verb in ("claim", "assign", "release", "reply", "note", "snooze", "resolve", "reopen"):
        assert f"/case {verb}" in told


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("/case clam 1001", "Did you mean `/case claim 1042`?"),
        ("/case resolv 1001", "Did you mean `/case resolve 1042`?"),
        ("/case xyzzy", "`/case help` lists what I understand."),
        ("/case claim", "Which case? For example `/case claim 1042`."),
        ("/case claim me", "Which case?"),
        ("/case claim 9999", "There is no case #9999."),
        ("/case 9999", "There is no case #9999."),
        ("/case note 1001", "Something is missing at the end."),
        ("/case assign 1001 ben", "Say who, by typing @"),
        ("/case snooze 1001 whenever", "is not a time I can read"),
        ("/case snooze 1001 2020-01-01", "already passed"),
        ("/case 99999999999999999999", "I do not know"),
        ("/case assign 1001 @otto", "is not an agent of this queue"),
    ],
)
async def test_what_cannot_be_done_is_explained(house, typed, hint):
    await house.a_case()

    assert hint in await house.asks(house.ada, typed)


@pytest.mark.parametrize(
    "typed",
    ["1001", "claim 1001", "note 1001 hello", "reply 1001", "resolve 1001", "snooze 1001 3d"],
)
async def test_an_outsider_is_refused_kindly_and_may_ask(house, typed):
    await house.a_case()

    (told,) = await house.otto.command("#general", f"/case {typed}")

    assert "Only agents of *Support desk* can do that." in house.says(told)
    await house.otto.click(told, "Ask to join")
    await house.until(lambda: house.lea.direct.messages)


@pytest.mark.parametrize("typed", ["claim 1001", "resolve 1001", "reply 1001"])
async def test_an_agent_of_another_queue_is_an_outsider(house, typed):
    await house.a_case(to="service@example.com", channel="#service")

    told = await house.asks(house.ben, f"/case {typed}")

    assert "Only agents of *Customer care* can do that." in told


async def test_commands_work_however_the_bot_is_run(any_house):
    house = any_house
    card = await house.a_case()

    assert await house.asks(house.ada, "/case claim 1001") == "#1001 is yours."

    await house.until(lambda: "Owner: @ada" in house.says(card))


async def test_in_a_workspace_without_queues_a_command_says_something(bare_house):
    told = await bare_house.asks(bare_house.ada, "/case")

    assert told


async def test_an_agent_may_give_a_case_to_themselves(house):
    card = await house.a_case()

    assert "@ada's now" in await house.asks(house.ada, "/case assign 1001 me")
    await house.until(lambda: "Owner: @ada" in house.says(card))
