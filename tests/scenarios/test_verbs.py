"""Every verb does the same by button, by command and typed in the thread."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from desk.case import Status
from desk.events import Happened
from desk.verbs import GRAMMAR, Typed, Verb
from sandbox.message import Message
from tests.house import House

#: What is typed after the verb, where its example does not fit the sandbox's people.
REST = {Verb.ASSIGN: "@ben", Verb.ESCALATE: "I am stuck", Verb.REPLY: "Soon."}
#: Begun from this: a case that Ada has, or a resolved one.
FROM_RESOLVED = {Verb.REOPEN}
FROM_UNCLAIMED = {Verb.CLAIM}


async def press_claim(house: House, card: Message) -> None:
    await house.ada.click(card, "Claim")


async def press_assign(house: House, card: Message) -> None:
    await house.ada.click(card, "⋯")
    await house.ada.fill("Owner", house.ben)
    await house.ada.submit()


async def press_release(house: House, card: Message) -> None:
    await house.ada.click(card, "⋯")
    await house.ada.press("Release")
    await house.ada.cancel()


async def press_reply(house: House, card: Message) -> None:
    await house.ada.click(card, "Reply")
    await house.ada.fill("Your answer", "Soon.")
    await house.ada.submit()


async def press_escalate(house: House, card: Message) -> None:
    await house.ada.click(card, "Escalate")
    await house.ada.fill("Why", "I am stuck")
    await house.ada.submit()


async def press_snooze(house: House, card: Message) -> None:
    await house.ada.click(card, "Snooze")
    await house.ada.fill("Until", "In three days")
    await house.ada.submit()


async def press_follow_up(house: House, card: Message) -> None:
    await house.ada.click(card, "⋯")
    await house.ada.press("Follow up")
    await house.ada.fill("When", "tomorrow 10:00")
    await house.ada.fill("What", "call back")
    await house.ada.submit()


async def press_resolve(house: House, card: Message) -> None:
    await house.ada.click(card, "Resolve")


async def press_reopen(house: House, card: Message) -> None:
    await house.ada.click(card, "Reopen")


async def say_note(house: House, card: Message) -> None:
    """A note needs no button: it is what any message in the thread is."""
    await house.ada.post("#support", "called the courier", thread_ts=card.ts)


PRESS: dict[Verb, Callable[[House, Message], Awaitable[None]]] = {
    Verb.CLAIM: press_claim,
    Verb.ASSIGN: press_assign,
    Verb.RELEASE: press_release,
    Verb.REPLY: press_reply,
    Verb.NOTE: say_note,
    Verb.ESCALATE: press_escalate,
    Verb.SNOOZE: press_snooze,
    Verb.FOLLOW_UP: press_follow_up,
    Verb.RESOLVE: press_resolve,
    Verb.REOPEN: press_reopen,
}
#: What has happened to the case then.
OUTCOME = {
    Verb.CLAIM: Happened.CLAIMED,
    Verb.ASSIGN: Happened.ASSIGNED,
    Verb.RELEASE: Happened.RELEASED,
    Verb.REPLY: Happened.ANSWER_HELD,
    Verb.NOTE: Happened.NOTED,
    Verb.ESCALATE: Happened.ESCALATED,
    Verb.SNOOZE: Happened.SNOOZED,
    Verb.FOLLOW_UP: Happened.FOLLOW_UP_SET,
    Verb.RESOLVE: Happened.RESOLVED,
    Verb.REOPEN: Happened.REOPENED,
}


async def command(house: House, verb: Verb, card: Message) -> None:
    await house.ada.command("#support", f"/case {verb} 1001 {_rest(verb)}".strip())
    await _confirm(house, verb)


async def typed(house: House, verb: Verb, card: Message) -> None:
    await house.ada.post("#support", f"!{verb} {_rest(verb)}".strip(), thread_ts=card.ts)
    await _confirm(house, verb)


async def pressed(house: House, verb: Verb, card: Message) -> None:
    await PRESS[verb](house, card)


def _rest(verb: Verb) -> str:
    return REST.get(verb, next(g.example for g in GRAMMAR if g.verb is verb))


async def _confirm(house: House, verb: Verb) -> None:
    """A text that is typed for the customer waits for its writer's press."""
    if verb is Verb.REPLY:
        draft = await house.until(lambda: house.ada.ephemerals[-1])
        await house.ada.click(draft, "Send")


