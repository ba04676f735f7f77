"""Steps at which each kind of delivery is killed, on the databases where that proves something."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest


def steps(*, own: Sequence[str], outbox: Sequence[str]) -> list[Any]:
    """
    For ("database", "step"): what is its own on both databases, the outbox's steps on one.

    That the outbox keeps its word on both is shown with mails and answers.
    """
    postgres = [pytest.param("postgres", step, marks=pytest.mark.postgres) for step in own]
    return [*[pytest.param("sqlite", step) for step in (*own, *outbox)], *postgres]
