"""Office hours: whether somebody is there now, and when somebody will be again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

#: Monday to Friday, as `date.weekday` counts.
WORKDAYS = frozenset(range(5))


@dataclass(frozen=True, kw_only=True)
class OfficeHours:
    #: IANA name.
    zone: str
    days: frozenset[int] = WORKDAYS
    opens: time = time(9)
    closes: time = time(17)

    def are_at(self, moment: datetime) -> bool:
        local = moment.astimezone(ZoneInfo(self.zone))
        return local.weekday() in self.days and self.opens <= local.time() < self.closes

    def next_after(self, moment: datetime) -> datetime:
        """When they begin again, in their own zone."""
        local = moment.astimezone(ZoneInfo(self.zone))
        today = datetime.combine(local.date(), self.opens, tzinfo=local.tzinfo)
        days = (today + timedelta(days=ahead) for ahead in range(8))
        return next(day for day in days if day.weekday() in self.days and day > local)
