"""Waiting for a fact rather than for a time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

Fact = TypeVar("Fact")


async def until(fact: Callable[[], Awaitable[Fact]], *, within: float = 90) -> Fact:
    """
    The first answer that is true or not empty; a test fails that waits too long for it.

    Longer than a mailbox is left alone: a busy server may not tell at once what has come.
    """
    async with asyncio.timeout(within):
        while True:
            if found := await fact():
                return found
            await asyncio.sleep(0.01)
