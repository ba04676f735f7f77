"""Every view passes the sandbox's checks and, where the test data is at hand, a second opinion."""

from __future__ import annotations

import pytest

from sandbox.web_api import Call
from tests.block_kit import checker, objections


@pytest.fixture(autouse=True)
def _second_opinion(test_data):
    assert checker()


async def test_a_whole_story_has_no_objection(house):
    card = await house.an_owned_case("Kettle <!channel>", "Steam & water. " * 2000)
    await house.ada.click(house.thread(card)[0], "Show full mail")
    await house.ada.close_all()
    await house.ada.click(card, "⋯")
    await house.ada.close_all()
    await house.ada.click(card, "Snooze")
    await house.ada.close_all()
    await house.answer(card, "Turn the *tap* off.")
    await house.continue_with(house.customer.messages[-1], "Which tap?")
    await house.asks(house.ada, "/case")
    await house.asks(house.adam, "/desk help")
    await house.asks(house.otto, "/case 1001")
    await house.ada.open_home()
    await house.settled()

    assert len(house.slack.calls) > 10
    assert objections(house.slack.calls) == []


@pytest.mark.parametrize(
    "spoilt",
    [
        {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}},
        {"type": "header", "text": {"type": "mrkdwn", "text": "x"}},
        {"type": "actions", "elements": [{"type": "button", "text": "x", "action_id": "a"}]},
        {"type": "nonsense"},
    ],
    ids=["long", "mrkdwn", "text", "type"],
)
def test_the_second_opinion_objects_to_what_slack_would_refuse(spoilt):
    call = Call(method="chat.postMessage", args={"blocks": [spoilt]}, answer={"ok": True})

    assert objections([call])
