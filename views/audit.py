"""What admins have changed, as an admin reads it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desk.admin_change import ROLE, AdminChange
from views.elements import date_token
from views.text import escape, label

#: Characters of what something was, or is.
SHOWN = 150
#: Whom and what Slack shows by their names: its own tokens, and a channel's bare id.
NAMED = re.compile(r"&lt;(?P<token>[@#][A-Z0-9]+)(\|[^&]*)?&gt;|\b(?P<channel>[CG][A-Z0-9]{8,})\b")
#: What a field's name does not say by itself.
NAMES = {
    "receipt_during": "receipt in office hours",
    "receipt_outside": "receipt out of office hours",
    "survey_delay": "survey delay in minutes",
}


def audit_list(changes: Sequence[AdminChange]) -> str:
    return "\n".join(map(_line, changes)) or "Nothing has been changed yet."


def _line(change: AdminChange) -> str:
    by = f"<@{change.by}>" if change.by else "Deskbell"
    old, new = _shown(change.old), _shown(change.new)
    return f"{date_token(change.at)}  ·  {by}  ·  {_about(change)}: {old} → {new}"


def _about(change: AdminChange) -> str:
    if change.what == ROLE:
        return f"<@{change.about}>"
    what = NAMES.get(change.what, change.what)
    what = what.removeprefix("has_").removeprefix("is_").replace("_", " ")
    return " ".join(filter(None, [f"`{escape(change.about)}`" if change.about else "", what]))


def _shown(value: str) -> str:
    if not value:
        return "_nothing_"
    return NAMED.sub(
        lambda found: f"<{found['token'] or '#' + found['channel']}>", escape(label(value, SHOWN))
    )
