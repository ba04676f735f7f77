"""How what is kept becomes a mail: who is believed on its sender, and large ones too."""

from __future__ import annotations

import asyncio
import json
import sys

import pytest

from bot import reading
from bot.reading import LARGE, reader
from desk.authentication import Authentication, Verdict
from desk.desk import Desk
from desk.ids import new_id
from desk.raw import Inbound, Way
from storage.database import Database

MX = "mx.example.org"
MAIL = f"Authentication-Results: {MX}; dmarc=pass\r\nFrom: a@example.com\r\n\r\nHello\r\n".encode()


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    return sqlite_database


def kept(desk: Desk, raw: bytes, *, found: Authentication | None = None) -> Inbound:
    now = desk.now()
    return Inbound(
        id=new_id(now), way=Way.IMAP, key="1", raw=raw, authentication=found, received_at=now
    )


@pytest.mark.parametrize("size", [0, LARGE], ids=["small", "in a process of its own"])
async def test_the_word_of_our_own_server_is_read(desk: Desk, size: int):
    mail = await reader(desk, authorities=[MX])(kept(desk, MAIL + b"x" * size))

    assert mail.authentication == Authentication(by=MX, dmarc=Verdict.PASS)


async def test_what_was_found_on_the_way_in_goes_before_what_stands_in_it(desk: Desk):
    found = Authentication(by="A provider", dmarc=Verdict.FAIL)
    mail = await reader(desk, authorities=[MX])(kept(desk, MAIL, found=found))

    assert mail.authentication == found


@pytest.mark.parametrize(
    ("authority", "verdict"),
    [(MX, Verdict.PASS), (f"imap:{MX}", Verdict.PASS), (f"smtp:{MX}", None)],
    ids=["every way", "this way", "another way"],
)
async def test_a_server_can_be_believed_on_one_way_only(desk: Desk, authority: str, verdict):
    mail = await reader(desk, authorities=[authority])(kept(desk, MAIL))

    assert (mail.authentication.dmarc if mail.authentication else None) is verdict


async def test_a_large_mail_that_takes_too_long_is_shown_bare_and_logged(
    desk: Desk, monkeypatch, caplog
):
    monkeypatch.setattr(reading, "PATIENCE", 0)
    large = kept(desk, MAIL + b"x" * LARGE)

    mail = await reader(desk)(large)

    assert mail.subject == "(a mail that could not be processed)"
    (told,) = caplog.records
    assert (told.message, told.inbound) == ("large mail shown bare", large.id)


@pytest.mark.parametrize("name", ["INT", "TERM"])
async def test_a_large_mail_is_not_shown_bare_because_we_are_stopped(
    desk: Desk, monkeypatch, tmp_path, name
):
    (stopped := tmp_path / "python").write_text(f"#!/bin/sh\ntrap - {name}\nkill -{name} $$\n")
    stopped.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(stopped))

    with pytest.raises(InterruptedError):
        await reader(desk)(kept(desk, MAIL + b"x" * LARGE))


async def test_what_fails_in_the_process_of_its_own_is_logged_like_all_else():
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.reader_process"),
        stdin=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    _, said = await process.communicate(b"hush")

    assert process.returncode == 1
    (line,) = said.decode().splitlines()
    assert json.loads(line)["event"] == "large mail not read"
    assert "hush" not in line
