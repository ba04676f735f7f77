"""Mailboxes in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.mail_import import BroughtIn, MailImport, Yield
from desk.raw import Outcome
from desk.watched import WatchedMailbox
from tests.clock import START
from views.imports import import_done, import_post, underway_text
from views.mailboxes import gap_notice, mailbox_lines, mailboxes_text

BOX = WatchedMailbox(
    account="desk@mail.example.com/INBOX",
    name="mail.example.com/INBOX",
    queue_key="support",
    compared_at=START,
    on_server=1204,
)
JOB = MailImport(id="1", account=BOX.account, by="U1", since=START, asked_at=START)


def test_a_terminal_shows_what_is_kept_and_what_is_missing():
    box = replace(BOX, missing=(7, 9), caught_up=3)

    assert mailbox_lines([box]) == [
        "mail.example.com/INBOX (support)",
        " 1,204  on the server since it was connected; looked 2026-06-08 09:00 UTC",
        " 1,202  of them kept",
        "     2  missing (UID 7, 9)",
        "     3  had been missed once and were taken in later",
    ]


@pytest.mark.parametrize(
    ("box", "words"),
    [
        (replace(BOX, compared_at=None, queue_key=None), "looked never yet"),
        (replace(BOX, shut_since=START, why="Refused."), "cannot be read since 2026-06-08 09:00"),
        (replace(BOX, behind_since=START), "mail waits in it since 2026-06-08 09:00 UTC"),
    ],
    ids=["new", "shut", "behind"],
)
def test_a_terminal_shows_what_a_mailbox_ails_of(box, words):
    assert words in "\n".join(mailbox_lines([box]))


@pytest.mark.parametrize(
    ("box", "words"),
    [
        (BOX, "1,204 on the server since it was connected  ·  1,204 kept  ·  none missing"),
        (replace(BOX, missing=(7,)), "⚠️ *1 missing* (UID 7)"),
        (replace(BOX, compared_at=None), "not compared yet"),
        (replace(BOX, shut_since=START, why="<b>"), "cannot be read since"),
        (replace(BOX, behind_since=START), "mail waits since"),
    ],
    ids=["well", "missing", "new", "shut", "behind"],
)
def test_slack_shows_a_line_for_each_mailbox(box, words):
    assert words in mailboxes_text([box])


def test_without_mailboxes_nothing_is_said_of_them():
    assert mailboxes_text([]) == ""


def test_of_many_missing_mails_some_are_named():
    _, blocks = gap_notice(BOX, caught_up=0, lost=range(1, 21))

    assert "8, 9, 10 and 10 more" in str(blocks)


def test_mails_that_were_taken_in_late_alone_ask_for_nothing():
    _, blocks = gap_notice(BOX, caught_up=2, lost=())

    assert "2 mails are taken in now" in str(blocks)
    assert "Please look for them" not in str(blocks)


def test_an_import_on_its_way_tells_how_far_it_is():
    told = underway_text([replace(JOB, found=12, reached=START), JOB], [BOX]).splitlines()

    assert told[0].startswith(
        "📥 Old mail of `mail.example.com/INBOX (support)` comes in: 12 until now, up to <!date"
    )
    assert told[1].endswith("comes in: 0 until now.")


def test_an_import_that_is_done_tells_of_every_mail():
    became = Yield(
        waiting=0,
        outcomes={
            Outcome.IMPORTED: 40,
            Outcome.DUPLICATE: 2,
            Outcome.LEFT: 1,
            Outcome.QUARANTINED: 1,
        },
        queues=[BroughtIn(queue_id="q", mails=40, cases=31)],
    )
    _, blocks = import_done(replace(JOB, known=3, lost=(5, 8)), became, BOX.label)

    assert blocks[0]["text"]["text"].splitlines()[1:] == [
        "40 mails, in 31 cases.",
        "5 mails had been here already.",
        "1 mail of machines or blocked senders made no case.",
        "⚠️ 1 mail could not be read; `deskbell mail ledger` lists them.",
        "⚠️ 2 mails could not be fetched (UID 5, 8).",
    ]


def test_an_import_without_trouble_tells_of_none():
    one = BroughtIn(queue_id="q", mails=1, cases=1)
    became = Yield(waiting=0, outcomes={Outcome.IMPORTED: 1}, queues=[one])
    _, blocks = import_done(JOB, became, BOX.label)

    assert blocks[0]["text"]["text"].splitlines()[1:] == ["1 mail, in 1 case."]


def test_a_channel_is_told_what_to_do_with_old_cases():
    told, blocks = import_post(BroughtIn(queue_id="q", mails=1, cases=1), JOB, BOX.label)

    assert told == "1 old mail came in from mail.example.com/INBOX (support)."
    assert "*Reopen* what still needs an answer" in str(blocks)
