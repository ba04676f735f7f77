"""What Slack takes as blocks; the official types are the second opinion."""

from __future__ import annotations

import copy
import functools
import importlib.util
import json
import operator
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sandbox import blocks
from tests.sandbox.views import actions, button, field, modal, option, plain, section, select

Json = dict[str, Any]

MRKDWN = {"type": "mrkdwn", "text": "x"}


def rich(*elements: Json) -> Json:
    inner = {"type": "rich_text_section", "elements": list(elements)}
    return {"type": "rich_text", "elements": [inner]}


def chart(series: int = 1, points: int = 2, **more: Any) -> Json:
    labels = [f"l{number}" for number in range(points)]
    data = [{"label": label, "value": 1} for label in labels]
    return {
        "type": "data_visualization",
        "title": "Cases",
        "chart": {
            "type": "bar",
            "series": [{"name": f"s{number}", "data": data} for number in range(series)],
            "axis_config": {"categories": labels},
        },
        **more,
    }


def table(rows: int = 2, columns: int = 2) -> Json:
    cells = [[{"type": "raw_text", "text": "x"}] * columns] * rows
    return {"type": "table", "rows": cells}


GOOD = {
    "section": section("Hello", accessory=button("Go", "go")),
    "fields": {"type": "section", "fields": [MRKDWN] * 10},
    "header": {"type": "header", "text": plain("Title")},
    "divider": {"type": "divider"},
    "context": {"type": "context", "elements": [MRKDWN, plain("x")]},
    "image": {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "A"},
    "actions": actions(*[button(f"b{n}", f"b{n}") for n in range(25)]),
    "select": actions(select("Pick", "pick", option("A", "a"))),
    "overflow": actions(
        {
            "type": "overflow",
            "action_id": "o",
            "options": [option(f"{n}", f"{n}") for n in range(5)],
        }
    ),
    "rich text": rich({"type": "text", "text": "x", "style": {"bold": True}}),
    "markdown": {"type": "markdown", "text": "**x**"},
    "table": table(100, 20),
    "button with confirm": actions(
        button("Go", "go") | {"confirm": {"title": plain("Sure?"), "text": MRKDWN}}
    ),
    "input": field("Why", "why"),
}
#: What the official types, which know no lengths, refuse as well.
BAD_TYPES = {
    "unknown block": {"type": "dance"},
    "mrkdwn header": {"type": "header", "text": MRKDWN},
    "mrkdwn button": actions({"type": "button", "action_id": "a", "text": MRKDWN}),
    "unknown key": section("x", colour="red"),
    "odd style": actions(button("x", "a") | {"style": "fancy"}),
    "number without text": {
        "type": "table",
        "rows": [[{"type": "raw_number", "value": 1}]],
    },
    "text in a rich section": rich({"type": "mrkdwn", "text": "x"}),
    "input without label": {
        "type": "input",
        "element": {"type": "plain_text_input", "action_id": "a"},
    },
}
#: What the checker's own length rules refuse as well.
BAD_LENGTHS = {
    "empty section": {"type": "section"},
    "empty text": section(""),
    "long section": section("x" * 3001),
    "long field": {"type": "section", "fields": [{"type": "mrkdwn", "text": "x" * 2001}]},
    "11 fields": {"type": "section", "fields": [MRKDWN] * 11},
    "long header": {"type": "header", "text": plain("x" * 151)},
    "long button": actions(button("x" * 76, "a")),
    "long value": actions(button("x", "a", "x" * 2001)),
    "26 buttons": actions(*[button("x", f"b{n}") for n in range(26)]),
    "11 in a context": {"type": "context", "elements": [MRKDWN] * 11},
    "101 options": actions(select("x", "a", *[option(f"{n}", f"{n}") for n in range(101)])),
    "6 in an overflow": actions(
        {
            "type": "overflow",
            "action_id": "o",
            "options": [option(f"{n}", f"{n}") for n in range(6)],
        }
    ),
    "long action id": actions(button("x", "a" * 256)),
    "101 rows": table(101),
    "long label": field("x" * 2001, "why"),
}
#: What only Slack, and the sandbox, refuse.
BAD_OTHERWISE = {
    "long option value": actions(select("x", "a", option("x", "v" * 76))),
    "option that is not offered": actions(
        select("x", "a", option("A", "a")) | {"initial_option": option("B", "b")}
    ),
    "two kinds of options": actions(
        select("x", "a", option("A", "a"))
        | {"option_groups": [{"label": plain("x"), "options": [option("A", "a")]}]}
    ),
    "the same action twice": actions(button("x", "a"), button("y", "a")),
    "21 columns": table(2, 21),
    "rows of different lengths": {"type": "table", "rows": [table()["rows"][0], []]},
    "chart without a point": chart() | {"chart": {**chart()["chart"], "series": []}},
    "chart with 7 series": chart(7),
    "chart with a long title": chart(title="x" * 51),
    "chart with points for other categories": {
        **chart(),
        "chart": {**chart()["chart"], "axis_config": {"categories": ["a", "b"]}},
    },
    "pie of nothing": {
        "type": "data_visualization",
        "title": "x",
        "chart": {"type": "pie", "segments": [{"label": "x", "value": 0}]},
    },
    "rich text without text": rich({"type": "text", "text": ""}),
    "quote of nothing": {
        "type": "rich_text",
        "elements": [{"type": "rich_text_quote", "elements": []}],
    },
    "alert in a message": {"type": "alert", "text": plain("x")},
    "image from two places": {
        "type": "image",
        "image_url": "https://example.com/a.png",
        "slack_file": {"id": "F1"},
        "alt_text": "A",
    },
}
TOGETHER = {
    "51 blocks": [{"type": "divider"}] * 51,
    "two blocks of one id": [section("x", block_id="a"), section("y", block_id="a")],
    "two tables": [table(), table()],
    "three charts": [chart(), chart(), chart()],
    "too much markdown": [{"type": "markdown", "text": "x" * 7000}] * 2,
}


