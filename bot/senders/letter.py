"""A mail that is ready to be handed over."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A mail and its envelope."""

    content: bytes
    sender: str
    recipients: tuple[str, ...]
