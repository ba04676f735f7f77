"""Socket Mode: envelopes over WebSockets the app opens."""

from __future__ import annotations

import asyncio
import itertools
import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from aiohttp import WSMsgType, web

from sandbox.app import App
from sandbox.changes import Changes
from sandbox.delivery import Answer, Kind, Outcome, Retry
from sandbox.payload import Json, present

MOST_CONNECTIONS = 10


def _future() -> asyncio.Future[Json]:
    return asyncio.get_running_loop().create_future()


@dataclass(kw_only=True, eq=False)
class Connection:
    """One open WebSocket."""

    socket: web.WebSocketResponse
    #: Who is asked to go acknowledges over its next connection; what is lost does not.
    is_asked_to_go: bool = False
    lost: asyncio.Future[Json] = field(default_factory=_future)


class SocketMode:
    """Gives each envelope to one of the open connections and waits for its ack."""

    def __init__(self, *, app: App, changes: Changes, ack_seconds: float) -> None:
        self._app = app
        self._changes = changes
        self.ack_seconds = ack_seconds
        self._tickets: set[str] = set()
        self._turn = itertools.count()
        self._acks: dict[str, asyncio.Future[Json]] = {}
        self._opened = asyncio.Event()
        self.connections: list[Connection] = []
        self.was_open: bool = False
        #: Who connects is turned away, and the address used up all the same.
        self.turns_away: bool = False

    @property
    def is_open(self) -> bool:
        return bool(self.connections)

    @property
    def retry_delays(self) -> Sequence[float]:
        """
        Seconds before an event that was not acknowledged comes again, three times.

        At once while a connection is open; else as over HTTP.
        """
        return (0, 0, 0) if self.connections else (0, 60, 300)

    def new_ticket(self) -> str:
        """Hand out the ticket a connection URL carries; it opens one connection."""
        ticket = str(uuid.uuid4())
        self._tickets.add(ticket)
        return ticket

    async def send(self, kind: Kind, payload: Json, retry: Retry | None = None) -> Answer:
        """
        Send one envelope over one connection and wait for its ack.

        An event waits as long for a connection, where the last was lost; a press does not.
        """
        envelope = self._envelope(kind, payload, retry)
        acked = _future()
        self._acks[envelope["envelope_id"]] = acked
        try:
            async with asyncio.timeout(self.ack_seconds):
                if kind is Kind.EVENT:
                    await self._opened.wait()
                connection = self._next()
                await connection.socket.send_json(envelope)
                ack = await _first(acked, connection.lost)
        except TimeoutError:
            return Answer(outcome=Outcome.TIMEOUT, reason="timeout")
        except (ConnectionError, LookupError):
            return Answer(outcome=Outcome.FAILED, reason="connection_failed")
        finally:
            del self._acks[envelope["envelope_id"]]
        return Answer(outcome=Outcome.OK, body=_body(ack))

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """Take a WebSocket of the app, say hello, and listen to its acks until it goes."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=404)
        self._tickets.discard(ticket)
        if self.turns_away:
            return web.Response(status=503)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        if len(self.connections) >= MOST_CONNECTIONS:
            await socket.send_json(self._goodbye("too_many_websockets"))
            await socket.close()
            return socket
        await self._serve(Connection(socket=socket))
        return socket

    async def disconnect(self, reason: str = "refresh_requested", *, close: bool = True) -> None:
        """Ask every connection to go: `warning`, `refresh_requested` or `link_disabled`."""
        for connection in list(self.connections):
            connection.is_asked_to_go = True
            await connection.socket.send_json(self._goodbye(reason))
            if close:
                await connection.socket.close()

    async def drop(self) -> None:
        """Cut every connection without a word."""
        for connection in list(self.connections):
            await connection.socket.close(code=1011)

    async def _serve(self, connection: Connection) -> None:
        self.connections.append(connection)
        self._opened.set()
        self.was_open = True
        try:
            await connection.socket.send_json(self._hello())
            self._changes.announce("socket")
            async for message in connection.socket:
                if message.type is WSMsgType.TEXT:
                    self._take(json.loads(message.data))
        finally:
            self.connections.remove(connection)
            if not self.connections:
                self._opened.clear()
            if not connection.is_asked_to_go:
                connection.lost.set_result({})
            self._changes.announce("socket")

    def _take(self, ack: Json) -> None:
        waiting = self._acks.get(ack.get("envelope_id", ""))
        if waiting and not waiting.done():
            waiting.set_result(ack)

    def _next(self) -> Connection:
        """Choose a connection in turn; raises LookupError when none is left."""
        if not self.connections:
            raise LookupError
        return self.connections[next(self._turn) % len(self.connections)]

    def _envelope(self, kind: Kind, payload: Json, retry: Retry | None) -> Json:
        envelope = present(
            envelope_id=str(uuid.uuid4()),
            type=kind.value,
            payload=payload,
            accepts_response_payload=kind is not Kind.EVENT,
        )
        if kind is Kind.EVENT:
            envelope["retry_attempt"] = retry.number if retry else 0
            envelope["retry_reason"] = retry.reason if retry else ""
        return envelope

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self.connections),
            "debug_info": {
                "host": "applink-sandbox",
                "build_number": 10,
                "approximate_connection_time": 18060,
            },
            "connection_info": {"app_id": self._app.id},
        }

    def _goodbye(self, reason: str) -> Json:
        return {
            "type": "disconnect",
            "reason": reason,
            "num_connections": len(self.connections),
            "debug_info": {"host": "applink-sandbox"},
            "connection_info": {"app_id": self._app.id},
        }


async def _first(acked: asyncio.Future[Json], lost: asyncio.Future[Json]) -> Json:
    """The ack; raises ConnectionError when what it would come over is lost before."""
    await asyncio.wait([acked, lost], return_when=asyncio.FIRST_COMPLETED)
    if not acked.done():
        raise ConnectionError
    return acked.result()


def _body(ack: Json) -> Json | None:
    payload = ack.get("payload")
    if isinstance(payload, str):
        return {"text": payload} if payload else None
    return payload or None
