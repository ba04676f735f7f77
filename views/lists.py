"""Lists that slash commands answer with."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desk.case import Case
from desk.listing import Listing
from desk.lookup import MyCases
from desk.people import Role, Standing
from desk.queue import Queue
from desk.roles import Team
from views.card import status_text
from views.directory import Entered
from views.elements import date_token, person
from views.figures import counted
from views.text import escape, label, literal

Link = Callable[[str, str], str]

#: Cases in a list before the rest is only counted.
SHOWN = 15
OUTSIDE = (
    "You work in no queue yet: ask a lead to let you in, or type `/desk help` if you set things up."
)
MANAGES = "You work in no queue. `/digest` shows you the figures of all of them."
SETS_UP = (
    "You work in no queue yourself: cases that you take come here. `/desk help` shows how to set "
    "everything up, `/digest` the figures."
)


def case_line(case: Case, *, link: Link) -> str:
    subject = literal(label(case.subject or "(no subject)", 80))
    number = f"#{case.number}"
    if case.card_ts:
        number = f"<{link(case.channel, case.card_ts)}|#{case.number}>"
    parts = [f"{number} *{subject}*", status_text(case), person(case.owner)]
    if case.last_customer_at:
        parts.append(f"customer wrote {date_token(case.last_customer_at)}")
    return "  ·  ".join(parts)


def my_cases_list(cases: MyCases, *, link: Link) -> str:
    mine = _lines(cases.mine, link=link) or ["_You have no open cases._"]
    if cases.is_outside:
        return "\n".join(["*Your cases*", *mine, "", outside(cases.who)])
    free = _lines(cases.unclaimed, link=link) or ["_Every case in your queues has somebody._"]
    return "\n".join(["*Your cases*", *mine, "", "*Nobody has claimed*", *free])


def outside(who: Standing) -> str:
    """The way on for somebody who works in no queue."""
    if who.is_admin:
        return SETS_UP
    return MANAGES if who.sees_figures else OUTSIDE


def queues_list(team: Team) -> str:
    if not team.queues:
        return "There is no queue yet. `/desk help` shows how to add one."
    return "\n".join(_queue(queue, team) for queue in team.queues)


def people_list(team: Team) -> str:
    lines = [
        line
        for queue in team.queues
        for role in (Role.LEAD, Role.AGENT)
        if (line := _people(f"`{queue.key}` {role}s", team.people_of(queue, role)))
    ]
    for role in (Role.MANAGER, Role.ADMIN):
        lines += filter(None, [_people(f"{role}s", team.people_as(role))])
    return "\n".join(lines) or "Nobody yet. `/desk help` shows how to add people."


def where_to_be(queue: Queue) -> str:
    """For who brings somebody into a queue: being let into its channel is another thing."""
    return f"👉 Its cases come to <#{queue.channel}>: invite them, if they are not in it."


def queue_added(queue: Queue, entered: Entered, *, waiting: int) -> str:
    lines = [f"Queue `{queue.key}` is ready: mails to {queue.address} come to <#{queue.channel}>."]
    lines += channel_hints(queue, entered)
    if waiting:
        lines.append(f"📬 Kept for it, and coming in now: {counted(waiting, 'mail')}.")
    lines.append(tags_hint(queue))
    lines.append(f"👉 Say who works in it: `/desk people add @who {queue.key}`")
    return "\n".join(lines)


def channel_hints(queue: Queue, entered: Entered) -> list[str]:
    """What is to be known of the channel that its cases come to."""
    if not entered.is_member:
        return [f"👉 It is private: type `/invite` and my name in <#{queue.channel}>."]
    if not entered.is_private:
        return ["⚠️ The channel is public: every colleague can search customers' mail there."]
    return []


def tags_hint(queue: Queue) -> str:
    return (
        f"👉 Customers answer to {tagged(queue)}. Where your mail provider does not deliver that "
        f"(groups do not): `/desk queues tags {queue.key} off`"
    )


def aliases_text(queue: Queue) -> str:
    addresses = " and ".join(queue.addresses)
    return f"Mail to {addresses} comes to `{queue.key}`. Answers come from {queue.address}."


def tags_text(queue: Queue) -> str:
    if queue.has_tags:
        return f"Customers answer to {tagged(queue)} from now on, each case with its own tag."
    return (
        f"Customers answer to {queue.address} from now on. Their mail finds its case by the "
        "headers, and by our mark above what it quotes."
    )


def tagged(queue: Queue) -> str:
    """As a reply address looks."""
    local, _, domain = queue.address.rpartition("@")
    return f"{local}+c1042-…@{domain}"


def _queue(queue: Queue, team: Team) -> str:
    people = sum(len(team.people_of(queue, role)) for role in (Role.AGENT, Role.LEAD))
    parts = [
        f"`{queue.key}`  *{escape(queue.name)}*",
        queue.function,
        f"<#{queue.channel}>",
        ", ".join(queue.addresses),
        counted(people, "person", "people"),
    ]
    return "  ·  ".join(parts)


def _lines(cases: Listing, *, link: Link) -> list[str]:
    lines = [f"• {case_line(listed.case, link=link)}" for listed in cases.shown]
    return [*lines, f"…and {cases.rest:,} more."] if cases.rest > 0 else lines


def _people(what: str, users: Sequence[str]) -> str:
    return f"{what}: {' '.join(f'<@{user}>' for user in users)}" if users else ""
