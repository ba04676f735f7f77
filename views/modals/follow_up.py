"""The Follow-up modal: when the case comes back, and what for."""

from __future__ import annotations

from desk.case import Case
from desk.reminders import LONGEST_TEXT
from desk.when import EXAMPLES
from views.elements import Block, context, field, modal, plain_text
from views.ids import Field, Modal


def follow_up_modal(case: Case) -> Block:
    when = {
        "type": "plain_text_input",
        "placeholder": plain_text(EXAMPLES.replace("`", ""), 150),
    }
    what = {"type": "plain_text_input", "multiline": True, "max_length": LONGEST_TEXT // 2}
    return modal(
        f"Follow up #{case.number}",
        [
            field(Field.WHEN, "When", when),
            field(Field.WHAT, "What", what),
            context("Whoever has the case is called then, in its thread."),
        ],
        callback_id=Modal.FOLLOW_UP,
        private_metadata=case.id,
        submit=plain_text("Promise", 24),
    )
