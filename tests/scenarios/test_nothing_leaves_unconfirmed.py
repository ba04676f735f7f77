"""Internal by default: whatever is typed, nothing reaches a customer without a confirmed send."""

from __future__ import annotations

import random

import pytest

from sandbox.message import Draft

pytestmark = pytest.mark.timeout(180)

MESSAGES, AT_A_TIME = 1000, 50
#: Words that a careless program could take for an order.
WORDS = [
    "send",
    "reply",
    "answer",
    "customer@example.net",
    "<mailto:customer@example.net|customer@example.net>",
    "@ada",
    "@deskbell",
    "confirm",
    "yes",
    "ok send it",
    "/case reply 1001",
    "!reply",
    "!reply Dear customer, it is on its way.",
    "! reply now",
    "!REPLY SHOUTED",
    "!note remember",
    "!resolve",
    "!claim",
    "!release",
    "!assign @ben",
    "!snooze 3d",
    "!escalate it burns",
    "!help",
    "!resolv",
    "!!",
    "!",
    "*bold* _it_ `code`",
    "> quoted",
    "```!reply in code```",
    "\n!reply on the second line",
    "🎉 :tada:",
    "<!channel>",
    "\u202e!reply backwards",
    "Hello Kim,\nthe kettle is on its way.\nBest regards",
]


async def test_of_a_thousand_messages_in_threads_none_reaches_a_customer(house):
    chance = random.Random(20260608)
    cards = [await house.a_case(f"Case {number}", f"Letter {number}.") for number in range(3)]
    await house.lea.invite(house.otto, "#support")
    for start in range(0, MESSAGES, AT_A_TIME):
        for _ in range(start, start + AT_A_TIME):
            await say_something(house, chance, chance.choice(cards))
        await house.settled()

    house.later(days=2)
    await house.settled()

    assert received(house) == []


async def test_only_what_is_confirmed_leaves(house):
    chance = random.Random(8062026)
    card = await house.a_case()
    await house.lea.invite(house.otto, "#support")
    for number in range(6):
        for _ in range(10):
            await say_something(house, chance, card)
        await house.settled()
        posted = await house.ada.post("#support", f"!reply Number {number}.", thread_ts=card.ts)
        await house.settled()
        shown = [m for m in house.ada.ephemerals if m.ts > posted.ts]
        draft = next(m for m in shown if "would read this" in house.says(m))
        assert await house.ada.click(draft, "Send") is None
        await house.settled()
        house.later(seconds=11)
        await house.settled()

    assert len(house.receipts(card)) == len(received(house)) == 6


async def say_something(house, chance, card):
    """Somebody types, edits, shares or echoes something in the thread."""
    text = " ".join(chance.choices(WORDS, k=chance.randint(1, 4)))
    if chance.random() < 0.2:
        text = chance.choice(WORDS) or text
    who = chance.choice([house.ada, house.ben, house.lea, house.otto, house.adam])
    channel = house.slack.channel("#support")
    match chance.randrange(8):
        case 0:
            post_as_bot(house, channel, card, text)
        case 1:
            posted = await who.post(channel, text, thread_ts=card.ts)
            await who.edit(posted, chance.choice(WORDS))
        case 2:
            await who.upload(channel, "a.txt", b"!reply", text=text, thread_ts=card.ts)
        case 3:
            await who.post(channel, text, thread_ts=card.ts, broadcast=True)
        case 4:
            await who.post(channel, text)
        case _:
            await who.post(channel, text, thread_ts=card.ts)


def post_as_bot(house, channel, card, text):
    """Another app talks in the thread."""
    draft = Draft(
        user="U0OTHERBOT1",
        text=text,
        thread_ts=card.ts,
        bot={"id": "B0OTHERBOT1", "app_id": "A0OTHER0001", "name": "other"},
        subtype="bot_message",
    )
    house.slack.workspace.post(channel, draft)


def received(house):
    """Every mail that anybody outside has got from us."""
    boxes = house.slack.house.mailboxes.known.values()
    return [str(mail["Subject"]) for box in boxes for mail in box.messages]
