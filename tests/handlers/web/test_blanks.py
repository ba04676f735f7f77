"""The many names that websites give to the same five fields."""

from __future__ import annotations

import pytest

from desk.filled import Blank, Filled
from handlers.web.blanks import filled_in, submission_id
from handlers.web.body import Body


def filled(*fields: tuple[str, str], files: tuple[str, ...] = ()) -> Filled:
    return filled_in(Body(fields=fields, files=files))


@pytest.mark.parametrize(
    ("name", "blank"),
    [
        ("name", Blank.NAME),
        ("Full Name", Blank.NAME),
        ("your-name", Blank.NAME),
        ("customer_name", Blank.NAME),
        ("email", Blank.EMAIL),
        ("E-Mail", Blank.EMAIL),
        ("emailAddress", Blank.EMAIL),
        ("your-email", Blank.EMAIL),
        ("_replyto", Blank.EMAIL),
        ("from", Blank.EMAIL),
        ("subject", Blank.SUBJECT),
        ("Title", Blank.SUBJECT),
        ("topic", Blank.SUBJECT),
        ("_subject", Blank.SUBJECT),
        ("message", Blank.MESSAGE),
        ("body", Blank.MESSAGE),
        ("text", Blank.MESSAGE),
        ("Your Message", Blank.MESSAGE),
        ("comments", Blank.MESSAGE),
        ("Nachricht", Blank.MESSAGE),
        ("order_number", Blank.ORDER),
        ("orderId", Blank.ORDER),
        ("Order #", Blank.ORDER),
        ("numéro-de-commande", Blank.ORDER),
    ],
)
def test_a_field_is_known_by_many_names(name: str, blank: Blank):
    assert filled((name, "something")).says(blank) == "something"


def test_first_and_last_name_are_one_name():
    said = filled(("last_name", "Doe"), ("first_name", "Kim"))

    assert (said.says(Blank.NAME), said.more) == ("Kim Doe", ())


def test_a_whole_name_leaves_its_parts_with_the_rest():
    said = filled(("name", "Kim Doe"), ("first name", "Kim"))

    assert (said.says(Blank.NAME), said.more) == ("Kim Doe", (("first name", "Kim"),))


def test_the_most_telling_name_wins_and_the_other_is_kept():
    said = filled(("title", "Dr"), ("subject", "A lamp"))

    assert (said.says(Blank.SUBJECT), said.more) == ("A lamp", (("title", "Dr"),))


def test_of_two_that_may_be_an_address_the_one_that_is_one_is_taken():
    said = filled(("email", "none"), ("from", "kim@example.net"))

    assert said.says(Blank.EMAIL) == "kim@example.net"


def test_an_empty_field_gives_way_to_one_that_says_something():
    assert filled(("message", " "), ("body", "It leaks.")).says(Blank.MESSAGE) == "It leaks."


def test_what_is_none_of_them_is_kept_by_its_own_name():
    assert filled(("Phone", "12"), ("colour", "red"), ("colour", "blue"), ("size", "")).more == (
        ("Phone", "12"),
        ("colour", "red, blue"),
    )


def test_what_the_program_says_about_itself_is_not_kept():
    assert filled(("_token", "x"), ("submission_id", "1"), ("g-recaptcha-response", "y")).more == ()


def test_a_file_that_came_along_is_told():
    assert filled(files=("lamp.png",)).more == (("File that was not kept", "lamp.png"),)


@pytest.mark.parametrize("trap", ["_homepage", "_gotcha"])
def test_what_no_person_sees_gives_a_program_away(trap: str):
    said = filled((trap, "https://example.org"), ("message", "Buy now"))

    assert said.is_suspect
    assert said.more == ()


def test_who_gives_the_address_of_their_website_is_no_robot():
    said = filled(("Homepage", "https://example.org"), ("homepage", "x"), ("message", "It leaks."))

    assert not said.is_suspect
    assert said.more == (("Homepage", "https://example.org"), ("homepage", "x"))


def test_an_empty_trap_has_caught_nobody():
    assert not filled(("_homepage", " "), ("message", "It leaks.")).is_suspect


@pytest.mark.parametrize("name", ["submission_id", "submissionId", "Submission-ID"])
def test_an_entry_may_be_named_by_its_sender(name: str):
    assert submission_id(Body(fields=((name, " 17 "),))) == "17"