@pytest.fixture(scope="session")
def checker(test_data: Path) -> Any:
    """The checker made of Slack's own type definitions."""
    path = test_data / "tools" / "blockkit_check.py"
    spec = importlib.util.spec_from_file_location("blockkit_check", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.check_blocks


@pytest.mark.parametrize("block", GOOD.values(), ids=GOOD)
def test_what_slack_takes_is_taken(block: Json):
    assert blocks.check_message([block]) == []


@pytest.mark.parametrize("block", GOOD.values(), ids=GOOD)
def test_the_official_types_take_it_too(checker, block: Json):
    assert checker([block]) == []


@pytest.mark.parametrize(
    "block",
    [*BAD_TYPES.values(), *BAD_LENGTHS.values(), *BAD_OTHERWISE.values()],
    ids=[*BAD_TYPES, *BAD_LENGTHS, *BAD_OTHERWISE],
)
def test_what_slack_refuses_is_refused(block: Json):
    assert blocks.check_message([block])


@pytest.mark.parametrize(
    "block", [*BAD_TYPES.values(), *BAD_LENGTHS.values()], ids=[*BAD_TYPES, *BAD_LENGTHS]
)
def test_the_official_types_refuse_it_too(checker, block: Json):
    assert checker([block])


@pytest.mark.parametrize("message", TOGETHER.values(), ids=TOGETHER)
def test_what_no_block_breaks_alone_is_refused(message: list[Json]):
    assert blocks.check_message(message)


@pytest.mark.parametrize("message", TOGETHER.values(), ids=TOGETHER)
def test_the_second_opinion_agrees_on_it(checker, message: list[Json]):
    assert checker(message)


ODD = ("", "x" * 3001, 5, True, None, [], {}, MRKDWN, plain("y"))


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a block, by the keys that lead there."""
    inner: Any = []
    if isinstance(value, dict):
        inner = value.items()
    elif isinstance(value, list):
        inner = enumerate(value[:2])
    for key, each in inner:
        yield (*path, key)
        yield from places(each, (*path, key))


def spoilt(block: Json) -> Iterator[Json]:
    """The block with something odd, or nothing, in each place in turn."""
    for *path, last in places(block):
        for odd in ODD:
            copied = copy.deepcopy(block)
            functools.reduce(operator.getitem, path, copied)[last] = odd
            yield copied
        copied = copy.deepcopy(block)
        del functools.reduce(operator.getitem, path, copied)[last]
        yield copied


@pytest.mark.parametrize("block", GOOD.values(), ids=GOOD)
def test_no_spoilt_block_that_the_official_types_refuse_is_taken(checker, block: Json):
    taken = [each for each in spoilt(block) if not blocks.check_message([each])]

    assert [each for each in taken if checker([each])] == []


def test_every_problem_says_where_it_is():
    problems = blocks.check_message([section("x"), actions(button("x" * 76, "a"))])

    assert [each.pointer for each in problems] == ["/blocks/1/elements/0/text/text"]


def test_charts_are_taken():
    assert blocks.check_message([chart(6, 20), chart()]) == []


def test_a_modal_with_an_input_needs_a_submit_button():
    view = modal(field("Why", "why"))
    del view["submit"]

    assert "submit" in blocks.check_view(view, "modal")[0].text


def test_a_home_is_no_modal():
    assert blocks.check_view({"type": "home", "blocks": [section("x")]}, "modal")


def test_weight_counts_bytes_not_characters():
    assert (
        blocks.weight([section("ö")]) == len(json.dumps([section("o")], separators=(",", ":"))) + 1
    )
