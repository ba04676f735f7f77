"""Who has a case: claimed, let go, handed on, by buttons and in More."""

from __future__ import annotations

import asyncio

import pytest

from desk.case import Status
from desk.events import Happened


async def test_the_card_names_the_owner_after_a_claim(house):
    card = await house.a_case()

    assert await house.ada.click(card, "Claim") is None

    await house.until(lambda: "Owner: @ada" in house.says(card))


async def test_a_claimed_card_offers_no_second_claim(house):
    card = await house.an_owned_case()

    with pytest.raises(LookupError):
        await house.ben.click(card, "Claim")


async def test_of_two_agents_who_claim_at_once_one_has_it_and_the_other_is_told(any_house):
    house = any_house
    card = await house.a_case()

    await asyncio.gather(house.ada.click(card, "Claim"), house.ben.click(card, "Claim"))

    owner = (await house.case()).owner
    winner, loser = (house.ada, house.ben) if owner == house.ada.id else (house.ben, house.ada)
    await house.until(lambda: loser.ephemerals)
    assert f"@{winner.name} has had this case since" in house.told(loser)
    assert not winner.ephemerals
    claims = [e for e in await house.events() if e.what is Happened.CLAIMED]
    assert [e.by for e in claims] == [winner.id]


async def test_a_double_click_is_one_claim(any_house):
    house = any_house
    card = await house.a_case()

    await asyncio.gather(*[house.ada.click(card, "Claim") for _ in range(3)])

    claims = [e for e in await house.events() if e.what is Happened.CLAIMED]
    assert len(claims) == 1
    assert not house.ada.ephemerals


async def test_the_owner_lets_a_case_go_and_the_channel_hears_of_it(house):
    card = await house.an_owned_case()

    await house.ada.click(card, "⋯")
    await house.ada.press("Release")

    await house.until(lambda: "has let go of #1001" in house.thread_says(card))
    line = next(m for m in house.thread(card) if "let go" in house.says(m))
    assert line.broadcast
    await house.until(lambda: "nobody yet" in house.says(card))


async def test_more_shows_the_case_without_its_owner_after_a_release(house):
    card = await house.an_owned_case()
    await house.ada.click(card, "⋯")

    await house.ada.press("Release")

    await house.until(lambda: "Release" not in house.ada.modal.buttons)
    assert house.ada.modal.fields["Owner"] is None


async def test_somebody_else_cannot_let_go_of_a_case(house):
    card = await house.an_owned_case()

    await house.ben.click(card, "⋯")
    await house.ben.press("Release")

    await house.until(lambda: house.ben.direct.messages)
    assert "Only a lead of *Support desk*" in house.says(house.ben.direct.messages[-1])
    assert (await house.case()).owner == house.ada.id


async def test_a_lead_takes_a_case_away_from_its_owner(house):
    card = await house.an_owned_case()

    await house.lea.click(card, "⋯")
    await house.lea.press("Release")

    await house.until(lambda: "nobody yet" in house.says(card))


async def test_a_case_is_handed_on_in_more_and_its_new_owner_is_called(house):
    card = await house.an_owned_case()

    await house.ada.click(card, "⋯")
    await house.ada.fill("Owner", house.ben)
    assert await house.ada.submit() is None

    await house.until(lambda: "Owner: @ben" in house.says(card))
    await house.settled()
    mentions = [n for n in house.ben.notifications if n.reason == "mention"]
    assert [house.says(n.message) for n in mentions] == [
        "👉 @ben, *Ada Agent* has given you #1001.\n👉 @ben, *Ada Agent* has given you #1001."
    ]


async def test_who_takes_a_case_in_more_is_not_called(house):
    card = await house.an_owned_case()

    await house.ben.click(card, "⋯")
    await house.ben.fill("Owner", house.ben)
    await house.ben.submit()
    await house.settled()

    assert (await house.case()).owner == house.ben.id
    assert not house.ben.notifications


async def test_more_says_that_an_outsider_cannot_have_a_case(house):
    card = await house.an_owned_case()

    await house.ada.click(card, "⋯")
    await house.ada.fill("Owner", house.otto)
    wrong = await house.ada.submit()

    assert wrong == {"owner": "A colleague is not an agent of this queue. An admin can add them."}


async def test_more_wants_somebody_chosen(house):
    card = await house.a_case()

    await house.ada.click(card, "⋯")
    wrong = await house.ada.submit()

    assert "owner" in wrong


async def test_more_tells_what_has_happened(house):
    card = await house.an_owned_case()
    await house.ada.post("#support", "The courier has it.", thread_ts=card.ts)
    await house.settled()

    await house.ben.click(card, "⋯")

    assert "The courier has it." in house.ben.modal.text
    assert "@ada claimed it" in house.ben.modal.text


async def test_replying_to_an_unowned_case_claims_it(house):
    card = await house.a_case()

    await house.reply(card)

    assert (await house.case()).owner == house.ada.id


async def test_resolving_an_unowned_case_claims_it(house):
    await house.a_case()

    await house.asks(house.ben, "/case resolve 1001")

    case = await house.case()
    assert (case.owner, case.status) == (house.ben.id, Status.RESOLVED)


async def test_the_cases_of_who_was_deactivated_need_a_new_owner(house):
    card = await house.an_owned_case()
    house.slack.workspace.members[house.ada.id].is_active = False

    house.later(hours=1)

    says = "cannot use this Slack any more. #1001 needs a new owner."
    await house.until(lambda: says in house.thread_says(card))
    await house.until(lambda: "nobody yet" in house.says(card))
    assert house.thread(card)[-1].broadcast
    assert "`support` agents: @ben\n" in await house.asks(house.adam, "/desk people")
