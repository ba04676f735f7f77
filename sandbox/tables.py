"""What Slack takes as tables and charts."""

from __future__ import annotations

from collections.abc import Iterator

from sandbox.rich_text import RICH_TEXT
from sandbox.rules import (
    Problem,
    Rule,
    flag,
    list_of,
    number,
    one_of,
    problem,
    shape,
    string,
    typed,
)

_BLOCK_ID = {"block_id": string(255)}
_RAW_TEXT = shape({"type": one_of("raw_text"), "text": string(3000)})
_RAW_NUMBER = shape(
    {"type": one_of("raw_number"), "value": number(-1e15, 1e15), "text": string(3000)}
)
_CELL = typed({"raw_text": _RAW_TEXT, "raw_number": _RAW_NUMBER, "rich_text": RICH_TEXT})
_ROW = list_of(_CELL, most=20)
_MOST_CHARACTERS = 10_000


def _even(value: object, pointer: str) -> Iterator[Problem]:
    """Refuse rows of different lengths."""
    rows = value.get("rows") if isinstance(value, dict) else None
    if isinstance(rows, list) and len({len(row) for row in rows if isinstance(row, list)}) > 1:
        yield from problem("rows must have the same number of cells", f"{pointer}/rows")


def _data_table(value: object, pointer: str) -> Iterator[Problem]:
    """Refuse a rich header row and too much text."""
    if not isinstance(value, dict) or not isinstance(value.get("rows"), list):
        return
    cells = [each for row in value["rows"] if isinstance(row, list) for each in row]
    known = [each for each in cells if isinstance(each, dict)]
    if sum(len(str(each.get("text", ""))) for each in known) > _MOST_CHARACTERS:
        yield from problem(f"no more than {_MOST_CHARACTERS} characters allowed", pointer)
    header = value["rows"][0] if value["rows"] else []
    if any(isinstance(each, dict) and each.get("type") == "rich_text" for each in header):
        yield from problem("header cells must not be rich_text", f"{pointer}/rows/0")


TABLE = shape(
    {"type": one_of("table"), "rows": list_of(_ROW, most=100)},
    {
        **_BLOCK_ID,
        "column_settings": list_of(
            shape({}, {"align": one_of("left", "center", "right"), "is_wrapped": flag}), most=20
        ),
    },
    _even,
)
DATA_TABLE = shape(
    {
        "type": one_of("data_table"),
        "caption": string(255),
        "rows": list_of(_ROW, most=101, least=2),
    },
    {**_BLOCK_ID, "page_size": number(1, 100), "row_header_column_index": number(0, 19)},
    _even,
    _data_table,
)

_LABEL = string(20)
_POINT = shape({"label": _LABEL, "value": number(-1e15, 1e15)})
_SEGMENT = shape({"label": _LABEL, "value": number(1e-12, 1e15)})
_SERIES = shape({"name": _LABEL, "data": list_of(_POINT, most=20)})
_AXIS = shape(
    {"categories": list_of(_LABEL, most=20)}, {"x_label": string(50), "y_label": string(50)}
)


def _matching(value: object, pointer: str) -> Iterator[Problem]:
    """Refuse series that do not have exactly one point per category, or share a name."""
    if not isinstance(value, dict) or not isinstance(value.get("series"), list):
        return
    axis = value.get("axis_config")
    categories = axis.get("categories") if isinstance(axis, dict) else None
    series = [each for each in value["series"] if isinstance(each, dict)]
    names = [each.get("name") for each in series]
    if len(set(names)) != len(names):
        yield from problem("series names must be unique", f"{pointer}/series")
    for index, each in enumerate(series):
        labels = [point.get("label") for point in each.get("data", ()) if isinstance(point, dict)]
        if isinstance(categories, list) and sorted(map(str, labels)) != sorted(categories):
            where = f"{pointer}/series/{index}/data"
            yield from problem("must have exactly one point per category", where)


def _plot(kind: str) -> Rule:
    return shape(
        {
            "type": one_of(kind),
            "series": list_of(_SERIES, most=6),
            "axis_config": _AXIS,
        },
        {},
        _matching,
    )


CHART = shape(
    {
        "type": one_of("data_visualization"),
        "title": string(50),
        "chart": typed(
            {
                "pie": shape({"type": one_of("pie"), "segments": list_of(_SEGMENT, most=6)}),
                "bar": _plot("bar"),
                "line": _plot("line"),
                "area": _plot("area"),
            }
        ),
    },
    _BLOCK_ID,
)
