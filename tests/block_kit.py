"""A second opinion on Block Kit: a checker made of the official types, kept with the test data."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from sandbox.web_api import Call

Check = Callable[[list[dict[str, Any]], str], list[str]]
ROOT = Path(__file__).resolve().parent.parent


@cache
def checker() -> Check | None:
    """Takes blocks and where they are shown, `message` or `modal`; None without the test data."""
    folder = Path(os.environ.get("DESKBELL_TEST_DATA") or ROOT.parent / "shared")
    file = folder / "tools" / "blockkit_check.py"
    if not file.is_file():
        return None
    spec = importlib.util.spec_from_file_location("blockkit_check", file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    check: Check = module.check_blocks
    return check


def objections(calls: Iterable[Call]) -> list[str]:
    """What the checker has against anything that was sent to Slack."""
    check = checker()
    if check is None:
        return []
    return [
        f"{method}: {problem}"
        for method, blocks, where in _shown(calls)
        for problem in check(blocks, where)
    ]


def _shown(calls: Iterable[Call]) -> Iterator[tuple[str, list[dict[str, Any]], str]]:
    for call in calls:
        view = call.args.get("view")
        if isinstance(view, dict):
            yield call.method, view["blocks"], view["type"]
        elif call.args.get("blocks"):
            yield call.method, call.args["blocks"], "message"
