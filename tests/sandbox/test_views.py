"""Modals and Homes: triggers, the stack, submitting."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Sandbox
from sandbox.people import Person
from tests.sandbox.recorder import Recorder
from tests.sandbox.views import (
    actions,
    button,
    field,
    home,
    modal,
    option,
    plain,
    section,
    select,
)


async def test_a_trigger_opens_a_modal_for_who_clicked(open_modal, ada: Person, ben: Person):
    await open_modal(modal(title="Reply to Eva"))

    assert (ada.modal.title, ben.modal) == ("Reply to Eva", None)


async def test_a_trigger_lives_three_seconds(sandbox: Sandbox, app, slack, card, ada: Person):
    await ada.click(card, "Claim")
    sandbox.clock.advance(timedelta(seconds=4))

    with pytest.raises(SlackApiError, match="expired_trigger_id"):
        await slack.views_open(trigger_id=app.of("block_actions")[0]["trigger_id"], view=modal())


async def test_a_trigger_opens_once(app: Recorder, slack, card, ada: Person):
    await ada.click(card, "Claim")
    trigger = app.of("block_actions")[0]["trigger_id"]
    await slack.views_open(trigger_id=trigger, view=modal())

    with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
        await slack.views_open(trigger_id=trigger, view=modal())


async def test_an_invented_trigger_opens_nothing(slack):
    with pytest.raises(SlackApiError, match="invalid_trigger_id"):
        await slack.views_open(trigger_id="1.2.3", view=modal())


@pytest.mark.parametrize(
    "view",
    [
        pytest.param(modal(title="x" * 25), id="long title"),
        pytest.param({**modal(), "submit": None}, id="submit is null"),
        pytest.param({key: each for key, each in modal().items() if key != "submit"}, id="none"),
        pytest.param(modal({"type": "markdown", "text": "x"}), id="markdown in a modal"),
        pytest.param({**modal(), "private_metadata": "x" * 3001}, id="long metadata"),
        pytest.param(modal(*[section("x")] * 101), id="101 blocks"),
    ],
)
async def test_a_view_slack_would_refuse_is_refused(app: Recorder, slack, card, ada, view):
    await ada.click(card, "Claim")
    trigger = app.of("block_actions")[0]["trigger_id"]

    with pytest.raises(SlackApiError, match="invalid_arguments"):
        await slack.views_open(trigger_id=trigger, view=view)


async def test_a_refused_view_leaves_the_trigger_unused(app: Recorder, slack, card, ada):
    await ada.click(card, "Claim")
    trigger = app.of("block_actions")[0]["trigger_id"]
    with pytest.raises(SlackApiError):
        await slack.views_open(trigger_id=trigger, view=modal(title="x" * 25))

    await slack.views_open(trigger_id=trigger, view=modal(title="Short"))

    assert ada.modal.title == "Short"


async def test_what_was_filled_in_is_submitted(open_modal, app: Recorder, ada: Person):
    await open_modal()
    await ada.fill("Why", "because")

    await ada.submit()

    state = app.of("view_submission")[0]["view"]["state"]["values"]
    assert state == {"why": {"value": {"type": "plain_text_input", "value": "because"}}}


FRIENDS = (option("Refund", "refund"), option("Exchange", "exchange"))


@pytest.mark.parametrize(
    ("element", "value", "kept"),
    [
        pytest.param(
            select("Pick", "value", *FRIENDS),
            "Exchange",
            {"selected_option": FRIENDS[1]},
            id="select by text",
        ),
        pytest.param(
            {"type": "users_select", "action_id": "value"},
            "@ben",
            {"selected_user": "U0BENAGENT0"},
            id="person",
        ),
        pytest.param(
            {"type": "multi_users_select", "action_id": "value"},
            ["ada", "ben"],
            {"selected_users": ["U0ADAAGENT0", "U0BENAGENT0"]},
            id="people",
        ),
        pytest.param(
            {"type": "datepicker", "action_id": "value"},
            date(2026, 1, 31),
            {"selected_date": "2026-01-31"},
            id="date",
        ),
        pytest.param(
            {"type": "timepicker", "action_id": "value"},
            "09:30",
            {"selected_time": "09:30"},
            id="time",
        ),
        pytest.param(
            {"type": "checkboxes", "action_id": "value", "options": list(FRIENDS)},
            ["Refund"],
            {"selected_options": [FRIENDS[0]]},
            id="boxes",
        ),
        pytest.param(
            {"type": "rich_text_input", "action_id": "value"},
            "Hi @ben",
            {
                "rich_text_value": {
                    "type": "rich_text",
                    "elements": [
                        {
                            "type": "rich_text_section",
                            "elements": [
                                {"type": "text", "text": "Hi "},
                                {"type": "user", "user_id": "U0BENAGENT0"},
                            ],
                        }
                    ],
                }
            },
            id="rich text",
        ),
        pytest.param(
            {"type": "conversations_select", "action_id": "value"},
            "#general",
            {"selected_conversation": "C0000000001"},
            id="channel",
        ),
    ],
)
async def test_each_kind_of_field_keeps_its_value_as_slack_does(
    open_modal, app: Recorder, ada: Person, element, value, kept
):
    await open_modal(modal(field("Field", "field", element)))
    await ada.fill("Field", value)

    await ada.submit()

    state = app.of("view_submission")[0]["view"]["state"]["values"]["field"]["value"]
    assert state == {"type": element["type"]} | kept


async def test_a_choice_that_is_not_offered_cannot_be_made(open_modal, ada: Person):
    await open_modal(modal(field("Field", "field", select("Pick", "value", *FRIENDS))))

    with pytest.raises(LookupError, match="Refund"):
        await ada.fill("Field", "Nothing of the kind")


async def test_a_required_field_is_asked_for_before_the_app_hears(open_modal, app, ada: Person):
    await open_modal()

    errors = await ada.submit()

    refused = ({"why": "Please complete this required field."}, [])
    assert (errors, app.of("view_submission")) == refused


async def test_an_optional_field_may_stay_empty(open_modal, app: Recorder, ada: Person):
    await open_modal(modal(field("Why", "why", optional=True)))

    assert await ada.submit() is None


async def test_a_text_that_is_too_long_is_refused_by_slack(open_modal, ada: Person):
    element = {"type": "plain_text_input", "action_id": "value", "max_length": 5}
    await open_modal(modal(field("Why", "why", element)))
    await ada.fill("Why", "123456")

    assert "less than 6" in (await ada.submit())["why"]


async def test_an_empty_answer_closes_the_modal(open_modal, ada: Person):
    await open_modal()
    await ada.fill("Why", "because")

    await ada.submit()

    assert ada.modal is None


async def test_errors_are_shown_and_the_modal_stays(open_modal, app: Recorder, ada: Person):
    app.answers["view_submission"] = {"response_action": "errors", "errors": {"why": "No."}}
    await open_modal()
    await ada.fill("Why", "because")

    errors = await ada.submit()

    assert (errors, ada.modal.fields) == ({"why": "No."}, {"Why": "because"})


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "errors", "errors": {"nowhere": "No."}},
        {"response_action": "errors", "errors": {}},
        {"response_action": "update", "view": {"type": "modal"}},
        {"response_action": "dance"},
    ],
    ids=["error at no input", "no error", "broken view", "unknown action"],
)
async def test_an_answer_slack_cannot_use_is_trouble(open_modal, app: Recorder, ada, answer):
    app.answers["view_submission"] = answer
    await open_modal()
    await ada.fill("Why", "because")

    errors = await ada.submit()

    assert errors == {"view": "We had some trouble connecting. Try again?"}


async def test_an_update_replaces_the_modal(open_modal, app: Recorder, ada: Person):
    view = modal(section("Working"), title="Please wait")
    app.answers["view_submission"] = {"response_action": "update", "view": view}
    await open_modal()
    await ada.fill("Why", "because")

    await ada.submit()

    assert ada.modal.title == "Please wait"


async def test_a_pushed_view_lies_on_top_and_cancel_uncovers(open_modal, app: Recorder, ada):
    app.answers["view_submission"] = {"response_action": "push", "view": modal(title="Second")}
    await open_modal(modal(title="First"))
    await ada.fill("Why", "because")
    await ada.submit()
    second = ada.modal.title

    await ada.cancel()

    assert (second, ada.modal.title) == ("Second", "First")


async def test_no_more_than_three_views_lie_on_each_other(open_modal, app, slack, ada: Person):
    await open_modal(modal(actions(button("Deeper", "deeper"))))
    triggers = []
    for _ in range(3):
        await ada.press("Deeper")
        triggers.append(app.of("block_actions")[-1]["trigger_id"])
    view = modal(actions(button("Deeper", "deeper")))
    for trigger in triggers[:2]:
        await slack.views_push(trigger_id=trigger, view=view)

    with pytest.raises(SlackApiError, match="push_limit_reached"):
        await slack.views_push(trigger_id=triggers[2], view=view)


async def test_an_update_keeps_what_was_typed_into_fields_that_stay(open_modal, slack, ada):
    await open_modal(modal(field("Why", "why"), field("How", "how")))
    await ada.fill("Why", "because")
    await ada.fill("How", "by hand")

    view = modal(field("Why", "why"), field("How", "how_2"))
    await slack.views_update(view_id=ada.modal["id"], view=view)

    assert ada.modal.fields == {"Why": "because", "How": None}


async def test_an_update_of_an_older_state_is_a_conflict(open_modal, slack, ada: Person):
    await open_modal()
    old = ada.modal
    await slack.views_update(view_id=old["id"], view=modal(title="Newer"))

    with pytest.raises(SlackApiError, match="hash_conflict"):
        await slack.views_update(view_id=old["id"], hash=old["hash"], view=modal())


async def test_a_view_can_be_found_by_its_external_id(open_modal, slack, ada: Person):
    await open_modal(modal(external_id="working-7"))

    await slack.views_update(external_id="working-7", view=modal(title="Done"))

    assert ada.modal.title == "Done"


async def test_an_external_id_is_taken_once(open_modal, app, slack, card, ada: Person):
    await open_modal(modal(external_id="working-7"))
    await ada.click(card, "Claim")

    with pytest.raises(SlackApiError, match="duplicate_external_id"):
        await slack.views_open(
            trigger_id=app.of("block_actions")[-1]["trigger_id"],
            view=modal(external_id="working-7"),
        )


async def test_a_closed_view_is_not_found(open_modal, slack, ada: Person):
    await open_modal()
    view_id = ada.modal["id"]
    await ada.cancel()

    with pytest.raises(SlackApiError, match="not_found"):
        await slack.views_update(view_id=view_id, view=modal())


@pytest.mark.parametrize("wants_to_know", [True, False], ids=["asked for", "not asked for"])
async def test_closing_is_told_to_who_asked_for_it(open_modal, app, ada, wants_to_know):
    await open_modal(modal(notify_on_close=wants_to_know))

    await ada.cancel()

    assert len(app.of("view_closed")) == int(wants_to_know)


async def test_a_choice_inside_a_modal_is_an_action(open_modal, app: Recorder, ada: Person):
    macro = section("Macro", block_id="macro", accessory=select("Pick", "macro", *FRIENDS))
    await open_modal(modal(macro, field("Why", "why")))

    await ada.fill("Pick", "Refund")

    action = app.of("block_actions")[-1]["actions"][0]
    assert action["selected_option"] == FRIENDS[0]


async def test_typing_into_a_dispatching_input_is_an_action(open_modal, app: Recorder, ada):
    await open_modal(modal(field("Find", "find", dispatch_action=True)))

    await ada.fill("Find", "invoice")

    assert app.of("block_actions")[-1]["actions"][0]["value"] == "invoice"


async def test_an_external_select_asks_the_app_for_its_options(open_modal, app: Recorder, ada):
    app.answers["block_suggestion"] = {"options": list(FRIENDS)}
    element = {"type": "external_select", "action_id": "value"}
    await open_modal(modal(field("Macro", "macro", element)))

    await ada.fill("Macro", "Exchange")

    asked = app.of("block_suggestion")[0]["value"]
    assert (asked, ada.modal.fields["Macro"]) == ("Exchange", FRIENDS[1])


async def test_a_published_home_is_what_its_person_sees(
    slack: AsyncWebClient, ada: Person, ben: Person
):
    await slack.views_publish(user_id=ada.id, view=home(section("2 cases")))

    assert ("2 cases" in ada.home.text, ben.home) == (True, None)


async def test_publishing_again_keeps_the_id_and_changes_the_hash(slack, ada: Person):
    first = await slack.views_publish(user_id=ada.id, view=home())
    second = await slack.views_publish(user_id=ada.id, view=home())

    same = first["view"]["id"] == second["view"]["id"]
    assert (same, first["view"]["hash"] == second["view"]["hash"]) == (True, False)


async def test_an_older_home_is_not_put_over_a_newer_one(slack, ada: Person):
    first = await slack.views_publish(user_id=ada.id, view=home())
    await slack.views_publish(user_id=ada.id, view=home())

    with pytest.raises(SlackApiError, match="hash_conflict"):
        await slack.views_publish(user_id=ada.id, view=home(), hash=first["view"]["hash"])


async def test_a_click_in_a_home_has_no_channel_and_no_response_url(slack, app, ada: Person):
    await slack.views_publish(user_id=ada.id, view=home(actions(button("Open", "open"))))

    await ada.click(ada.home, "Open")

    payload = app.of("block_actions")[0]
    assert {"channel", "message", "response_url"}.isdisjoint(payload)


async def test_a_form_says_plainly_what_is_in_it(open_modal, ada: Person):
    await open_modal(modal(field("Why", "why", hint=plain("In a word"))))

    assert ada.modal.text.splitlines()[:3] == ["A form", "Why", "In a word"]
