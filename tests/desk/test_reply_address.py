"""Addresses and Message-IDs that cannot be guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.case import Case
from desk.ids import new_id
from desk.queue import LONGEST_LOCAL, Function, Queue, spellings
from desk.reply_address import (
    bounce_address,
    history_marker,
    is_our_mail_id,
    mail_id,
    marked_number,
    reply_address,
    signed_number,
)

SECRET = b"a secret of the tests"
NOW = datetime(2026, 6, 8, tzinfo=UTC)
QUEUE = Queue(
    id="q",
    key="support",
    name="Support",
    function=Function.SUPPORT,
    channel="C1",
    address="support@example.com",
)
CASE = Case(
    id="c",
    number=1042,
    queue_id="q",
    subject="",
    requester_id="r",
    created_at=NOW,
    channel="C1",
)
ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"

numbers = st.integers(1, 999_999_999_999)


def address_of(number: int, *, queue: Queue = QUEUE, secret: bytes = SECRET) -> str:
    return reply_address(queue, replace(CASE, number=number), secret=secret)


@given(number=numbers)
def test_a_reply_address_names_its_case(number: int):
    assert signed_number(address_of(number), secret=SECRET) == number


def test_a_queue_without_tags_has_plain_addresses():
    queue = QUEUE.with_tags(are_on=False)

    assert address_of(1042, queue=queue) == QUEUE.address
    assert bounce_address(queue, CASE, secret=SECRET) == QUEUE.address


def test_mail_systems_that_quote_it_do_no_harm():
    local, _, domain = address_of(1042).rpartition("@")
    quoted = f'"{local}"@{domain}'

    assert signed_number(quoted, secret=SECRET) == 1042
    assert spellings(quoted)[-1] == QUEUE.address


@given(number=numbers)
def test_mail_systems_that_fold_case_do_no_harm(number: int):
    assert signed_number(address_of(number).upper(), secret=SECRET) == number


def test_a_reply_address_is_the_queues_own_with_a_tag():
    local, _, domain = address_of(1042).partition("@")

    assert local.startswith("support+c1042-")
    assert domain == "example.com"


def test_the_local_part_never_has_more_than_64_characters():
    longest = replace(QUEUE, address="x" * LONGEST_LOCAL + "@example.com")

    assert len(address_of(999_999_999_999, queue=longest).partition("@")[0]) <= 64


@given(number=numbers, other=numbers)
def test_a_signature_fits_one_case_only(number: int, other: int):
    moved = address_of(number).replace(f"+c{number}-", f"+c{other}-")

    assert signed_number(moved, secret=SECRET) == (number if other == number else None)


@given(guess=st.text(ALPHABET, min_size=16, max_size=16))
def test_a_guess_opens_nothing(guess: str):
    assert signed_number(f"support+c1042-{guess}@example.com", secret=SECRET) is None


def test_another_desks_secret_opens_nothing():
    assert signed_number(address_of(1042, secret=b"another"), secret=SECRET) is None


@pytest.mark.parametrize(
    "address",
    [
        "support@example.com",
        "support+c1042@example.com",
        "support+c01042-{signature}@example.com",
        "support+c1042-{signature}x@example.com",
        "support+c\u0661\u0660\u0664\u0662-{signature}@example.com",
        "support+c1042-{signature}",
        "support+c1042-\u017f\u017f\u017f\u017f\u017f\u017f\u017f\u017faaaaaaaa@example.com",
        "support+c1042-\u212a\u212a\u212a\u212aaaaaaaaaaaaa@example.com",
        "",
    ],
    ids=[
        "no tag",
        "no signature",
        "leading zero",
        "longer",
        "other digits",
        "no domain",
        "long s",
        "kelvin",
        "empty",
    ],
)
def test_what_only_looks_like_a_reply_address_opens_nothing(address: str):
    signature = address_of(1042).partition("-")[2].partition("@")[0]

    assert signed_number(address.format(signature=signature), secret=SECRET) is None


@given(text=st.text(max_size=80))
def test_any_text_may_stand_where_an_address_should(text: str):
    assert signed_number(text, secret=SECRET) is None
    assert not is_our_mail_id(text, secret=SECRET)


def test_our_message_ids_are_known_again():
    ours = mail_id(new_id(NOW), QUEUE, secret=SECRET)

    assert is_our_mail_id(ours, secret=SECRET)
    assert is_our_mail_id(ours.upper(), secret=SECRET)
    assert ours.endswith("@example.com>")


def test_a_forged_message_id_is_nobodys():
    ours = mail_id(new_id(NOW), QUEUE, secret=SECRET)
    other = new_id(NOW)

    assert not is_our_mail_id(f"<{other}{ours[33:]}", secret=SECRET)
    assert not is_our_mail_id(ours, secret=b"another")


def test_a_message_ids_signature_is_no_reply_addresses():
    signature = mail_id("1042", QUEUE, secret=SECRET).partition(".")[2].partition("@")[0]

    assert signed_number(f"support+c1042-{signature}@example.com", secret=SECRET) is None


@pytest.mark.parametrize("around", ["{}", "> > {}\n> wrote:", "#9-{}", "#1 #2-short {} #3"])
def test_a_quoted_history_names_its_case(around: str):
    marker = history_marker(CASE, secret=SECRET, words="Above")

    assert marked_number(around.format(marker), secret=SECRET) == CASE.number


def test_a_history_of_another_desk_names_no_case():
    assert (
        marked_number(history_marker(CASE, secret=b"another", words="Above"), secret=SECRET) is None
    )


def test_who_knows_the_line_above_a_history_does_not_know_the_address():
    signature = history_marker(CASE, secret=SECRET, words="Above").split("-")[-4].split()[0]

    assert signed_number(f"support+c1042-{signature}@example.com", secret=SECRET) is None
