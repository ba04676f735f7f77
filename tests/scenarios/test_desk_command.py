"""`/desk`: a team sets itself up without touching a server."""

from __future__ import annotations

import re

import pytest

from desk.people import Role
from desk.queue import Function

SUPPORT = '/desk queues add support "Support desk" #support support@example.com'


async def queues(house):
    async with house.bot.desk.look() as work:
        return await work.queues.all()


async def roles(house, person):
    async with house.bot.desk.look() as work:
        return {m.role for m in await work.members.all() if m.user == person.id}


async def test_the_first_slack_admin_becomes_admin(bare_house):
    told = await bare_house.asks(bare_house.adam, "/desk help")

    assert "Begin with a queue" in told
    assert await roles(bare_house, bare_house.adam) == {Role.ADMIN}


async def test_somebody_who_is_no_slack_admin_does_not(bare_house):
    told = await bare_house.asks(bare_house.ada, "/desk help")

    assert "for Deskbell's admins and leads" in told
    assert not await roles(bare_house, bare_house.ada)


async def test_once_there_is_an_admin_no_other_slack_admin_becomes_one(bare_house):
    bare_house.slack.workspace.members[bare_house.ben.id].is_admin = True
    await bare_house.asks(bare_house.adam, "/desk")

    told = await bare_house.asks(bare_house.ben, "/desk")

    assert "for Deskbell's admins and leads" in told
    assert not await roles(bare_house, bare_house.ben)


async def test_a_slack_admin_alone_opens_no_mail(house):
    house.slack.workspace.members[house.otto.id].is_admin = True
    await house.a_case()

    assert "Only agents" in await house.asks(house.otto, "/case 1001")


@pytest.mark.parametrize(
    "typed",
    [
        '"Support desk"',
        "“Support desk”",
        "„Support desk“",
        "«Support desk»",
        "”Support desk”",
        '“Support desk"',
    ],
)
async def test_a_queues_name_stands_in_quotes_of_any_kind(bare_house, typed):
    told = await bare_house.asks(
        bare_house.adam, f"/desk queues add support {typed} #support support@example.com"
    )

    assert "Queue `support` is ready" in told
    assert [queue.name for queue in await queues(bare_house)] == ["Support desk"]


@pytest.mark.parametrize(
    ("typed", "function"),
    [("", Function.SUPPORT), (" support", Function.SUPPORT), (" Service", Function.SERVICE)],
)
async def test_a_queue_has_a_function(bare_house, typed, function):
    await bare_house.asks(bare_house.adam, SUPPORT + typed)

    assert [queue.function for queue in await queues(bare_house)] == [function]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("queues add", "Key, name in quotes, channel, address"),
        ("queues add support Desk #support", "Key, name in quotes, channel, address"),
        ("queues add support Support desk #support a@example.com", "Key, name in quotes, channel"),
        ("queues add S! Desk #support a@example.com", "cannot be a queue's key"),
        ("queues add support Desk support a@example.com", "is not a channel I can see"),
        ("queues add support Desk #support nonsense", "is not a mail address"),
        ("queues add support Desk #support a@example.com both", "say support or service"),
        ("queues alias support", "Which queue, and which address?"),
        ("queues alias support a@example.org on", "Which queue, and which address?"),
        ("queues tags support", "Which queue, and `on` or `off`?"),
        ("queues tags nowhere off", "There is no queue `nowhere`"),
        ("queues rename support", "With queues I know `add`, `name`, `channel`, `address`"),
        ("people add", "Who, and what they shall be"),
        ("people add @ada", "Who, and what they shall be"),
        ("people add ada support", "is not a person I know"),
        ("people add @ada nowhere", "There is no queue `nowhere`"),
        ("people add @ada support boss", "say agent or lead"),
        ("people add @deskbell support", "is an app or was deactivated"),
        ("people add @ada @ben support", "One person at a time"),
        ("people add @ada,@ben support", "One person at a time"),
        ("people remove @ada", "Who, and from what"),
        ("people hire @ada", "To add somebody"),
        ("queus", "Did you mean `/desk queues`?"),
        ("peopel", "Did you mean `/desk people`?"),
        ("hours", "I do not know `hours`. `/desk help` lists what I understand."),
        ("xyzzy", "`/desk help` lists what I understand."),
    ],
)
async def test_what_cannot_be_done_is_explained(bare_house, typed, hint):
    assert hint in await bare_house.asks(bare_house.adam, f"/desk {typed}")


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ('other "Other" #support other@example.com', "channel"),
        ('other "Other" #service SUPPORT@example.com', "address"),
    ],
)
async def test_two_queues_share_nothing(bare_house, typed, what):
    await bare_house.asks(bare_house.adam, SUPPORT)

    told = await bare_house.asks(bare_house.adam, f"/desk queues add {typed}")

    assert f"has that {what} already" in told


