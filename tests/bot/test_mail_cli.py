"""`deskbell mail`, as an operator types it."""

from __future__ import annotations

import asyncio
import io
import json
import os
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest

from bot.app import built
from bot.cli import main
from bot.settings import Settings
from desk.inbound import keep
from desk.ledger import quarantine
from desk.raw import Way
from handlers.mail.imap.account import ImapAccount
from tests.bot.environment import environment
from tests.dovecot import PASSWORD, Box, Dovecot
from tests.handlers.mail.imap.watched import watching
from tests.handlers.mail.raw import raw_mail

MAIL = raw_mail("Subject: One")

Run = Callable[..., Awaitable[int]]


@pytest.fixture
def box(dovecot: Dovecot) -> Box:
    return dovecot.box()


@pytest.fixture
def with_mailbox(settings: Settings, box: Box) -> Settings:
    user, password = quote(box.user), quote(PASSWORD, safe="")
    url = f"imap://{user}:{password}@127.0.0.1:{box.server.port}/INBOX?queue=support"
    return replace(settings, imap_url=url)


@pytest.fixture
def run(monkeypatch, tmp_path) -> Run:
    """The program, with these settings for its environment; its exit code."""

    async def run(settings: Settings, *words: str) -> int:
        monkeypatch.chdir(tmp_path)
        for variable, text in environment(settings).items():
            monkeypatch.setenv(variable, text)
        return await asyncio.to_thread(main, ["mail", *words])

    return run


async def quarantined(settings: Settings) -> str:
    """The id of a mail that could not be read."""
    async with built(settings) as bot:
        await keep(bot.desk, Way.SMTP, key="one", raw=MAIL)
        async with bot.desk.begin() as work:
            kept = await work.inbound.by_key(Way.SMTP, "one")
            assert kept
            await quarantine(work, kept.id, problem="MemoryError", now=bot.desk.now())
    return kept.id


async def test_the_ledger_counts_and_names_what_is_in_quarantine(run, settings, capsys):
    lost = await quarantined(settings)

    assert await run(settings, "ledger") == 0
    said = capsys.readouterr().out
    assert "     1  could not be read, kept\n     1  in all" in said
    assert f"{lost}  " in said
    assert said.endswith("smtp  MemoryError\n")


async def test_the_ledger_can_begin_on_another_day(run, settings, capsys):
    await run(settings, "ledger", "--since", "2026-10-31")

    assert capsys.readouterr().out.startswith("Mail since 2026-10-31 00:00 UTC\n")


def test_a_day_that_is_none_is_a_sentence(capsys):
    with pytest.raises(SystemExit):
        main(["mail", "ledger", "--since", "yesterday"])

    assert "yesterday is no day; write 2026-10-31" in capsys.readouterr().err


async def test_the_ledger_compares_the_mailboxes(run, with_mailbox, box, capsys):
    account = ImapAccount.parse(with_mailbox.imap_url)
    async with built(with_mailbox) as bot, watching(bot.desk, account):
        pass
    box.deliver(MAIL)
    async with built(with_mailbox) as bot, bot.desk.begin() as work:
        text = await work.cursors.get(account.key)
        await work.cursors.put(account.key, text.replace(" 0 ", " 1 ", 1))

    assert await run(with_mailbox, "ledger") == 0
    said = capsys.readouterr().out
    assert "     1  wait for their turn" in said
    assert "127.0.0.1/INBOX (support)\n     1  on the server since it was connected; looked" in said
    assert "     1  of them kept\n     0  missing\n     1  had been missed once" in said


async def test_a_mailbox_that_cannot_be_read_stands_in_the_ledger(run, with_mailbox, capsys):
    url = with_mailbox.imap_url.replace(quote(PASSWORD, safe=""), "wrong")

    assert await run(replace(with_mailbox, imap_url=url), "ledger") == 0
    assert "refused the user or the password of IMAP_URL" in capsys.readouterr().out


async def test_one_quarantined_mail_is_processed_again(run, settings, capsys):
    lost = await quarantined(settings)

    assert await run(settings, "retry", lost) == 0
    assert capsys.readouterr().out == "The running bot processes 1 again.\n"
    async with built(settings) as bot, bot.desk.look() as work:
        assert await work.inbound.quarantined() == []


async def test_all_quarantined_mails_are_processed_again(run, settings, capsys):
    await quarantined(settings)

    assert await run(settings, "retry", "--all") == 0
    assert capsys.readouterr().out == "The running bot processes 1 again.\n"


async def test_where_nothing_is_quarantined_it_says_so(run, settings, capsys):
    assert await run(settings, "retry", "--all") == 0
    assert capsys.readouterr().out == "Nothing is quarantined.\n"


async def test_a_mail_that_is_not_in_quarantine_is_not_processed_again(run, settings, capsys):
    assert await run(settings, "retry", "nonsense") == 1
    assert "There is no quarantined mail nonsense." in capsys.readouterr().err


@pytest.mark.parametrize("plain", [[], ["--plain"]], ids=["mail", "text"])
def test_every_file_is_a_line_also_where_it_is_none(tmp_path: Path, capsys, plain):
    good, empty = tmp_path / "good.eml", tmp_path / "empty.eml"
    good.write_bytes(MAIL)
    empty.write_bytes(b"")
    files = [str(path) for path in (tmp_path, tmp_path / "gone.eml", empty, good)]

    assert main(["mail", "explain", *plain, *files]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["file"] for one in told] == files
    assert told[0]["problems"] == ["The file cannot be opened: Is a directory."]
    assert told[1]["problems"] == ["The file cannot be opened: No such file or directory."]


def test_a_mail_can_be_piped_in(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(MAIL)))

    assert main(["mail", "explain", "-"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["file"], told["subject"]) == ("-", "One")


def test_no_letter_of_a_mail_breaks_its_line(tmp_path: Path, capsys):
    file = tmp_path / "mail.eml"
    file.write_bytes("From: jane@example.com\n\none\u2028two\x85three".encode())

    main(["mail", "explain", str(file)])

    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["text"] == "one\u2028two\x85three"


def test_it_ends_quietly_when_nobody_reads_any_more(tmp_path: Path, monkeypatch, capfd):
    mail = tmp_path / "one.eml"
    mail.write_bytes(MAIL)
    reads, writes = os.pipe()
    os.close(reads)
    with os.fdopen(writes, "w") as nobody:
        monkeypatch.setattr(sys, "stdout", nobody)

        assert main(["mail", "explain", str(mail), str(mail)]) == 0
    assert capfd.readouterr().err == ""


def test_a_terminal_without_the_letters_gets_them_escaped(tmp_path: Path, monkeypatch):
    mail = tmp_path / "one.eml"
    mail.write_bytes(raw_mail("Subject: =?utf-8?q?=E2=82=AC?="))
    terminal = io.TextIOWrapper(io.BytesIO(), encoding="latin-1")
    monkeypatch.setattr(sys, "stdout", terminal)

    assert main(["mail", "explain", str(mail)]) == 0
    assert json.loads(terminal.buffer.getvalue())["subject"] == "€"
