"""Which mail a machine wrote, and which only looks like it."""

from __future__ import annotations

import pytest

from desk.mail import LOOP_HEADER, Kind
from handlers.mail.read import read_mail
from tests.handlers.mail.raw import multipart, raw_mail

ANSWER = "In-Reply-To: <1@example.org>"


@pytest.mark.parametrize(
    "lines",
    [
        ["Auto-Submitted: auto-replied (vacation)"],
        ["Auto-Submitted: auto-generated; owner=x"],
        ["X-Autoreply: yes"],
        ["X-Autorespond: 1"],
        ["Precedence: auto_reply"],
        ["Precedence: bulk"],
        ["Precedence: junk"],
        ["Return-Path: <>"],
        [ANSWER, "Subject: Automatische Antwort: Rechnung"],
        [ANSWER, "Subject: Out of Office: back on Monday"],
        [ANSWER, "Subject: =?utf-8?q?R=C3=A9ponse_automatique=3A?= facture"],
        [ANSWER, "Precedence: bulk", "Subject: Re: parcel"],
        ["X-Precedence: auto_reply"],
        ["Delivered-To: Autoresponder"],
        ["X-POST-MessageClass: 9; Autoresponder"],
        ["X-Mailer: vacation 1.2"],
        ["X-FC-MachineGenerated: true"],
        ["X-Auto-Reply-From: jane@example.com"],
        ["X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent"],
        ["X-Boxtrapper: aB3"],
        ["Reply-To: spamblocker-challenge@bounce.example.net"],
        ["Subject: Abwesenheitsnotiz: Re: Rechnung"],
        ["Subject: Out of Office AutoReply: order"],
        ["Subject: Jane Doe is out of the office."],
        [ANSWER, "Subject: Jane Doe est absent(e)."],
        [ANSWER, "Subject: [Auto-Reply] order"],
        [ANSWER, "Subject: OOO: order"],
        [ANSWER, "Subject: Holiday"],
        [ANSWER, "Subject: Urlaub Re: Bestellung"],
        [ANSWER, "Subject: Odpowiedz automatyczna: x"],
        [ANSWER, "Subject: Frånvaro: order"],
        [ANSWER, "Subject: Ausência do escritório"],
        [ANSWER, "Subject: Automatska odgovor: x"],
        [ANSWER, "Subject: OOO - Jane Doe Re: order"],
        [ANSWER, "Subject: Sjálfvirkt svar: x"],
        [ANSWER, "Subject: Erantzun automatikoa: x"],
        [ANSWER, "Subject: پاسخ خودکار: x"],
    ],
    ids=lambda lines: lines[-1][:40],
)
def test_a_machine_is_recognised(lines: list[str]):
    assert read_mail(raw_mail(*lines)).kind is Kind.AUTO


@pytest.mark.parametrize(
    "lines",
    [
        ["Auto-Submitted: no"],
        ["Auto-Submitted: No ; because"],
        ["X-Autoreply: no"],
        ["X-Auto-Response-Suppress: All"],
        ["Precedence: list"],
        ["Precedence: first-class"],
        ["Subject: Automatic reply: please switch it off"],
        [ANSWER, "Subject: Re: Automatic reply"],
        [ANSWER, "Subject: Holiday house in June"],
        ["Subject: Jane is out of the office until Monday, please call"],
        ["Precedence: bulk", "Subject: Re: parcel", "User-Agent: Mail"],
        ["Return-Path: <jane@example.com>"],
        ["Delivered-To: vacation-homes@example.org"],
        ["Delivered-To: <autoreply-team@example.org>"],
    ],
    ids=lambda lines: lines[-1][:40],
)
def test_a_person_is_not_taken_for_a_machine(lines: list[str]):
    assert read_mail(raw_mail(*lines)).kind is Kind.HUMAN


@pytest.mark.parametrize(
    "text",
    [
        "This is an automatic reply to your mail to jane@example.com.\r\n",
        "Guten Tag,\r\n\r\ndies ist eine automatische Antwort.\r\n",
    ],
)
def test_an_automatic_answer_may_say_so_in_its_text_alone(text: str):
    assert read_mail(raw_mail("Subject: Re: order", body=text)).kind is Kind.AUTO


