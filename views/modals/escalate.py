"""The Escalate modal: whom to call, and why."""

from __future__ import annotations

from desk.case import Case
from views.elements import Block, context, field, modal, plain_text
from views.ids import Field, Modal


def escalate_modal(case: Case) -> Block:
    why = {
        "type": "plain_text_input",
        "multiline": True,
        "max_length": 1000,
        "placeholder": plain_text("What do they have to know or decide?", 150),
    }
    return modal(
        f"Escalate #{case.number}",
        [
            field(Field.WHY, "Why", why),
            field(Field.WHOM, "Whom to call", {"type": "users_select"}, optional=True),
            context("Leave it empty to call the queue's lead. They are mentioned once."),
        ],
        callback_id=Modal.ESCALATE,
        private_metadata=case.id,
        submit=plain_text("Escalate", 24),
    )
