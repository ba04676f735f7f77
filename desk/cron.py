"""Rules in cron's five fields, for what is hard to say in words."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from croniter import CroniterBadDateError, croniter
from croniter.croniter import CroniterError

from desk.errors import BadInput
from desk.when import moment_of

FIELDS = 5
NOT_CRON = re.compile(r"[^0-9a-z*/,\-#? ]")
WORDS = {
    *("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
    *("sun", "mon", "tue", "wed", "thu", "fri", "sat", "l"),
}
#: No zone puts its clocks back by as much.
LONGEST_OVERLAP = timedelta(days=1)
EXAMPLE = "`30 8 * * 1-5`"


@dataclass(frozen=True, kw_only=True)
class Fields:
    """A rule's numbers; `*` where anything will do, `l` for a month's last day."""

    minutes: Sequence[Any]
    hours: Sequence[Any]
    days: Sequence[Any]
    months: Sequence[Any]
    weekdays: Sequence[Any]
    #: By weekday, which of a month's they are, where not all.
    nth: Mapping[Any, set[Any]]


@dataclass(frozen=True, kw_only=True)
class Cron:
    """
    Minute, hour, day of the month, month, day of the week; Sunday is 0 or 7.

    Where both days are given, either will do (crontab(5)).
    """

    #: In lower case, with single spaces.
    expression: str

    @classmethod
    def parse(cls, text: str) -> Cron:
        """Only what every cron understands, and `L` and `1#1`: croniter takes random fields too."""
        expression = " ".join(text.lower().split())
        words = set(re.findall("[a-z]+", expression))
        if len(expression.split()) != FIELDS or NOT_CRON.search(expression) or words - WORDS:
            raise _unreadable(text)
        try:
            croniter.expand(expression)
        except CroniterError as wrong:
            raise _unreadable(text) from wrong
        return cls(expression=expression)

    @property
    def fields(self) -> Fields:
        (minutes, hours, days, months, weekdays), nth = croniter.expand(self.expression)
        return Fields(
            minutes=minutes, hours=hours, days=days, months=months, weekdays=weekdays, nth=nth
        )

    @property
    def is_every_hour(self) -> bool:
        return self.expression.split()[1].startswith("*")

    def moments(self, *, zone: ZoneInfo, after: datetime) -> Iterator[datetime]:
        """
        Aware UTC moments in order; some of the first may not be later than `after`.

        An hour that is named comes once a day, whatever the clocks do. One that is a wildcard
        counts the hours that pass: both of autumn's, none that spring skips (cron(8), Debian).
        """
        walls = self._walls(after.astimezone(zone).replace(tzinfo=None) - LONGEST_OVERLAP)
        if self.is_every_hour:
            return _as_they_pass(walls, zone)
        return (moment_of(wall.date(), wall.time(), zone) for wall in walls)

    def _walls(self, after: datetime) -> Iterator[datetime]:
        """Naive local times: croniter knows nothing of zones here."""
        walk = croniter(self.expression, after, ret_type=datetime)
        while True:
            try:
                yield walk.get_next(datetime)
            except CroniterBadDateError:
                return


def _as_they_pass(walls: Iterator[datetime], zone: ZoneInfo) -> Iterator[datetime]:
    """Every moment at which clocks show one of the times; those shown twice come twice."""
    waiting: list[datetime] = []
    for wall in walls:
        # What clocks show later is not shown before this moment for the first time.
        first = moment_of(wall.date(), wall.time(), zone)
        while waiting and waiting[0] < first:
            yield heapq.heappop(waiting)
        for moment in _shown_at(wall, zone):
            heapq.heappush(waiting, moment)
    yield from sorted(waiting)


def _shown_at(wall: datetime, zone: ZoneInfo) -> set[datetime]:
    """None where a clock change skips it, two where it comes twice."""
    read = {wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return {at for at in read if at.astimezone(zone).replace(tzinfo=None, fold=0) == wall}


def _unreadable(text: str) -> BadInput:
    return BadInput(f"`{text}` is not a cron rule I can read. Five fields, such as {EXAMPLE}.")
