"""A digest as it is posted and previewed: support, then service, then what is still open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from desk.digest import Digest
from desk.figures import FEW, Durations, Share
from desk.period import Period
from desk.queue import Function
from desk.report import FunctionFigures, Loops, Report, Volume
from views.card import FUNCTION
from views.elements import Block, context, date_token, header, section
from views.figures import (
    arrow,
    counted,
    duration,
    durations,
    percent,
    recommendation,
    satisfaction,
    share,
)
from views.lists import Link
from views.text import escape, fallback, label

AGES = ("up to a day", "up to 3 days", "up to a week", "older")
NO_QUEUES = "There is no queue yet, so there is nothing to count. `/desk help` shows how to begin."
FOOT = (
    "All durations are calendar time: nights and weekends count. Mail from machines is left out. "
    "An arrow stands only where chance does not explain the change from the time before."
)


def digest_post(digest: Digest, *, by: str, link: Link) -> list[Block]:
    """`by` is the name of who posted it, empty for the clock."""
    remarks = [f"Posted by {escape(by)}."] if by else []
    if digest.is_late and digest.due:
        due = date_token(digest.due)
        remarks.append(f"⏰ *Late:* this digest was due {due}, but Deskbell was not running then.")
    return digest_blocks(digest.report, link=link, remarks=remarks)


def digest_text(report: Report) -> str:
    """What a notification says: one sentence of our own."""
    return fallback(f"{_title(report)}: {sentence(report)}")


def digest_blocks(report: Report, *, link: Link, remarks: Sequence[str] = ()) -> list[Block]:
    if not report.functions:
        return [header(_title(report)), section(NO_QUEUES)]
    blocks = [
        header(_title(report)),
        context(f"{_extent(report.period)}  ·  {escape(report.period.zone)}", *remarks),
        section(f"*{escape(sentence(report))}*"),
    ]
    for figures in report.functions:
        blocks += [{"type": "divider"}, *_function(figures, report.period)]
    loops = [line for f in report.functions for line in _loops(f, report.period, link=link)]
    if loops:
        blocks += [{"type": "divider"}, section("\n".join(["*Open loops*", *loops]))]
    return [*blocks, context(FOOT)]


def sentence(report: Report) -> str:
    """What one has to know who reads nothing else."""
    parts = [_summary(figures) for figures in report.functions]
    return f"{'; '.join(parts) or 'Nothing to count'}."


def _summary(figures: FunctionFigures) -> str:
    what = "new case" if figures.function is Function.SUPPORT else "incoming question"
    waiting = counted(figures.waiting.n, "customer still waits", "customers still wait")
    wait = f"{waiting} for a first answer" if figures.waiting.n else "nobody waits for an answer"
    new = counted(figures.volume.new, what) if figures.volume.new else f"no {what}s"
    return f"{figures.function.capitalize()}: {new}, {figures.volume.resolved:,} resolved, {wait}"


def _function(figures: FunctionFigures, period: Period) -> list[Block]:
    title = f"*{FUNCTION[figures.function]}*  ·  {escape(', '.join(figures.queues))}"
    csat = _line("CSAT", satisfaction(figures.satisfaction))
    incoming = _incoming(figures, period)
    if figures.function is Function.SUPPORT:
        return [section("\n".join([title, *incoming, csat]))]
    nps = _line("NPS", recommendation(figures.recommendation))
    own = "*🌱 Service: incoming questions*"
    return [section(f"{title}\n{nps}\n{csat}"), section("\n".join([own, *incoming]))]


def _incoming(figures: FunctionFigures, period: Period) -> list[str]:
    volume, resolution = figures.volume, figures.resolution
    response = figures.first_response
    one_touch = share(figures.one_touch, none="no data: nothing was answered and resolved")
    soon = share(figures.soon, none="no data: nothing began then")
    return [
        _line("New", [f"{counted(volume.new, 'case')}{_usual(volume)}"]),
        _line(
            "First response",
            [
                durations(response.now, "answered")
                + arrow(response.change, up="slower", down="faster"),
                *_ninety(response.rolling, "answered"),
                _waiting(figures.waiting, period),
            ],
        ),
        _line(
            "Resolution time",
            [
                durations(resolution.now, "resolved")
                + arrow(resolution.change, up="slower", down="faster"),
                *_ninety(resolution.rolling, "resolved"),
            ],
        ),
        _line("Resolved", [_resolved(volume)]),
        _line("Done within a week", [f"{soon}, of cases that began a week before"]),
        _line("One answer was enough", [one_touch]),
        _line("Backlog", [_backlog(volume), *_ages(volume)]),
    ]


def _line(name: str, parts: Sequence[str]) -> str:
    return f"• *{name}:* {'  ·  '.join(filter(None, parts))}"


def _usual(volume: Volume) -> str:
    if volume.usual is None:
        return ""
    return f", usually {volume.usual:,.0f}{arrow(volume.change)}"


def _ninety(rolling: Durations | None, what: str) -> list[str]:
    return [f"last 90 days: {durations(rolling, what)}"] if rolling else []


def _resolved(volume: Volume) -> str:
    against = f"{volume.resolved:,} against {volume.new or 'no'} new"
    if volume.new >= FEW:
        against += f" ({_rate(volume)})"
    if volume.unanswered:
        against += f", {volume.unanswered:,} of them without any answer"
    return against


def _rate(volume: Volume) -> str:
    """It may be more than all: old cases are resolved too."""
    if volume.resolved > volume.new:
        return f"{round(100 * volume.resolved / volume.new)} %"
    return percent(Share(count=volume.resolved, n=volume.new))


def _backlog(volume: Volume) -> str:
    return (
        f"{volume.backlog_after:,} = {volume.backlog_before:,} before + {volume.new:,} new "
        f"+ {volume.reopenings:,} reopened − {volume.resolvings:,} resolved"  # noqa: RUF001
    )


def _ages(volume: Volume) -> list[str]:
    named = [f"{n:,} {age}" for n, age in zip(volume.ages, AGES, strict=False) if n]
    return [f"by age: {', '.join(named)}"] if named else []


def _waiting(loops: Loops, period: Period) -> str:
    if not loops.oldest:
        return "nobody still waits"
    oldest = loops.oldest[0]
    age = duration((period.until - oldest.since).total_seconds())
    return f"still waiting: {loops.n:,}, the oldest for {age}"


def _loops(figures: FunctionFigures, period: Period, *, link: Link) -> list[str]:
    name = figures.function.capitalize()
    lines = (
        (f"{name}, waiting for a first answer", figures.waiting),
        (f"{name}, escalated and nobody is on it", figures.escalated),
    )
    return [
        _line(what, [_cases(loops, until=period.until, link=link)])
        for what, loops in lines
        if loops.n
    ]


def _cases(loops: Loops, *, until: datetime, link: Link) -> str:
    named = []
    for loop in loops.oldest:
        number = f"#{loop.ref.number}"
        if loop.ref.card_ts:
            number = f"<{link(loop.ref.channel, loop.ref.card_ts)}|{number}>"
        named.append(f"{number} for {duration((until - loop.since).total_seconds())}")
    rest = loops.n - len(named)
    return ", ".join(named) + (f" and {rest:,} more" if rest else "")


def _title(report: Report) -> str:
    what = "Weekly digest" if report.period.is_week else "Digest"
    queue = f" · {label(report.queue, 60)}" if report.queue else ""
    return f"{what} · {days(report.period.first, report.period.last)}{queue}"


def days(first: date, last: date) -> str:
    """From the first to the last day: `1 Jun 2026`, `1–7 Jun 2026`, `29 Jun – 5 Jul 2026`."""  # noqa: RUF002
    end = f"{last.day} {last:%b %Y}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"  # noqa: RUF001
    year = f" {first.year}" if first.year != last.year else ""
    return f"{first.day} {first:%b}{year} – {end}"  # noqa: RUF001


def _extent(period: Period) -> str:
    return f"So far, until {date_token(period.until)}" if period.is_running else "Whole days"
