"""Messages and views as plain text a person or a test can read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sandbox.emoji import CHARACTERS
from sandbox.payload import Json
from sandbox.typed import Names, unescaped

_TOKEN = re.compile(r"<([^<>|]+)(?:\|([^<>]*))?>")
_CODE = re.compile(r":([a-z0-9_+-]+):")


def readable(text: str, blocks: list[Json], names: Names) -> str:
    """The words of a message: its text, then those of its blocks, one a line."""
    lines = [spoken(text, names)] if text else []
    lines += block_lines(blocks, names)
    return "\n".join(line for line in lines if line)


def spoken(text: str, names: Names) -> str:
    """Slack's mrkdwn with its tokens and entities resolved; the marks stay."""
    plain = _TOKEN.sub(lambda match: _token(match[1], match[2], names), text)
    return _emoji(unescaped(plain))


def block_lines(blocks: list[Json], names: Names) -> list[str]:
    return [line for block in blocks for line in _block(block, names)]


def rich_lines(block: Json, names: Names) -> list[str]:
    """The lines of a rich_text block: quotes after `>`, list items after `•` or a number."""
    return [line for part in block["elements"] for line in _rich_part(part, names)]


def _block(block: Json, names: Names) -> Iterator[str]:
    match block["type"]:
        case "rich_text":
            yield from rich_lines(block, names)
        case "divider":
            yield "---"
        case "table" | "data_table":
            yield block.get("caption", "")
            for row in block["rows"]:
                yield " | ".join(" ".join(_words(cell, names)) for cell in row)
        case "data_visualization":
            yield block["title"]
            yield from _chart(block["chart"])
        case "actions" | "context_actions":
            yield " ".join(_element(each, names) for each in block["elements"])
        case "container" | "carousel":
            yield from block_lines(block.get("child_blocks") or block["elements"], names)
        case _:
            yield from _plain_block(block, names)


def _plain_block(block: Json, names: Names) -> Iterator[str]:
    for key in ("title", "label", "subtitle", "text", "body", "hint"):
        if key in block:
            yield " ".join(_words(block[key], names))
    for each in block.get("fields", ()):
        yield " ".join(_words(each, names))
    if block["type"] == "context":
        yield " ".join(word for each in block["elements"] for word in _words(each, names))
    shown = [block.get("accessory"), block.get("element"), *block.get("actions", ())]
    buttons = [_element(each, names) for each in shown if isinstance(each, dict)]
    yield " ".join(buttons)


def _element(element: Json, names: Names) -> str:
    """One interactive element: its words in brackets, then what can be chosen."""
    if element["type"] == "image":
        return str(element.get("alt_text", ""))
    if "initial_value" in element:
        return "\n".join(_words(element["initial_value"], names))
    shown = element.get("text") or element.get("placeholder") or {"text": element["type"]}
    options = [" ".join(_words(each["text"], names)) for each in element.get("options", ())]
    label = " ".join(_words(shown, names))
    return f"[{label}: {', '.join(options)}]" if options else f"[{label}]"


def _words(value: object, names: Names) -> Iterator[str]:
    match value:
        case str():
            yield value
        case {"type": "mrkdwn" | "markdown", "text": str(text)}:
            yield spoken(text, names)
        case {"type": "rich_text", "elements": list(parts)}:
            yield from rich_lines({"elements": parts}, names)
        case {"type": "image", "alt_text": str(text)}:
            yield text
        case {"text": str(text)}:
            yield _emoji(text)


def _rich_part(part: Json, names: Names) -> Iterator[str]:
    if part["type"] == "rich_text_list":
        for number, item in enumerate(part["elements"], 1 + part.get("offset", 0)):
            mark = f"{number}." if part["style"] == "ordered" else "•"
            yield f"{'    ' * part.get('indent', 0)}{mark} {_inline(item['elements'], names)}"
        return
    text = _inline(part["elements"], names)
    mark = "> " if part["type"] == "rich_text_quote" else ""
    yield from (mark + line for line in text.split("\n"))


def _inline(elements: list[Json], names: Names) -> str:
    return "".join(_rich_element(each, names) for each in elements)


def _rich_element(element: Json, names: Names) -> str:
    match element["type"]:
        case "user":
            shown = f"@{names.handle_of(element['user_id']) or element['user_id']}"
        case "channel":
            shown = f"#{names.channel_name(element['channel_id']) or element['channel_id']}"
        case "broadcast":
            shown = f"@{element['range']}"
        case "emoji":
            shown = CHARACTERS.get(element["name"], f":{element['name']}:")
        case "link":
            shown = str(element.get("text") or element["url"])
        case "date":
            shown = str(element.get("fallback") or element["timestamp"])
        case _:
            shown = str(element.get("text", ""))
    return shown


def _chart(chart: Json) -> Iterator[str]:
    for segment in chart.get("segments", ()):
        yield f"{segment['label']}: {segment['value']:g}"
    for series in chart.get("series", ()):
        points = ", ".join(f"{each['label']} {each['value']:g}" for each in series["data"])
        yield f"{series['name']}: {points}"


def _token(target: str, label: str | None, names: Names) -> str:
    if target.startswith("@"):
        return f"@{names.handle_of(target[1:]) or label or target[1:]}"
    if target.startswith("#"):
        return f"#{names.channel_name(target[1:]) or label or target[1:]}"
    if target.startswith("!"):
        return label or f"@{target[1:]}"
    return label or target.removeprefix("mailto:")


def _emoji(text: str) -> str:
    return _CODE.sub(lambda match: CHARACTERS.get(match[1], match[0]), text)
