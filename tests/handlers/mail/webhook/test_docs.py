"""docs/mail.md says what the code does: entries, answers and limits."""

from __future__ import annotations

from pathlib import Path

import pytest

from handlers.mail.webhook.hook import FORMS, MIME
from handlers.mail.webhook.provider import PROVIDERS

#: As the table of answers heads its columns.
COLUMNS = {
    "Mailgun": "mailgun",
    "Postmark": "postmark",
    "SendGrid": "sendgrid",
    "SES": "ses",
    "Resend": "resend",
    "Mandrill": "mandrill",
    "raw": MIME,
}


@pytest.fixture(scope="module")
def page() -> str:
    return (Path(__file__).resolve().parents[4] / "docs" / "mail.md").read_text()


@pytest.fixture(scope="module")
def answers(page) -> dict[str, list[str]]:
    """The table of answers, by the beginning of its rows."""
    lines = page.partition("## What Deskbell answers")[2].splitlines()
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in lines if line[:1] == "|"
    ]
    return {row[0]: row[1:] for row in rows}


def test_the_code_has_a_way_in_for_each_entry():
    assert set(FORMS) == set(PROVIDERS) == set(COLUMNS.values())


@pytest.mark.parametrize("provider", FORMS)
def test_each_entry_is_told(page, provider):
    begins = FORMS[provider].partition(":arn:")[0]

    assert begins in page


@pytest.mark.parametrize(("column", "provider"), COLUMNS.items())
def test_the_answers_are_those_of_the_code(answers, column, provider):
    at = answers[""].index(column)
    known = PROVIDERS[provider]
    by_row = {
        row.split(",")[0].split(" or ")[0]: cells[at].split()[0]
        for row, cells in answers.items()
        if cells[at]
    }

    assert by_row["wrong"] == str(known.forged)
    assert by_row["too large"] == str(known.stop)
    assert by_row["most bytes of a request"] == str(known.largest // 1_000_000)
