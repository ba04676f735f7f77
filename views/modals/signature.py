"""The Signature modals: what customers read below answers, an agent's own or a queue's."""

from __future__ import annotations

from desk.queue import Queue
from desk.signature import AGENT, LONGEST, QUEUE
from views.elements import Block, context, field, modal, option, plain_text
from views.ids import Field, Modal

PLACES = f"`{AGENT}` becomes the name of whoever answers, `{QUEUE}` that of the queue."
#: The ticked value.
QUOTED = "quoted"


def own_signature_modal(signature: str) -> Block:
    words = context(f"Below your answers, in place of the queue's. {PLACES} Empty: the queue's.")
    return _modal("Your signature", [_text(signature), words], "")


def queue_signature_modal(queue: Queue) -> Block:
    words = context(f"Below all answers of those who have none of their own. {PLACES}")
    return _modal(
        f"Answers of {queue.key}", [_text(queue.signature), words, _history(queue)], queue.id
    )


def _text(signature: str) -> Block:
    element: Block = {"type": "plain_text_input", "multiline": True, "max_length": LONGEST}
    if signature:
        element["initial_value"] = signature
    return field(Field.SIGNATURE, "Signature", element, optional=True)


def _history(queue: Queue) -> Block:
    quoted = option("Quote the customer's mail below the answer", QUOTED)
    element: Block = {"type": "checkboxes", "options": [quoted]}
    if queue.has_history:
        element["initial_options"] = [quoted]
    return field(Field.HISTORY, "History", element, optional=True)


def _modal(title: str, blocks: list[Block], metadata: str) -> Block:
    """`metadata` is the queue's id, or nothing where it is an agent's own."""
    return modal(
        title,
        blocks,
        callback_id=Modal.SIGNATURE,
        private_metadata=metadata,
        submit=plain_text("Save", 24),
    )
