"""`/desk audit`: what was changed by whom."""

from __future__ import annotations

import re

from commands.asked import Asked, Told
from desk import audit as desk_audit
from desk.errors import BadInput
from views.audit import audit_list
from views.help import DESK_HELP

AUDIT = DESK_HELP["audit"].example
NUMBER = re.compile(r"[0-9]{1,2}")
USUAL = 10
MOST = 50


async def audit(asked: Asked, rest: list[str]) -> Told:
    typed = " ".join(rest) or str(USUAL)
    count = int(typed) if NUMBER.fullmatch(typed) else 0
    if not 1 <= count <= MOST:
        raise BadInput(f"How many of the newest, {MOST} at most? For example `{AUDIT}`.")
    return Told(text=audit_list(await desk_audit.newest(asked.desk, count, by=asked.user)))
