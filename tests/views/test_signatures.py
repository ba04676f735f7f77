"""Signatures: where they are edited, and what is answered then."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.queue import Queue
from tests.views.facts import QUEUE
from views.elements import Block
from views.modals.signature import QUOTED, own_signature_modal, queue_signature_modal
from views.signatures import history_text, own_signature_text, queue_signature_text

SIGNED = replace(QUEUE, signature="Ada & all")


def elements(modal: Block) -> list[Block]:
    return [block["element"] for block in modal["blocks"] if "element" in block]


def test_the_window_shows_the_signature_there_is():
    (text,) = elements(own_signature_modal("Ada"))

    assert text["initial_value"] == "Ada"


def test_the_window_is_empty_where_there_is_none():
    (text,) = elements(own_signature_modal(""))

    assert "initial_value" not in text


@pytest.mark.parametrize("has_history", [True, False])
def test_the_window_shows_whether_the_history_is_quoted(has_history: bool):
    _, history = elements(queue_signature_modal(replace(SIGNED, has_history=has_history)))

    ticked = [option["value"] for option in history.get("initial_options", [])]
    assert ticked == ([QUOTED] if has_history else [])


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (own_signature_text("Ada & all"), "end with this now:\nAda &amp; all"),
        (own_signature_text(""), "You have no signature of your own any more"),
        (queue_signature_text(SIGNED), "end with this now:\nAda &amp; all"),
        (queue_signature_text(QUEUE), "Answers of *Support desk* have no signature any more."),
    ],
    ids=["own", "no own", "queue's", "no queue's"],
)
def test_what_was_set_is_shown_as_it_is_now(said: str, words: str):
    assert words in said


@pytest.mark.parametrize(
    ("queue", "words"),
    [
        (replace(QUEUE, has_history=True), "carry the customer's mail below them"),
        (replace(QUEUE, has_history=False), "leave out the mail that they answer"),
    ],
    ids=["on", "off"],
)
def test_whether_answers_quote_is_told_with_the_switch(queue: Queue, words: str):
    assert words in history_text(queue)
