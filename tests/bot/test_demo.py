"""The demo: where it is, and in which zone."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import pytest

from bot import demo
from bot.cli import main
from bot.env_file import env_file
from bot.settings import must_be_complete, read_settings


@pytest.mark.parametrize(
    ("rules", "zone"),
    [
        ("usr/share/zoneinfo/Europe/Berlin", "Europe/Berlin"),
        ("var/db/timezone/zoneinfo/America/New_York", "America/New_York"),
        ("usr/share/zoneinfo/Nowhere/Land", "UTC"),
        ("etc/localtime", "UTC"),
    ],
    ids=["linux", "macos", "unknown", "no link"],
)
def test_the_demo_lives_in_the_zone_of_its_machine(tmp_path: Path, rules: str, zone: str):
    link = tmp_path / "localtime"
    link.symlink_to(tmp_path / rules)

    assert demo.zone_of(link) == zone


async def test_a_taken_port_is_told_with_the_one_that_is_used(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    at_once = asyncio.Event()
    at_once.set()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        await demo.run_demo(port=port, stop=at_once)

    assert f"(port {port} is taken)" in capsys.readouterr().out


async def test_the_sandbox_alone_prints_what_a_bot_needs(tmp_path, capsys):
    at_once = asyncio.Event()
    at_once.set()
    await demo.run_sandbox(port=0, stop=at_once)

    printed = capsys.readouterr().out.partition("\n\n")[2]
    (file := tmp_path / ".env").write_text(printed)
    must_be_complete(settings := read_settings(env_file(file)))
    assert settings.is_socket_mode
    assert settings.smtp_listen
    assert settings.smtp_url


@pytest.mark.parametrize("command", ["demo", "sandbox"])
@pytest.mark.parametrize("text", ["99999", "-1", "²", "http"])
def test_a_port_that_is_none_is_a_sentence(monkeypatch, capsys, command, text):
    monkeypatch.setenv("SANDBOX_PORT", text)

    assert main([command]) == 2
    assert "SANDBOX_PORT is not a port" in capsys.readouterr().err

    assert main([command, f"--port={text}"]) == 2
    assert "--port is not a port" in capsys.readouterr().err
