"""Channels that cannot be posted to: said at once, told to who can mend it, then made up for."""

from __future__ import annotations

import pytest

FINANCE = '/desk queues add finance "Finance desk" #finance finance@example.com'


@pytest.fixture
def finance(house):
    """A private channel that the bot is not in."""
    return house.slack.add_channel(
        "#finance", members=(house.ada, house.adam), is_private=True, with_bot=False
    )


async def test_a_private_channel_has_to_invite_the_bot(house, finance):
    told = await house.asks(house.adam, FINANCE)

    assert "type `/invite`" in told


async def test_a_public_channel_is_entered_with_a_warning(house):
    house.slack.add_channel("#hotline", members=(house.adam,), with_bot=False)

    told = await house.asks(
        house.adam, '/desk queues add hotline "Hotline" #hotline hotline@example.com'
    )

    assert "every colleague can search" in told
    assert house.slack.bot.id in house.slack.channel("#hotline").members


async def test_an_archived_channel_is_refused(house):
    house.slack.add_channel("#old", members=(house.adam,), with_bot=False)
    await house.adam.archive("#old")

    told = await house.asks(house.adam, '/desk queues add old "Old" #old old@example.com')

    assert "is archived" in told


async def test_a_case_that_cannot_be_posted_is_told_to_the_admin(house, finance):
    await house.asks(house.adam, FINANCE)

    await house.customer.send("finance@example.com", "Invoice", "It is wrong.")

    alert = await house.until(lambda: house.adam.direct.messages[-1])
    assert "could not be delivered" in house.says(alert)
    assert "/invite" in house.says(alert)


async def test_the_lead_of_the_queue_is_told_too(house):
    await house.adam.remove(house.slack.bot, "#support")

    await house.customer.send("support@example.com", "Kettle", "It leaks.")

    await house.until(lambda: house.lea.direct.messages and house.adam.direct.messages)


async def test_one_broken_channel_is_one_alert(house):
    await house.adam.remove(house.slack.bot, "#support")

    for number in range(5):
        await house.customer.send("support@example.com", f"Kettle {number}", "It leaks.")
    await house.until(lambda: house.adam.direct.messages)
    await house.settled()

    assert len(house.adam.direct.messages) == 1


async def test_what_could_not_be_posted_comes_when_the_bot_is_invited(any_house):
    house = any_house
    await house.adam.remove(house.slack.bot, "#support")
    await house.customer.send("support@example.com", "Kettle", "It leaks.")
    await house.until(lambda: house.adam.direct.messages)

    await house.adam.invite(house.slack.bot, "#support")

    await house.until(house.cards)
    await house.until(lambda: "It leaks." in house.thread_says(house.cards()[0]))
    await house.settled()
    assert len(house.cards()) == len(house.thread(house.cards()[0])) == 1


async def test_what_has_waited_for_long_does_not_wait_on_when_the_bot_is_invited(house):
    await house.adam.remove(house.slack.bot, "#support")
    await house.customer.send("support@example.com", "Kettle", "It leaks.")
    for _ in range(12):
        await house.settled()
        house.later(minutes=10)
    await house.settled()

    await house.adam.invite(house.slack.bot, "#support")

    await house.until(lambda: "It leaks." in house.thread_says(house.cards()[0]))


async def test_a_refused_mail_is_not_sent_again_with_what_else_had_failed(house):
    card = await house.an_owned_case()
    house.slack.mail_faults.add(kind="5xx")
    receipt = await house.reply(card)
    house.later(seconds=11)
    await house.until(lambda: "not delivered" in house.says(receipt))
    house.slack.add_channel("#finance", members=(house.adam,), with_bot=False)

    await house.adam.invite(house.slack.bot, "#finance")
    await house.settled()

    assert not house.customer.messages


async def test_what_could_not_be_posted_comes_by_retry(house):
    await house.adam.remove(house.slack.bot, "#support")
    await house.customer.send("support@example.com", "Kettle", "It leaks.")
    alert = await house.until(lambda: house.adam.direct.messages[-1])
    # No event tells of it: the bot was away when it was invited.
    house.slack.channel("#support").members.append(house.slack.bot.id)

    await house.adam.click(alert, "Retry")

    await house.until(house.cards)
    await house.until(lambda: "It leaks." in house.thread_says(house.cards()[0]))
    assert "It is on its way again." in house.says(house.adam.direct.messages[-1])


async def test_a_second_retry_says_that_there_is_nothing_to_do(house):
    await house.adam.remove(house.slack.bot, "#support")
    await house.customer.send("support@example.com", "Kettle", "It leaks.")
    alert = await house.until(lambda: house.adam.direct.messages[-1])
    house.slack.channel("#support").members.append(house.slack.bot.id)
    await house.adam.click(alert, "Retry")
    await house.until(house.cards)
    await house.settled()

    await house.adam.click(alert, "Retry")

    await house.until(lambda: "nothing to retry" in house.says(house.adam.direct.messages[-1]))


async def test_only_leads_and_admins_may_retry(house):
    await house.adam.remove(house.slack.bot, "#support")
    await house.customer.send("support@example.com", "Kettle", "It leaks.")
    alert = await house.until(lambda: house.adam.direct.messages[-1])

    await house.ben.click(alert, "Retry")

    await house.until(lambda: house.ben.direct.messages)
    assert "Only leads and admins" in house.says(house.ben.direct.messages[-1])


async def test_an_archived_channel_is_made_up_for_when_it_is_back(house):
    await house.adam.archive("#support")
    await house.customer.send("support@example.com", "Kettle", "It leaks.")
    await house.until(lambda: house.adam.direct.messages)

    await house.adam.unarchive("#support")

    await house.until(house.cards)
    await house.until(lambda: "It leaks." in house.thread_says(house.cards()[0]))


async def test_a_deleted_card_is_posted_anew_with_the_next_message(house):
    card = await house.an_owned_case()
    await house.answer(card)
    mail = house.customer.messages[-1]
    for each in [*house.thread(card), card]:
        house.slack.workspace.delete(each)
    assert not house.cards()

    await house.continue_with(mail, "Are you still there?")

    await house.until(house.cards)
    await house.until(lambda: "Are you still there?" in house.thread_says(house.cards()[0]))
    await house.settled()
    assert len(house.cards()) == 1
    assert len(house.slack.channel("#support").messages) == 1


async def test_a_deleted_card_with_a_thread_is_posted_anew(house):
    card = await house.an_owned_case()
    house.slack.workspace.delete(card)

    await house.asks(house.ada, "/case resolve 1001")

    await house.until(lambda: any("✅ Resolved" in house.says(m) for m in house.cards()))


async def test_no_message_of_the_case_is_lost_with_a_card_that_is_deleted_again(house):
    card = await house.an_owned_case()
    await house.answer(card)
    mail = house.customer.messages[-1]
    for text in ("One more thing.", "And another."):
        for each in [*house.thread(house.cards()[0]), house.cards()[0]]:
            house.slack.workspace.delete(each)
        await house.continue_with(mail, text)
        await house.until(lambda text=text: text in house.thread_says(house.cards()[0]))

    await house.settled()
    assert len(house.cards()) == 1