async def test_a_queue_is_given_a_further_address_and_loses_it(house):
    told = await house.asks(house.adam, "/desk queues alias support help@example.org")
    assert "Mail to support@example.com and help@example.org comes to `support`." in told
    assert "help@example.org" in await house.asks(house.adam, "/desk queues")

    told = await house.asks(house.adam, "/desk queues alias support help@example.org off")
    assert "Mail to support@example.com comes to `support`." in told


async def test_the_queues_are_listed(house):
    told = await house.asks(house.adam, "/desk queues")

    assert "`support`  *Support desk*" in told
    assert "service@example.com" in told


async def test_a_name_may_have_signs_in_it_that_slack_escapes(bare_house):
    await bare_house.asks(
        bare_house.adam, '/desk queues add support "R&D <desk>" #support support@example.com'
    )

    assert [queue.name for queue in await queues(bare_house)] == ["R&D <desk>"]
    assert "R&D <desk>" in await bare_house.asks(bare_house.adam, "/desk queues")


async def test_people_are_added_and_listed(house):
    await house.asks(house.adam, "/desk people add @otto service")

    told = await house.asks(house.adam, "/desk people")

    assert "`support` leads: @lea" in told
    assert "`support` agents: @ada @ben" in told
    assert "`service` agents: @ada @otto" in told
    assert "admins: @adam" in told


@pytest.mark.parametrize(
    ("what", "role"),
    [
        ("support", Role.AGENT),
        ("support agent", Role.AGENT),
        ("SUPPORT Lead", Role.LEAD),
        ("as lead of support", Role.LEAD),
        ("manager", Role.MANAGER),
        ("admin", Role.ADMIN),
    ],
)
async def test_a_person_is_given_a_role(house, what, role):
    told = await house.asks(house.adam, f"/desk people add @otto {what}")

    assert re.search(rf"@otto is now an? {role}\b", told)
    assert await roles(house, house.otto) == {role}


async def test_an_agent_who_becomes_lead_is_one_thing_not_two(house):
    await house.asks(house.adam, "/desk people add @ben support lead")

    assert await roles(house, house.ben) == {Role.LEAD}


async def test_the_same_role_twice_is_no_news(house):
    assert "was already" in await house.asks(house.adam, "/desk people add @ben support")


async def test_a_person_is_removed(house):
    assert "@ben is no longer" in await house.asks(house.adam, "/desk people remove @ben support")
    assert not await roles(house, house.ben)
    assert "@ben was not" in await house.asks(house.adam, "/desk people remove @ben support")


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("from support", "@ben is no longer in `support`."),
        ("manager", "@ben is no longer a manager."),
        ("admin", "@ben was not an admin."),
    ],
)
async def test_what_a_person_was_removed_from_is_said(house, what, told):
    await house.asks(house.adam, "/desk people add @ben manager")

    assert await house.asks(house.adam, f"/desk people remove @ben {what}") == told


async def test_who_was_removed_may_act_no_more(house):
    card = await house.a_case()
    await house.asks(house.adam, "/desk people remove @ben support")

    await house.ben.click(card, "Claim")

    await house.until(lambda: house.ben.ephemerals)
    assert "Only agents" in house.told(house.ben)


async def test_who_brings_somebody_in_is_told_of_the_channel(house):
    told = await house.asks(house.adam, "/desk people add @otto support")
    again = await house.asks(house.adam, "/desk people add @otto support")

    assert "Its cases come to #support: invite them" in told
    assert "invite" not in again


async def test_the_last_admin_stays(house):
    told = await house.asks(house.adam, "/desk people remove @adam admin")

    assert "Somebody has to be admin" in told
    assert await roles(house, house.adam) == {Role.ADMIN}


async def test_an_agent_may_not_set_up(house):
    assert "for Deskbell's admins and leads" in await house.asks(house.ada, "/desk people")


async def test_a_lead_brings_agents_into_their_queue_and_nothing_more(house):
    assert "is now an agent" in await house.asks(house.lea, "/desk people add @otto support")

    for typed in (
        "people add @otto service",
        "people add @otto support lead",
        "people add @lea admin",
        "people remove @ben support",
        'queues add other "Other" #general other@example.com',
    ):
        assert "Only" in await house.asks(house.lea, f"/desk {typed}")
    assert await roles(house, house.otto) == {Role.AGENT}


@pytest.mark.parametrize("typed", ["/desk help", "/desk HELP"])
async def test_help_names_the_next_step(house, typed):
    told = await house.asks(house.adam, typed)

    assert "Write a mail to support@example.com" in told


async def test_mail_that_came_before_the_first_queue_is_not_taken(bare_house):
    answer = await bare_house.customer.send("support@example.com", "Kettle", "It leaks.")

    assert answer.code == 451
