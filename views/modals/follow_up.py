"""The Follow-up modal: when the case comes back, and what for."""

from __future__ import annotations

from desk.case import Case
from desk.reminder import Reminder
from desk.reminders import LONGEST_TEXT
from desk.when import EXAMPLES
from views.elements import Block, context, field, modal, plain_text, section
from views.ids import Field, Modal
from views.reminders import follow_up_set

TAKEN_BACK = "Taken back. Nobody is called."


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


def promised_modal(reminder: Reminder, case: Case) -> Block:
    """A time in words is said back: who promised sees which day was understood."""
    _, blocks = follow_up_set(reminder, number=case.number)
    return modal(f"Follow up #{case.number}", blocks)


def taken_back_modal() -> Block:
    return modal("Follow up", [section(TAKEN_BACK)])
