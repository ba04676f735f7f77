"""What is typed in a thread: notes, and `!` commands that only their author is answered."""

from __future__ import annotations

from desk.case import Status


async def test_a_typed_reply_is_shown_to_its_author_and_sent_by_their_press(house):
    card = await house.a_case()
    await house.ada.post("#support", "!reply We send a *new* kettle :tada:", thread_ts=card.ts)
    draft = await house.until(lambda: house.ada.ephemerals[-1])
    assert "customer@example.net would read this" in house.says(draft)
    assert not house.ben.ephemerals

    await house.ada.click(draft, "Send")
    await house.until(lambda: any("leaves in" in house.says(m) for m in house.thread(card)))
    house.later(seconds=11)
    await house.until(lambda: house.customer.messages)

    text = house.customer.messages[-1].get_body(("plain",)).get_content()
    assert "We send a new kettle 🎉" in text


async def test_a_typed_reply_kept_internal_is_a_note_and_no_mail(house):
    card = await house.a_case()
    await house.ada.post("#support", "!reply That is rude", thread_ts=card.ts)
    draft = await house.until(lambda: house.ada.ephemerals[-1])

    await house.ada.click(draft, "Keep internal")
    await house.until(lambda: "Kept as a note" in house.says(house.ada.ephemerals[-1]))

    assert [note.text for note in await house.notes()] == ["That is rude"]
    assert not house.customer.messages


async def test_an_answered_draft_makes_room_for_its_answer(house):
    card = await house.a_case()
    await house.ada.post("#support", "!reply Soon", thread_ts=card.ts)
    draft = await house.until(lambda: house.ada.ephemerals[-1])

    await house.ada.click(draft, "Send")

    await house.until(lambda: "It leaves in 10 seconds." in house.told(house.ada))
    assert all("would read this" not in house.says(m) for m in house.ada.ephemerals)


async def test_a_draft_in_a_colleagues_case_says_whose_it_is(house):
    card = await house.an_owned_case()
    own = await house.ben.post("#support", "Turn the tap off", thread_ts=card.ts)

    await house.ben.post("#support", "!reply Soon", thread_ts=card.ts)
    await house.until(lambda: house.ben.ephemerals)
    await house.ben.shortcut(own, "Send to customer")
    await house.until(lambda: len(house.ben.ephemerals) > 1)
    await house.ada.post("#support", "!reply Soon", thread_ts=card.ts)
    await house.until(lambda: house.ada.ephemerals)

    assert all("👋 @ada has this case." in house.says(m) for m in house.ben.ephemerals)
    assert "has this case" not in house.told(house.ada)


async def test_a_draft_of_a_case_that_was_claimed_since_is_not_sent_at_once(house):
    card = await house.a_case()
    await house.ben.post("#support", "!reply Soon", thread_ts=card.ts)
    draft = await house.until(lambda: house.ben.ephemerals[-1])
    await house.ada.click(card, "Claim")
    await house.until(lambda: "Owner: @ada" in house.says(card))

    await house.ben.click(draft, "Send")

    await house.until(lambda: house.ben.modal)
    assert "It has a new owner since you began to write." in house.ben.modal.text
    assert "Soon" in house.ben.modal.text
    assert not house.receipts(card)


async def test_a_typo_is_answered_with_the_nearest_verb(house):
    card = await house.a_case()

    await house.ada.post("#support", "!resolv", thread_ts=card.ts)

    hint = await house.until(lambda: house.ada.ephemerals[-1])
    assert "Did you mean" in house.says(hint)
    assert "!resolve" in house.says(hint)


async def test_loud_words_are_a_note(house):
    card = await house.a_case()

    await house.ada.post("#support", "!!! wow, look", thread_ts=card.ts)
    await house.ada.post("#support", "!claim", thread_ts=card.ts)
    await house.until(lambda: "Owner: @ada" in house.says(card))

    assert [note.text for note in await house.notes()] == ["!!! wow, look"]


async def test_an_edited_command_does_not_run_again(house):
    card = await house.a_case()
    typed = await house.ada.post("#support", "!claim", thread_ts=card.ts)
    await house.until(lambda: "Owner: @ada" in house.says(card))

    await house.ada.edit(typed, "!resolve")
    await house.ada.post("#support", "!release", thread_ts=card.ts)
    await house.until(lambda: "nobody yet" in house.says(card))

    assert (await house.case()).status is Status.NEW


async def test_a_loud_word_that_is_no_verb_is_a_note_and_its_writer_hears_so(house):
    card = await house.a_case()

    await house.ada.post("#support", "!important they are a big customer", thread_ts=card.ts)

    hint = await house.until(lambda: house.ada.ephemerals[-1])
    assert "I do not know `important`, so this is a note." in house.says(hint)
    assert [note.text for note in await house.notes()] == ["!important they are a big customer"]


async def test_a_slip_is_no_note(house):
    card = await house.a_case()

    await house.ada.post("#support", "!done", thread_ts=card.ts)

    hint = await house.until(lambda: house.ada.ephemerals[-1])
    assert "Did you mean `!resolve`?" in house.says(hint)
    assert not await house.notes()


async def test_a_command_is_understood_as_it_is_copied_from_the_help(house):
    card = await house.a_case()

    await house.ada.post("#support", "`!claim`", thread_ts=card.ts)

    await house.until(lambda: "Owner: @ada" in house.says(card))


async def test_a_command_beside_a_thread_is_answered_and_does_nothing(house):
    card = await house.a_case()

    await house.ada.post("#support", "!claim")
    await house.ada.post("#support", "!important news for all")
    await house.ada.post("#general", "!claim")

    hint = await house.until(lambda: house.ada.ephemerals[-1])
    await house.settled()
    assert "Nothing was done" in house.says(hint)
    assert "`/case claim 1042`" in house.says(hint)
    assert len(house.ada.ephemerals) == 1
    assert "nobody yet" in house.says(card)
