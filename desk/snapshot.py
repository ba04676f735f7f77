"""Values as JSON and back: what was posted keeps its figures, whatever is counted later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

Value = TypeVar("Value")


def to_json(value: object) -> Any:  # noqa: ANN401  # Whatever JSON has.
    """Dataclasses, tuples, enums and moments become what JSON has."""
    if is_dataclass(value):
        return {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, list | tuple):
        return [to_json(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def from_json(kind: type[Value], stored: Mapping[str, Any]) -> Value:
    """
    The inverse for a dataclass.

    Fields that are missing take their default, unknown ones are left aside: another version of
    the program may have stored it.
    """
    hints = get_type_hints(kind)
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    values = {name: _made(hints[name], one) for name, one in stored.items() if name in known}
    return kind(**values)


def _made(kind: Any, stored: Any) -> Any:  # noqa: ANN401  # A type, and whatever JSON has.
    if get_origin(kind) is UnionType:
        (kind,) = [one for one in get_args(kind) if one is not NoneType]
    if stored is None:
        return None
    if get_origin(kind) is tuple:
        return tuple(_made(get_args(kind)[0], one) for one in stored)
    if is_dataclass(kind):
        return from_json(kind, stored)  # type: ignore[arg-type]
    if issubclass(kind, datetime | date):
        return kind.fromisoformat(stored)
    return kind(stored)
