"""`deskbell mail`: how a mail is read, what became of all of them, and another try for some."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from bot.app import built
from bot.settings import Settings
from desk.desk import Desk
from desk.errors import DeskError
from desk.ledger import Ledger, ledger, rerun
from desk.mailboxes import connect, watched
from desk.watched import WatchedMailbox
from handlers.mail.charsets.charset import decode
from handlers.mail.explain import explain, explain_plain, unexplained
from handlers.mail.imap.account import ImapAccount
from handlers.mail.imap.comparison import compare
from views.ledger import ledger_lines
from views.mailboxes import mailbox_lines

Answer = TypeVar("Answer")
#: As many programs call it.
STANDARD_INPUT = "-"
#: Letters that JSON allows in a line, and at which many programs break it.
LINE_ENDS = {ord(letter): f"\\u{ord(letter):04x}" for letter in "\x85\u2028\u2029"}
#: Reads the settings, which only some of these need.
ReadSettings = Callable[[], Settings]


def add_mail(parser: argparse.ArgumentParser, read_settings: ReadSettings) -> None:
    actions = parser.add_subparsers(title="actions", required=True, metavar="action")
    told = described(actions, "explain", "find out how a mail is read: one JSON object a line")
    told.add_argument("--plain", action="store_true", help="the files hold bare body texts")
    told.add_argument(
        "--authority",
        action="append",
        default=[],
        type=str.lower,
        metavar="SERVER",
        help="believe what this mail server says of the sender, as MAIL_AUTHORITY does",
    )
    told.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="a mail; - is the standard input"
    )
    told.set_defaults(run=_explain)
    book = described(actions, "ledger", "count what became of the mail that came in")
    book.add_argument("--since", type=_day, metavar="DAY", help="such as 2026-10-31; else today")
    book.set_defaults(run=lambda asked: _ledger(read_settings(), since=asked.since))
    again = described(actions, "retry", "process quarantined mails once more")
    which = again.add_mutually_exclusive_group(required=True)
    which.add_argument("id", nargs="?", help="as the ledger lists it")
    which.add_argument("--all", action="store_true", help="all that the ledger lists")
    again.set_defaults(run=lambda asked: _retry(read_settings(), asked.id))


def described(group: Any, name: str, says: str) -> argparse.ArgumentParser:  # noqa: ANN401
    """One command of a group, told of in the group's help and in its own."""
    parser: argparse.ArgumentParser = group.add_parser(name, help=says, description=says)
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(f"{text} is no day; write 2026-10-31") from wrong


def _explain(asked: argparse.Namespace) -> int:
    try:
        for file in asked.files:
            told = _explained(file, is_plain=asked.plain, authorities=asked.authority)
            print(_as_json(told), flush=True)
    except BrokenPipeError:
        # Whoever read us has read enough. What is still to be written goes nowhere, at exit too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _explained(file: Path, *, is_plain: bool, authorities: Sequence[str]) -> dict[str, Any]:
    name = str(file)
    try:
        raw = sys.stdin.buffer.read() if name == STANDARD_INPUT else file.read_bytes()
    except OSError as error:
        why = f"The file cannot be opened: {error.strerror}."
        print(f"deskbell: {file}: {error.strerror}", file=sys.stderr)
        return unexplained(file=name, problem=why)
    if is_plain:
        return explain_plain(decode(raw)[0], file=name)
    return explain(raw, file=name, authorities=authorities)


def _as_json(told: dict[str, Any]) -> str:
    """One line, for every reader; in ASCII where the terminal cannot write what the mail says."""
    line = json.dumps(told, ensure_ascii=False).translate(LINE_ENDS)
    try:
        line.encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return json.dumps(told)
    return line


def _ledger(settings: Settings, *, since: date | None) -> int:
    accounts = [ImapAccount.parse(url) for url in settings.imap_url.split()]
    book, boxes = asyncio.run(_at_desk(settings, lambda desk: _books(desk, accounts, since)))
    print(f"Mail since {book.since:%Y-%m-%d %H:%M} UTC")
    print("\n".join(ledger_lines(book)))
    if boxes:
        print("\nMailboxes, compared just now:")
        print("\n".join(mailbox_lines(boxes)))
    if book.quarantined:
        print("\nQuarantined, of all time:")
    for one in book.quarantined:
        print(f"{one.id}  {one.received_at:%Y-%m-%d %H:%M} UTC  {one.way}  {one.problem}")
    return 0


async def _books(
    desk: Desk, accounts: Sequence[ImapAccount], since: date | None
) -> tuple[Ledger, Sequence[WatchedMailbox]]:
    """The mailboxes first: what had not come in counts as soon as it has."""
    stop = asyncio.Event()
    for account in accounts:
        await connect(desk, account.key, name=account.name, queue_key=account.queue)
        await compare(desk, account, stop=stop)
    keys = [account.key for account in accounts]
    boxes = [box for box in await watched(desk) if box.account in keys]
    return await ledger(desk, since=since), boxes


def _retry(settings: Settings, inbound_id: str | None) -> int:
    try:
        count = asyncio.run(_at_desk(settings, lambda desk: rerun(desk, inbound_id)))
    except DeskError as refused:
        print(f"deskbell: {refused.sentence}", file=sys.stderr)
        return 1
    print(f"The running bot processes {count} again." if count else "Nothing is quarantined.")
    return 0


async def _at_desk(settings: Settings, ask: Callable[[Desk], Awaitable[Answer]]) -> Answer:
    async with built(settings) as bot:
        return await ask(bot.desk)
