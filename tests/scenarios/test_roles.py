"""Who may do what: nobody who does not work in a queue sees or changes what its customers wrote."""

from __future__ import annotations

import pytest

from desk.verbs import GRAMMAR, Grammar, Typed, Verb
from handlers.slack.actions import ACTIONS
from views.ids import Action

SUBJECT, TEXT, ADDRESS = "The sapphire kettle leaks", "It is under water", "customer@example.net"
REFUSED = "Only agents of *Customer care* can do that."
#: Nobody of them works in the service queue.
STRANGERS = ("otto", "ben", "lea", "manager")
#: They bring an id of something else than a case, or are no buttons of a case.
CASE_BUTTONS = (
    *(Action.CLAIM, Action.RELEASE, Action.RESOLVE, Action.REOPEN, Action.REPLY, Action.SNOOZE),
    *(Action.MORE, Action.ESCALATE, Action.ACKNOWLEDGE, Action.TAKE_OVER, Action.FOLLOW_UP),
)


@pytest.fixture
async def service(house):
    """A case of the service queue, and a manager who works in no queue."""
    await house.customer.send("service@example.com", SUBJECT, TEXT)
    await house.until(lambda: house.cards("#service"))
    await house.settled()
    return house


async def stranger(house, name: str):
    """A manager sees all figures, and no customer's mail."""
    if name != "manager":
        return house.person(name)
    await house.asks(house.adam, "/desk people add @otto manager")
    return house.otto


def rest(grammar: Grammar) -> str:
    """What follows the verb; the examples' people are not the sandbox's."""
    return "@ben" if grammar.verb is Verb.ASSIGN else grammar.example


def everything(house, person) -> str:
    """All that only they were shown."""
    shown = [house.says(message) for message in person.ephemerals]
    return "\n".join([*shown, person.home.text if person.home else ""])


@pytest.mark.parametrize("name", STRANGERS)
async def test_no_verb_works_for_a_stranger(service, name: str):
    house = service
    before, who = await house.case(), await stranger(house, name)

    told = [
        await house.asks(who, f"{Typed.COMMAND}{grammar.verb} 1001 {rest(grammar)}")
        for grammar in GRAMMAR
    ]

    assert all(REFUSED in one for one in told)
    assert not any(secret in "\n".join(told) for secret in (SUBJECT, TEXT, ADDRESS))
    assert await house.case() == before


@pytest.mark.parametrize("name", STRANGERS)
async def test_nothing_of_a_customer_is_told_to_a_stranger(service, name: str):
    house = service
    who = await stranger(house, name)

    said = [
        await house.asks(who, line)
        for line in ("/case", "/case 1001", "/case reply 1001", "/digest", "/desk", "/desk mail")
    ]
    await who.open_home()
    await house.until(lambda: who.home)

    shown = "\n".join([*said, everything(house, who)])
    assert not any(secret in shown for secret in (SUBJECT, TEXT, ADDRESS))


@pytest.mark.parametrize("name", ["otto", "ben", "lea"])
async def test_nothing_typed_works_for_a_stranger_who_is_in_the_channel(service, name: str):
    house = service
    before, who, (card,) = await house.case(), house.person(name), house.cards("#service")
    if name == "otto":
        await house.lea.invite(house.otto, "#service")

    for grammar in GRAMMAR:
        typed = f"{Typed.IN_THREAD}{grammar.verb} {rest(grammar)}"
        await who.post("#service", typed, thread_ts=card.ts)

    await house.until(lambda: len(who.ephemerals) == len(GRAMMAR))
    assert all(REFUSED in house.says(message) for message in who.ephemerals)
    assert await house.case() == before


@pytest.mark.parametrize("action", CASE_BUTTONS)
async def test_no_button_works_for_a_stranger_who_is_in_the_channel(service, action: Action):
    """Also those that their card does not show: what is pressed is what somebody sends."""
    house = service
    before, (card,) = await house.case(), house.cards("#service")
    button = {"type": "button", "action_id": action, "value": before.id}
    card.blocks[-1]["elements"] = [{**button, "text": {"type": "plain_text", "text": "Press"}}]

    await house.ben.click(card, "Press")

    await house.until(lambda: house.ben.ephemerals)
    assert REFUSED in house.told(house.ben)
    assert await house.case() == before
    assert action in ACTIONS
