"""The whole of one mail: what was new, and what had been cut away."""

from __future__ import annotations

from desk.message import CustomerMessage
from desk.rich import from_plain
from views.elements import Block, actions, button, context, date_token, modal, section
from views.ids import Action
from views.text import literal, rich_text_blocks

#: A view has 250 KB; half of it is far more than anybody reads in a modal.
NEW_BYTES, QUOTED_BYTES = 60_000, 60_000

RAW_COMES = [context("📄 _The raw mail comes as a file, in a direct message to you alone._")]
#: Above the file that was asked for.
RAW_MAIL_TEXT = "📄 The raw mail you asked for, as a file below this. Only you see it."


def mail_modal(message: CustomerMessage, *, is_raw_on_its_way: bool = False) -> Block:
    new, new_cut = rich_text_blocks(message.document, limit_bytes=NEW_BYTES, quote=False)
    old, old_cut = rich_text_blocks(
        from_plain(message.quoted_text), limit_bytes=QUOTED_BYTES, quote=True
    )
    return modal(
        "The whole mail",
        [
            context(
                f"*From:* {literal(message.sender.address)}",
                f"*Subject:* {literal(message.subject)}",
                date_token(message.created_at),
            ),
            *(new or [section("_No text of its own._")]),
            *([section("*What it quoted*"), *old] if old else []),
            *([context("_Too long to be shown whole._")] if new_cut or old_cut else []),
            *(RAW_COMES if is_raw_on_its_way else _raw(message)),
        ],
    )


def _raw(message: CustomerMessage) -> list[Block]:
    return [
        *actions(button("Send me the raw mail", Action.RAW_MAIL, message.id)),
        context("_As a file, in a direct message to you alone._"),
    ]
