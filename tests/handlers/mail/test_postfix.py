"""Mail in and out against the clients and servers that Postfix is tested with."""

from __future__ import annotations

import asyncio
import os
import shutil
from pathlib import Path

import pytest

from bot.senders.errors import GiveUp, Retry, Unknown
from bot.senders.smtp import SmtpServer, send_mail
from desk.raw import Way
from handlers.mail.smtp.listener import SmtpListen, listen
from storage.database import Database
from tests.ports import free_port
from tests.until import until

MAIL = b"From: support@example.com\r\nSubject: Your parcel\r\n\r\nIt is on its way.\r\n"


def tool(name: str) -> str:
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if found is None:
        pytest.skip(f"no {name} found; the package postfix brings it")
    return found


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    return sqlite_database


async def ran(*command: str) -> str:
    """What it said; it has to end well."""
    process = await asyncio.create_subprocess_exec(
        *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    said, _ = await process.communicate()
    assert process.returncode == 0, said.decode()
    return said.decode()


@pytest.mark.parametrize("is_lmtp", [False, True], ids=["smtp", "lmtp"])
async def test_many_mails_over_many_connections_are_all_kept(desk, queue, is_lmtp):
    source = tool("smtp-source")
    listener = await listen(desk, SmtpListen(host="127.0.0.1", port=0, is_lmtp=is_lmtp))
    try:
        await ran(
            source,
            *(["-L"] if is_lmtp else []),
            *("-s", "5", "-m", "60", "-r", "3", "-l", "5000", "-N"),
            *("-f", "customer@example.net", "-t", "support@example.com"),
            f"inet:127.0.0.1:{listener.port}",
        )
    finally:
        await listener.close()

    async with desk.look() as work:
        kept = await work.inbound.waiting([Way.SMTP], 100)
    assert len(kept) == 60
    assert {len(inbound.recipients) for inbound in kept} == {3}


async def sink(folder: Path, *options: str) -> tuple[asyncio.subprocess.Process, SmtpServer]:
    """A server that takes every mail and writes it into `folder`, or fails as it is told."""
    found = tool("smtp-sink")
    port = free_port()
    who = ["-u", "root"] if os.geteuid() == 0 else []
    process = await asyncio.create_subprocess_exec(
        found, *who, "-d", str(folder / "mail."), *options, f"127.0.0.1:{port}", "10"
    )

    async def listens() -> bool:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except ConnectionRefusedError:
            return False
        writer.close()
        return True

    await until(listens)
    return process, SmtpServer(host="127.0.0.1", port=port)


def arrived(folder: Path) -> bytes:
    (only,) = folder.glob("mail.*")
    return only.read_bytes()


@pytest.fixture
async def sent(tmp_path: Path):
    """Send a mail to a sink with these options; what arrived there."""
    processes = []

    async def send(*options: str) -> bytes:
        process, server = await sink(tmp_path, *options)
        processes.append(process)
        await send_mail(
            server, MAIL, sender="support@example.com", recipients=["customer@example.net"]
        )
        return arrived(tmp_path)

    yield send
    for process in processes:
        process.terminate()
        await process.wait()


@pytest.mark.parametrize("options", [[], ["-8"], ["-e"]], ids=["new", "7-bit", "old"])
async def test_a_mail_arrives_at_a_server_of_postfix(sent, options):
    assert b"Subject: Your parcel\n\nIt is on its way.\n" in await sent(*options)


STAGES = ["connect", "mail", "rcpt", "data", "."]


@pytest.mark.parametrize("stage", STAGES)
async def test_what_it_refuses_is_given_up(sent, stage):
    with pytest.raises(GiveUp, match=r"500 5\.3\.0 Error: command failed"):
        await sent("-f", stage)


@pytest.mark.parametrize("stage", STAGES)
async def test_what_it_does_not_take_now_is_tried_again(sent, stage):
    with pytest.raises(Retry, match=r"450 4\.3\.0 Error: command failed"):
        await sent("-r", stage)


@pytest.mark.parametrize("stage", STAGES[:-1])
async def test_a_connection_it_drops_before_the_mail_is_tried_again(sent, stage):
    with pytest.raises(Retry, match="cannot be reached, or hung up"):
        await sent("-q", stage)


async def test_a_connection_it_drops_after_the_mail_leaves_it_unknown(sent):
    with pytest.raises(Unknown):
        await sent("-q", ".")
