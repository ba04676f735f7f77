"""The Reply modal: what the customer wrote, what they will read, and what comes then."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from desk.case import Case, Then
from desk.lookup import ReplyFacts
from desk.rich import Document
from desk.signature import signed
from desk.thread_file import LARGEST_TOGETHER, ThreadFile
from views.doubts import doubts
from views.elements import (
    Block,
    context,
    field,
    modal,
    option,
    plain_text,
    section,
    size_text,
    whose,
)
from views.ids import Field, Modal
from views.slack_text import rich_text_value
from views.text import addressed, escape, named, rich_text_blocks

THEN = {
    Then.WAIT: "Wait for the customer",
    Then.KEEP_OPEN: "Keep it open",
    Then.RESOLVE: "Resolve the case",
}
#: What becomes of a case that was done when the answer was written.
THEN_WHEN_DONE = {
    Then.RESOLVE: "Leave it {status}",
    Then.WAIT: "Reopen it, and wait for the customer",
    Then.KEEP_OPEN: "Reopen it",
}
#: What stands below an answer, by whether it is signed, and whether it quotes.
BELOW = {
    (True, True): "this, then their own mail, quoted.",
    (True, False): "this. Their own mail is not quoted.",
    (False, True): "their own mail, quoted.",
    (False, False): "nothing. Their own mail is not quoted.",
}
#: Characters of a field, by Slack's word.
LONGEST_FIELD = 3_000
#: Of what the customer wrote, so that the field stays in sight.
SHOWN_BYTES = 3_000


@dataclass(frozen=True, kw_only=True)
class ReplyMeta:
    """What a Reply modal remembers."""

    case_id: str
    message_id: str
    #: The newest message that the writer has seen.
    seen: str | None
    #: What they saw standing below their answer.
    signature: str
    #: Who they have seen to have the case.
    owner: str | None = None
    #: Whether they have seen it done.
    was_done: bool = False

    def dump(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def load(cls, text: str) -> ReplyMeta:
        return cls(**json.loads(text))


def reply_modal(
    facts: ReplyFacts,
    *,
    text: Document = (),
    then: Then | None = None,
    cc: tuple[str, ...] | None = None,
    files: tuple[str, ...] = (),
    warning: str = "",
) -> Block:
    """The modal is the preview: nothing is added but what it says stands below the answer."""
    meta = ReplyMeta(
        case_id=facts.card.case.id,
        message_id=facts.message.id,
        seen=facts.seen,
        signature=facts.signature,
        owner=facts.card.case.owner,
        was_done=facts.card.case.is_done,
    )
    copies = cc if cc is not None else facts.copies
    return modal(
        f"Reply to #{facts.card.case.number}",
        [
            *([section(f"⚠️ *{warning}* Look before you send.")] if warning else []),
            *([section(whose(facts.colleague))] if facts.colleague else []),
            *_customer(facts),
            _answer(text, is_fresh=not warning),
            *_below(facts),
            _then(facts.card.case, then),
            _cc(copies),
            *_files(facts.files, chosen=files),
        ],
        callback_id=Modal.REPLY,
        private_metadata=meta.dump(),
        submit=plain_text("Send", 24),
    )


def _customer(facts: ReplyFacts) -> list[Block]:
    message = facts.message
    to = message.reply_to
    body, is_cut = rich_text_blocks(message.document, limit_bytes=SHOWN_BYTES, quote=True)
    name = f"{named(to.name)} " if to.name else ""
    lines = [
        f"*To:* {name}({addressed(to.address)})",
        f"*From:* {escape(facts.card.queue.address)}",
    ]
    lines += [f"⚠️ {escape(doubt)}" for doubt in doubts(message)]
    return [
        context(*lines),
        *body,
        *([context("_…the whole mail is in the thread._")] if is_cut else []),
    ]


def _answer(text: Document, *, is_fresh: bool) -> Block:
    element: Block = {"type": "rich_text_input", "focus_on_load": is_fresh, "min_lines": 6}
    if text:
        element["initial_value"] = rich_text_value(text)
    return field(Field.ANSWER, "Your answer", element)


def _below(facts: ReplyFacts) -> list[Block]:
    """What the customer reads after the answer."""
    signature, _ = rich_text_blocks(signed((), facts.signature), quote=True)
    said = BELOW[bool(signature), facts.is_quoted]
    return [*signature, context(f"_Below the answer: {said}_")]


def _then(case: Case, then: Then | None) -> Block:
    texts = THEN_WHEN_DONE if case.is_done else THEN
    options = {
        key: option(text.format(status=case.status), key.value) for key, text in texts.items()
    }
    element = {
        "type": "static_select",
        "options": list(options.values()),
        "initial_option": options[then or case.usually_then],
    }
    return field(Field.THEN, "Then", element)


def _cc(addresses: tuple[str, ...]) -> Block:
    element: Block = {
        "type": "plain_text_input",
        "placeholder": plain_text("second@example.com, third@example.com", 150),
    }
    if addresses:
        # Up to the last comma: half an address may be somebody else's.
        together = ", ".join((*addresses, ""))
        element["initial_value"] = together[:LONGEST_FIELD].rpartition(", ")[0]
    return field(Field.CC, "Cc", element, optional=True)


def _files(files: tuple[ThreadFile, ...], *, chosen: tuple[str, ...]) -> list[Block]:
    """Nothing goes along that was not ticked."""
    small = [file for file in files if file.size <= LARGEST_TOGETHER]
    too_large = [file for file in files if file.size > LARGEST_TOGETHER]
    told = [f"{named(file.name)} ({size_text(file.size)})" for file in too_large]
    notes = [context(f"Too large for a mail: {'  ·  '.join(told)}")] if told else []
    return [*_choice_of_files(small, chosen=chosen), *notes]


def _choice_of_files(files: Sequence[ThreadFile], *, chosen: tuple[str, ...]) -> list[Block]:
    if not files:
        return []
    options = {file.id: option(f"{file.name} ({size_text(file.size)})", file.id) for file in files}
    element: Block = {"type": "checkboxes", "options": list(options.values())}
    ticked = [options[file_id] for file_id in chosen if file_id in options]
    if ticked:
        element["initial_options"] = ticked
    hint = plain_text(f"Together {size_text(LARGEST_TOGETHER)} at most.", 150)
    return [field(Field.FILES, "Send along from the thread", element, optional=True, hint=hint)]
