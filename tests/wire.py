"""A line between a client and a server, that can be cut where it hurts, or fall silent."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

PIECE = 65_536


@dataclass(kw_only=True)
class Wire:
    """Its ends are two ports; what goes in at `port` comes out at `to`, which may change."""

    to: int
    port: int = 0
    #: Where it is to be cut, each but once: at a word, which still goes through or not.
    plans: list[tuple[bytes, bool]] = field(default_factory=list)
    #: How often it was cut.
    cuts: int = 0
    _silent: set[asyncio.Task[None]] = field(default_factory=set)
    _talks: set[asyncio.Task[None]] = field(default_factory=set)

    def cut(self) -> None:
        """Whatever is said on it now ends here."""
        self.cuts += len(self._talks)
        for talk in self._talks:
            talk.cancel()

    def cut_before(self, word: bytes) -> None:
        """When it is said next, it does not arrive."""
        self.plans.append((word, False))

    def cut_behind(self, word: bytes) -> None:
        """When it is said next, it is the last to arrive."""
        self.plans.append((word, True))

    def hush(self) -> None:
        """Nothing goes through what is open now, and nobody is told so."""
        self._silent |= self._talks

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection; when one half of it ends, so does the other."""
        me = asyncio.current_task()
        assert me is not None
        self._talks.add(me)
        ends = [writer]
        halves: list[asyncio.Task[None]] = []
        try:
            there, back = await asyncio.open_connection("127.0.0.1", self.to)
            ends.append(back)
            halves = [
                asyncio.create_task(self._carry(a, b, of=me))
                for a, b in ((reader, back), (there, writer))
            ]
            await asyncio.wait(halves, return_when=asyncio.FIRST_COMPLETED)
        except (OSError, asyncio.CancelledError):
            # Nobody is there, or it was cut.
            pass
        finally:
            self._talks.discard(me)
            self._silent.discard(me)
            await _end(halves, ends)

    async def _carry(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        *,
        of: asyncio.Task[None],
    ) -> None:
        while piece := await reader.read(PIECE):
            if of in self._silent:
                continue
            through, is_last = self._through(piece)
            writer.write(through)
            await writer.drain()
            if is_last:
                self.cuts += 1
                return

    def _through(self, piece: bytes) -> tuple[bytes, bool]:
        """What of it goes through, and whether that is the last."""
        for plan in self.plans:
            word, is_through = plan
            where = piece.find(word)
            if where >= 0:
                self.plans.remove(plan)
                return piece[: where + len(word) * is_through], True
        return piece, False


async def _end(halves: list[asyncio.Task[None]], ends: list[asyncio.StreamWriter]) -> None:
    # First of all: who is cancelled while it waits below has hung up.
    for end in ends:
        end.close()
    for half in halves:
        half.cancel()
    await asyncio.gather(*halves, return_exceptions=True)
    for end in ends:
        with contextlib.suppress(OSError):
            await end.wait_closed()


@asynccontextmanager
async def wired(*, to: int = 0) -> AsyncIterator[Wire]:
    """A line to that port, as long as the block lasts."""
    wire = Wire(to=to)
    talks: set[asyncio.Task[None]] = set()

    def met(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(wire.talk(reader, writer))
        talks.add(task)
        task.add_done_callback(talks.discard)

    server = await asyncio.start_server(met, "127.0.0.1", 0)
    wire.port = server.sockets[0].getsockname()[1]
    try:
        yield wire
    finally:
        server.close()
        for talk in talks:
            talk.cancel()
        await asyncio.gather(*talks, return_exceptions=True)
