"""Time zones as people name them: by IANA name, by city, by abbreviation, by offset."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from desk.errors import BadInput

#: What people write and no place is called; several places keep each of them.
ABBREVIATIONS = {
    "gmt": ("Europe/London", "Africa/Abidjan"),
    "wet": ("Europe/Lisbon",),
    "west": ("Europe/Lisbon",),
    "bst": ("Europe/London",),
    "cet": ("Europe/Berlin", "Europe/Paris", "Europe/Madrid"),
    "cest": ("Europe/Berlin", "Europe/Paris", "Europe/Madrid"),
    "mez": ("Europe/Berlin", "Europe/Vienna", "Europe/Zurich"),
    "mesz": ("Europe/Berlin", "Europe/Vienna", "Europe/Zurich"),
    "eet": ("Europe/Helsinki", "Europe/Athens", "Europe/Kyiv"),
    "eest": ("Europe/Helsinki", "Europe/Athens", "Europe/Kyiv"),
    "msk": ("Europe/Moscow",),
    "et": ("America/New_York", "America/Toronto"),
    "est": ("America/New_York", "America/Toronto", "America/Panama"),
    "edt": ("America/New_York", "America/Toronto"),
    "ct": ("America/Chicago", "America/Winnipeg"),
    "cst": ("America/Chicago", "America/Mexico_City", "Asia/Shanghai"),
    "cdt": ("America/Chicago", "America/Winnipeg"),
    "mt": ("America/Denver", "America/Edmonton"),
    "mst": ("America/Denver", "America/Phoenix"),
    "mdt": ("America/Denver", "America/Edmonton"),
    "pt": ("America/Los_Angeles", "America/Vancouver"),
    "pst": ("America/Los_Angeles", "America/Vancouver", "Asia/Manila"),
    "pdt": ("America/Los_Angeles", "America/Vancouver"),
    "brt": ("America/Sao_Paulo",),
    "ist": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "sgt": ("Asia/Singapore",),
    "hkt": ("Asia/Hong_Kong",),
    "jst": ("Asia/Tokyo",),
    "kst": ("Asia/Seoul",),
    "aest": ("Australia/Sydney", "Australia/Brisbane"),
    "aedt": ("Australia/Sydney", "Australia/Melbourne"),
    "awst": ("Australia/Perth",),
    "nzst": ("Pacific/Auckland",),
    "nzdt": ("Pacific/Auckland",),
}
#: Of the many places with one offset, these are named: teams are more often here.
WELL_KNOWN = (
    *("Europe/London", "Europe/Lisbon", "Europe/Berlin", "Europe/Paris", "Europe/Madrid"),
    *("Europe/Athens", "Europe/Helsinki", "Europe/Kyiv", "Europe/Istanbul", "Europe/Moscow"),
    *("Africa/Lagos", "Africa/Cairo", "Africa/Johannesburg", "Africa/Nairobi"),
    *("Asia/Dubai", "Asia/Karachi", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Dhaka"),
    *("Asia/Bangkok", "Asia/Jakarta", "Asia/Singapore", "Asia/Shanghai", "Asia/Manila"),
    *("Asia/Tokyo", "Asia/Seoul", "Australia/Perth", "Australia/Adelaide", "Australia/Brisbane"),
    *("Australia/Sydney", "Pacific/Auckland", "Pacific/Honolulu", "America/Anchorage"),
    *("America/Los_Angeles", "America/Denver", "America/Phoenix", "America/Chicago"),
    *("America/Mexico_City", "America/New_York", "America/Toronto", "America/Bogota"),
    *("America/Halifax", "America/St_Johns", "America/Sao_Paulo", "America/Argentina/Buenos_Aires"),
)
OFFSET = re.compile(r"(?:utc|gmt|z)?\s*([+-\N{MINUS SIGN}])\s*(\d{1,2})(?::?([0-5]\d))?")
UTC_NAMES = frozenset({"utc", "z", "zulu", "etc/utc", "universal"})
#: How many are offered.
OFFERED = 5
#: Below this two words are not alike (`difflib`).
ALIKE = 0.7
FURTHEST = timedelta(hours=14)


def zone_name(text: str, *, now: datetime) -> str:
    """The IANA name that is meant; refuses with the nearest ones where that is not sure."""
    typed = _folded(text)
    if typed in UTC_NAMES:
        return "UTC"
    if typed in _by_name():
        return _by_name()[typed]
    cities = _by_city().get(typed, ())
    if len(cities) == 1:
        return cities[0]
    if typed in ABBREVIATIONS:
        raise _several(f"`{text}` is said in several places. Name yours:", ABBREVIATIONS[typed])
    if offset := OFFSET.fullmatch(typed.replace("_", " ")):
        raise _of_offset(text, _span(offset), now=now)
    near = cities or _nearest(typed)
    if near:
        raise _several(f"I know no time zone `{text}`. The nearest:", near)
    raise BadInput(f"I know no time zone `{text}`. Name the nearest large city: {example()}.")


def example(zone: str = "Europe/Berlin") -> str:
    return f"`/desk zone {zone}`"


def _folded(text: str) -> str:
    return "_".join(text.strip().strip("`").lower().replace("\\", "/").split())


@cache
def _by_name() -> dict[str, str]:
    """All that name a place: `Etc/GMT-2` is two hours east, which nobody means who writes it."""
    names = (name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))
    return {name.lower(): name for name in names}


@cache
def _by_city() -> dict[str, tuple[str, ...]]:
    """By the last part of the name, which is a city: `new_york`."""
    cities: dict[str, list[str]] = {}
    for name in sorted(_by_name().values()):
        cities.setdefault(name.rpartition("/")[2].lower(), []).append(name)
    return {city: tuple(names) for city, names in cities.items()}


def _nearest(typed: str) -> list[str]:
    city = typed.rpartition("/")[2]
    near_names = difflib.get_close_matches(typed, _by_name(), n=OFFERED, cutoff=ALIKE)
    near_cities = difflib.get_close_matches(city, _by_city(), n=OFFERED, cutoff=ALIKE)
    of_cities = [name for near in near_cities for name in _by_city()[near]]
    begun = [n for key, n in sorted(_by_name().items()) if len(city) > 2 and f"/{city}" in key]  # noqa: PLR2004
    return list(dict.fromkeys((*(_by_name()[name] for name in near_names), *of_cities, *begun)))


def _span(offset: re.Match[str]) -> timedelta:
    span = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
    return span if offset[1] == "+" else -span


def _of_offset(text: str, span: timedelta, *, now: datetime) -> BadInput:
    if abs(span) > FURTHEST:
        return BadInput(f"No place is `{text}` from UTC. Name the nearest city: {example()}.")
    there = [zone for zone in WELL_KNOWN if now.astimezone(ZoneInfo(zone)).utcoffset() == span]
    there = there or [
        zone
        for zone in sorted(_by_name().values())
        if now.astimezone(ZoneInfo(zone)).utcoffset() == span
    ]
    if not there:
        return BadInput(f"No place is `{text}` from UTC now. Name the nearest city: {example()}.")
    return _several(f"`{text}` knows no summer time. Name a place that is there now:", there)


def _several(why: str, zones: Iterable[str]) -> BadInput:
    offered = ", ".join(example(zone) for zone in list(zones)[:OFFERED])
    return BadInput(f"{why} {offered}.")
