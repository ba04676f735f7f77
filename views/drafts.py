"""A draft, shown only to its writer: exactly what the customer would read."""

from __future__ import annotations

from desk.drafts import Preview
from desk.signature import signed
from views.elements import Block, actions, button, context, section, whose
from views.ids import Action
from views.text import addressed, body_blocks, listed

FILES = "📎 _No file of the thread goes along. To send one, press Edit and tick it._"


def preview_blocks(preview: Preview) -> list[Block]:
    above = [
        section(f"*{addressed(preview.to)} would read this.* Nothing has been sent."),
        *([context(whose(preview.colleague))] if preview.colleague else []),
        *([context(f"Cc: {listed([*map(addressed, preview.cc)])}")] if preview.cc else []),
    ]
    below = [
        *([context("_Below it: their own mail, quoted._")] if preview.is_quoted else []),
        *([context(FILES)] if preview.has_files else []),
        *actions(
            button("Send", Action.SEND_DRAFT, preview.draft.id, style="primary"),
            button("Edit", Action.EDIT_DRAFT, preview.draft.id),
            button("Keep internal", Action.KEEP_DRAFT, preview.draft.id),
        ),
    ]
    document = signed(preview.draft.document, preview.draft.signature)
    body, is_cut = body_blocks(document, beside=[*above, *below])
    rest = [context("_Shown in part; all of it would be sent._")] if is_cut else []
    return [*above, *body, *rest, *below]


def preview_text(preview: Preview) -> str:
    return f"A draft for #{preview.number}. Nothing has been sent."
