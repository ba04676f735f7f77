"""`/desk receipts`: whether new cases are confirmed by mail, and in which words."""

from __future__ import annotations

from commands.asked import Asked, Told
from commands.typed_text import typed_text
from desk import receipts as desk_receipts
from desk import setup
from desk.errors import BadInput
from desk.words import QUOTES
from views.golive import receipts_text
from views.help import DESK_HELP

SWITCH = DESK_HELP["receipts"].example
WORDS = DESK_HELP["receipts text"].example
#: What may be rewritten, by the word it is called.
DURING = {"text": True, "closed": False}


async def receipts(asked: Asked, rest: list[str]) -> Told:
    if not rest:
        return await _shown(asked, "")
    word = rest[0].lower()
    if word in {"on", "off"}:
        await desk_receipts.switch(asked.desk, is_on=word == "on", by=asked.user)
        return await _shown(asked, "Done. ")
    if word not in DURING or len(rest) != 2:  # noqa: PLR2004  # The words stand in quotes.
        raise BadInput(f"To switch them: `{SWITCH}`. To set the words, in quotes: `{WORDS}`.")
    text = (await typed_text(asked, after=2)).strip(f"{QUOTES} \n")
    text = "" if text.lower() == "reset" else text
    await desk_receipts.rewrite(asked.desk, text, during=DURING[word], by=asked.user)
    return await _shown(asked, "Done. ")


async def _shown(asked: Asked, before: str) -> Told:
    return Told(text=before + receipts_text(await setup.workspace(asked.desk)))
