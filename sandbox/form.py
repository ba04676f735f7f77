"""What a person can fill in: the stateful elements of blocks and their values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sandbox.payload import Json

Values = dict[str, dict[str, Json]]


@dataclass(frozen=True, kw_only=True)
class Slot:
    """The key an element's value stands under, the key of its first value, and empty."""

    key: str
    initial: str
    is_list: bool = False


_SLOTS = {
    "plain_text_input": Slot(key="value", initial="initial_value"),
    "email_text_input": Slot(key="value", initial="initial_value"),
    "url_text_input": Slot(key="value", initial="initial_value"),
    "number_input": Slot(key="value", initial="initial_value"),
    "rich_text_input": Slot(key="rich_text_value", initial="initial_value"),
    "static_select": Slot(key="selected_option", initial="initial_option"),
    "external_select": Slot(key="selected_option", initial="initial_option"),
    "radio_buttons": Slot(key="selected_option", initial="initial_option"),
    "users_select": Slot(key="selected_user", initial="initial_user"),
    "channels_select": Slot(key="selected_channel", initial="initial_channel"),
    "conversations_select": Slot(key="selected_conversation", initial="initial_conversation"),
    "datepicker": Slot(key="selected_date", initial="initial_date"),
    "timepicker": Slot(key="selected_time", initial="initial_time"),
    "datetimepicker": Slot(key="selected_date_time", initial="initial_date_time"),
    "checkboxes": Slot(key="selected_options", initial="initial_options", is_list=True),
    "multi_static_select": Slot(key="selected_options", initial="initial_options", is_list=True),
    "multi_external_select": Slot(key="selected_options", initial="initial_options", is_list=True),
    "multi_users_select": Slot(key="selected_users", initial="initial_users", is_list=True),
    "multi_channels_select": Slot(
        key="selected_channels", initial="initial_channels", is_list=True
    ),
    "multi_conversations_select": Slot(
        key="selected_conversations", initial="initial_conversations", is_list=True
    ),
    "file_input": Slot(key="files", initial="", is_list=True),
}


@dataclass(frozen=True, kw_only=True)
class Field:
    """A block and one interactive element in it."""

    block: Json
    element: Json

    @property
    def block_id(self) -> str:
        return str(self.block["block_id"])

    @property
    def action_id(self) -> str:
        return str(self.element["action_id"])

    @property
    def type(self) -> str:
        return str(self.element["type"])

    @property
    def slot(self) -> Slot | None:
        """Where its value goes; None for buttons and overflow menus."""
        return _SLOTS.get(self.type)

    @property
    def label(self) -> str:
        """The words a person reads beside or on it."""
        for text in (self.block.get("label"), self.element.get("text"), self.block.get("text")):
            if isinstance(text, dict):
                return str(text["text"])
        placeholder: Json = self.element.get("placeholder", {})
        return str(placeholder.get("text", self.action_id))

    def answers_to(self, name: str) -> bool:
        """Whether a person or test may call it by this name."""
        placeholder: Json = self.element.get("placeholder", {})
        texts = {self.label, placeholder.get("text"), self.action_id, self.block_id}
        return name in texts

    def state(self, value: object) -> Json:
        """The value in the shape of `state.values` and of an action."""
        if self.slot is None:
            return {}
        return {self.slot.key: value}

    def first_state(self) -> Json:
        if self.slot is None:
            return {}
        empty: list[Json] | None = [] if self.slot.is_list else None
        return {self.slot.key: self.element.get(self.slot.initial, empty)}


def fields(blocks: list[Json]) -> Iterator[Field]:
    """Every interactive element: of inputs, actions, sections, contexts and cards."""
    for block in blocks:
        candidates = [block.get("element"), block.get("accessory")]
        candidates += [*block.get("elements", ()), *block.get("actions", ())]
        for element in candidates:
            if isinstance(element, dict) and "action_id" in element:
                yield Field(block=block, element=element)
        if block["type"] in {"container", "carousel"}:
            yield from fields(block.get("child_blocks") or block.get("elements", []))


def values(blocks: list[Json], typed: Values) -> Values:
    """The `state.values` of a view or message: what was typed, else the initial value."""
    state: Values = {}
    for field in fields(blocks):
        if field.slot is None:
            continue
        known = typed.get(field.block_id, {}).get(field.action_id)
        value = known if known is not None else field.first_state()
        state.setdefault(field.block_id, {})[field.action_id] = {"type": field.type} | value
    return state


def complaints(blocks: list[Json], state: Values) -> dict[str, str]:
    """What Slack itself refuses before the app is asked: block id to sentence."""
    found = {}
    for field in fields(blocks):
        if field.block["type"] != "input" or field.slot is None:
            continue
        value = state[field.block_id][field.action_id][field.slot.key]
        if sentence := _complaint(field, value):
            found[field.block_id] = sentence
    return found


def _complaint(field: Field, value: object) -> str | None:
    if _is_empty(value):
        return None if field.block.get("optional") else "Please complete this required field."
    if field.slot and field.slot.key == "value":
        return _wrong_length(field.element, str(value))
    return None


def _is_empty(value: object) -> bool:
    if isinstance(value, dict) and value.get("type") == "rich_text":
        return not any(each.get("elements") for each in value.get("elements", ()))
    return value in (None, "", [])


def _wrong_length(element: Json, value: str) -> str | None:
    if len(value) > element.get("max_length", 3000):
        return f"Must be less than {element.get('max_length', 3000) + 1} characters."
    if len(value) < element.get("min_length", 0):
        return f"Must be at least {element['min_length']} characters."
    return None
