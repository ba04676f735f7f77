"""Ids for the blocks and elements that came without one."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator

from sandbox.ids import Ids
from sandbox.payload import Json

_PASSIVE = frozenset({"image", "plain_text", "mrkdwn"})
_NESTED = {"container": "child_blocks", "carousel": "elements"}


def named(blocks: Iterable[Json], ids: Ids) -> list[Json]:
    """Return the blocks with a block_id on each and an action_id on each element."""
    return [_named(block, ids) for block in blocks]


def _named(block: Json, ids: Ids) -> Json:
    kept = copy.deepcopy(block)
    kept["block_id"] = kept.get("block_id") or ids.short()
    if inner := _NESTED.get(kept["type"]):
        kept[inner] = named(kept[inner], ids)
        return kept
    for element in _elements(kept):
        element["action_id"] = element.get("action_id") or ids.short()
    return kept


def _elements(block: Json) -> Iterator[Json]:
    if block["type"] == "rich_text":
        return
    listed = (*block.get("elements", ()), *block.get("actions", ()))
    for element in (block.get("element"), block.get("accessory"), *listed):
        if isinstance(element, dict) and element.get("type") not in _PASSIVE:
            yield element
