"""What people did, taken apart, told by payloads that Slack has sent."""

from __future__ import annotations

import json

import pytest

from handlers.slack.click import Door, click, request_key, submission


@pytest.fixture
def recorded(test_data):
    """A payload as Slack sent it, by the name of its file."""
    folder = test_data / "vectors" / "slack" / "bolt_python"
    return lambda name: json.loads((folder / f"{name}.json").read_text())


@pytest.fixture
def door(desk) -> Door:
    return Door(desk=desk, client=None, directory=None, later=None)


def test_a_press_tells_who_where_and_what(recorded, door):
    body = recorded("block_actions__body")

    pressed = click(body, door)

    assert pressed.user == body["user"]["id"]
    assert pressed.channel == body["channel"]["id"]
    assert pressed.value == body["actions"][0]["value"]


def test_what_only_one_person_sees_is_no_place_to_answer_in(recorded, door):
    body = recorded("block_actions__body")

    pressed = click(body, door)

    assert body["container"]["is_ephemeral"]
    assert pressed.thread_ts is None
    assert pressed.ephemeral_url == body["response_url"]


@pytest.mark.parametrize(
    ("thread_ts", "where"),
    [(None, None), ("1.1", None), ("0.1", "0.1")],
    ids=["a post without answers", "the root of a thread", "an answer in a thread"],
)
def test_what_is_told_stands_where_it_is_seen(recorded, door, thread_ts, where):
    body = recorded("block_actions__body")
    container = {"type": "message", "message_ts": "1.1", "channel_id": "C1"}
    message = {"ts": "1.1"}
    if thread_ts:
        container["thread_ts"] = message["thread_ts"] = thread_ts

    pressed = click({**body, "container": container, "message": message}, door)

    assert pressed.thread_ts == where


def test_a_submission_tells_what_was_filled_in(recorded, door):
    body = recorded("view_submission__body")

    sent = submission(body, door)

    assert sent.user == body["user"]["id"]
    assert sent.view_id == body["view"]["id"]
    assert set(sent.values) == set(body["view"]["state"]["values"])


def test_an_empty_field_is_no_text(door):
    body = {"user": {"id": "U1"}, "view": {"id": "V1", "state": {"values": {"a": {"a": {}}}}}}

    sent = submission(body, door)

    assert sent.typed("a") == sent.typed("not there") == ""
    assert sent.chosen("a") is sent.person("a") is None


@pytest.mark.parametrize(
    "name",
    ["block_actions__body", "view_submission__body", "shortcut__message_shortcut_body"],
)
def test_the_same_request_has_the_same_key_and_another_has_another(recorded, name):
    body = recorded(name)
    again = {**body, "trigger_id": "another"}

    assert request_key(body) == request_key(json.loads(json.dumps(body)))
    assert request_key(body) != request_key(again)


def test_two_people_who_press_the_same_have_two_keys(recorded):
    body = recorded("block_actions__body")
    other = {**body, "user": {**body["user"], "id": "U0OTHER"}}

    assert request_key(body) != request_key(other)
