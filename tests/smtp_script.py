"""A mail server that answers as it is told to, and writes down what it hears."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

#: In place of an answer: it hangs up, or says nothing at all.
DROP = "drop"
SILENCE = "silence"

EXTENSIONS = ("SIZE 1000000", "8BITMIME", "SMTPUTF8")
END = "end of data"


@dataclass
class SmtpScript:
    """
    `answers` has a verb, a verb with what follows it, or END; what is not there is accepted.

    The greeting is the answer to `connect`.
    """

    answers: dict[str, str] = field(default_factory=dict)
    extensions: tuple[str, ...] = EXTENSIONS
    tls: ssl.SSLContext | None = None
    heard: list[str] = field(default_factory=list)
    mails: list[bytes] = field(default_factory=list)
    port: int = 0

    def commands(self, verb: str) -> list[str]:
        return [line for line in self.heard if line.upper().startswith(verb)]

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            if await self._answer(writer, "connect", "220 mail.example.com"):
                while line := await reader.readline():
                    said = line.decode(errors="replace").rstrip("\r\n")
                    self.heard.append(said)
                    if not await self._reply(reader, writer, said):
                        break
        writer.close()

    async def _reply(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, said: str
    ) -> bool:
        verb = said.partition(" ")[0].upper()
        if said not in self.answers and verb not in self.answers:
            if verb == "EHLO":
                return await self._ehlo(writer)
            if verb == "STARTTLS":
                return await self._start_tls(writer)
            if verb == "DATA":
                return await self._data(reader, writer)
        usual = {"QUIT": "221 Bye", "AUTH": "235 Welcome"}.get(verb, "250 OK")
        goes_on = await self._answer(writer, said if said in self.answers else verb, usual)
        return goes_on and verb != "QUIT"

    async def _ehlo(self, writer: asyncio.StreamWriter) -> bool:
        lines = ["mail.example.com", *self.extensions]
        told = [f"250-{line}" for line in lines[:-1]] + [f"250 {lines[-1]}"]
        return await self._answer(writer, "EHLO", "\r\n".join(told))

    async def _start_tls(self, writer: asyncio.StreamWriter) -> bool:
        await self._answer(writer, "STARTTLS", "220 Go ahead")
        with contextlib.suppress(ssl.SSLError):
            await writer.start_tls(self.tls)
            return True
        return False

    async def _data(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        if not await self._answer(writer, "data begins", "354 Go ahead"):
            return False
        self.mails.append(await reader.readuntil(b"\r\n.\r\n"))
        return await self._answer(writer, END, "250 2.0.0 Ok: queued as 4711")

    async def _answer(self, writer: asyncio.StreamWriter, to: str, usual: str) -> bool:
        answer = self.answers.get(to, usual)
        if answer == DROP:
            return False
        if answer == SILENCE:
            await asyncio.Event().wait()
        writer.write(answer.encode() + b"\r\n")
        await writer.drain()
        return not answer.startswith("421")


@asynccontextmanager
async def served(script: SmtpScript, *, over_tls: bool = False) -> AsyncIterator[SmtpScript]:
    """The script on a port of its own, as long as the block lasts."""
    talks: set[asyncio.Task[None]] = set()

    async def met(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        talks.add(task)
        with contextlib.suppress(asyncio.CancelledError):
            await script.talk(reader, writer)
        writer.close()

    tls = script.tls if over_tls else None
    server = await asyncio.start_server(met, "127.0.0.1", 0, ssl=tls)
    script.port = server.sockets[0].getsockname()[1]
    try:
        yield script
    finally:
        server.close()
        for talk in talks:
            talk.cancel()
        await asyncio.gather(*talks, return_exceptions=True)
