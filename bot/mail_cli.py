"""`deskbell mail`: how a mail is read, what became of all of them, and another try for some."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from bot.app import built
from bot.settings import Settings
from desk.desk import Desk
from desk.errors import DeskError
from desk.ledger import ledger, rerun
from handlers.mail.charset import decode
from handlers.mail.explain import explain, explain_plain
from views.ledger import ledger_lines

Answer = TypeVar("Answer")
#: Reads the settings, which only some of these need.
ReadSettings = Callable[[], Settings]


def add_mail(parser: argparse.ArgumentParser, read_settings: ReadSettings) -> None:
    actions = parser.add_subparsers(title="actions", required=True, metavar="action")
    told = actions.add_parser("explain", help="find out how a mail is read")
    told.add_argument("--plain", action="store_true", help="the files hold bare body texts")
    told.add_argument("files", nargs="+", type=Path, metavar="FILE")
    told.set_defaults(run=_explain)
    book = actions.add_parser("ledger", help="count what became of the mail that came in")
    book.add_argument("--since", type=date.fromisoformat, metavar="DAY", help="such as 2026-10-31")
    book.set_defaults(run=lambda asked: _ledger(read_settings(), since=asked.since))
    again = actions.add_parser("retry", help="process quarantined mails once more")
    which = again.add_mutually_exclusive_group(required=True)
    which.add_argument("id", nargs="?", help="as the ledger lists it")
    which.add_argument("--all", action="store_true")
    again.set_defaults(run=lambda asked: _retry(read_settings(), asked.id))


def _explain(asked: argparse.Namespace) -> int:
    for file, raw in _contents(asked.files):
        name = str(file)
        told = explain_plain(decode(raw)[0], file=name) if asked.plain else explain(raw, file=name)
        print(json.dumps(told, ensure_ascii=False), flush=True)
    return 0


def _contents(files: Sequence[Path]) -> Iterator[tuple[Path, bytes]]:
    for file in files:
        try:
            yield file, file.read_bytes()
        except OSError as error:
            print(f"deskbell: {file}: {error.strerror}", file=sys.stderr)
            yield file, b""


def _ledger(settings: Settings, *, since: date | None) -> int:
    book = asyncio.run(_at_desk(settings, lambda desk: ledger(desk, since=since)))
    print(f"Mail since {book.since:%Y-%m-%d %H:%M} UTC")
    print("\n".join(ledger_lines(book)))
    if book.quarantined:
        print("\nQuarantined, of all time:")
    for one in book.quarantined:
        print(f"{one.id}  {one.received_at:%Y-%m-%d %H:%M} UTC  {one.way}  {one.problem}")
    return 0


def _retry(settings: Settings, inbound_id: str | None) -> int:
    try:
        count = asyncio.run(_at_desk(settings, lambda desk: rerun(desk, inbound_id)))
    except DeskError as refused:
        print(f"deskbell: {refused.sentence}", file=sys.stderr)
        return 1
    print(f"{count} are processed again by the running bot.")
    return 0


async def _at_desk(settings: Settings, ask: Callable[[Desk], Awaitable[Answer]]) -> Answer:
    async with built(settings) as bot:
        return await ask(bot.desk)
