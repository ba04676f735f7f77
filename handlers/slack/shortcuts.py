"""Message shortcuts: a case out of any message, and an answer out of one's own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from desk import creating, drafts
from desk.errors import BadInput, NotAllowed
from desk.lookup import case_of_thread
from desk.rich import Document, plain
from handlers.slack.answered import Answered, Shown, Told
from handlers.slack.click import Click, Door
from views.drafts import preview_blocks, preview_text
from views.ids import Shortcut
from views.modals.create import create_modal
from views.slack_text import mrkdwn_document, rich_text_document


@dataclass(frozen=True, kw_only=True)
class Picked:
    """The message that the shortcut was used on."""

    click: Click
    author: str
    ts: str
    message: dict[str, Any]

    @property
    def door(self) -> Door:
        return self.click.door


def picked(body: dict[str, Any], door: Door) -> Picked:
    message = body["message"]
    click = Click(
        door=door,
        user=body["user"]["id"],
        value="",
        trigger_id=body["trigger_id"],
        channel=body["channel"]["id"],
        thread_ts=message.get("thread_ts"),
        view_id=None,
    )
    ts = body.get("message_ts") or message["ts"]
    return Picked(click=click, author=message.get("user", ""), ts=ts, message=message)


async def create_case(used: Picked) -> Answered:
    queues = await creating.open_to(used.door.desk, used.click.user)
    text = plain(await _document(used))
    source = used.door.directory.permalink(used.click.channel or "", used.ts)
    return Shown(view=create_modal(queues, text=text, source=source))


async def send_to_customer(used: Picked) -> Answered:
    desk, click = used.door.desk, used.click
    case = await case_of_thread(desk, click.channel or "", click.thread_ts or "")
    if case is None:
        raise BadInput("Use this on a message of your own in a case's thread.")
    if used.author != click.user:
        raise NotAllowed("You can send only what you wrote yourself.")
    document = await _document(used)
    name = await click.name()
    preview = await drafts.save(desk, case.id, document, by=click.user, name=name, post_ts=used.ts)
    return Told(text=preview_text(preview), blocks=preview_blocks(preview))


SHORTCUTS: Mapping[str, Callable[[Picked], Awaitable[Answered]]] = {
    Shortcut.CREATE_CASE: create_case,
    Shortcut.SEND_TO_CUSTOMER: send_to_customer,
}


async def _document(used: Picked) -> Document:
    """What was written, with its formatting where Slack tells it."""
    names = await used.door.directory.names(str(used.message))
    for block in used.message.get("blocks") or []:
        if block.get("type") == "rich_text":
            return rich_text_document(block, names=names)
    return mrkdwn_document(used.message.get("text") or "", names=names)
