"""An IMAP server that knows only what it is told to know, and keeps its mails in a list."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

UID = re.compile(r"(\d+)(?::(\d+|\*))?")


@dataclass
class ImapScript:
    capabilities: tuple[str, ...] = ("IMAP4rev1",)
    tells_uidnext: bool = True
    tells_uidvalidity: bool = True
    #: It hangs up instead of waiting for DONE.
    drops_idle: bool = False
    #: The first mail has the UID 1; None is one whose text it does not find.
    mails: list[bytes | None] = field(default_factory=list)
    #: UIDs that it lists, and says nothing of when it is asked for them.
    withheld: set[int] = field(default_factory=set)
    #: How it ends its answer to a verb, where that is not well.
    verdicts: dict[str, str] = field(default_factory=dict)
    #: Verbs that it never answers, the next time.
    silent_once: set[str] = field(default_factory=set)
    heard: list[str] = field(default_factory=list)
    port: int = 0

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"* OK ready\r\n")
        while line := (await reader.readline()).decode().rstrip():
            tag, _, command = line.partition(" ")
            self.heard.append(command)
            verb = command.removeprefix("UID ").partition(" ")[0]
            if verb in self.silent_once:
                self.silent_once.remove(verb)
                await asyncio.Event().wait()
            if verb == "IDLE":
                writer.write(b"+ idling\r\n")
                if self.drops_idle or (await reader.readline()) != b"DONE\r\n":
                    break
            for told in getattr(self, f"_{verb.lower()}", list)(*self._arguments(verb, command)):
                writer.write(told if isinstance(told, bytes) else told.encode())
                writer.write(b"\r\n")
            writer.write(f"{tag} {self.verdicts.get(verb, 'OK done')}\r\n".encode())
            await writer.drain()

    def _arguments(self, verb: str, command: str) -> list[str]:
        return [command] if verb in {"SEARCH", "FETCH"} else []

    def _capability(self) -> list[str]:
        return [f"* CAPABILITY {' '.join(self.capabilities)}"]

    def _examine(self) -> list[str]:
        told = [f"* {len(self.mails)} EXISTS", "* 0 RECENT", "* FLAGS ()"]
        if self.tells_uidvalidity:
            told.append("* OK [UIDVALIDITY 7] valid")
        if self.tells_uidnext:
            told.append(f"* OK [UIDNEXT {len(self.mails) + 1}] next")
        return told

    def _search(self, command: str) -> list[str]:
        newest = len(self.mails)
        if command.endswith("UID *"):
            found = [newest] if newest else []
        else:
            first = int(UID.search(command.partition("SEARCH")[2])[1])
            found = [*range(min(first, newest), newest + 1)] if newest else []
        return [" ".join(["* SEARCH", *map(str, found)])]

    def _fetch(self, command: str) -> list[bytes]:
        uid = int(command.split()[2])
        if uid in self.withheld:
            return []
        mail = self.mails[uid - 1]
        if "SIZE" in command:
            return [b"* %d FETCH (UID %d RFC822.SIZE %d)" % (uid, uid, len(mail or b""))]
        if mail is None:
            return [b"* %d FETCH (UID %d BODY[] NIL)" % (uid, uid)]
        return [b"* %d FETCH (UID %d BODY[] {%d}\r\n%b)" % (uid, uid, len(mail), mail)]


@asynccontextmanager
async def served(script: ImapScript) -> AsyncIterator[ImapScript]:
    """The script on a port of its own, as long as the block lasts."""
    talks: set[asyncio.Task[None] | None] = set()

    async def met(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talks.add(asyncio.current_task())
        with contextlib.suppress(ConnectionError, asyncio.CancelledError):
            await script.talk(reader, writer)
        writer.close()

    server = await asyncio.start_server(met, "127.0.0.1", 0)
    script.port = server.sockets[0].getsockname()[1]
    try:
        yield script
    finally:
        server.close()
        for talk in filter(None, talks):
            talk.cancel()
        await asyncio.gather(*filter(None, talks), return_exceptions=True)
