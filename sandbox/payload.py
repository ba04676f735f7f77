"""JSON as Slack speaks it."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


def present(**values: object) -> Json:
    """The values that are there: Slack leaves a key out rather than sending null."""
    return {key: value for key, value in values.items() if value is not None}
