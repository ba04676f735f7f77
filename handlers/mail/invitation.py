"""An invitation in one line: what, when, who (RFC 5545, RFC 5546)."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event, vCalAddress
from icalendar.timezone import tzp

from handlers.mail import body
from handlers.mail.parts import Part

TYPES = frozenset({"text/calendar", "application/ics"})
#: Bytes of a calendar that are read; an invitation is one event.
LARGEST = 100_000
#: The same invitation often comes twice, as a part and as a file.
MOST = 3
#: What the sender wants with it (RFC 5546 1.4).
METHODS = {
    "REQUEST": "Invitation",
    "CANCEL": "Cancelled",
    "REPLY": "Answer to an invitation",
    "COUNTER": "Another time proposed",
    "DECLINECOUNTER": "Another time declined",
    "PUBLISH": "Event",
}
ANSWERS = {"ACCEPTED": "accepted", "DECLINED": "declined", "TENTATIVE": "maybe"}
LONGEST = 300
LONGEST_ZONE = 40


def line(root: Part) -> str:
    """One line about the first event in a mail's calendars, or "" where none can be read."""
    calendars = [part for part in root.walk() if part.type in TYPES][:MOST]
    return next(filter(None, map(_told, calendars)), "")


def _told(part: Part) -> str:
    text, _ = body.text_of(part)
    if len(text) > LARGEST:
        return ""
    # The library keeps the zones that calendars bring along; the next sender's may have one by
    # the same name with other hours.
    tzp.use_default()
    try:
        with warnings.catch_warnings():
            # It would tell the log how a stranger calls their zone.
            warnings.simplefilter("ignore")
            calendar = Calendar.from_ical(text)
        event = next((e for e in calendar.walk("VEVENT") if isinstance(e, Event)), None)
        return _line(str(calendar.get("METHOD", "")).upper(), event) if event else ""
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError):
        # Calendars are written by hand as often as mails are; the file goes along in any case.
        return ""


def _line(method: str, event: Event) -> str:
    what = f"{METHODS.get(method, 'Event')}: {_text(event, 'SUMMARY') or 'without a title'}"
    facts = [what, _when(event), _text(event, "LOCATION"), *_who(method, event)]
    return " · ".join(fact for fact in facts if fact)


def _text(event: Event, name: str) -> str:
    return " ".join(str(event.get(name, "")).split())[:LONGEST]


def _when(event: Event) -> str:
    start = event.decoded("DTSTART", None)
    if start is None:
        return ""
    end = event.decoded("DTEND", None)
    length = event.decoded("DURATION", None)
    if end is None and isinstance(length, timedelta):
        end = start + length
    if type(end) is not type(start):
        end = None
    repeats = " (repeats)" if event.get("RRULE") else ""
    return _span(start, end) + repeats


def _span(start: date, end: date | None) -> str:
    if not isinstance(start, datetime):
        last = end - timedelta(days=1) if end else start
        return _day(start) if last <= start else f"{_day(start)} to {_day(last)}"
    begin = f"{_day(start)}, {start:%H:%M}"
    if not isinstance(end, datetime) or end == start:
        return begin + _zone(start)
    stop = f"{end:%H:%M}" if end.date() == start.date() else f"{_day(end)}, {end:%H:%M}"
    return f"{begin} to {stop}{_zone(start)}"


def _zone(at: datetime) -> str:
    """Its name, or its distance from UTC: the zones that Outlook describes have none."""
    name = " ".join((at.tzname() or "").split())[:LONGEST_ZONE]
    if name and name[0] not in "+-":
        return f" {name}"
    hours, minutes = f"{at:%z}"[:3], f"{at:%z}"[3:5]
    return f" UTC{hours}:{minutes}" if hours else ""


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}"


def _who(method: str, event: Event) -> Iterator[str]:
    if method == "REPLY":
        for person in _people(event, "ATTENDEE"):
            answer = ANSWERS.get(str(person.params.get("PARTSTAT", "")).upper())
            if answer:
                yield f"{_person(person)}: {answer}"
        return
    # Another time is proposed by who was invited, and often that is to us.
    for person in _people(event, "ATTENDEE" if method == "COUNTER" else "ORGANIZER"):
        yield f"from {_person(person)}"


def _people(event: Event, name: str) -> list[vCalAddress]:
    people = event.get(name)
    listed = people if isinstance(people, list) else [people]
    return [person for person in listed if isinstance(person, vCalAddress)]


def _person(person: vCalAddress) -> str:
    named = str(person.params.get("CN", "")).strip('"')
    return named or re.sub(r"^mailto:", "", str(person), flags=re.IGNORECASE)
