"""How well the trimmer does on mails that other projects collected, with their answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from handlers.mail.quotes.trimmer import split_history, split_text
from tests.handlers.mail.quotes.corpora import (
    html_cases,
    lines_kept,
    missed,
    parser_cases,
    seen,
    talon_cases,
    trimmer_cases,
)


def test_most_replies_are_trimmed_to_the_letter(test_data: Path):
    cases = trimmer_cases(test_data)

    assert len(missed(cases, split_text)) <= 0.15 * len(cases)


def test_no_line_that_was_written_is_cut(test_data: Path):
    assert lines_kept(trimmer_cases(test_data), split_text) >= 0.995


def test_no_reply_is_lost_as_a_whole(test_data: Path):
    cases = [case for case in trimmer_cases(test_data) if case.exact]

    assert [case.name for case in cases if not split_text(case.given)[0].strip()] == []


def test_forwarded_and_quoted_mails_are_all_that_is_not_met(test_data: Path):
    names = missed(trimmer_cases(test_data), split_text)

    assert [name for name in names if not name.startswith(("forwarded", "spam"))] == []


def test_replies_from_many_programs_are_parted(test_data: Path):
    assert missed(parser_cases(test_data), split_text) == []


def test_replies_keep_their_signature_when_only_history_is_cut(test_data: Path):
    assert missed(talon_cases(test_data), split_history) == []


@pytest.mark.parametrize("kept", ["exact", "has"])
def test_html_replies_are_parted(test_data: Path, kept: str):
    cases = [case for case in html_cases(test_data) if getattr(case, kept)]

    assert [case.name for case in cases if not case.is_met_by(seen(case))] == []
