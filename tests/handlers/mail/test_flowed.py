"""Lines that were broken only for the way."""

from __future__ import annotations

import pytest

from handlers.mail.flowed import joined
from handlers.mail.read import read_mail
from tests.handlers.mail.raw import raw_mail


@pytest.mark.parametrize(
    ("text", "drops_space", "whole"),
    [
        ("one \ntwo\nthree", False, "one two\nthree"),
        ("one \ntwo", True, "onetwo"),
        ("one \n-- \nJane", False, "one \n-- \nJane"),
        (" From here\n  on", False, "From here\n on"),
        ("> one \n> two \nthree", False, "> one \n> two \nthree"),
        ("one \n> two", False, "one \n> two"),
        ("one \n\ntwo", False, "one \n\ntwo"),
    ],
    ids=["soft", "no space", "signature", "stuffed", "quoted", "before a quote", "empty line"],
)
def test_soft_breaks_are_taken_out(text: str, drops_space: bool, whole: str):
    assert joined(text, drops_space=drops_space) == whole


def test_only_text_that_says_so_is_joined():
    body = "one \r\ntwo\r\n"

    texts = [
        read_mail(raw_mail(f"Content-Type: text/plain{flow}", body=body)).text
        for flow in ("; format=flowed", "")
    ]

    assert texts == ["one two", "one \ntwo"]
