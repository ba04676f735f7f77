"""The file `.env`, as people and their editors write it."""

from __future__ import annotations

import pytest

from bot.cli import main
from bot.env_file import env_file
from bot.settings import SettingsError


@pytest.fixture
def file(tmp_path):
    return tmp_path / ".env"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (b"\xef\xbb\xbfA=1", {"A": "1"}),
        (b"A=1\r\nB=2\r\n", {"A": "1", "B": "2"}),
        (b"A='1 2'\nB=\"3 #4\"", {"A": "1 2", "B": "3 #4"}),
        (b"export A = 1 # the first\n\n  # none\nB=", {"A": "1", "B": ""}),
        (b"A=smtp://u:p${HOME}#$x@h:587", {"A": "smtp://u:p${HOME}#$x@h:587"}),
        ("A=grün".encode(), {"A": "grün"}),
        (b"A\nB=2", {"B": "2"}),
        (b"", {}),
    ],
    ids=["BOM", "CRLF", "quotes", "export", "dollars", "letters", "no value", "empty"],
)
def test_what_it_sets_is_read(file, written, read):
    file.write_bytes(written)

    assert env_file(file) == read


def test_there_may_be_none(file):
    assert env_file(file) == {}


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (b'A=1\nDATABASE_URL="postgresql://u:hush@h/d\nC=3', "from line 2 on"),
        (b"A: 1", "from line 1 on"),
        ("A=grün".encode("latin-1"), "is not a text in UTF-8"),
        ("A=1".encode("utf-16"), "is not a text in UTF-8"),
    ],
    ids=["open quote", "colon", "latin-1", "utf-16"],
)
def test_what_cannot_be_read_is_a_sentence(file, written, told):
    file.write_bytes(written)

    with pytest.raises(SettingsError) as wrong:
        env_file(file)

    sentence = str(wrong.value)
    assert told in sentence
    assert sentence.endswith(".")
    assert "hush" not in sentence


def test_a_folder_of_that_name_is_no_file(file):
    file.mkdir()

    with pytest.raises(SettingsError, match=r"\.env cannot be read: Is a directory\.$"):
        env_file(file)


def test_the_environment_wins(file, monkeypatch, capsys):
    monkeypatch.chdir(file.parent)
    file.write_text("SLACK_BOT_TOKEN=xoxb-1\nSECRET_KEY=short\nHTTP_PORT=none")
    monkeypatch.setenv("HTTP_PORT", "3000")

    assert main(["migrate"]) == 2
    assert capsys.readouterr().err.startswith("deskbell: SECRET_KEY is too short")
