"""Files that come with a customer's mail."""

from __future__ import annotations

LOGO = b"\x89PNG\r\n\x1a\n" + b"0" * 500


async def test_files_of_a_mail_are_shared_in_its_thread(house):
    await house.customer.send(
        "support@example.com",
        "Two files",
        "See the invoice.",
        attachments=[
            ("invoice.pdf", b"%PDF-1.4 a bill", "application/pdf"),
            ("list.csv", b"a,b\n1,2\n", "text/csv"),
        ],
    )

    card = await house.until(lambda: house.cards()[-1])
    shared = await house.until(lambda: next(m for m in house.thread(card) if m.files))
    assert [file["name"] for file in shared.files] == ["invoice.pdf", "list.csv"]
    assert "invoice.pdf (15 B)" in house.says(house.thread(card)[0])


async def test_an_empty_file_keeps_no_other_from_being_shared(house):
    await house.customer.send(
        "support@example.com",
        "Two files",
        "See the list.",
        attachments=[
            ("empty.txt", b"", "text/plain"),
            ("list.csv", b"a,b\n1,2\n", "text/csv"),
        ],
    )

    card = await house.until(lambda: house.cards()[-1])
    shared = await house.until(lambda: next(m for m in house.thread(card) if m.files))
    assert [file["name"] for file in shared.files] == ["list.csv"]
    assert "empty.txt (0 B)" in house.says(house.thread(card)[0])


async def test_programs_are_told_of_and_not_shared(house):
    await house.customer.send(
        "support@example.com",
        "Look",
        "Run this.",
        attachments=[("holiday.exe", b"MZ", "application/octet-stream")],
    )

    card = await house.until(lambda: house.cards()[-1])
    await house.until(lambda: house.thread(card))
    await house.settled()
    assert "a program, not shown here" in house.says(house.thread(card)[0])
    assert not any(message.files for message in house.thread(card))


async def test_an_upload_whose_answer_was_lost_is_not_shared_twice(house):
    house.slack.faults.add(method="files.completeUploadExternal", kind="lost_after_storing")
    await house.customer.send(
        "support@example.com",
        "One file",
        "Here.",
        attachments=[("photo.jpg", b"\xff\xd8 a picture" * 3000, "image/jpeg")],
    )

    card = await house.until(lambda: house.cards()[-1])
    await house.until(lambda: any(m.files for m in house.thread(card)))
    house.later(seconds=30)
    await house.settled()
    assert sum(bool(m.files) for m in house.thread(card)) == 1


async def test_who_types_a_reply_with_a_file_is_told_how_to_send_it_along(house):
    card = await house.a_case()
    await house.ada.upload(
        "#support", "guide.pdf", b"%PDF a guide", thread_ts=card.ts, text="!reply See the guide."
    )
    draft = await house.until(lambda: house.ada.ephemerals[-1])
    assert "No file of the thread goes along" in house.says(draft)

    await house.ada.click(draft, "Edit")
    await house.ada.fill("Send along from the thread", ["guide.pdf (12 B)"])
    assert await house.ada.submit() is None
    await house.until(lambda: house.receipts(card))
    house.later(seconds=11)
    mail = await house.until(lambda: house.customer.messages[-1])

    assert [part.get_filename() for part in mail.iter_attachments()] == ["guide.pdf"]


async def test_a_file_of_the_thread_goes_along_when_it_is_ticked(house):
    card = await house.a_case()
    await house.ada.upload("#support", "guide.pdf", b"%PDF a guide", thread_ts=card.ts)
    await house.ada.upload("#support", "internal.txt", b"secret", thread_ts=card.ts)
    await house.settled()

    await house.ada.click(card, "Reply")
    await house.ada.fill("Your answer", "See the guide.")
    await house.ada.fill("Send along from the thread", ["guide.pdf (12 B)"])
    assert await house.ada.submit() is None
    await house.until(lambda: house.receipts(card))
    house.later(seconds=11)
    mail = await house.until(lambda: house.customer.messages[-1])

    enclosed = list(mail.iter_attachments())
    assert [part.get_filename() for part in enclosed] == ["guide.pdf"]
    assert enclosed[0].get_content() == b"%PDF a guide"
    assert "guide.pdf" in house.says(house.receipts(card)[0])
