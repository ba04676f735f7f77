"""A digest as it is posted and previewed: support, then service, then what is still open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from desk.digest import Digest
from desk.figures import FEW, Share
from desk.period import Period
from desk.queue import Function
from desk.report import FunctionFigures, Loops, OpenLoop, Report, Times, Volume
from views.card import FUNCTION
from views.elements import Block, context, date_token, header, section
from views.figures import (
    NINETY,
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
from views.text import LONGEST_TEXT, escape, fallback, label

AGES = ("up to a day", "up to 3 days", "up to a week", "older")
NO_QUEUES = "There is no queue yet, so there is nothing to count. `/desk help` shows how to begin."
REMOVED = "*{name}* was removed before that time, so there is nothing to count."
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
        nothing = NO_QUEUES if report.queue is None else REMOVED.format(name=escape(report.queue))
        return [header(_title(report)), section(nothing)]
    blocks = [
        header(_title(report)),
        context(_extent(report.period), *remarks),
        section(f"*{escape(sentence(report))}*"),
    ]
    for figures in report.functions:
        blocks += [{"type": "divider"}, *_function(figures, report.period, link=link)]
    loops = [line for f in report.functions for line in _loops(f, report.period, link=link)]
    if loops:
        blocks += [{"type": "divider"}, *_sections(["*Open loops*", *loops])]
    return [*blocks, context(FOOT)]


def sentence(report: Report) -> str:
    """What one has to know who reads nothing else."""
    parts = "; ".join(_summary(figures) for figures in report.functions) or "nothing to count"
    return f"{parts[:1].upper()}{parts[1:]}."


def _summary(figures: FunctionFigures) -> str:
    what = "new case" if figures.function is Function.SUPPORT else "incoming question"
    waiting = counted(figures.waiting.n, "customer still waits", "customers still wait")
    wait = f"{waiting} for a first answer" if figures.waiting.n else "nobody waits for an answer"
    new = counted(figures.volume.new, what) if figures.volume.new else f"no {what}s"
    unhappy = counted(figures.unhappy.n, "unhappy customer")
    wait += f", {unhappy} nobody got back to" if figures.unhappy.n else ""
    return f"{figures.function}: {new}, {figures.volume.resolved:,} resolved, {wait}"


def _function(figures: FunctionFigures, period: Period, *, link: Link) -> list[Block]:
    title = f"*{FUNCTION[figures.function]}*  ·  {escape(', '.join(figures.queues))}"
    csat = _line("CSAT", *satisfaction(figures.satisfaction))
    incoming = _incoming(figures, period, link=link)
    if figures.function is Function.SUPPORT:
        return _sections([title, *incoming, csat])
    nps = _line("NPS", *recommendation(figures.recommendation))
    own = "*🌱 Service: incoming questions*"
    return [*_sections([title, nps, csat]), *_sections([own, *incoming])]


def _sections(lines: Sequence[str]) -> list[Block]:
    """As few as hold all lines: Slack's limit would cut the last ones off."""
    texts = [""]
    for line in lines:
        if len(texts[-1]) + len(line) >= LONGEST_TEXT:
            texts.append("")
        texts[-1] += f"{line}\n"
    return [section(text.rstrip("\n")) for text in texts if text]


def _incoming(figures: FunctionFigures, period: Period, *, link: Link) -> list[str]:
    volume = figures.volume
    one_touch = share(figures.one_touch, none="no data: nothing was answered and resolved")
    soon = share(figures.soon, none="no data: nothing began a week before")
    of = ", of cases that began a week before" if figures.soon.n else ""
    lines = [
        _line("New", f"{counted(volume.new, 'case')}{_usual(volume)}"),
        _times("First response", figures.first_response, "answered")
        + _waiting(figures.waiting, period),
        _times("Resolution time", figures.resolution, "resolved"),
        _line("Resolved", _resolved(volume, link=link)),
        _line("Done within a week", f"{soon}{of}"),
        _line("One answer was enough", one_touch),
        _line("Backlog", _backlog(volume), _ages(volume)),
    ]
    if volume.reopened.n:
        lines.append(_line("Reopened", _cases(volume.reopened, link=link)))
    return lines


def _line(name: str, first: str, *further: str) -> str:
    return "\n".join([f"• *{name}*  {first}", *[f"      ↳ {line}" for line in further if line]])


def _times(name: str, times: Times, what: str) -> str:
    now = durations(times.now, what) + arrow(times.change, up="slower", down="faster")
    rolling = f"{NINETY}{durations(times.rolling, what)}" if times.rolling else ""
    return _line(name, now, rolling)


def _waiting(loops: Loops, period: Period) -> str:
    if not loops.oldest:
        return ""
    age = duration((period.until - loops.oldest[0].since).total_seconds())
    return f"\n      ↳ still waiting: {loops.n:,}, the oldest for {age}"


def _usual(volume: Volume) -> str:
    if volume.usual is None:
        return ""
    return f", usually {volume.usual:,.0f}{arrow(volume.change)}"


def _resolved(volume: Volume, *, link: Link) -> str:
    against = f"{volume.resolved:,} against {volume.new or 'no'} new"
    if volume.new >= FEW:
        # It may be more than all: old cases are resolved too.
        against += f" ({percent(Share(count=volume.resolved, n=volume.new))})"
    if volume.unanswered.n:
        cases = _cases(volume.unanswered, link=link)
        against += f", {volume.unanswered.n:,} without any answer: {cases}"
    return against


def _backlog(volume: Volume) -> str:
    return (
        f"{volume.backlog_after:,} = {volume.backlog_before:,} before + {volume.new:,} new "
        f"+ {volume.reopenings:,} reopened − {volume.resolvings:,} resolved"  # noqa: RUF001
    )


def _ages(volume: Volume) -> str:
    named = [f"{n:,} {age}" for n, age in zip(volume.ages, AGES, strict=False) if n]
    return f"by age: {', '.join(named)}" if named else ""


def _loops(figures: FunctionFigures, period: Period, *, link: Link) -> list[str]:
    name = figures.function.capitalize()
    lines = (
        (f"{name}, waiting for a first answer", figures.waiting),
        (f"{name}, escalated and nobody is on it", figures.escalated),
        (f"{name}, unhappy and nobody got back to them", figures.unhappy),
    )
    return [
        _line(what, _cases(loops, link=link, until=period.until))
        for what, loops in lines
        if loops.n
    ]


def _cases(loops: Loops, *, link: Link, until: datetime | None = None) -> str:
    """Their numbers, leading to them; with `until`, how long each has lasted by then."""
    named = [f"{_number(loop, link=link)}{_lasting(loop, until)}" for loop in loops.oldest]
    rest = loops.n - len(named)
    return ", ".join(named) + (f" and {rest:,} more" if rest else "")


def _number(loop: OpenLoop, *, link: Link) -> str:
    number = f"#{loop.ref.number}"
    if loop.ref.card_ts is None:
        return number
    return f"<{link(loop.ref.channel, loop.ref.card_ts)}|{number}>"


def _lasting(loop: OpenLoop, until: datetime | None) -> str:
    return f" for {duration((until - loop.since).total_seconds())}" if until else ""


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
    zone = escape(period.zone)
    if period.is_running:
        return f"So far, until {date_token(period.until)}. Days begin at midnight in {zone}."
    return f"Whole days, from midnight to midnight in {zone}."
