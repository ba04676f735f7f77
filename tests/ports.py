"""Ports of this machine for what the tests start."""

from __future__ import annotations

import os
import secrets
import socket
from itertools import count

#: Below those that the system gives to outgoing connections, which would take them away again.
FIRST, EACH, WORKERS = 12_000, 1_000, 16
#: Like gw3; whoever runs alone is none.
WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % WORKERS
#: Another run on this machine begins elsewhere.
TURNS = count(secrets.randbelow(EACH))


def free_port() -> int:
    """A port that nobody has, and that no other worker of this run will ask for."""
    while True:
        port = FIRST + WORKER * EACH + next(TURNS) % EACH
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port
