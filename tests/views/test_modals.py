"""What windows are filled in with when they open."""

from __future__ import annotations

import pytest

from desk.events import CaseEvent, Happened
from desk.history import History
from desk.lookup import ReplyFacts
from desk.thread_file import ThreadFile
from tests.views.facts import CARD, MESSAGE, NOW, QUEUE
from views.elements import Block
from views.modals.create import create_modal
from views.modals.more import more_modal
from views.modals.reply import reply_modal


def first_values(modal: Block) -> list[str]:
    elements = [block["element"] for block in modal["blocks"] if "element" in block]
    return [element["initial_value"] for element in elements if "initial_value" in element]


def test_a_case_is_created_out_of_the_words_of_a_message():
    assert first_values(create_modal([QUEUE], text="It\nleaks.")) == ["It leaks.", "It\nleaks."]


def test_a_message_without_words_fills_nothing_in():
    assert first_values(create_modal([QUEUE], text=" \n")) == []


@pytest.mark.parametrize(
    ("what", "by", "facts", "says"),
    [
        (Happened.CLAIMED, "U1", {}, "<@U1> claimed it"),
        (Happened.ASSIGNED, "U1", {"to": "U2"}, "<@U1> assigned it to <@U2>"),
        (Happened.ESCALATED, "U1", {"to": "U2, U3"}, "<@U1> escalated it to <@U2> <@U3>"),
        (Happened.ANSWERED, "U1", {}, "<@U1>'s answer was accepted by the mail server"),
        (Happened.REOPENED, "U1", {}, "<@U1> reopened it"),
        (Happened.REOPENED, None, {}, "the customer reopened it"),
        (Happened.CLOSED, "U1", {}, "it was closed"),
        (Happened.SURVEY_LEFT_OUT, None, {"why": "<no>"}, "how it went: &lt;no&gt;"),
    ],
)
def test_the_history_tells_who_did_what(what: Happened, by: str | None, facts, says: str):
    event = CaseEvent(case_id="c1", queue_id="q1", what=what, at=NOW, by=by, facts=facts)
    modal = more_modal(History(card=CARD, notes=(), events=(event,)))

    told = modal["blocks"][-1]["elements"][0]["text"]
    assert told.partition("  ·  ")[2].endswith(says)
    assert told.count("<@") == says.count("<@")


def test_a_file_that_was_ticked_is_so_again_when_the_window_comes_back():
    files = tuple(
        ThreadFile(
            id=name,
            case_id="c1",
            by="U1",
            name=name,
            type="application/pdf",
            size=100,
            url="https://files.example.com/",
            created_at=NOW,
        )
        for name in ("F1", "F2")
    )
    facts = ReplyFacts(
        card=CARD, message=MESSAGE, signature="", is_quoted=True, copies=(), seen=None, files=files
    )
    modal = reply_modal(facts, files=("F2", "F0GONE"))

    (boxes,) = [b["element"] for b in modal["blocks"] if "Send along" in str(b.get("label"))]
    assert [option["value"] for option in boxes["initial_options"]] == ["F2"]
