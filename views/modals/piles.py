"""The modals of a card of held mails: which of them become cases, whose are blocked."""

from __future__ import annotations

from collections.abc import Sequence

from desk.pile import Held, Why
from views.elements import OPTION, Block, context, field, modal, option, plain_text
from views.ids import Field, Modal
from views.piles import sender_label
from views.text import label

#: Options of a select, by Block Kit.
OPTIONS = 100
SENDER = 34
MARKS = {Why.SUSPECTED: "⚠️ ", Why.BLOCKED: "🚫 ", Why.AUTOMATIC: "🤖 "}


def make_cases_modal(pile_id: str, waiting: Sequence[Held]) -> Block:
    return _modal(
        "Make cases",
        waiting,
        "Mails that shall become cases",
        "They are taken in as they came; their senders are told nothing by this.",
        callback_id=Modal.MAKE_CASES,
        private_metadata=pile_id,
        submit=plain_text("Make cases", 24),
    )


def block_senders_modal(pile_id: str, waiting: Sequence[Held]) -> Block:
    return _modal(
        "Block senders",
        waiting,
        "Mails whose senders shall be blocked",
        "What they write from now on is kept and counted, and never becomes a case by itself. "
        "A lead can let them in again: /desk mail unblock",
        callback_id=Modal.BLOCK_SENDERS,
        private_metadata=pile_id,
        submit=plain_text("Block", 24),
    )


def _modal(title: str, waiting: Sequence[Held], asks: str, says: str, **more: object) -> Block:
    options = [option(_option(held), held.inbound_id) for held in waiting[:OPTIONS]]
    rest = len(waiting) - OPTIONS
    chosen = {"initial_options": options} if len(options) == 1 else {}
    return modal(
        title,
        [
            field(Field.MAILS, asks, {"type": "multi_static_select", "options": options, **chosen}),
            context(says),
            *([context(f"{rest:,} older ones can be chosen after these.")] if rest > 0 else []),
        ],
        **more,
    )


def _option(held: Held) -> str:
    what = held.subject or "(no subject)"
    return label(f"{MARKS.get(held.why, '')}{sender_label(held, SENDER)}: {what}", OPTION)
