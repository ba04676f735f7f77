"""The Create case modal: a case for a customer who did not write a mail."""

from __future__ import annotations

from collections.abc import Sequence

from desk.queue import Queue
from views.elements import Block, field, modal, option, plain_text, section
from views.ids import Field, Modal
from views.text import label

#: Block Kit's limits: options of a select, characters of an input.
OPTIONS, LONGEST = 100, 3_000


def create_modal(queues: Sequence[Queue], *, text: str = "", source: str = "") -> Block:
    """`source` is a link to the message it is made of."""
    options = [option(f"{queue.name} ({queue.key})", queue.key) for queue in queues[:OPTIONS]]
    chosen = {"type": "static_select", "options": options, "initial_option": options[0]}
    message: Block = {"type": "plain_text_input", "multiline": True, "max_length": LONGEST}
    subject: Block = {"type": "plain_text_input", "max_length": 200}
    if text.strip():
        message["initial_value"] = text[:LONGEST]
        subject["initial_value"] = label(text, 100)
    return modal(
        "Create case",
        [
            field(Field.QUEUE, "Queue", chosen),
            field(Field.EMAIL, "Customer's address", {"type": "email_text_input"}),
            field(Field.NAME, "Customer's name", {"type": "plain_text_input"}, optional=True),
            field(Field.SUBJECT, "Subject", subject),
            field(Field.MESSAGE, "What they want", message),
        ],
        callback_id=Modal.CREATE,
        private_metadata=source,
        submit=plain_text("Create", 24),
    )


def created_modal(queue: Queue) -> Block:
    """Where it was made out of a message, nothing else tells that it was."""
    return modal("Create case", [section(f"✅ It is coming to <#{queue.channel}>.")])
