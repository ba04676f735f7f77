"""What goes out by itself once the team is live, and what has to be known of it beforehand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desk.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Automatic:
    """One kind of mail that nobody presses Send for."""

    #: What people call it: `Receipts`.
    name: str
    #: What it will do, as a sentence for the one who lets it.
    does: str
    is_on: Callable[[Workspace], bool]
    #: How it is switched: `/desk receipts off`.
    switch: str
