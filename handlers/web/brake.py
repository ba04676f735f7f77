"""A brake on those who send too much at once: they are asked to wait, and nothing is lost."""

from __future__ import annotations

import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

#: Senders that are remembered; the ones not heard from for longest are forgotten first.
REMEMBERED = 10_000
#: What one household, or one provider's customer, is given of the newer addresses: bits.
OWN_NETWORK = 64


@dataclass(frozen=True, kw_only=True)
class Allowance:
    """So many at once, and one more every so many seconds."""

    burst: int
    seconds: float


@dataclass(kw_only=True)
class Brake:
    """One token bucket a sender; each process has its own."""

    allowance: Allowance
    #: Seconds.
    clock: Callable[[], float] = time.monotonic
    #: By sender: what is left, and when that was counted.
    _left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def wait(self, sender: str) -> int:
        """Count one; the whole seconds after which it may come, none where it may now."""
        now = self.clock()
        left, since = self._left.get(sender, (float(self.allowance.burst), now))
        left = min(self.allowance.burst, left + (now - since) / self.allowance.seconds)
        is_allowed = left >= 1
        self._left[sender] = (left - 1 if is_allowed else left, now)
        self._left.move_to_end(sender)
        if len(self._left) > REMEMBERED:
            self._left.popitem(last=False)
        return 0 if is_allowed else math.ceil((1 - left) * self.allowance.seconds)


def visitor(peer: str | None, headers: Mapping[str, str]) -> str | None:
    """
    Whose request it is, as far as that can be known: a network address.

    X-Forwarded-For is believed where the peer is a proxy of our own network, and then only what
    that proxy has added: the last address from outside. None for a peer that could be anybody.
    """
    hops = [peer or ""]
    if _is_ours(hops[0]):
        hops = [hop.strip() for hop in headers.get("X-Forwarded-For", "").split(",")]
    outside = next((hop for hop in reversed(hops) if hop and not _is_ours(hop)), None)
    return _network(outside) if outside else None


def _is_ours(address: str) -> bool:
    try:
        return not ipaddress.ip_address(address).is_global
    except ValueError:
        return False


def _network(address: str) -> str | None:
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return None
    if isinstance(known, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((known, OWN_NETWORK), strict=False))
    return str(known)
