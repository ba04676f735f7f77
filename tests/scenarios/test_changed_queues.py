"""A queue that an admin mends: its name, its channel, its address and its function."""

from __future__ import annotations

import pytest

from desk.events import Happened


@pytest.fixture
def helpdesk(house):
    """A public channel that the bot is not in."""
    return house.slack.add_channel("#help", members=(house.ada, house.adam), with_bot=False)


async def queue(house, key="support"):
    async with house.bot.desk.look() as work:
        return next(q for q in await work.queues.all() if q.key == key)


async def test_adding_a_queue_again_names_the_ways_to_change_it(house):
    told = await house.asks(house.adam, '/desk queues add support "Help" #general help@example.com')

    assert "There is a queue `support` already" in told
    assert "`/desk queues name support ...`" in told


async def test_customers_read_the_new_name(house):
    card = await house.an_owned_case()

    told = await house.asks(house.adam, "/desk queues name support “R&D :tada:”")
    await house.answer(card)

    assert "`support` is called *R&D 🎉*" in told
    assert house.customer.messages[-1]["From"].addresses[0].display_name == "R&D 🎉"


async def test_new_cases_come_to_the_new_channel_and_the_old_one_hears_of_it(house, helpdesk):
    await house.a_case()

    told = await house.asks(house.adam, "/desk queues channel support #help")
    new = await house.a_case("The second kettle", channel="#help")

    assert "New cases of `support` come to #help from now on." in told
    assert "every colleague can search" in told
    assert "Those that stand in #support stay there, and work as before. I say so there." in told
    assert "The second kettle" in house.says(new)
    line = await house.until(lambda: house.cards()[1])
    assert "New cases of *Support desk* come to #help from now on" in house.says(line)


async def test_a_case_that_stands_in_the_old_channel_goes_on_there(house, helpdesk):
    card = await house.an_owned_case()
    receipt = await house.answer(card)
    await house.asks(house.adam, "/desk queues channel support #help")

    await house.continue_with(house.customer.messages[-1], "It still leaks.")
    await house.until(lambda: "It still leaks." in house.thread_says(card))
    await house.ben.post("#support", "They called, too", thread_ts=card.ts)
    await house.happened(Happened.NOTED)
    await house.ada.post("#support", "!resolve", thread_ts=card.ts)
    await house.until(lambda: "Resolved" in house.says(card))

    assert "accepted" in house.says(receipt)
    assert [note.text for note in await house.notes()] == ["They called, too"]
    assert not house.cards("#help")


async def test_a_command_beside_a_thread_of_the_old_channel_is_answered(house, helpdesk):
    await house.a_case()
    await house.asks(house.adam, "/desk queues channel support #help")

    await house.ada.post("#support", "!claim")

    hint = await house.until(lambda: house.ada.ephemerals[-1])
    assert "Nothing was done" in house.says(hint)


async def test_what_could_not_be_posted_comes_to_the_new_channel(house, helpdesk):
    await house.adam.remove(house.slack.bot, "#support")
    await house.customer.send("support@example.com", "Kettle", "It leaks.")
    await house.until(lambda: house.adam.direct.messages)

    told = await house.asks(house.adam, "/desk queues channel support #help")
    card = await house.until(lambda: house.cards("#help")[-1])
    await house.until(lambda: house.thread(card))

    assert "coming to it, too: 1 case." in told
    assert "I cannot post there, and have not said so." in told
    assert "Kettle" in house.says(card)


async def test_a_private_channel_has_to_invite_the_bot_first(house):
    house.slack.add_channel("#secret", members=(house.adam,), is_private=True, with_bot=False)

    told = await house.asks(house.adam, "/desk queues channel support #secret")

    assert "👉 It is private: type `/invite` and my name in #secret." in told


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("channel support #service", "The queue `service` has that channel already"),
        ("channel support #support", "Cases of `support` come to #support already"),
        ("channel support #old", "is archived. Choose a channel that is in use."),
        ("channel support help", "`help` is not a channel I can see"),
        ("channel support", "Which queue, and which channel? For example"),
        ("channel nowhere #general", "There is no queue `nowhere`"),
        ("name support", "Which queue, and its new name in quotes?"),
        ("name support Help desk", "Which queue, and its new name in quotes?"),
        ('name support " "', "A queue's name has 1 to 60 characters"),
        ("address support", "Which queue, and which address?"),
        ("address support nonsense", "is not a mail address"),
        ("address support service@example.com", "The queue `service` has that address already"),
        ("address support SUPPORT@example.com", "is the address of `support` already"),
        ("function support", "Which queue, and support or service?"),
        ("function support both", "say support or service: `/desk queues function"),
        ("function support support", "`support` is measured as support already"),
    ],
)
async def test_what_cannot_be_changed_is_explained(house, typed, hint):
    house.slack.add_channel("#old", members=(house.adam,), with_bot=False)
    await house.adam.archive("#old")
    before = await queue(house)

    assert hint in await house.asks(house.adam, f"/desk queues {typed}")
    assert await queue(house) == before


