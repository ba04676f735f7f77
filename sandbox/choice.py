"""What a person means by a value, in the shape an element keeps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Protocol

from sandbox.form import Field
from sandbox.payload import Json
from sandbox.typed import Names, rich_text


class Identified(Protocol):
    """Somebody or something with an id: a person or a channel."""

    @property
    def id(self) -> str: ...


Wanted = (
    str
    | int
    | date
    | time
    | datetime
    | Json
    | Identified
    | None
    | Sequence[str | Identified | Json]
)


def chosen(field: Field, wanted: Wanted, names: Names, offered: list[Json]) -> Json:
    """
    Return the state of an element once `wanted` was typed or chosen in it.

    `offered` are an external select's options. Raises LookupError for an option there is not.
    """
    if field.type == "overflow":
        return {"selected_option": _option(field, wanted, offered)}
    if field.slot is None:
        raise LookupError(f"Nothing can be typed into or chosen in {field.label!r}.")
    if wanted is None:
        return field.state([] if field.slot.is_list else None)
    if field.slot.is_list:
        many = wanted if isinstance(wanted, list | tuple | set) else [wanted]
        return field.state([_one(field, each, names, offered) for each in many])
    return field.state(_one(field, wanted, names, offered))


def options(field: Field) -> list[Json]:
    """Every option a select, overflow or group of boxes shows."""
    groups: list[Json] = field.element.get("option_groups", [])
    grouped = [option for group in groups for option in group["options"]]
    return [*field.element.get("options", ()), *grouped]


def _one(field: Field, wanted: object, names: Names, offered: list[Json]) -> object:
    key = field.slot.key if field.slot else ""
    if key == "files":
        return wanted
    if key in {"selected_option", "selected_options"}:
        return _option(field, wanted, offered)
    if key in {"selected_user", "selected_users"}:
        return _id(wanted, dict(names.users))
    if key.startswith(("selected_channel", "selected_conversation")):
        return _id(wanted, dict(names.channels))
    if key == "rich_text_value":
        return wanted if isinstance(wanted, dict) else _rich(wanted, names)
    return _plain(wanted)


def _plain(wanted: object) -> object:
    if isinstance(wanted, datetime):
        return int(wanted.timestamp())
    if isinstance(wanted, time):
        return wanted.strftime("%H:%M")
    if isinstance(wanted, date):
        return wanted.isoformat()
    return str(wanted)


def _rich(wanted: object, names: Names) -> Json:
    if isinstance(wanted, list):
        return {"type": "rich_text", "elements": wanted}
    return rich_text(str(wanted), names)


def _option(field: Field, wanted: object, offered: list[Json]) -> Json:
    known = options(field) + offered
    for option in known:
        if option == wanted or wanted in {option["text"]["text"], option.get("value")}:
            return option
    shown = ", ".join(repr(each["text"]["text"]) for each in known)
    raise LookupError(f"{field.label!r} has no option {wanted!r}; it has {shown or 'none'}.")


def _id(wanted: object, known: dict[str, str]) -> str:
    if isinstance(wanted, str):
        name = wanted.lstrip("@#")
        if name not in known and name not in known.values():
            raise LookupError(f"There is nobody and nothing called {wanted!r}.")
        return known.get(name, name)
    return str(getattr(wanted, "id", wanted))
