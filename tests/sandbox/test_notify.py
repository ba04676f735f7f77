"""Who is notified by a message."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox import Sandbox
from sandbox.people import Person
from tests.sandbox.views import plain, section

ADA, BEN = "U0ADAAGENT0", "U0BENAGENT0"


def rich(*elements: dict[str, Any]) -> dict[str, Any]:
    inner = {"type": "rich_text_section", "elements": list(elements)}
    return {"type": "rich_text", "elements": [inner]}


def reasons(sandbox: Sandbox, name: str) -> list[str]:
    return [each.reason for each in sandbox.person(name).notifications]


@pytest.mark.parametrize(
    "block",
    [
        section(f"<@{ADA}> please look"),
        section("@ada please look"),
        rich({"type": "user", "user_id": ADA}),
    ],
    ids=["mention", "bare name that Slack links", "rich text"],
)
async def test_a_mention_in_the_blocks_notifies(sandbox, slack, support, block):
    await slack.chat_postMessage(channel=support.id, text="Look", blocks=[block])

    assert (reasons(sandbox, "ada"), reasons(sandbox, "ben")) == (["mention"], [])


@pytest.mark.parametrize(
    "block",
    [
        section("ok", fields=[{"type": "plain_text", "text": f"<@{ADA}> <!channel> @here"}]),
        rich({"type": "text", "text": f"<@{ADA}> <!channel> @here @ada"}),
        {"type": "header", "text": plain("@channel @ada")},
        {
            "type": "section",
            "text": {"type": "mrkdwn", "text": "@here @ada &lt;!channel&gt;", "verbatim": True},
        },
    ],
    ids=["plain text", "rich text element", "header", "verbatim mrkdwn"],
)
async def test_a_customers_words_in_safe_places_notify_nobody(sandbox, slack, support, block):
    await slack.chat_postMessage(channel=support.id, text="New mail", blocks=[block])

    assert sandbox.workspace.notifications == []


@pytest.mark.parametrize(
    "text", ["<!here> all", "<!channel>", "@everyone", "@here"], ids=["here", "channel", "e", "h"]
)
async def test_the_whole_channel_is_notified_by_mrkdwn_that_is_not_verbatim(
    sandbox, slack, support, text
):
    await slack.chat_postMessage(channel=support.id, text="x", blocks=[section(text)])

    assert {each.user for each in sandbox.workspace.notifications} == {
        sandbox.person(name).id for name in ("ada", "ben", "lea", "adam")
    }


async def test_who_is_not_in_the_channel_is_not_notified(sandbox, slack, support):
    otto = sandbox.person("otto")

    await slack.chat_postMessage(channel=support.id, text=f"<@{otto.id}> look")

    assert otto.notifications == []


async def test_an_edit_notifies_nobody(sandbox, slack, card):
    await slack.chat_update(channel=card.channel, ts=card.ts, text=f"<@{ADA}> look")

    assert sandbox.workspace.notifications == []


async def test_who_wrote_in_a_thread_hears_of_replies(sandbox, card, ada: Person, ben: Person):
    await ada.post("#support", "On it", thread_ts=card.ts)

    await ben.post("#support", "Thanks", thread_ts=card.ts)

    assert (reasons(sandbox, "ada"), reasons(sandbox, "ben")) == (["thread"], [])


async def test_who_clicks_a_button_does_not_follow_the_thread(sandbox, app, card, ada, ben):
    await ada.click(card, "Claim")

    await ben.post("#support", "News", thread_ts=card.ts)

    assert reasons(sandbox, "ada") == []


async def test_who_is_mentioned_in_a_thread_follows_it(sandbox, slack, card, ben: Person):
    await slack.chat_postMessage(channel=card.channel, thread_ts=card.ts, text=f"<@{ADA}>")

    await ben.post("#support", "News", thread_ts=card.ts)

    assert reasons(sandbox, "ada") == ["mention", "thread"]


async def test_at_channel_inside_a_thread_notifies_nobody(sandbox, slack, card):
    await slack.chat_postMessage(channel=card.channel, thread_ts=card.ts, text="<!channel> look")

    assert sandbox.workspace.notifications == []


async def test_a_direct_message_notifies(sandbox, slack, ada: Person):
    await slack.chat_postMessage(channel=ada.id, text="Good morning")

    assert reasons(sandbox, "ada") == ["dm"]


async def test_nobody_is_notified_by_themselves(sandbox, ada: Person):
    await ada.post("#support", "I am @ada")

    assert reasons(sandbox, "ada") == []


async def test_an_ephemeral_message_notifies_nobody(sandbox, slack, support, ada: Person):
    await slack.chat_postEphemeral(channel=support.id, user=ada.id, text=f"<@{ADA}>")

    assert sandbox.workspace.notifications == []


async def test_a_user_group_is_everybody_in_it(sandbox, slack, support):
    group = sandbox.add_group("oncall", sandbox.person("ada"), sandbox.person("ben"))

    await slack.chat_postMessage(channel=support.id, text=f"<!subteam^{group.id}> look")

    assert {each.user for each in sandbox.workspace.notifications} == {ADA, BEN}