@pytest.mark.parametrize(
    "typed", ["name support Help", "channel support #general", "address support a@example.org"]
)
async def test_a_lead_may_not_change_a_queue(house, typed):
    assert "Only Deskbell's admins" in await house.asks(house.lea, f"/desk queues {typed}")


async def test_answers_come_from_the_new_address_and_replies_to_the_old_one_arrive(house):
    card = await house.an_owned_case()
    await house.answer(card)
    before = house.customer.messages[-1]

    told = await house.asks(house.adam, "/desk queues address support help@example.org")
    await house.answer(card, "Is it dry now?")
    await house.continue_with(before, "I answer your first mail.")
    await house.until(lambda: "I answer your first mail." in house.thread_says(card))
    await house.customer.send("support@example.com", "Another kettle", "It leaks, too.")
    await house.until(lambda: len(house.cards()) > 1)

    assert "Answers of `support` come from help@example.org from now on." in told
    assert "Mail to support@example.com stays its mail" in told
    assert house.customer.messages[-1]["From"].addresses[0].addr_spec == "help@example.org"
    assert (await queue(house)).aliases == ("support@example.com",)


async def test_a_further_address_becomes_the_queues_own(house):
    await house.asks(house.adam, "/desk queues alias support help@example.org")

    await house.asks(house.adam, "/desk queues address support help@example.org")

    assert (await queue(house)).addresses == ("help@example.org", "support@example.com")


async def test_a_function_is_mended_before_anything_is_counted(house):
    told = await house.asks(house.adam, "/desk queues function support service")

    assert "`support` is measured as service from now on." in told
    assert (await queue(house)).function == "service"


async def test_a_function_stays_once_something_is_counted(house):
    await house.a_case()

    told = await house.asks(house.adam, "/desk queues function support service")

    assert "would change figures of the past" in told
    assert (await queue(house)).function == "support"


async def test_a_queue_is_removed_once_nothing_goes_on_in_it(house):
    await house.a_case()
    refused = await house.asks(house.adam, "/desk queues remove support")
    await house.asks(house.ada, "/case resolve 1001")

    told = await house.asks(house.adam, "/desk queues remove support")
    answer = await house.customer.send("support@example.com", "Kettle", "It leaks again.")
    other = await house.customer.send("service@example.com", "Kettle", "It leaks again.")

    assert "`support` cannot be removed yet:" in refused
    assert "#1001 is not resolved" in refused
    assert "Queue `support` is removed. Mail to support@example.com is refused." in told
    assert "Closed with it: 1 resolved case." in told
    assert "still brings for it comes to `service`" in told
    assert (answer.code, other.code) == (550, 250)
    assert "The kettle leaks" in await house.asks(house.ada, "/case 1001")
    assert "`support`" not in await house.asks(house.adam, "/desk queues")


async def test_an_answer_to_a_removed_queues_case_is_heard(house):
    card = await house.an_owned_case()
    await house.answer(card)
    await house.ada.click(card, "Resolve")
    await house.until(lambda: "Resolved" in house.says(card))
    await house.asks(house.adam, "/desk queues remove support")

    (answered,) = house.customer.messages
    sent = await house.customer.send(
        str(answered["Reply-To"]), "Re: Kettle", "It leaks again.", reply_to_message=answered
    )

    assert sent.is_accepted
    assert await house.until(lambda: house.cards("#service"))


async def test_a_case_of_a_removed_queue_stays_closed(house):
    card = await house.an_owned_case()
    await house.ada.click(card, "Resolve")
    await house.until(lambda: "Resolved" in house.says(card))
    await house.asks(house.adam, "/desk queues remove support")

    await house.ada.click(card, "Reopen")

    hint = await house.until(lambda: house.ada.ephemerals[-1])
    assert "which was removed: it can be read" in house.says(hint)


async def test_an_address_of_a_removed_queue_can_be_another_ones(house):
    await house.asks(house.adam, "/desk queues remove support")

    await house.asks(house.adam, "/desk queues alias service support@example.com")
    answer = await house.customer.send("support@example.com", "Kettle", "It leaks.")

    assert answer.code == 250
    await house.until(lambda: house.cards("#service"))
