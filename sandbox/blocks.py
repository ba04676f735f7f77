"""What Slack takes as blocks of messages, modals and Homes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from sandbox.elements import (
    ACCESSORIES,
    ACTIONS,
    BUTTON,
    CONTEXT_ACTIONS,
    CONTEXTS,
    IMAGE,
    INPUTS,
    SLACK_FILE,
    mrkdwn,
    plain,
    words,
)
from sandbox.payload import Json
from sandbox.rich_text import RICH_TEXT
from sandbox.rules import (
    Problem,
    Rule,
    at_least_one,
    exactly_one,
    flag,
    list_of,
    number,
    one_of,
    problem,
    shape,
    string,
    typed,
)
from sandbox.tables import CHART, DATA_TABLE, TABLE

#: Bytes of blocks JSON Slack takes in one message. No number is published; field reports
#: put it at about 13 KB, so this stays a little below.
HEAVIEST = 12_000
MOST_MARKDOWN = 12_000


def _dispatching(value: object, pointer: str) -> Iterator[Problem]:
    if isinstance(value, dict) and value.get("dispatch_action"):
        element = value.get("element")
        if isinstance(element, dict) and element.get("type") == "file_input":
            yield from problem("file_input must not dispatch actions", pointer)


def _block(kind: str, required: dict[str, Rule], optional: dict[str, Rule], *also: Rule) -> Rule:
    return shape({"type": one_of(kind), **required}, {"block_id": string(255), **optional}, *also)


_CARD = _block(
    "card",
    {},
    {
        "title": mrkdwn(150),
        "subtitle": mrkdwn(150),
        "body": mrkdwn(200),
        "icon": IMAGE,
        "hero_image": IMAGE,
        "actions": list_of(BUTTON, most=2),
    },
    at_least_one("title", "body", "hero_image"),
)
_SIMPLE: dict[str, Rule] = {
    "actions": _block("actions", {"elements": list_of(ACTIONS, most=25)}, {}),
    "context": _block("context", {"elements": list_of(CONTEXTS, most=10)}, {}),
    "divider": _block("divider", {}, {}),
    "header": _block("header", {"text": plain(150)}, {"level": number(1, 4)}),
    "image": _block(
        "image",
        {"alt_text": string(2000)},
        {"image_url": string(3000), "slack_file": SLACK_FILE, "title": plain(2000)},
        exactly_one("image_url", "slack_file"),
    ),
    "input": _block(
        "input",
        {"label": plain(2000), "element": INPUTS},
        {"hint": plain(2000), "optional": flag, "dispatch_action": flag},
        _dispatching,
    ),
    "rich_text": RICH_TEXT,
    "section": _block(
        "section",
        {},
        {
            "text": words(3000),
            "fields": list_of(words(2000), most=10),
            "accessory": ACCESSORIES,
            "expand": flag,
        },
        at_least_one("text", "fields"),
    ),
    "video": _block(
        "video",
        {
            "alt_text": string(2000),
            "title": plain(199),
            "thumbnail_url": string(3000),
            "video_url": string(3000),
        },
        {
            "author_name": string(49),
            "description": plain(200),
            "provider_icon_url": string(3000),
            "provider_name": string(255),
            "title_url": string(3000),
        },
    ),
}
_CONTAINER = _block(
    "container",
    {"child_blocks": list_of(typed({**_SIMPLE, "table": TABLE}), most=10)},
    {
        "title": plain(150),
        "rich_text_title": RICH_TEXT,
        "subtitle": words(150),
        "icon": IMAGE,
        "width": one_of("narrow", "standard", "wide", "full"),
        "is_collapsible": flag,
        "default_collapsed": flag,
        "has_header_divider": flag,
    },
)
_ALERT = _block(
    "alert",
    {"text": words(200)},
    {"level": one_of("default", "info", "warning", "error", "success")},
)
_HOME: dict[str, Rule] = {
    **_SIMPLE,
    "card": _CARD,
    "carousel": _block("carousel", {"elements": list_of(_CARD, most=10)}, {}),
    "container": _CONTAINER,
    "data_table": DATA_TABLE,
    "data_visualization": CHART,
    "table": TABLE,
}
_MESSAGE: dict[str, Rule] = {
    **_HOME,
    "context_actions": _block(
        "context_actions", {"elements": list_of(CONTEXT_ACTIONS, most=5)}, {}
    ),
    "markdown": _block("markdown", {"text": string(MOST_MARKDOWN)}, {}),
}

_MESSAGE_BLOCKS = list_of(typed(_MESSAGE), most=50, least=0)
_VIEW_KEYS: dict[str, Rule] = {
    "callback_id": string(255, 0),
    "external_id": string(255, 0),
    "private_metadata": string(3000, 0),
}
_VIEWS: dict[str, Rule] = {
    "modal": shape(
        {
            "type": one_of("modal"),
            "title": plain(24),
            "blocks": list_of(typed({**_SIMPLE, "alert": _ALERT}), most=100),
        },
        {
            **_VIEW_KEYS,
            "close": plain(24),
            "submit": plain(24),
            "clear_on_close": flag,
            "notify_on_close": flag,
            "submit_disabled": flag,
        },
    ),
    "home": shape({"type": one_of("home"), "blocks": list_of(typed(_HOME), most=100)}, _VIEW_KEYS),
}


def check_message(blocks: list[Json]) -> list[Problem]:
    """Say what Slack would refuse in a message's blocks."""
    return list(_MESSAGE_BLOCKS(blocks, "/blocks")) or list(_together(blocks, "/blocks"))


def check_view(raw: Json, kind: str) -> list[Problem]:
    """Say what Slack would refuse in a view; `kind` is modal or home."""
    if found := list(_VIEWS[kind](raw, "/view")):
        return found
    found += _together(raw["blocks"], "/view/blocks")
    has_input = any(each["type"] == "input" for each in raw["blocks"])
    if kind == "modal" and has_input and "submit" not in raw:
        found += problem("submit is required when there is an input block", "/view")
    return found


def weight(blocks: list[Json]) -> int:
    """Return the bytes of the blocks as compact JSON."""
    return len(json.dumps(blocks, ensure_ascii=False, separators=(",", ":")).encode())


def _together(blocks: list[Json], pointer: str) -> Iterator[Problem]:
    """Find what no block breaks alone: ids given twice, two tables, three charts."""
    ids = Counter(str(each["block_id"]) for each in blocks if each.get("block_id"))
    for block_id, count in ids.items():
        if count > 1:
            yield from problem(f"block_id already exists: {block_id}", pointer)
    kinds = Counter(each.get("type") for each in blocks)
    if kinds["table"] + kinds["data_table"] > 1:
        yield from problem("only_one_table_allowed", pointer)
    if kinds["data_visualization"] > 2:  # noqa: PLR2004  found live, not documented
        yield from problem("no more than 2 data_visualization blocks allowed", pointer)
    markdown = sum(len(str(each.get("text"))) for each in blocks if each.get("type") == "markdown")
    if markdown > MOST_MARKDOWN:
        yield from problem(f"markdown blocks must have less than {MOST_MARKDOWN + 1}", pointer)
    for index, block in enumerate(blocks):
        yield from _twice(block, f"{pointer}/{index}")


def _twice(block: Json, pointer: str) -> Iterator[Problem]:
    elements = block.get("elements")
    if not isinstance(elements, list):
        return
    ids = Counter(str(e["action_id"]) for e in elements if isinstance(e, dict) and "action_id" in e)
    for action_id, count in ids.items():
        if count > 1:
            yield from problem(f"action_id already exists: {action_id}", f"{pointer}/elements")
