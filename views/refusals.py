"""Refusals with a way on."""

from __future__ import annotations

from desk.errors import NotAnAgent
from views.elements import Block, actions, button, section
from views.ids import Action


def refusal(error: NotAnAgent) -> tuple[str, list[Block]]:
    ask = button("Ask to join", Action.ASK_TO_JOIN, error.queue_id)
    return error.sentence, [section(error.sentence), *actions(ask)]
