"""Invitations in one line."""

from __future__ import annotations

import pytest

from handlers.mail.read import read_mail
from tests.handlers.mail.raw import multipart

EVENT = """BEGIN:VCALENDAR\r
METHOD:{method}\r
BEGIN:VEVENT\r
SUMMARY:Review\r
{lines}\r
ORGANIZER;CN=Jane Doe:mailto:jane@example.com\r
ATTENDEE;CN=Kim Doe;PARTSTAT=ACCEPTED:mailto:kim@example.com\r
END:VEVENT\r
END:VCALENDAR\r
"""


def line(lines: str, *, method: str = "REQUEST") -> str:
    event = EVENT.format(method=method, lines=lines)
    raw = multipart("\r\nSee you", f"Content-Type: text/calendar; method={method}\r\n\r\n{event}")
    return read_mail(raw).new_text.splitlines()[-1]


@pytest.mark.parametrize(
    ("lines", "when"),
    [
        (
            "DTSTART:20240603T080000Z\r\nDTEND:20240603T090000Z",
            "Mon 3 Jun 2024, 08:00 to 09:00 UTC",
        ),
        (
            "DTSTART:20240603T080000Z\r\nDURATION:PT30M",
            "Mon 3 Jun 2024, 08:00 to 08:30 UTC",
        ),
        (
            "DTSTART:20240603T220000Z\r\nDTEND:20240604T020000Z",
            "Mon 3 Jun 2024, 22:00 to Tue 4 Jun 2024, 02:00 UTC",
        ),
        (
            "DTSTART;TZID=Europe/Berlin:20240603T080000\r\nRRULE:FREQ=DAILY",
            "Mon 3 Jun 2024, 08:00 CEST (repeats)",
        ),
        (
            "DTSTART;TZID=/example.org/20240101_1/Europe/Berlin:20240603T080000",
            "Mon 3 Jun 2024, 08:00 CEST",
        ),
        (
            "DTSTART;TZID=America/Sao_Paulo:20240603T080000",
            "Mon 3 Jun 2024, 08:00 UTC-03:00",
        ),
        ("DTSTART:20240603T080000\r\nDTEND:20240603T080000", "Mon 3 Jun 2024, 08:00"),
        (
            "DTSTART;VALUE=DATE:20240603\r\nDTEND:20240604T080000Z",
            "Mon 3 Jun 2024",
        ),
        ("DTSTART;VALUE=DATE:20240603\r\nDTEND;VALUE=DATE:20240604", "Mon 3 Jun 2024"),
        (
            "DTSTART;VALUE=DATE:20240603\r\nDTEND;VALUE=DATE:20240606",
            "Mon 3 Jun 2024 to Wed 5 Jun 2024",
        ),
    ],
    ids=[
        *(
            "hours",
            "duration",
            "over night",
            "zone",
            "zone of a program",
            "unnamed zone",
            "no zone",
        ),
        *("an end of another kind", "day", "days"),
    ],
)
def test_an_invitation_tells_what_when_and_who(lines: str, when: str):
    assert line(lines) == f"Invitation: Review · {when} · from Jane Doe"


@pytest.mark.parametrize("hours", ["+02:00", "+05:30"])
def test_a_zone_is_the_one_that_the_calendar_itself_describes(hours: str):
    offset = hours.replace(":", "")
    zone = f"""BEGIN:VTIMEZONE\r
TZID:Customized Time Zone\r
BEGIN:STANDARD\r
DTSTART:16010101T000000\r
TZOFFSETFROM:{offset}\r
TZOFFSETTO:{offset}\r
END:STANDARD\r
END:VTIMEZONE\r
BEGIN:VEVENT"""
    event = EVENT.replace("BEGIN:VEVENT", zone).format(
        method="REQUEST", lines="DTSTART;TZID=Customized Time Zone:20240603T080000"
    )
    raw = multipart("\r\nSee you", f"Content-Type: text/calendar\r\n\r\n{event}")

    assert f"08:00 UTC{hours}" in read_mail(raw).new_text


def test_the_place_is_told():
    assert "· Room 4 ·" in line("DTSTART:20240603T080000Z\r\nLOCATION:Room 4")


def test_an_answer_tells_who_comes():
    assert line("DTSTART:20240603T080000Z", method="REPLY").endswith("· Kim Doe: accepted")


def test_another_time_comes_from_who_was_invited():
    said = line("DTSTART:20240603T080000Z", method="COUNTER")

    assert said.startswith("Another time proposed: Review")
    assert said.endswith("· from Kim Doe")


def test_a_calendar_that_cannot_be_read_adds_no_line():
    assert line("DTSTART:soon") == "See you"


def test_the_calendar_goes_along_as_a_file():
    raw = multipart("\r\nSee you", "Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR")

    assert [a.name for a in read_mail(raw).attachments] == ["attachment.ics"]
