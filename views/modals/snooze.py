"""The Snooze modal: until when."""

from __future__ import annotations

from desk.case import Case
from desk.when import EXAMPLES
from views.elements import Block, context, field, modal, option, plain_text
from views.ids import Field, Modal

CHOICES = {
    "1h": "In an hour",
    "tomorrow 9:00": "Tomorrow at nine",
    "3d": "In three days",
    "monday 9:00": "Monday at nine",
    "1w": "In a week",
}
#: The field for any other time.
TYPED = "typed"


def snooze_modal(case: Case) -> Block:
    options = [option(text, value) for value, text in CHOICES.items()]
    choice = {"type": "static_select", "options": options, "initial_option": options[1]}
    typed = {
        "type": "plain_text_input",
        "placeholder": plain_text(EXAMPLES.replace("`", ""), 150),
    }
    return modal(
        f"Snooze #{case.number}",
        [
            field(Field.UNTIL, "Until", choice),
            field(TYPED, "Or another time", typed, optional=True),
            context("A new message from the customer wakes the case at once."),
        ],
        callback_id=Modal.SNOOZE,
        private_metadata=case.id,
        submit=plain_text("Snooze", 24),
    )
