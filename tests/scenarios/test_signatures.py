"""What stands below an answer: a signature, and the mail that it answers."""

from __future__ import annotations

MARK = "--- Please reply above this line · #1001-"


def text(mail) -> str:
    return mail.get_body(("plain",)).get_content().replace("\r\n", "\n")


async def test_a_lead_signs_for_the_queue(house):
    await house.lea.command("#support", "/desk queues signature support")
    await house.lea.fill("Signature", "{agent}\n{queue}, Example Ltd.")
    assert await house.lea.submit() is None
    card = await house.an_owned_case()

    receipt = await house.answer(card)

    assert "Turn the tap off.\n\n-- \nAda Agent\nSupport desk, Example Ltd.\n\n--- " in text(
        house.customer.messages[-1]
    )
    assert "Support desk, Example Ltd." in house.says(receipt)


async def test_an_agents_own_signature_takes_the_place_of_the_queues(house):
    await house.lea.command("#support", "/desk queues signature support The team")
    await house.asks(house.ada, "/case signature Ada\nhttps://example.com")
    card = await house.an_owned_case()

    await house.answer(card)

    assert "\n-- \nAda\nhttps://example.com\n\n" in text(house.customer.messages[-1])


async def test_the_modal_shows_what_will_stand_below(house):
    await house.asks(house.ada, "/case signature {agent} of {queue}")
    card = await house.an_owned_case()

    await house.ada.click(card, "Reply")

    assert "Ada Agent of Support desk" in house.ada.modal.text
    assert "Below the answer: this, then their own mail, quoted." in house.ada.modal.text


async def test_without_a_signature_the_modal_tells_of_the_quote_alone(house):
    card = await house.an_owned_case()

    await house.ada.click(card, "Reply")

    assert "Below the answer: their own mail, quoted." in house.ada.modal.text


async def test_a_draft_is_shown_and_sent_with_its_signature(house):
    await house.asks(house.ada, "/case signature Ada A.")
    card = await house.a_case()
    await house.ada.post("#support", "!reply Soon.", thread_ts=card.ts)
    draft = await house.until(
        lambda: next(m for m in house.ada.ephemerals if "would read" in house.says(m))
    )
    assert "Ada A." in house.says(draft)
    assert "Below it: their own mail, quoted." in house.says(draft)

    await house.ada.click(draft, "Send")
    await house.until(lambda: house.receipts(card))
    house.later(seconds=11)
    mail = await house.until(lambda: house.customer.messages[-1])

    assert text(mail).startswith("Soon.\n\n-- \nAda A.\n")


async def test_a_signature_can_be_taken_away(house):
    await house.asks(house.ada, "/case signature Ada")
    await house.asks(house.ada, "/case signature off")
    card = await house.an_owned_case()

    await house.answer(card)

    assert "\n-- \n" not in text(house.customer.messages[-1])


async def test_an_agent_does_not_sign_for_the_queue(house):
    told = await house.asks(house.ada, "/desk queues signature support Mine")

    assert "leads" in told


async def test_an_answer_quotes_what_it_answers_below_our_mark(house):
    card = await house.an_owned_case()

    await house.answer(card)

    above, _, below = text(house.customer.messages[-1]).partition(MARK)
    assert above == "Turn the tap off.\n\n"
    assert below.endswith("Kim Customer wrote:\n> Water everywhere. Please help.\n")


async def test_our_mark_speaks_the_customers_language(house):
    card = await house.a_case(
        "Der Kessel", "Guten Tag, bei mir ist überall Wasser. Bitte helfen Sie."
    )
    await house.ada.click(card, "Claim")

    await house.answer(card)

    told = text(house.customer.messages[-1])
    assert "--- Bitte antworten Sie oberhalb dieser Zeile · #1001-" in told
    assert "UTC schrieb Kim Customer:\n> Guten Tag" in told


async def test_a_queue_may_leave_the_history_out(house):
    await house.asks(house.lea, "/desk queues history support off")
    card = await house.an_owned_case()

    await house.answer(card)

    assert text(house.customer.messages[-1]) == "Turn the tap off.\n"


async def test_an_answer_that_names_nothing_of_ours_but_the_mark_belongs_to_its_case(house):
    card = await house.an_owned_case()
    await house.answer(card)
    quoted = "\n".join(f"> {line}" for line in text(house.customer.messages[-1]).split("\n"))

    await house.customer.send("support@example.com", "Still", f"It still leaks.\n\n{quoted}")

    await house.until(lambda: "It still leaks." in house.thread_says(card))
    assert "It still leaks." in house.says(house.thread(card)[-1])
    assert "Turn the tap off." not in house.says(house.thread(card)[-1])


async def test_the_raw_mail_comes_to_who_asked_for_it_and_to_nobody_else(house):
    card = await house.a_case()
    await house.ada.click(house.thread(card)[0], "Show full mail")

    await house.ada.click(house.ada.modal, "Send me the raw mail")

    assert "comes as a file, in a direct message" in house.ada.modal.text
    assert "Send me the raw mail" not in house.ada.modal.buttons
    shared = await house.until(
        lambda: next(m for m in house.slack.thread(house.ada.direct.messages[-1]) if m.files)
    )
    (file,) = shared.files
    assert file["name"].startswith("1001-")
    assert file["name"].endswith(".eml")
    assert not any(message.files for message in house.thread(card))


async def test_a_raw_mail_whose_answer_was_lost_comes_once(house):
    card = await house.a_case()
    house.slack.faults.add(method="files.completeUploadExternal", kind="lost_after_storing")
    await house.ada.click(house.thread(card)[0], "Show full mail")

    await house.ada.click(house.ada.modal, "Send me the raw mail")
    await house.until(lambda: house.ada.direct.messages)
    house.later(seconds=30)
    await house.settled()

    (root,) = house.ada.direct.messages
    assert sum(bool(m.files) for m in house.slack.thread(root)) == 1
