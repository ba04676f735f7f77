"""What has to be right about a form that somebody filled in."""

from __future__ import annotations

import pytest

from desk.filled import BY_PROGRAM, LONGEST, ON_THE_PAGE, Blank, Filled, Unfit, submission
from desk.submission import Submission

GOOD = {
    Blank.NAME: "Kim Doe",
    Blank.EMAIL: "kim@example.net",
    Blank.SUBJECT: "A leaking kettle",
    Blank.MESSAGE: "Water everywhere.",
}


def checked(required=ON_THE_PAGE, more=(), **changes: str) -> Submission:
    blanks = {**GOOD, **{Blank(name): text for name, text in changes.items()}}
    return submission(
        Filled(blanks=blanks, more=more),
        required=required,
        own_addresses=frozenset({"support@example.com"}),
    )


def errors_of(**changes: str) -> set[str]:
    with pytest.raises(Unfit) as refused:
        checked(**changes)
    return {blank.value for blank in refused.value.errors}


def test_what_is_filled_in_well_is_taken_as_it_is():
    assert checked() == Submission(
        name="Kim Doe",
        email="kim@example.net",
        subject="A leaking kettle",
        message="Water everywhere.",
    )


@pytest.mark.parametrize("name", ["name", "email", "subject", "message"])
def test_a_person_has_to_fill_in_all_but_the_order(name: str):
    assert errors_of(**{name: " \n"}) == {name}


@pytest.mark.parametrize("name", ["name", "subject"])
def test_a_program_may_leave_out_what_can_be_made_up_for(name: str):
    assert checked(BY_PROGRAM, **{name: ""}).email == "kim@example.net"


def test_everything_that_is_wrong_is_told_at_once():
    assert errors_of(name="", email="nobody", message="") == {"name", "email", "message"}


@pytest.mark.parametrize(
    "address",
    [
        "kim",
        "kim@localhost",
        "@example.net",
        "kim@",
        "kim@.net",
        "kim@example..net",
        "kim doe@example.net",
        "kim@example.net, ben@example.net",
        "kim@example.net>",
        "kim@ben@example.net",
    ],
)
def test_what_no_mail_can_be_sent_to_is_no_address(address: str):
    assert errors_of(email=address) == {"email"}


@pytest.mark.parametrize(
    "address",
    [
        "kim.d'oe+shop@example.net",
        "kim..doe@example.net",
        "käthe@bücher.example",
        "KIM@EXAMPLE.NET",
    ],
)
def test_strange_addresses_are_somebodys_too(address: str):
    assert checked(email=address).email == address


@pytest.mark.parametrize("address", ["support@example.com", "Support+tag@Example.com"])
def test_our_own_address_is_nobodys_to_answer(address: str):
    assert errors_of(email=address) == {"email"}


@pytest.mark.parametrize(
    "written",
    [
        " mailto:kim@example.net ",
        "Kim Doe <kim@example.net>",
        '"Doe, Kim" <mailto:kim@example.net>',
        "<kim@example.net>",
    ],
    ids=["a link", "with a name", "a name in quotes", "in angles"],
)
def test_an_address_loses_its_clothes(written: str):
    assert checked(email=written).email == "kim@example.net"


@pytest.mark.parametrize("blank", list(Blank))
def test_a_text_that_is_too_long_is_told_and_not_cut(blank: Blank):
    assert errors_of(**{blank.value: "x" * (LONGEST[blank] + 1)}) == {blank.value}


@pytest.mark.parametrize(
    "breaking", ["\r\n", "\n", "\x00", "\u2028"], ids=["crlf", "lf", "nul", "separator"]
)
def test_a_name_cannot_bring_a_header_of_its_own(breaking: str):
    assert checked(name=f"Kim{breaking}Bcc: all@example.net").name == "Kim Bcc: all@example.net"


def test_an_emoji_made_of_several_stays_one():
    assert checked(subject="For the 👩‍🔧").subject == "For the 👩‍🔧"


def test_the_lines_of_a_message_stay_lines():
    assert checked(message="One\r\ntwo\rthree\n").message == "One\ntwo\nthree"


def test_a_message_without_a_subject_lends_its_first_line():
    assert checked(BY_PROGRAM, subject="", message="It leaks.\nBadly.").subject == "It leaks."


def test_a_long_first_line_is_cut_for_the_subject():
    subject = checked(BY_PROGRAM, subject="", message="word " * 100).subject

    assert subject.endswith("word…")
    assert len(subject) <= 81


def test_the_order_number_goes_with_the_message():
    assert checked(order=" A-17 ").more == (("Order number", "A-17"),)


def test_further_fields_are_kept_as_far_as_there_is_room():
    taken = checked(more=[(f"field {n}", "x" * 5_000) for n in range(100)])

    assert len(taken.more) == 40
    assert all(len(text) == 2_000 for _, text in taken.more)
