"""The manifest: what stands in the file is what the code uses, no more and no less."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from bot.cli import main
from bot.manifest import EVENTS, SCOPES, as_yaml, manifest
from commands import SLASH_COMMANDS
from sandbox.web_api import METHODS

ROOT = Path(__file__).resolve().parents[2]
#: The scope without which an event is not sent (docs.slack.dev/reference/events).
NEEDED_BY_EVENT = {
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "member_joined_channel": "channels:read",
    "channel_unarchive": "channels:read",
    "group_unarchive": "groups:read",
    "app_home_opened": None,
}
#: Methods whose scope depends on the kind of place, and the kinds that we use.
BY_KIND = {
    "conversations.info": {"channels:read", "groups:read"},
    "conversations.history": {"channels:history", "groups:history", "im:history"},
    "conversations.replies": {"channels:history", "groups:history"},
    "conversations.open": {"im:write"},
    "conversations.join": {"channels:join"},
}

#: What is needed for something else than a method.
NEEDED_BESIDES = {"commands", "files:read"}


def called_methods() -> set[str]:
    """Every Web API method that the program names, as a client's method or in words."""
    by_attribute = {name.replace(".", "_"): name for name in METHODS}
    called = set()
    for folder in ("bot", "handlers", "commands"):
        for file in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text())):
                if isinstance(node, ast.Attribute) and node.attr in by_attribute:
                    called.add(by_attribute[node.attr])
                if isinstance(node, ast.Constant) and node.value in METHODS:
                    called.add(str(node.value))
    return called


def needed_scopes() -> set[str]:
    needed = NEEDED_BESIDES | {NEEDED_BY_EVENT[event] for event in EVENTS}
    for method in called_methods():
        scopes = METHODS[method].scopes
        needed |= BY_KIND.get(method) or set(scopes[:1])
    return needed - {None}


def test_the_file_is_what_the_command_prints():
    assert (ROOT / "manifest.yml").read_text() == as_yaml(manifest())


@pytest.mark.parametrize("url", [None, "https://desk.example.com"], ids=["socket", "http"])
def test_slack_would_take_it(test_data, url):
    schema = json.loads((test_data / "schema" / "manifest.schema.json").read_text())

    jsonschema.validate(yaml.safe_load(as_yaml(manifest(url=url))), schema)


def test_its_scopes_are_those_that_the_code_needs():
    assert set(SCOPES) == needed_scopes()


def test_files_are_fetched_with_the_scope_for_it():
    assert any("url_private" in file.read_text() for file in (ROOT / "handlers").rglob("*.py"))


def test_the_program_calls_what_the_sandbox_knows():
    assert {"chat.postMessage", "views.open", "users.info"} <= called_methods()


def test_its_commands_are_those_that_are_registered():
    listed = manifest()["features"]["slash_commands"]

    assert [each["command"] for each in listed] == [command.name for command in SLASH_COMMANDS]


def test_over_http_every_address_is_the_one_that_listens():
    app = manifest(url="https://desk.example.com/")
    url = "https://desk.example.com/slack/events"

    assert app["settings"]["event_subscriptions"]["request_url"] == url
    assert app["settings"]["interactivity"]["request_url"] == url
    assert {each["url"] for each in app["features"]["slash_commands"]} == {url}
    assert app["settings"]["socket_mode_enabled"] is False


def test_in_socket_mode_it_names_no_address():
    assert "request_url" not in json.dumps(manifest())
    assert manifest()["settings"]["socket_mode_enabled"] is True


def test_direct_messages_to_people_are_possible():
    assert manifest()["features"]["app_home"]["messages_tab_enabled"] is True


def test_escaping_is_on_because_we_read_mentions():
    assert all(each["should_escape"] for each in manifest()["features"]["slash_commands"])


@pytest.mark.parametrize(
    "url",
    [
        *("", "desk.example.com", "http://desk.example.com", "https://", "https://a b"),
        *("https://desk.example.com?a", "https://desk.example.com/slack/events"),
    ],
)
def test_an_address_that_slack_would_not_take_is_refused(capsys, url):
    assert main(["manifest", "--http", url]) == 2
    assert "no address that Slack takes" in capsys.readouterr().err


@pytest.mark.parametrize("url", ["https://desk.example.com", "https://example.com/desk"])
def test_over_http_it_is_printed_for_that_address(capsys, url):
    assert main(["manifest", "--http", f"{url}/"]) == 0
    printed = capsys.readouterr().out
    assert printed == as_yaml(manifest(url=url))
    assert f"{url}/slack/events" in printed
