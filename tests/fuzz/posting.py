"""What Slack gets to see of a mail, and whether any of it would act there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from desk.case import Case
from desk.files import named
from desk.mail import IncomingMail
from desk.message import CustomerMessage
from desk.outgoing.cases import CustomerPost
from desk.rich import Document
from sandbox.blocks import check_message
from views.posts import customer_post
from views.text import rich_text_blocks

AT = datetime(2026, 3, 5, 9, 41, tzinfo=UTC)
#: Tokens of our own that a post may hold.
OURS = re.compile(r"<!date\^\d+\^[^<>|]*\|[^<>]*>|<@U1>")
ENTITY = re.compile(r"&(?:amp|lt|gt);")
#: Elements of rich text that call nobody and show nothing but what they say.
STILL = frozenset(
    [
        "rich_text",
        "rich_text_section",
        "rich_text_list",
        "rich_text_quote",
        "rich_text_preformatted",
        "text",
        "link",
    ]
)
SCHEMES = ("http://", "https://", "mailto:", "tel:")


def posted(mail: IncomingMail) -> list[dict[str, Any]]:
    """The blocks of the mail's post in its thread."""
    message = CustomerMessage(
        id="m1",
        case_id="c1",
        inbound_id="i1",
        sender=mail.sender,
        reply_to=mail.reply_to[0] if mail.reply_to else mail.sender,
        subject=mail.subject,
        document=mail.document,
        quoted_text=mail.quoted_text,
        mail_id=mail.message_id,
        references=mail.references,
        cc=mail.cc,
        files=named(mail.attachments),
        is_stranger=True,
        problems=mail.problems,
        created_at=AT,
    )
    case = Case(
        id="c1",
        number=1,
        queue_id="q1",
        subject=mail.subject,
        requester_id="r1",
        created_at=AT,
        channel="C1",
    )
    return customer_post(CustomerPost(case_id="c1", message_id="m1", ping="U1"), message, case)


def shown(document: Document) -> list[dict[str, Any]]:
    return rich_text_blocks(document, quote=True)[0]


def faults(blocks: list[dict[str, Any]]) -> list[str]:
    """What Slack would refuse, or act on because a stranger wrote it."""
    refused = [str(problem) for problem in check_message(blocks)] if blocks else []
    return [*refused, *(fault for block in blocks for fault in _faults(block))]


def _faults(value: dict[str, Any]) -> Iterator[str]:
    kind = value.get("type")
    if kind == "mrkdwn" and is_live(OURS.sub("", value["text"])):
        yield f"live: {value['text']}"
    if kind == "rich_text":
        yield from _acting(value)
        return
    for inner in value.values():
        for one in inner if isinstance(inner, list) else [inner]:
            if isinstance(one, dict):
                yield from _faults(one)


def _acting(element: dict[str, Any]) -> Iterator[str]:
    if element["type"] not in STILL:
        yield f"acts: {element}"
    if element["type"] == "link" and not element["url"].lower().startswith(SCHEMES):
        yield f"leads somewhere else: {element['url']}"
    for inner in element.get("elements", ()):
        yield from _acting(inner)


def is_live(text: str) -> bool:
    """Whether a mrkdwn text has anything in it that was not escaped."""
    bare = ENTITY.sub("", text)
    return any(sign in bare for sign in "&<>")