@pytest.mark.parametrize("way", [pressed, command, typed], ids=["button", "command", "typed"])
@pytest.mark.parametrize("verb", OUTCOME, ids=str)
async def test_a_verb_does_the_same_by(house, verb, way):
    card = await house.a_case()
    if verb not in FROM_UNCLAIMED:
        await house.ada.click(card, "Claim")
        await house.until(lambda: "Owner: @ada" in house.says(card))
    if verb in FROM_RESOLVED:
        await house.ada.click(card, "Resolve")
        await house.until(lambda: "Resolved" in house.says(card))

    await way(house, verb, card)

    await house.happened(OUTCOME[verb])


#: Those that say all by themselves, or with a person.
NEED_NO_WORDS = [g.verb for g in GRAMMAR if not g.takes or g.verb is Verb.ASSIGN]


@pytest.mark.parametrize("way", [command, typed], ids=["command", "typed"])
@pytest.mark.parametrize("verb", NEED_NO_WORDS, ids=str)
async def test_words_behind_a_verb_that_takes_none_are_a_note_by(house, verb, way, monkeypatch):
    card = await house.a_case()
    monkeypatch.setitem(REST, verb, f"{_rest(verb)} they <confirmed> by phone".strip())

    await way(house, verb, card)

    await house.eventually(house.notes)
    assert [note.text for note in await house.notes()] == ["they &lt;confirmed&gt; by phone"]
    told = await house.until(lambda: house.told(house.ada))
    assert "What you wrote behind it is kept as a note; no customer sees it." in told


async def test_words_behind_a_verb_that_is_refused_are_not_kept(house):
    card = await house.an_owned_case()

    await house.ben.post("#support", "!claim I know them", thread_ts=card.ts)

    hint = await house.until(lambda: house.ben.ephemerals[-1])
    assert "@ada has had this case since" in house.says(hint)
    assert not await house.notes()


def test_every_verb_is_tried():
    assert set(OUTCOME) == {grammar.verb for grammar in GRAMMAR}


async def test_the_lists_of_verbs_are_the_same_everywhere(house):
    listed = house.says((await house.ada.command("#general", "/case help"))[0])
    card = await house.a_case()
    await house.ada.post("#support", "!help", thread_ts=card.ts)
    await house.until(lambda: "What you can type" in house.told(house.ada))
    typed_list = house.told(house.ada)
    hint = next(c for c in house.slack.app.manifest.commands if c.command == "/case").usage_hint

    for grammar in GRAMMAR:
        assert f"{Typed.COMMAND}{grammar.verb}" in listed
        assert f"{Typed.IN_THREAD}{grammar.verb}" in typed_list
        assert grammar.verb in hint
    # Only a command opens a window that asks for the text.
    assert "`/case reply <n> [text]`" in listed
    assert "`!reply text`" in typed_list


async def test_a_case_is_made_of_any_message(house):
    told = await house.ada.post("#general", "A customer called: her *parcel* is lost")

    await house.ada.shortcut(told, "Create case")
    await house.ada.fill("Queue", "Support desk (support)")
    await house.ada.fill("Customer's address", "carla@example.com")
    assert await house.ada.submit() is None
    assert "It is coming to #support" in house.ada.modal.text

    card = await house.until(lambda: house.cards()[-1])
    await house.until(lambda: house.thread(card))
    assert "carla@example.com" in house.says(card)
    assert "parcel" in house.says(house.thread(card)[0])


async def test_a_note_of_ones_own_is_sent_after_a_look(house):
    card = await house.a_case()
    note = await house.ada.post("#support", "We send a *new* one", thread_ts=card.ts)

    await house.ada.shortcut(note, "Send to customer")
    draft = await house.until(lambda: house.ada.ephemerals[-1])
    await house.ada.click(draft, "Send")

    await house.happened(Happened.ANSWER_HELD)


async def test_a_colleagues_words_cannot_be_sent(house):
    card = await house.a_case()
    note = await house.ben.post("#support", "They are always late", thread_ts=card.ts)

    await house.ada.shortcut(note, "Send to customer")

    refusal = await house.until(lambda: house.ada.ephemerals[-1])
    assert "only what you wrote yourself" in house.says(refusal)


async def test_an_answered_case_stays_open_until_its_mail_has_left(house):
    card = await house.a_case()
    await house.ada.post("#support", "!reply Done!", thread_ts=card.ts)
    draft = await house.until(lambda: house.ada.ephemerals[-1])
    await house.ada.click(draft, "Send")
    await house.happened(Happened.ANSWER_HELD)

    assert (await house.case()).status is Status.OPEN
