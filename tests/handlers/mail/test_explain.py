"""Explaining a mail, for people and programs."""

from __future__ import annotations

import json

import pytest

from handlers.mail.explain import explain, explain_plain
from tests.handlers.mail.raw import multipart, raw_mail

KEYS = {
    "file",
    "message_id",
    "subject",
    "from",
    "reply_to",
    "to",
    "cc",
    "date",
    "kind",
    "bounced",
    "is_bounce",
    "text",
    "new_text",
    "quoted_text",
    "html",
    "attachments",
    "in_reply_to",
    "references",
    "charset",
    "language",
    "problems",
}


def test_what_nothing_proves_is_a_problem_where_somebody_is_believed():
    raw = raw_mail("Authentication-Results: mx.example.org; dmarc=fail; spf=pass")
    (problem,) = explain(raw, file="a.eml", authorities=["mx.example.org"])["problems"]

    assert "mx.example.org says dmarc=fail, dkim=none, spf=pass." in problem
    assert explain(raw, file="a.eml")["problems"] == []


@pytest.mark.parametrize(
    "told",
    [
        explain(multipart("\r\nHello", "Content-Type: a/b\r\n\r\nx"), file="a.eml"),
        explain(b"", file="a.eml"),
        explain_plain("Hello", file="a.txt"),
    ],
    ids=["mail", "nothing", "text"],
)
def test_an_explanation_has_every_key_and_is_json(told: dict):
    assert set(json.loads(json.dumps(told))) == KEYS


def test_a_mail_is_explained():
    told = explain(
        raw_mail("Message-ID: <1@example.com>", "Date: Mon, 3 Jun 2024 10:00:00 +0200"),
        file="a.eml",
    )

    assert {key: told[key] for key in ("file", "message_id", "from", "date", "kind", "html")} == {
        "file": "a.eml",
        "message_id": "1@example.com",
        "from": {"name": "Jane Doe", "address": "jane@example.com"},
        "date": "2024-06-03T10:00:00+02:00",
        "kind": "human",
        "html": False,
    }


def test_a_bare_text_is_only_trimmed():
    told = explain_plain("Yes.\n\nOn Mon, Jun 3, 2024, Jane wrote:\n> Is it?\n", file="a.txt")

    assert (told["new_text"], told["from"]) == ("Yes.", {"name": "", "address": ""})


@pytest.mark.parametrize(("action", "is_bounce"), [("failed", True), ("delayed", False)])
def test_a_mail_that_is_late_has_not_bounced(action: str, is_bounce: bool):
    report = f"Final-Recipient: rfc822; kim@example.com\r\nAction: {action}\r\n"
    part = f"Content-Type: message/delivery-status\r\n\r\n{report}"

    assert explain(multipart("\r\nx", part), file="a.eml")["is_bounce"] is is_bounce


def test_the_language_of_a_bare_text_is_told():
    assert explain_plain("Danke, es klappt!", file="x")["language"] == "de"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("ISO-2022-JP", "iso-2022-jp"),
        ("windows-1251", "windows-1251"),
        ("iso-8859-2", "iso-8859-2"),
        ("shift_jis", "shift_jis"),
        ("utf-8", "utf-8"),
    ],
)
def test_a_character_set_is_called_as_mail_calls_it(written: str, told: str):
    text = {"ISO-2022-JP": "注文", "shift_jis": "注文", "windows-1251": "Где заказ"}.get(
        written, "ł"
    )
    raw = raw_mail(f"Content-Type: text/plain; charset={written}", body=text.encode(written))

    assert explain(raw, file="x")["charset"] == told