def test_whoever_writes_of_an_automatic_answer_is_no_machine():
    text = "I got an automatic reply.\r\n\r\n> This is an automatic reply to your mail.\r\n"

    assert read_mail(raw_mail("Subject: Re: order", body=text)).kind is Kind.HUMAN


def test_a_read_receipt_is_automatic():
    raw = multipart(
        "\r\nread", "Content-Type: message/disposition-notification\r\n\r\nx", kind="report"
    )

    assert read_mail(raw).kind is Kind.AUTO


@pytest.mark.parametrize(
    "line",
    [
        "List-Unsubscribe: <mailto:u@example.net>",
        "Precedence: list",
        "List-ID: <x>",
        "Feedback-ID: 17:spring:news:example",
    ],
)
def test_mail_to_many_is_bulk(line: str):
    assert read_mail(raw_mail(line)).bulk


def test_what_a_provider_writes_into_all_mail_makes_none_bulk():
    raw = raw_mail("Feedback-ID: ::1.eu-west-1.aB3dE5/gH7=:AmazonSES")

    assert not read_mail(raw).bulk


def test_what_our_own_group_passes_on_is_not_bulk():
    raw = raw_mail("List-ID: <desk.example.org>", "List-Post: <mailto:desk@example.org>")

    assert not read_mail(raw, own_addresses=["desk@example.org"]).bulk


@pytest.mark.parametrize(
    "line",
    [
        "X-Spam-Flag: YES",
        "X-Spam-Status: Yes, score=9.1 required=5.0",
        "X-SES-Spam-Verdict: FAIL",
        "X-Forefront-Antispam-Report: CIP:192.0.2.1;CTRY:;SFV:SPM;H:x",
        "Subject: ***SPAM*** win now",
    ],
)
def test_a_filters_verdict_is_heard(line: str):
    assert read_mail(raw_mail(line)).suspected_spam


@pytest.mark.parametrize(
    "line", ["X-Spam-Flag: NO", "X-Spam-Status: No, score=0.1", "Subject: Spam in my inbox"]
)
def test_no_verdict_is_no_suspicion(line: str):
    assert not read_mail(raw_mail(line)).suspected_spam


def test_our_own_mail_is_known_again():
    raw = raw_mail(f"{LOOP_HEADER}: desk@example.org")

    assert read_mail(raw, own_addresses=["desk@example.org"]).kind is Kind.OWN


def test_our_address_alone_makes_no_mail_our_own():
    raw = raw_mail(sender="From: Support <DESK@example.org>")

    assert read_mail(raw, own_addresses=["desk@example.org"]).kind is Kind.HUMAN


def test_the_mark_of_another_desk_makes_no_mail_our_own():
    raw = raw_mail(f"{LOOP_HEADER}: help@example.net")

    assert read_mail(raw, own_addresses=["desk@example.org"]).kind is Kind.HUMAN


@pytest.mark.parametrize(
    "sender", ["From: MAILER-DAEMON@example.net", "From: Postmaster <postmaster@x>"]
)
def test_what_a_mail_server_writes_is_automatic_even_where_it_is_no_bounce(sender: str):
    assert read_mail(raw_mail("Subject: Notice", sender=sender)).kind is Kind.AUTO


@pytest.mark.parametrize(
    "local", ["noreply", "no-reply", "do_not_reply", "donotreply", "challenge-17", "autoresponder"]
)
def test_an_answer_from_an_address_that_nobody_reads_is_automatic(local: str):
    raw = raw_mail(ANSWER, sender=f"From: {local}@example.net")

    assert read_mail(raw).kind is Kind.AUTO


@pytest.mark.parametrize(
    "local", ["automation", "automatik-mueller", "vacation-homes", "vacations", "challenger"]
)
def test_an_answer_from_an_address_that_only_sounds_so_is_a_persons(local: str):
    raw = raw_mail(ANSWER, sender=f"From: {local}@example.net")

    assert read_mail(raw).kind is Kind.HUMAN


@pytest.mark.parametrize(
    "lines",
    [["Subject: Contact form"], [ANSWER, "Reply-To: jane@example.com"]],
    ids=["no answer", "a form names its writer"],
)
def test_a_form_that_writes_for_a_person_is_not_taken_for_a_machine(lines: list[str]):
    assert read_mail(raw_mail(*lines, sender="From: noreply@example.net")).kind is Kind.HUMAN
