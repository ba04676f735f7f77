"""What the sandbox emits has the keys and types that were seen in production."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sandbox import Sandbox
from tests.sandbox.recorder import Recorder
from tests.sandbox.views import field, modal

Json = dict[str, Any]

#: Blocks and what was filled into them differ from message to message; they have tests of
#: their own.
OPEN = frozenset({"blocks", "state", "elements", "shares", "event_payload"})


@pytest.fixture
def sample(test_data: Path) -> Any:
    """Reads samples and lays them over each other."""

    def read(*names: str) -> Json:
        shapes: Json = {}
        for name in names:
            folder = test_data / "vectors" / "slack"
            shapes = merged(shapes, json.loads((folder / f"{name}.json").read_text()))
        return shapes

    return read


def merged(one: Any, other: Any) -> Any:
    if isinstance(one, dict) and isinstance(other, dict):
        return one | {key: merged(one.get(key), value) for key, value in other.items()}
    if isinstance(one, list) and isinstance(other, list) and one and other:
        return [merged(one[0], other[0])]
    return one if other is None else other


def strange(emitted: Any, known: Any, path: str = "") -> Iterator[str]:
    """What is in one value and not in the other, or of another type."""
    if isinstance(emitted, dict) and isinstance(known, dict):
        for key, value in emitted.items():
            if key not in known:
                yield f"{path}.{key} is not in the sample"
            elif key not in OPEN:
                yield from strange(value, known[key], f"{path}.{key}")
    elif isinstance(emitted, list) and isinstance(known, list):
        for each in emitted if known else ():
            yield from strange(each, known[0], f"{path}[]")
    elif emitted is not None and known is not None and not alike(emitted, known):
        yield f"{path} is {type(emitted).__name__}, the sample has {type(known).__name__}"


def alike(one: Any, other: Any) -> bool:
    if isinstance(one, bool) or isinstance(other, bool):
        return isinstance(one, bool) and isinstance(other, bool)
    if isinstance(one, int | float):
        return isinstance(other, int | float)
    return type(one) is type(other)


def test_a_strange_key_is_noticed():
    assert list(strange({"a": {"b": 1}}, {"a": {}})) == [".a.b is not in the sample"]


def test_a_strange_type_is_noticed():
    assert list(strange({"a": "1"}, {"a": 1})) == [".a is str, the sample has int"]


async def messages(sandbox: Sandbox, app: Recorder) -> list[Json]:
    """Every kind of message event: a post, a reply, a broadcast, an edit, a deletion, a file."""
    ada = sandbox.person("ada")
    root = await ada.post("#support", "Hello @desk https://example.com")
    reply = await ada.post("#support", "Reply", thread_ts=root.ts)
    await ada.post("#support", "All", thread_ts=root.ts, broadcast=True)
    await ada.edit(reply, "Edited")
    await ada.delete(reply)
    await ada.upload("#support", "note.txt", b"x", text="Look")
    await ada.react(root, "eyes")
    await sandbox.person("otto").join("#support")
    await ada.open_home()
    await sandbox.wait_for(lambda: app.events("app_home_opened") and sandbox.delivery.is_idle)
    return [each.payload for each in app.came]


EVENTS = [
    ("message", None, "MessagePayload"),
    ("message", "message_changed", "MessageChangedPayload"),
    ("message", "message_deleted", "MessageDeletedPayload"),
    ("message", "thread_broadcast", "MessageThreadBroadcastPayload"),
    ("message", "file_share", "MessageFileSharePayload", "message_file_share__event_payload"),
    ("message", "group_join", "MessageChannelJoinPayload"),
    ("app_mention", None, "AppMentionPayload"),
    ("app_home_opened", None, "AppHomeOpenedPayload"),
    ("file_shared", None, "FileSharedPayload"),
    ("member_joined_channel", None, "MemberJoinedChannelPayload"),
    ("reaction_added", None, "ReactionAddedPayload"),
]


@pytest.mark.parametrize("row", EVENTS, ids=[f"{row[0]} {row[1] or ''}" for row in EVENTS])
async def test_events_have_known_shapes(sandbox, app: Recorder, sample, row):
    kind, subtype, name, *vectors = row
    known = sample(f"java_shapes/{name}", *(f"bolt_python/{each}" for each in vectors))
    envelopes = [
        each
        for each in await messages(sandbox, app)
        if (each["event"]["type"], each["event"].get("subtype")) == (kind, subtype)
    ]

    found = [list(strange(each, known)) for each in envelopes]
    assert found
    assert not any(found), found


async def test_messages_of_the_bot_have_known_shapes(sandbox, app: Recorder, card, slack, sample):
    await slack.chat_postMessage(
        channel=card.channel,
        thread_ts=card.ts,
        text="x",
        metadata={"event_type": "a", "event_payload": {}},
    )
    await slack.chat_update(channel=card.channel, ts=card.ts, text="changed")

    await sandbox.wait_for(lambda: len(app.came) == 3 and sandbox.delivery.is_idle)
    names = ("MessagePayload", "MessagePayload", "MessageChangedPayload")
    for each, name in zip(app.came, names, strict=True):
        assert not list(strange(each.payload, sample(f"java_shapes/{name}")))


async def test_commands_have_known_shapes(app: Recorder, ada, sample):
    await ada.command("#support", "/case list")

    known = sample("java_shapes/SlashCommandPayload") | {"is_enterprise_install": "false"}
    assert not list(strange(app.of("command")[0], known))


INTERACTIONS = [
    ("block_actions", ("java_shapes/BlockActionPayload", "bolt_python/block_actions__body")),
    (
        "view_submission",
        ("java_shapes/ViewSubmissionPayload", "bolt_python/view_submission__body"),
    ),
    ("view_closed", ("java_shapes/ViewClosedPayload", "bolt_python/view_closed__body")),
    (
        "message_action",
        (
            "java_shapes/MessageShortcutPayload",
            "bolt_python/shortcut__message_shortcut_body",
        ),
    ),
    ("shortcut", ("bolt_python/shortcut__global_shortcut_body",)),
    (
        "block_suggestion",
        ("java_shapes/BlockActionPayload", "bolt_python/block_suggestion__body"),
    ),
]
_INSTALL = {"enterprise": None, "is_enterprise_install": False}


@pytest.mark.parametrize(("kind", "names"), INTERACTIONS, ids=[kind for kind, _ in INTERACTIONS])
async def test_interactions_have_known_shapes(app, open_modal, card, ada, sample, kind, names):
    macro = {"type": "external_select", "action_id": "value"}
    app.answers["block_suggestion"] = {
        "options": [{"text": {"type": "plain_text", "text": "A"}, "value": "a"}]
    }
    await open_modal(modal(field("Why", "why"), field("M", "m", macro), notify_on_close=True))
    await ada.fill("Why", "because")
    await ada.fill("M", "A")
    app.answers["view_submission"] = {"response_action": "errors", "errors": {"why": "No."}}
    await ada.submit()
    await ada.cancel()
    await ada.post("#support", "Reply", thread_ts=card.ts)
    await ada.click(card, "Claim")
    await ada.shortcut(card, "create_case")
    await ada.shortcut(None, "new_case")

    # The sample of a global shortcut was taken before these two keys came.
    known = sample(*names) | (_INSTALL if kind == "shortcut" else {})
    found = [list(strange(each, known)) for each in app.of(kind)]
    assert found
    assert not any(found), found


ANSWERS = [
    ("auth.test", {}),
    ("chat.postEphemeral", {"channel": "C0000000002", "user": "U0ADAAGENT0", "text": "x"}),
    ("chat.getPermalink", {"channel": "C0000000002", "message_ts": "TS"}),
    ("conversations.info", {"channel": "C0000000002", "include_num_members": True}),
    ("conversations.join", {"channel": "C0000000001"}),
    ("conversations.list", {"types": "public_channel,private_channel,im"}),
    ("conversations.members", {"channel": "C0000000002"}),
    ("files.getUploadURLExternal", {"filename": "a.txt", "length": 3}),
    ("reactions.add", {"channel": "C0000000002", "timestamp": "TS", "name": "eyes"}),
    ("usergroups.list", {"include_users": True}),
    ("users.info", {"user": "U0ADAAGENT0"}),
    ("users.list", {}),
    ("users.lookupByEmail", {"email": "ada@example.org"}),
    ("chat.delete", {"channel": "C0000000002", "ts": "TS"}),
]


@pytest.mark.parametrize(("method", "args"), ANSWERS, ids=[method for method, _ in ANSWERS])
async def test_answers_have_known_shapes(sandbox, slack, card, ada, sample, method, args):
    assert ada.direct
    given = {key: card.ts if value == "TS" else value for key, value in args.items()}

    answer = await slack.api_call(method, params=given)

    assert not list(strange(answer.data, sample(f"java_shapes/{method}")))


async def test_the_answer_of_a_completed_upload_has_a_known_shape(slack, sample, support):
    answer = await slack.files_upload_v2(channel=support.id, filename="a.txt", content="abc")

    known = sample("java_shapes/files.completeUploadExternal")
    body = {key: value for key, value in answer.data.items() if key != "file"}
    assert not list(strange(body, known))


async def test_the_answer_of_a_new_connection_has_a_known_shape(sandbox, slack, sample):
    answer = await slack.apps_connections_open(app_token=sandbox.app_token)

    assert not list(strange(answer.data, sample("java_shapes/apps.connections.open")))


async def test_envelopes_have_known_shapes(sandbox: Sandbox, test_data: Path):
    folder = test_data / "vectors" / "slack" / "socket_mode"
    known = {each["type"]: each for each in json.loads((folder / "envelopes.json").read_text())}
    mode = sandbox.socket_mode

    assert not list(strange(mode._hello(), known["hello"]))
    assert not list(strange(mode._goodbye("warning"), known["disconnect"]))
