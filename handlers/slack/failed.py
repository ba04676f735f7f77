"""What nobody foresaw is answered, too: with one sentence, and its place in the log."""

from __future__ import annotations

from typing import Any

from slack_bolt.response import BoltResponse

from desk.request import trouble
from handlers.slack.click import Door, click
from handlers.slack.shortcuts import picked
from handlers.slack.tell import tell


def failed(door: Door, body: dict[str, Any], error: Exception) -> BoltResponse:
    """The answer to a request that failed; an event is sent again by Slack, where it may help."""
    sentence = trouble(error)
    match body.get("type"):
        case "view_submission":
            return _in_the_modal(body, sentence)
        case "block_actions":
            door.later(tell(click(body, door), sentence))
        case "message_action":
            door.later(tell(picked(body, door).click, sentence))
        case _:
            return BoltResponse(status=500, body="")
    return BoltResponse(status=200, body="")


def _in_the_modal(body: dict[str, Any], sentence: str) -> BoltResponse:
    """Under its first field, where Slack shows plain text."""
    first = next(iter(body["view"]["state"]["values"]))
    errors = {first: sentence.replace("`", "")}
    return BoltResponse(status=200, body={"response_action": "errors", "errors": errors})
