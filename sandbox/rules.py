"""Rules for JSON values: small functions that say what Slack would refuse."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

Rule = Callable[[object, str], "Iterator[Problem]"]


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing Slack would refuse, and where (a JSON pointer)."""

    text: str
    pointer: str

    def as_slack(self) -> str:
        return f"[ERROR] {self.text} [json-pointer:{self.pointer}]"


def problem(text: str, pointer: str) -> Iterator[Problem]:
    yield Problem(text=text, pointer=pointer)


def string(longest: int, shortest: int = 1) -> Rule:
    """A string of so many characters."""

    def check(value: object, pointer: str) -> Iterator[Problem]:
        if not isinstance(value, str):
            yield from problem("must be a string", pointer)
        elif len(value) < shortest:
            yield from problem(f"must be more than {shortest - 1} characters", pointer)
        elif len(value) > longest:
            yield from problem(f"must be less than {longest + 1} characters", pointer)

    return check


def number(lowest: float, highest: float) -> Rule:
    """A number, and not true or false."""

    def check(value: object, pointer: str) -> Iterator[Problem]:
        if isinstance(value, bool) or not isinstance(value, int | float):
            yield from problem("must be a number", pointer)
        elif not lowest <= value <= highest:
            yield from problem(f"must be from {lowest:g} to {highest:g}", pointer)

    return check


def flag(value: object, pointer: str) -> Iterator[Problem]:
    if not isinstance(value, bool):
        yield from problem("must be true or false", pointer)


def one_of(*allowed: object) -> Rule:
    def check(value: object, pointer: str) -> Iterator[Problem]:
        if value not in allowed:
            words = ", ".join(str(each) for each in allowed)
            yield from problem(f"must be one of {words}", pointer)

    return check


def list_of(rule: Rule, *, most: int, least: int = 1) -> Rule:
    """A list of so many items, each by its rule."""

    def check(value: object, pointer: str) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield from problem("must be an array", pointer)
            return
        if len(value) > most:
            yield from problem(f"no more than {most} items allowed", pointer)
        if len(value) < least:
            yield from problem(f"no less than {least} items allowed", pointer)
        for index, each in enumerate(value):
            yield from rule(each, f"{pointer}/{index}")

    return check


def shape(
    required: Mapping[str, Rule] | None = None,
    optional: Mapping[str, Rule] | None = None,
    *also: Rule,
) -> Rule:
    """An object with these keys and no others; further rules see it when it is sound so far."""
    needed, allowed = required or {}, optional or {}
    rules = {**allowed, **needed}

    def check(value: object, pointer: str) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield from problem("must be an object", pointer)
            return
        found = list(_keys(value, pointer, needed, rules))
        yield from found or (each for rule in also for each in rule(value, pointer))

    return check


def _keys(
    value: dict[str, object], pointer: str, needed: Mapping[str, Rule], rules: Mapping[str, Rule]
) -> Iterator[Problem]:
    for key in needed:
        if key not in value:
            yield from problem(f"missing required field: {key}", pointer)
    for key, each in value.items():
        if key in rules:
            yield from rules[key](each, f"{pointer}/{key}")
        else:
            yield from problem(f"invalid additional property: {key}", pointer)


def typed(table: Mapping[str, Rule]) -> Rule:
    """An object whose `type` says which rule it follows."""

    def check(value: object, pointer: str) -> Iterator[Problem]:
        kind = value.get("type") if isinstance(value, dict) else None
        rule = table.get(str(kind))
        if rule is None:
            yield from problem(f"unsupported type: {kind}", f"{pointer}/type")
        else:
            yield from rule(value, pointer)

    return check


def exactly_one(*keys: str) -> Rule:
    """A further rule of a shape: one of these keys, not two."""

    def check(value: object, pointer: str) -> Iterator[Problem]:
        if isinstance(value, dict) and sum(key in value for key in keys) != 1:
            yield from problem(f"must have exactly one of {', '.join(keys)}", pointer)

    return check


def at_least_one(*keys: str) -> Rule:
    def check(value: object, pointer: str) -> Iterator[Problem]:
        if isinstance(value, dict) and not any(value.get(key) for key in keys):
            yield from problem(f"must have at least one of {', '.join(keys)}", pointer)

    return check
