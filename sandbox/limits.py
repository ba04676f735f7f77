"""Rate limits: a bucket per method, and one per channel for posting."""

from __future__ import annotations

import math
from collections import deque
from datetime import timedelta

from sandbox.clock import Clock

WINDOW = timedelta(minutes=1).total_seconds()

#: Calls a minute per tier. Source: docs of rate limits; the tiers are minimums, taken as limits.
TIERS = {1: 1, 2: 20, 3: 50, 4: 100}

#: Methods whose limit is not that of tier 3.
_METHOD_TIERS = {
    "apps.connections.open": 1,
    "conversations.list": 2,
    "users.list": 2,
    "users.conversations": 2,
    "usergroups.list": 2,
    "usergroups.users.list": 2,
    "chat.postEphemeral": 4,
    "conversations.members": 4,
    "users.info": 4,
    "views.open": 4,
    "views.push": 4,
    "views.update": 4,
    "views.publish": 4,
    "files.getUploadURLExternal": 4,
    "files.completeUploadExternal": 4,
    "files.info": 4,
}
_SPECIAL = {"auth.test": 600, "chat.getPermalink": 600, "api.test": 600, "chat.postMessage": 600}

#: Posting to one channel: one a second, with bursts until the minute's sixty are used up.
POSTS_A_MINUTE = 60


class Limits:
    """Counts calls in sliding minutes of the sandbox's clock."""

    def __init__(self, clock: Clock, *, are_on: bool) -> None:
        self._clock = clock
        self._calls: dict[str, deque[float]] = {}
        self.are_on = are_on

    def wait_for(self, method: str, channel: str | None) -> int | None:
        """Count a call; whole seconds to wait when it is one too many, else None."""
        if not self.are_on:
            return None
        limits = {method: _limit(method)}
        if method == "chat.postMessage" and channel:
            limits[f"{method} {channel}"] = POSTS_A_MINUTE
        for key, limit in limits.items():
            if wait := self._wait(key, limit):
                return wait
        for key in limits:
            self._calls[key].append(self._clock.now().timestamp())
        return None

    def _wait(self, key: str, limit: int) -> int:
        now = self._clock.now().timestamp()
        calls = self._calls.setdefault(key, deque())
        while calls and calls[0] <= now - WINDOW:
            calls.popleft()
        return math.ceil(calls[0] + WINDOW - now) if len(calls) >= limit else 0


def _limit(method: str) -> int:
    return _SPECIAL.get(method) or TIERS[_METHOD_TIERS.get(method, 3)]
