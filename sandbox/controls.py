"""The sandbox's own knobs in the browser: clock and faults."""

from __future__ import annotations

from datetime import datetime, timedelta

from aiohttp import web

from sandbox.faults import KINDS
from sandbox.house import House
from sandbox.payload import Json


class Controls:
    """The /ui routes that move the clock and plan faults."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._faults = house.slack.faults

    def routes(self) -> list[web.AbstractRouteDef]:
        return [
            web.get("/ui/clock", self._clock),
            web.post("/ui/clock", self._move_clock),
            web.get("/ui/faults", self._show_faults),
            web.post("/ui/faults", self._change_faults),
        ]

    async def _clock(self, _: web.Request) -> web.Response:
        return web.json_response({"now": self._house.clock.now().isoformat()})

    async def _move_clock(self, request: web.Request) -> web.Response:
        """Move by `advance_seconds`, or to `now` (ISO 8601 with a zone)."""
        given = await request.json()
        if "now" in given:
            self._house.clock.set(datetime.fromisoformat(given["now"]))
        else:
            self._house.clock.advance(timedelta(seconds=float(given["advance_seconds"])))
        return await self._clock(request)

    async def _show_faults(self, _: web.Request) -> web.Response:
        return web.json_response(self._shape())

    async def _change_faults(self, request: web.Request) -> web.Response:
        """Plan `{method, kind, …}`, set the switches, or `{"clear": true}`."""
        given = await request.json()
        if given.get("clear"):
            self._faults.clear()
        for switch in ("duplicate_events", "reorder_events", "drop_ephemerals"):
            if switch in given:
                setattr(self._faults, switch, bool(given[switch]))
        if given.get("kind"):
            known = ("method", "kind", "times", "after", "retry_after", "delay", "channel")
            self._faults.add(**{key: given[key] for key in known if key in given})
        return web.json_response(self._shape())

    def _shape(self) -> Json:
        return {
            "kinds": list(KINDS),
            "waiting": [vars(each) for each in self._faults.waiting],
            "duplicate_events": self._faults.duplicate_events,
            "reorder_events": self._faults.reorder_events,
            "drop_ephemerals": self._faults.drop_ephemerals,
        }
