"""What the doctor found: it is well, it is ill, or it is well and something can be better."""

from __future__ import annotations

from dataclasses import dataclass

from slack_sdk.errors import SlackApiError

from bot.senders.slack_errors import MEND, code


@dataclass(frozen=True, kw_only=True)
class Finding:
    what: str
    says: str
    is_well: bool = True
    is_hint: bool = False

    def __str__(self) -> str:
        mark = "💡" if self.is_hint else "✅" if self.is_well else "❌"
        return f"{mark} {self.what}: {self.says}"


def well(what: str, says: str) -> Finding:
    return Finding(what=what, says=says)


def ill(what: str, says: str) -> Finding:
    return Finding(what=what, says=says, is_well=False)


def hint(what: str, says: str) -> Finding:
    return Finding(what=what, says=says, is_hint=True)


def slack_words(error: Exception) -> str:
    if isinstance(error, SlackApiError) and not code(error).startswith("http_"):
        return MEND.get(code(error), f"Slack answered {code(error)}.")
    return "Slack cannot be reached. Check the network and SLACK_API_URL."
