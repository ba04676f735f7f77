"""What Slack takes as rich text."""

from __future__ import annotations

from sandbox.rules import Rule, flag, list_of, number, one_of, shape, string, typed

_STYLES = ("bold", "code", "italic", "strike", "underline", "highlight", "client_highlight")
_STYLE = {"style": shape(optional=dict.fromkeys(_STYLES, flag))}
_ID = string(255)
_MANY = 10_000


def _inline(kind: str, required: dict[str, Rule], **optional: Rule) -> Rule:
    return shape({"type": one_of(kind), **required}, {**_STYLE, **optional})


_TEXT = _inline("text", {"text": string(_MANY * 10)})
_LINK = _inline("link", {"url": string(3000)}, text=string(_MANY, 0), unsafe=flag)
_INLINE = typed(
    {
        "text": _TEXT,
        "link": _LINK,
        "user": _inline("user", {"user_id": _ID}),
        "usergroup": _inline("usergroup", {"usergroup_id": _ID}),
        "channel": _inline("channel", {"channel_id": _ID}),
        "team": _inline("team", {"team_id": _ID}),
        "emoji": _inline(
            "emoji",
            {"name": string(255)},
            unicode=string(255),
            url=string(3000),
            skin_tone=number(1, 6),
        ),
        "broadcast": _inline("broadcast", {"range": one_of("here", "channel", "everyone")}),
        "color": _inline("color", {"value": string(9)}),
        "date": _inline(
            "date",
            {"timestamp": number(0, 1e11), "format": string(255)},
            fallback=string(255),
            url=string(3000),
        ),
    }
)
_BORDER = {"border": one_of(0, 1)}
_SECTION = shape(
    {"type": one_of("rich_text_section"), "elements": list_of(_INLINE, most=_MANY, least=0)}
)
_PART = typed(
    {
        "rich_text_section": _SECTION,
        "rich_text_quote": shape(
            {"type": one_of("rich_text_quote"), "elements": list_of(_INLINE, most=_MANY)},
            _BORDER,
        ),
        "rich_text_preformatted": shape(
            {
                "type": one_of("rich_text_preformatted"),
                "elements": list_of(typed({"text": _TEXT, "link": _LINK}), most=_MANY),
            },
            {**_BORDER, "language": string(50)},
        ),
        "rich_text_list": shape(
            {
                "type": one_of("rich_text_list"),
                "style": one_of("bullet", "ordered"),
                "elements": list_of(_SECTION, most=_MANY),
            },
            {**_BORDER, "indent": number(0, 8), "offset": number(0, _MANY)},
        ),
    }
)

RICH_TEXT = shape(
    {"type": one_of("rich_text"), "elements": list_of(_PART, most=_MANY)},
    {"block_id": string(255)},
)
