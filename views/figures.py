"""Figures in words: with their counts, and no surer than they are."""

from __future__ import annotations

from desk.figures import FEW, PLAIN, Change, Durations, Interval, Nps, Share
from desk.report import Recommendation, Satisfaction

MINUTE, HOUR, DAY = 60, 3_600, 86_400
NINETY = "last 90 days: "
ARROWS = {Change.UP: " ▲ {up}", Change.DOWN: " ▼ {down}", Change.NONE: ""}


def duration(seconds: float) -> str:
    """The two biggest parts: `12 m`, `1 h 05 m`, `3 d 4 h`."""
    if seconds < MINUTE:
        return "less than a minute"
    if seconds < HOUR:
        return f"{int(seconds // MINUTE)} m"
    if seconds < DAY:
        return f"{int(seconds // HOUR)} h {int(seconds % HOUR // MINUTE):02} m"
    return f"{int(seconds // DAY)} d {int(seconds % DAY // HOUR)} h"


def arrow(change: Change, *, up: str = "up", down: str = "down") -> str:
    """With the word for it: arrows alone tell nothing to who cannot see them."""
    return ARROWS[change].format(up=up, down=down)


def counted(n: int, one: str, many: str = "") -> str:
    return f"{n:,} {one if n == 1 else many or f'{one}s'}"


def durations(times: Durations, what: str) -> str:
    """`what` happened so often, and how long it took."""
    if times.median is None or times.fastest is None or times.slowest is None or times.p90 is None:
        return f"no data: nothing was {what}"
    if times.n == 1:
        return f"{duration(times.median)} (1 {what})"
    if times.n < FEW:
        spread = f"{duration(times.fastest)} to {duration(times.slowest)}"
        return f"{spread} ({times.n} {what}, too few for a median)"
    median = f"median {duration(times.median)}"
    return f"{median}, nine in ten within {duration(times.p90)} ({times.n:,} {what})"


def share(part: Share, *, none: str) -> str:
    """`none` where there was nothing; the percentage where there is enough for one."""
    if part.interval is None:
        return none
    if part.n < FEW:
        return f"{part.count} of {part.n}, too few for a percentage"
    likely = "likely " if part.n < PLAIN else ""
    return f"{percent(part)} ({part.count:,} of {part.n:,}; {likely}{_percents(part.interval)})"


def percent(part: Share) -> str:
    """Rounded, but all only where it is all, and nothing only where it is nothing."""
    rounded = round(100 * (part.value or 0))
    if 0 < part.count < part.n:
        rounded = min(max(rounded, 1), 99)
    return f"{rounded} %"


def csat(part: Share, *, asked: int) -> str:
    if part.interval is None:
        return _silence("ratings", asked)
    if part.n < FEW:
        were = "customer was" if part.n == 1 else "customers were"
        return f"{part.count} of {part.n} {were} happy — too few for a percentage"
    return f"{share(part, none='')}{_signal(part.n)}"


def satisfaction(figures: Satisfaction) -> list[str]:
    """The period; below it, where that is little, ninety days."""
    now = csat(figures.now, asked=figures.asked)
    lines = [f"{now}{arrow(figures.change)}{_asked(figures.now.n, figures.asked)}"]
    if figures.now.n < PLAIN and figures.rolling.n > figures.now.n:
        rolling = csat(figures.rolling, asked=figures.rolling_asked)
        lines.append(f"{NINETY}{rolling}{_asked(figures.rolling.n, figures.rolling_asked)}")
    return lines


def nps(score: Nps, *, asked: int) -> str:
    if score.value is None or score.interval is None:
        return _silence("answers", asked)
    if score.n < FEW:
        return f"{_answers(score)} — too few for a score"
    low, high = score.interval
    likely = "likely " if score.n < PLAIN else ""
    interval = f"{likely}{_signed(low)} to {_signed(high)}"
    return f"{_signed(score.value)} ({_answers(score)}; {interval}){_signal(score.n)}"


def recommendation(figures: Recommendation) -> list[str]:
    """Ninety days; below them the period's answers, which are too few for a score of their own."""
    rolling = nps(figures.rolling, asked=figures.rolling_asked)
    asked = _asked(figures.rolling.n, figures.rolling_asked)
    lines = [f"{NINETY}{rolling}{arrow(figures.change)}{asked}"]
    if figures.rolling.n:
        now = _answers(figures.now) if figures.now.n else _silence("answers", figures.asked)
        lines.append(f"in these days: {now}")
    return lines


def _silence(what: str, asked: int) -> str:
    return f"no {what} came back ({asked:,} asked)" if asked else "no data: nobody was asked"


def _asked(n: int, asked: int) -> str:
    """Who did not answer is in no interval, so how many were asked is always told."""
    return f"  ·  {asked:,} asked" if n else ""


def _signal(n: int) -> str:
    return " — early signal" if n < PLAIN else ""


def _answers(score: Nps) -> str:
    return ", ".join(
        [
            counted(score.promoters, "promoter"),
            counted(score.passives, "passive"),
            counted(score.detractors, "detractor"),
        ]
    )


def _percents(interval: Interval) -> str:
    low, high = interval
    return f"{round(100 * low)}–{round(100 * high)} %"  # noqa: RUF001  # A range.


def _signed(value: float) -> str:
    return f"{round(value):+}" if round(value) else "0"
