"""What the team has set for all of its queues; changed by `/desk`, kept in the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from desk.weekly import Weekly


@dataclass(frozen=True, kw_only=True)
class Workspace:
    """Frozen, like every value here: `replace` makes the changed one."""

    #: IANA name; times are typed and reports are cut in it.
    zone: str = "UTC"
    #: Until the team goes live it rehearses: no automatic mail leaves.
    is_live: bool = False
    #: The channel where escalations are shown to everybody who can help.
    escalation_channel: str | None = None
    #: Whether a new case is confirmed to its requester, and in which words; empty for ours.
    receipts: bool = True
    receipt_during: str = ""
    receipt_outside: str = ""
    #: When and where the weekly digest is posted.
    digest: Weekly | None = None
    #: Whether customers are asked how it went, once their case is resolved.
    has_surveys: bool = True
    #: How long after that, in minutes.
    survey_delay: int = 24 * 60

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Workspace:
        """What an older or newer program stored: unknown settings are left aside."""
        known = {field.name for field in fields(cls)}
        values = {name: value for name, value in stored.items() if name in known}
        if values.get("digest"):
            values["digest"] = Weekly(**values["digest"])
        return cls(**values)
