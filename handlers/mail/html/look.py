"""How a piece of HTML looks, as far as it matters to its text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from views.links import safe_url

Changes = dict[str, bool | str | None]

_TAGS = {
    "bold": ("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"),
    "italic": ("i", "em", "var", "dfn"),
    "strike": ("s", "strike", "del"),
    "code": ("code", "tt", "kbd", "samp"),
    "keeps_space": ("pre", "listing"),
}
_BY_TAG: dict[str, Changes] = {tag: {name: True} for name, tags in _TAGS.items() for tag in tags}
_SIZE = re.compile(r"([0-9]*\.?[0-9]+)(px|pt)?")
_ZERO = re.compile(r"0*\.?0+(?:[a-z]+|%)?")
_BOLD_FROM = 600


@dataclass(frozen=True, kw_only=True)
class Look:
    """What a text inherits from the elements around it."""

    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    link: str | None = None
    #: White space counts, as in `pre`.
    keeps_space: bool = False
    #: Too small to be read; inner text may be larger again.
    is_tiny: bool = False
    is_invisible: bool = False
    #: The bullet or number that Outlook writes before an item.
    is_list_mark: bool = False

    @property
    def is_unseen(self) -> bool:
        return self.is_tiny or self.is_invisible


@dataclass(frozen=True, kw_only=True)
class Style:
    """What a `style` attribute says; None is nothing."""

    is_hidden: bool = False
    is_tiny: bool | None = None
    is_invisible: bool | None = None
    bold: bool | None = None
    italic: bool | None = None
    strike: bool | None = None
    keeps_space: bool | None = None
    is_list_mark: bool | None = None
    #: No space to the neighbours: a line rather than a paragraph.
    is_flush: bool = False
    #: Set in without a bar: an indented text rather than a quote.
    has_no_border: bool = False


def look_of(tag: str, attributes: Mapping[str, str | None], around: Look) -> Look | None:
    """Give the look of an element within another, or None where nothing of it is shown."""
    if not attributes and tag not in _BY_TAG:
        return around
    style = style_of(attributes.get("style") or "")
    if style.is_hidden or "hidden" in attributes:
        return None
    changes = _BY_TAG.get(tag, {}) | _of_style(style)
    if tag == "a":
        changes["link"] = safe_url(attributes.get("href") or "") or around.link
    return replace(around, **changes) if changes else around  # type: ignore[arg-type]


@lru_cache(maxsize=1_000)
def style_of(text: str) -> Style:
    """Read a `style` attribute."""
    if not text:
        return Style()
    declared = dict(_declarations(text.lower()))
    return Style(
        is_hidden=_is_hidden(declared),
        is_tiny=_is_tiny(declared.get("font-size", "")),
        is_invisible=_is(declared.get("visibility"), "hidden", "visible"),
        bold=_is_bold(declared.get("font-weight", "")),
        italic=_is(declared.get("font-style"), "italic", "normal"),
        strike="line-through" in declared.get("text-decoration", "") or None,
        keeps_space=_keeps_space(declared.get("white-space", "")),
        is_list_mark=declared.get("mso-list") == "ignore" or None,
        is_flush=_is_flush(declared),
        has_no_border=declared.get("border", "").startswith(("none", "0")),
    )


def _declarations(text: str) -> list[tuple[str, str]]:
    pairs = (declaration.partition(":") for declaration in text.split(";"))
    return [(name.strip(), value.replace("!important", "").strip()) for name, _, value in pairs]


def _is_hidden(declared: Mapping[str, str]) -> bool:
    heights = (declared.get("max-height"), declared.get("height"))
    is_flat = any(value and _ZERO.fullmatch(value) for value in heights)
    return (
        declared.get("display") == "none"
        or bool(_ZERO.fullmatch(declared.get("opacity", "")))
        or (is_flat and declared.get("overflow") == "hidden")
    )


def _is_tiny(size: str) -> bool | None:
    if _ZERO.fullmatch(size):
        return True
    if number := _SIZE.fullmatch(size):
        return float(number[1]) <= 1
    return None


def _is_bold(weight: str) -> bool | None:
    if weight.isdecimal():
        return int(weight[:4]) >= _BOLD_FROM
    return {"bold": True, "bolder": True, "normal": False}.get(weight)


def _keeps_space(value: str) -> bool | None:
    if not value:
        return None
    return value.startswith(("pre", "break-spaces"))


def _is_flush(declared: Mapping[str, str]) -> bool:
    """Tell whether the margins above and below are 0; of four values they are first and third."""
    above, _, below, *_ = [*declared.get("margin", "").split(), "", "", ""]
    above = declared.get("margin-top", above)
    below = declared.get("margin-bottom", below or above)
    return all(_ZERO.fullmatch(margin) for margin in (above, below))


def _is(value: str | None, yes: str, no: str) -> bool | None:
    return {yes: True, no: False}.get(value or "")


def _of_style(style: Style) -> Changes:
    said = {
        "is_tiny": style.is_tiny,
        "is_invisible": style.is_invisible,
        "bold": style.bold,
        "italic": style.italic,
        "strike": style.strike,
        "keeps_space": style.keeps_space,
        "is_list_mark": style.is_list_mark,
    }
    return {name: value for name, value in said.items() if value is not None}
