"""All loops and servers, from the first mail to the last delivery."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import logging
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import AsyncExitStack, asynccontextmanager

from aiohttp import web

from bot.app import Bot
from bot.settings import SettingsError
from bot.socket_mode import socket_mode
from desk.mailboxes import disconnect_others
from handlers.mail.imap.attending import attend
from handlers.mail.imap.importing import bring_in
from handlers.mail.imap.watch import ImapAccount, watch
from handlers.mail.proof.name_system import text_of
from handlers.mail.smtp.listener import SmtpListen, listen
from storage.listening import heed

log = logging.getLogger(__name__)

WHY_NOT = {
    errno.EADDRINUSE: "that port is in use by another program",
    errno.EACCES: "that port needs more rights; choose one from 1024 on",
    errno.EADDRNOTAVAIL: "this machine has no such address",
}
#: Seconds that what is under way has to end when we stop.
GRACE = 10.0


class LoopEnded(Exception):
    """A part of the bot has ended by itself; the log tells which."""

    def __init__(self) -> None:
        super().__init__(LoopEnded.__doc__)


@asynccontextmanager
async def running(bot: Bot, stop: asyncio.Event | None = None) -> AsyncIterator[None]:
    """
    Everything runs inside the block; at its end nothing is taken on and the rest drains.

    Where a loop ends by itself, `stop` is set, and the end of the block raises LoopEnded.
    """
    stop, broken = stop or asyncio.Event(), asyncio.Event()
    await disconnect_others(bot.desk, [account.key for account in _accounts(bot)])
    async with AsyncExitStack() as stack:
        loops = [_watched(loop, stop, broken) for loop in _loops(bot, stop)]
        stack.push_async_callback(_end, bot, stop, loops)
        await stack.enter_async_context(_web_server(bot))
        await stack.enter_async_context(_mail_server(bot))
        await stack.enter_async_context(socket_mode(bot))
        log.info("running", extra=_facts(bot))
        yield
    if broken.is_set():
        raise LoopEnded


async def until_stopped(bot: Bot, stop: asyncio.Event) -> None:
    async with running(bot, stop):
        await stop.wait()


def _facts(bot: Bot) -> dict[str, object]:
    """What runs, and where it listens."""
    settings = bot.settings
    return {
        "socket_mode": settings.is_socket_mode,
        "database": bot.database.url.get_backend_name(),
        "http": f"{settings.http_host}:{settings.http_port}",
        "smtp": settings.smtp_listen,
        "mailboxes": len(_accounts(bot)),
    }


def _loops(bot: Bot, stop: asyncio.Event) -> list[Coroutine[None, None, None]]:
    accounts = _accounts(bot)
    return [
        bot.intake.run(stop),
        *[outbox.run(stop) for outbox in bot.outboxes],
        bot.scheduler.run(stop),
        bot.catching_up.run(stop),
        heed(bot.database, bot.desk.workspace, bot.bells.hear, stop=stop),
        *[watch(bot.desk, account, stop=stop) for account in accounts],
        *[attend(bot.desk, account, stop=stop) for account in accounts],
        *[bring_in(bot.desk, account, stop=stop) for account in accounts],
    ]


def _accounts(bot: Bot) -> list[ImapAccount]:
    return [ImapAccount.parse(url) for url in bot.settings.imap_url.split()]


def _watched(
    loop: Coroutine[None, None, None], stop: asyncio.Event, broken: asyncio.Event
) -> asyncio.Task[None]:
    """A loop that ends by itself is a bug: the rest stops too, for whoever restarts us."""

    def ended(task: asyncio.Task[None]) -> None:
        error = None if task.cancelled() else task.exception()
        if not stop.is_set() and (task.cancelled() or error):
            log.critical("a loop has ended", exc_info=error, extra={"loop": repr(loop)})
            broken.set()
            stop.set()

    task = asyncio.create_task(loop)
    task.add_done_callback(ended)
    return task


async def _end(bot: Bot, stop: asyncio.Event, loops: list[asyncio.Task[None]]) -> None:
    stop.set()
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(GRACE):
            await asyncio.gather(*loops, return_exceptions=True)
            for outbox in bot.outboxes:
                await outbox.drain()
            await bot.afterwards.ended()
    for loop in loops:
        loop.cancel()
    await asyncio.gather(*loops, return_exceptions=True)


@asynccontextmanager
async def _web_server(bot: Bot) -> AsyncIterator[None]:
    runner = web.AppRunner(bot.web, access_log=None)
    await runner.setup()
    host, port = bot.settings.http_host, bot.settings.http_port
    try:
        with _listening("HTTP_HOST and HTTP_PORT", host, port):
            await web.TCPSite(runner, host, port).start()
        yield
    finally:
        await runner.cleanup()


@asynccontextmanager
async def _mail_server(bot: Bot) -> AsyncIterator[None]:
    if not bot.settings.smtp_listen:
        yield
        return
    where = SmtpListen.parse(bot.settings.smtp_listen)
    text = text_of if bot.settings.smtp_check == "on" else None
    with _listening("SMTP_LISTEN", where.host, where.port):
        server = await listen(bot.desk, where, mail_from=bot.settings.mail_from, text=text)
    try:
        yield
    finally:
        await server.close()


@contextlib.contextmanager
def _listening(variables: str, host: str, port: int) -> Iterator[None]:
    """Say by its variable what cannot be listened on."""
    try:
        yield
    except OSError as refused:
        why = WHY_NOT.get(refused.errno or 0, f"{refused.strerror}")
        raise SettingsError(f"{variables} cannot be {host}:{port}: {why}.") from refused
