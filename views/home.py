"""App Home: what is mine, what nobody has taken, and the way to each thread."""

from __future__ import annotations

from desk.listing import Listed, Listing
from desk.lookup import MyCases
from desk.people import Standing
from desk.queue import Queue
from views.card import status_text
from views.elements import Block, button, context, date_token, header, section
from views.ids import Action
from views.lists import Link, outside
from views.text import escape, label, literal

#: Rows of each list; a Home tab has a hundred blocks.
SHOWN = 30


def home_view(cases: MyCases, *, link: Link) -> Block:
    """An admin may own cases without working in a queue."""
    none = outside(cases.who) if cases.is_outside else "Every case in your queues has somebody."
    blocks = [
        header("Your cases"),
        *_rows(cases, cases.mine, link=link, none="You have no open cases. Enjoy the silence."),
        {"type": "divider"},
        header("Nobody has claimed"),
        *_rows(cases, cases.unclaimed, link=link, none=none),
    ]
    return {"type": "home", "blocks": blocks}


def stranger_home(who: Standing) -> Block:
    """For colleagues who work in no queue."""
    text = f"*Deskbell* brings customers' mail into Slack as cases. {outside(who)}"
    return {"type": "home", "blocks": [section(text)]}


def _rows(cases: MyCases, listing: Listing, *, link: Link, none: str) -> list[Block]:
    if not listing.shown:
        return [context(f"_{none}_")]
    rows = [_row(listed, cases.queues[listed.case.queue_id], link=link) for listed in listing.shown]
    return [*rows, context(f"…and {listing.rest:,} more.")] if listing.rest > 0 else rows


def _row(listed: Listed, queue: Queue, *, link: Link) -> Block:
    case, requester = listed.case, listed.requester
    subject = literal(label(case.subject or "(no subject)", 120))
    when = case.last_customer_at or case.created_at
    urgent = "🚨 " if case.escalation and not case.is_done else ""
    text = (
        f"{urgent}*#{case.number} {subject}*\n{literal(label(requester.shown_as, 60))}  ·  "
        f"{escape(queue.name)}  ·  {status_text(case)}  ·  customer wrote {date_token(when)}"
    )
    if case.card_ts is None:
        return section(text)
    url = link(case.channel, case.card_ts)
    return section(text, accessory=button("Open", Action.OPEN, case.id, url=url))
