"""What Slack's refusals mean for a delivery."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.pace import Crowded
from bot.senders.errors import GiveUp, Retry, Unknown

#: Something of the call may have succeeded (docs.slack.dev/reference/methods/chat.postMessage).
UNCERTAIN = {
    "internal_error",
    "fatal_error",
    "service_unavailable",
    "request_timeout",
    "accesslimited",
}
#: It will pass.
PASSING = {
    "team_added_to_org": timedelta(minutes=5),
    "org_login_required": timedelta(minutes=5),
    "external_channel_migrating": timedelta(minutes=5),
    "message_limit_exceeded": timedelta(hours=1),
    # The whole installation is broken: nothing may die of it, and nobody can be told in Slack.
    "invalid_auth": timedelta(minutes=5),
    "not_authed": timedelta(minutes=5),
    "token_revoked": timedelta(minutes=5),
    "token_expired": timedelta(minutes=5),
    "account_inactive": timedelta(minutes=5),
    "missing_scope": timedelta(minutes=5),
}
MEND = {
    "not_in_channel": "I am not in the channel. Invite me there with `/invite`.",
    "channel_not_found": "I cannot see the channel. Invite me there with `/invite`.",
    "is_archived": "The channel is archived. Unarchive it; what waits for it comes then.",
    "restricted_action": "The workspace does not let me post there. Ask a Slack admin.",
    "invalid_auth": "Slack refuses the bot's token. Reinstall the app and set SLACK_BOT_TOKEN.",
    "token_revoked": "The bot's token was revoked. Reinstall the app and set SLACK_BOT_TOKEN.",
    "account_inactive": "The app was removed from the workspace. Install it again.",
    "missing_scope": "The app lacks a permission. Update it from the manifest and reinstall it.",
}

#: What is wrong with an app-level token.
APP_TOKEN = {
    "missing_scope": "SLACK_APP_TOKEN lacks the scope connections:write. Make one that has it "
    "under Basic Information of your Slack app.",
    **dict.fromkeys(
        (
            "invalid_auth",
            "not_authed",
            "token_revoked",
            "token_expired",
            "account_inactive",
            "not_allowed_token_type",
        ),
        "SLACK_APP_TOKEN is refused by Slack. Make an app-level token with connections:write under "
        "Basic Information of your Slack app.",
    ),
}

RATE_LIMITED = {"ratelimited", "rate_limited", "http_429"}


def code(error: SlackApiError) -> str:
    """
    Slack's word for it, or the HTTP status where something before Slack answered in its place.

    The client hands that out as text, or gives its own response where it should be JSON.
    """
    response: Any = error.response
    status = getattr(response, "status_code", None) or getattr(response, "status", 200)
    data = getattr(response, "data", response)
    word = data.get("error") if isinstance(data, dict) else None
    return word if isinstance(word, str) else f"http_{status}"


def retry_after(error: SlackApiError) -> float:
    """Seconds that Slack asks to wait."""
    headers = getattr(error.response, "headers", {}) or {}
    value = str(headers.get("Retry-After") or headers.get("retry-after") or "1")
    return float(value) if value.isdigit() else 1.0


def judged(error: Exception) -> Exception:
    """A Slack failure as a sender's word for it."""
    if isinstance(error, Crowded):
        return Retry(timedelta(seconds=error.seconds), str(error))
    if not isinstance(error, SlackApiError):
        return Unknown(f"The connection to Slack was lost ({type(error).__name__}).")
    word = code(error)
    if word in RATE_LIMITED:
        return Retry(timedelta(seconds=retry_after(error)), "Slack asks to wait")
    # Slack refuses by a word: what answers by a status alone stands before it, and may go again.
    if word in UNCERTAIN or word.startswith("http_"):
        return Unknown(f"Slack answered {word}.")
    if word in PASSING:
        return Retry(PASSING[word], MEND.get(word, f"Slack answered {word}."))
    return GiveUp(MEND.get(word, f"Slack answered {word}."))


def app_token_fault(error: SlackApiError) -> str | None:
    """What is wrong with the app-level token, as a sentence; None where it is something else."""
    return APP_TOKEN.get(code(error))


#: What a call may raise.
FAILURES = (SlackApiError, aiohttp.ClientError, TimeoutError, Crowded)
