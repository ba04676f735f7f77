"""What Slack takes as interactive elements and their parts."""

from __future__ import annotations

from collections.abc import Iterator

from sandbox.rich_text import RICH_TEXT
from sandbox.rules import (
    Problem,
    Rule,
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

_ANY = 10_000


def plain(longest: int) -> Rule:
    """Build the rule of a plain_text object."""
    return shape({"type": one_of("plain_text"), "text": string(longest)}, {"emoji": flag})


def mrkdwn(longest: int) -> Rule:
    return shape({"type": one_of("mrkdwn"), "text": string(longest)}, {"verbatim": flag})


def words(longest: int) -> Rule:
    """Build the rule of either text object."""
    return typed({"plain_text": plain(longest), "mrkdwn": mrkdwn(longest)})


_CONFIRM = shape(
    {"text": words(300)},
    {
        "title": plain(100),
        "confirm": plain(30),
        "deny": plain(30),
        "style": one_of("primary", "danger"),
    },
)


def _option(text: Rule, **more: Rule) -> Rule:
    # The official types say 75 characters for a value, newer sources 150: the lower one.
    return shape({"text": text, "value": string(75)}, {"description": words(75), **more})


_PLAIN_OPTION = _option(plain(75))
_FREE_OPTION = _option(words(75))
_GROUP = shape({"label": plain(75), "options": list_of(_PLAIN_OPTION, most=100)})
_DISPATCH = shape(
    {},
    {"trigger_actions_on": list_of(one_of("on_enter_pressed", "on_character_entered"), most=2)},
)
_COMMON = {"action_id": string(255), "confirm": _CONFIRM, "focus_on_load": flag}
_PLACEHOLDER = {"placeholder": plain(150)}
_INPUT = {
    "action_id": string(255),
    "focus_on_load": flag,
    "dispatch_action_config": _DISPATCH,
    **_PLACEHOLDER,
}
_FILTER = shape(
    {},
    {
        "include": list_of(one_of("im", "mpim", "private", "public"), most=4),
        "exclude_bot_users": flag,
        "exclude_external_shared_channels": flag,
    },
)
SLACK_FILE = shape({}, {"id": string(255), "url": string(3000)}, exactly_one("id", "url"))


def _offered(value: object, pointer: str) -> Iterator[Problem]:
    """Refuse initial options that are not among the options."""
    if not isinstance(value, dict):
        return
    options = value.get("options") or [
        each for group in value.get("option_groups", ()) for each in group.get("options", ())
    ]
    chosen = [value.get("initial_option"), *(value.get("initial_options") or ())]
    known = {each.get("value") for each in options if isinstance(each, dict)}
    for each in chosen:
        if isinstance(each, dict) and each.get("value") not in known:
            yield from problem("initial option must be one of the options", pointer)


def _lengths(value: object, pointer: str) -> Iterator[Problem]:
    if isinstance(value, dict) and value.get("min_length", 0) > value.get("max_length", 3000):
        yield from problem("min_length must not be more than max_length", pointer)


def _element(kind: str, required: dict[str, Rule], optional: dict[str, Rule], *also: Rule) -> Rule:
    return shape({"type": one_of(kind), **required}, optional, *also)


def _select(kind: str, *also: Rule, **optional: Rule) -> Rule:
    return _element(kind, {}, {**_COMMON, **_PLACEHOLDER, **optional}, *also)


def _multi(kind: str, *also: Rule, **optional: Rule) -> Rule:
    return _select(kind, *also, max_selected_items=number(1, _ANY), **optional)


_OPTIONS = {
    "options": list_of(_PLAIN_OPTION, most=100),
    "option_groups": list_of(_GROUP, most=100),
}
_ONE_KIND = exactly_one("options", "option_groups")
_IDS = list_of(string(255), most=_ANY, least=0)

IMAGE = _element(
    "image",
    {"alt_text": string(2000)},
    {"image_url": string(3000), "slack_file": SLACK_FILE},
    exactly_one("image_url", "slack_file"),
)
BUTTON = _element(
    "button",
    {"text": plain(75)},
    {
        "action_id": string(255),
        "value": string(2000),
        "url": string(3000),
        "style": one_of("primary", "danger"),
        "confirm": _CONFIRM,
        "accessibility_label": string(75),
    },
)
_OVERFLOW = _element(
    "overflow",
    {"options": list_of(_option(plain(75), url=string(3000)), most=5)},
    {"action_id": string(255), "confirm": _CONFIRM},
)
_CHOICES: dict[str, Rule] = {
    "static_select": _select(
        "static_select", _ONE_KIND, _offered, initial_option=_PLAIN_OPTION, **_OPTIONS
    ),
    "multi_static_select": _multi(
        "multi_static_select",
        _ONE_KIND,
        _offered,
        initial_options=list_of(_PLAIN_OPTION, most=100),
        **_OPTIONS,
    ),
    "external_select": _select(
        "external_select", initial_option=_PLAIN_OPTION, min_query_length=number(0, _ANY)
    ),
    "multi_external_select": _multi(
        "multi_external_select",
        initial_options=list_of(_PLAIN_OPTION, most=100),
        min_query_length=number(0, _ANY),
    ),
    "users_select": _select("users_select", initial_user=string(255)),
    "multi_users_select": _multi("multi_users_select", initial_users=_IDS),
    "channels_select": _select(
        "channels_select", initial_channel=string(255), response_url_enabled=flag
    ),
    "multi_channels_select": _multi("multi_channels_select", initial_channels=_IDS),
    "conversations_select": _select(
        "conversations_select",
        initial_conversation=string(255),
        default_to_current_conversation=flag,
        response_url_enabled=flag,
        filter=_FILTER,
    ),
    "multi_conversations_select": _multi(
        "multi_conversations_select",
        initial_conversations=_IDS,
        default_to_current_conversation=flag,
        filter=_FILTER,
    ),
    "checkboxes": _element(
        "checkboxes",
        {"options": list_of(_FREE_OPTION, most=10)},
        {**_COMMON, "initial_options": list_of(_FREE_OPTION, most=10)},
        _offered,
    ),
    "radio_buttons": _element(
        "radio_buttons",
        {"options": list_of(_FREE_OPTION, most=10)},
        {**_COMMON, "initial_option": _FREE_OPTION},
        _offered,
    ),
    "datepicker": _select("datepicker", initial_date=string(10, 10)),
    "timepicker": _select("timepicker", initial_time=string(5, 5), timezone=string(255)),
    "datetimepicker": _element(
        "datetimepicker", {}, {**_COMMON, "initial_date_time": number(1e9, 1e10)}
    ),
}
_RICH_TEXT_INPUT = _element(
    "rich_text_input",
    {"action_id": string(255)},
    {
        **_INPUT,
        "initial_value": RICH_TEXT,
        "min_lines": number(1, 100),
        "max_lines": number(1, 100),
    },
)
_TYPED: dict[str, Rule] = {
    "plain_text_input": _element(
        "plain_text_input",
        {},
        {
            **_INPUT,
            "initial_value": string(3000, 0),
            "multiline": flag,
            "min_length": number(0, 3000),
            "max_length": number(1, 3000),
        },
        _lengths,
    ),
    "rich_text_input": _RICH_TEXT_INPUT,
    "email_text_input": _element("email_text_input", {}, {**_INPUT, "initial_value": string(3000)}),
    "url_text_input": _element("url_text_input", {}, {**_INPUT, "initial_value": string(3000)}),
    "number_input": _element(
        "number_input",
        {"is_decimal_allowed": flag},
        {
            **_INPUT,
            "initial_value": string(255),
            "min_value": string(255),
            "max_value": string(255),
        },
    ),
    "file_input": _element(
        "file_input",
        {},
        {
            "action_id": string(255),
            "filetypes": list_of(string(50), most=100),
            "max_files": number(1, 10),
        },
    ),
}
_FEEDBACK = shape({"text": plain(75), "value": string(2000)}, {"accessibility_label": string(75)})

ACTIONS = typed(
    {"button": BUTTON, "overflow": _OVERFLOW, "rich_text_input": _RICH_TEXT_INPUT, **_CHOICES}
)
ACCESSORIES = typed({"button": BUTTON, "overflow": _OVERFLOW, "image": IMAGE, **_CHOICES})
INPUTS = typed({**_CHOICES, **_TYPED})
CONTEXTS = typed({"image": IMAGE, "plain_text": plain(3000), "mrkdwn": mrkdwn(3000)})
CONTEXT_ACTIONS = typed(
    {
        "feedback_buttons": _element(
            "feedback_buttons",
            {"positive_button": _FEEDBACK, "negative_button": _FEEDBACK},
            {"action_id": string(255)},
        ),
        "icon_button": _element(
            "icon_button",
            {"icon": string(255), "text": plain(75)},
            {
                "action_id": string(255),
                "value": string(2000),
                "confirm": _CONFIRM,
                "accessibility_label": string(75),
                "visible_to_user_ids": _IDS,
            },
        ),
    }
)
