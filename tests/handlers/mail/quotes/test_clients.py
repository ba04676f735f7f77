"""Answers as the mail programs of many countries compose them: the history goes, the rest stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from textwrap import fill

import pytest

from handlers.mail.quotes.trimmer import split_text
from tests.handlers.mail.quotes.clients import ATTRIBUTIONS, JANE, lines
from tests.handlers.mail.quotes.labels import HEADERS, MOBILE

ANSWER = "Many thanks!\n\nIt works now.\n\nBest regards\nJohn"
OLD = "Hello,\n\nhave you tried again?\nIt should work now.\n\nRegards\nJane"
QUOTED = "\n".join(f"> {line}".rstrip() for line in OLD.split("\n"))
WROTE = f"On Tue, 5 Mar 2024 at 09:41, {JANE} wrote:"
OUTLOOK = f"{'_' * 32}\nFrom: Jane Doe\nSent: 5 March 2024 09:41\nTo: Help\nSubject: RE: order"

#: How a mail program names Jane.
NAMES = (
    JANE,
    "Doe, Jane <jane@example.com>",
    "Jane <jane@example.com<mailto:jane@example.com>>",
    "Jane | Example <jane@example.com>",
    "Dr. Jane Rosamunde von Example-Doe <jane.rosamunde.von.example-doe@mail.example.com>",
    "Jane Doe via Example Support Forum <notifications+reply-01234567@forum.example.com>",
)

BELOW: dict[str, Callable[[str], str]] = {
    "quoted": lambda head: f"{ANSWER}\n\n{head}\n\n{QUOTED}\n",
    "quoted, without empty lines": lambda head: f"{ANSWER}\n{head}\n{QUOTED}\n",
    "not quoted": lambda head: f"{ANSWER}\n\n{head}\n\n{OLD}\n",
    "above the answer": lambda head: f"{head}\n\n{QUOTED}\n\n{ANSWER}\n",
}

LABELLED = {
    "plain": "{}: {}",
    "tight": "{}:{}",
    "French": "{} : {}",
    "full width": "{}\uff1a{}",
    "tab": "{}:\t{}",
    "bold": "*{}:* {}",
    "Markdown": "**{}:** {}",
    "half bold": "*{}: *{}",
}

#: From, Sent, To, Cc and Subject by number, as the programs order them.
ORDERS = ((0, 1, 2, 4), (0, 1, 2, 3, 4), (0, 2, 1, 4), (1, 0, 2, 4), (0, 2, 3, 4, 1), (4, 0, 2, 1))
VALUES = (JANE, "", "Help Desk <help@example.org>", "Max <max@example.net>", "RE: order 17")

DELIMITED = {
    "short dashes": "---{}---\n{}",
    "dashes": "-----{}-----\n{}",
    "long dashes": "-------- {} --------\n{}",
    "rule": "________________________________\n\n{1}",
    "rule and words": "==============================\n\n----- {} -----\n\n{}",
}

MOBILES = {
    "line": "{}",
    "sentence": "{}.",
    "brackets": "[{}]",
    "link": "<{}>",
}


def lost_or_left(mails: Iterator[str], *, answer: str = ANSWER) -> list[str]:
    return [mail for mail in mails if split_text(mail)[0] != answer]


def attributions(client: str) -> Iterator[str]:
    for line in lines(ATTRIBUTIONS[client]):
        yield from {line.replace("JANE", name) for name in NAMES}


def folded(attribution: str) -> str:
    """As programs fold it: where 76 letters are full, else in front of the address."""
    if len(attribution) > 76:
        return fill(attribution, 76, break_long_words=False, break_on_hyphens=False)
    at = attribution.find(" <jane@")
    return attribution if at < 0 else f"{attribution[:at]}\n{attribution[at + 1 :]}"


@pytest.mark.parametrize("below", BELOW.values(), ids=BELOW)
@pytest.mark.parametrize("client", ATTRIBUTIONS)
def test_a_programs_attribution_is_known(client: str, below: Callable[[str], str]):
    assert lost_or_left(below(one) for one in attributions(client)) == []


@pytest.mark.parametrize("below", BELOW.values(), ids=BELOW)
@pytest.mark.parametrize("client", ATTRIBUTIONS)
def test_a_programs_attribution_is_known_folded(client: str, below: Callable[[str], str]):
    assert lost_or_left(below(folded(one)) for one in attributions(client)) == []


@pytest.mark.parametrize("label", LABELLED.values(), ids=LABELLED)
def test_headers_are_known_in_every_language_and_order(label: str):
    mails = (f"{ANSWER}\n\n{block}\n\n{OLD}\n" for block, _ in headers(label))

    assert lost_or_left(mails) == []


@pytest.mark.parametrize("delimiter", DELIMITED.values(), ids=DELIMITED)
def test_a_delimiter_is_known_in_every_language(delimiter: str):
    mails = (
        f"{ANSWER}\n\n{delimiter.format(words, block)}\n\n{OLD}\n"
        for block, words in headers("{}: {}")
    )

    assert lost_or_left(mails) == []


@pytest.mark.parametrize("below", [OLD, QUOTED], ids=["not quoted", "quoted"])
def test_a_delimiter_without_headers_is_known(below: str):
    words = [table_line[-1] for table_line in tables()]

    assert lost_or_left(f"{ANSWER}\n\n-----{one}-----\n{below}\n" for one in words) == []


@pytest.mark.parametrize(
    "row", ["{} {}", "| {} | {} |"], ids=["labels without colons", "rows of a table"]
)
def test_headers_without_colons_are_known_below_their_delimiter(row: str):
    mails = (f"{ANSWER}\n\n---- {words} ----\n{block}\n\n{OLD}\n" for block, words in headers(row))

    assert lost_or_left(mails) == []


def tables() -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in lines(HEADERS)]


def headers(label: str) -> Iterator[tuple[str, str]]:
    """A header block and the words of the delimiter above it, by language and order."""
    for *names, date, words in tables():
        values = (VALUES[0], date, *VALUES[2:])
        for order in ORDERS:
            yield "\n".join(label.format(names[at], values[at]) for at in order), words


@pytest.mark.parametrize("shape", MOBILES.values(), ids=MOBILES)
@pytest.mark.parametrize(
    "below",
    ["", f"{WROTE}\n\n{QUOTED}\n", f"{OUTLOOK}\n\n{OLD}\n"],
    ids=["alone", "above a quote", "above headers"],
)
def test_what_a_phone_puts_under_a_mail_is_known_in_every_language(shape: str, below: str):
    assert (
        lost_or_left(f"{ANSWER}\n\n{shape.format(one)}\n\n{below}" for one in lines(MOBILE)) == []
    )


@pytest.mark.parametrize("client", ATTRIBUTIONS)
def test_answers_between_the_quotes_stay_with_any_program(client: str):
    inline = "> Which size?\n\nLarge.\n\n> Which colour?\n\nBlue, please."

    mails = (f"{attribution}\n{inline}\n" for attribution in attributions(client))

    assert lost_or_left(mails, answer=inline) == []


@pytest.mark.parametrize("client", ATTRIBUTIONS)
def test_a_mail_that_is_only_a_quote_is_kept_with_any_program(client: str):
    mails = [f"{attribution}\n\n{QUOTED}" for attribution in attributions(client)]

    assert [mail for mail in mails if split_text(mail) != (mail, "")] == []
