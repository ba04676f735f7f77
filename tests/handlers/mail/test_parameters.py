"""Values with parameters: content types and dispositions."""

from __future__ import annotations

import pytest

from handlers.mail.parameters import read


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("text/plain; charset=utf-8", "text/plain"),
        ("TEXT/Plain", "text/plain"),
        (" message / rfc822", "message/rfc822"),
        ("text/plain (a comment)", "text/plain"),
        ('"text/html"', "text/html"),
        ("text/plain charset=utf-8", "text/plain"),
        ("", ""),
    ],
)
def test_the_value_stands_before_its_parameters(header: str, value: str):
    assert read(header).value == value


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ('a/b; name="x y.txt"', "x y.txt"),
        ("a/b; name=x y.txt", "x y.txt"),
        ("a/b; NAME = x.txt ; size=3", "x.txt"),
        ('a/b; name="x;y.txt"', "x;y.txt"),
        ('a/b; name="a \\"b\\".txt"', 'a "b".txt'),
        ('a/b; name="C:\\dir\\x.txt"', "C:\\dir\\x.txt"),
        ('a/b; name="no end.txt', "no end.txt"),
        ("a/b name=x.txt", "x.txt"),
        ("a/b; name=x(1).txt", "x(1).txt"),
        ("a/b; name*=utf-8'en'r%C3%A9sum%C3%A9.txt", "résumé.txt"),
        ('a/b; name*0="one "; name*1=two.txt', "one two.txt"),
        ("a/b; name*1=two.txt; name*0=one-", "one-two.txt"),
        ("a/b; name*0*=utf-8''%C3; name*1*=%A9.txt", "é.txt"),
        ("a/b; name*0*=utf-8''%C3%A9; name*1=-%41.txt", "é-%41.txt"),
        ("a/b; name=plain.txt; name*=utf-8''%C3%A9.txt", "é.txt"),
        ('a/b; name="=?utf-8?q?r=C3=A9?="', "ré"),
        ('a/b; name*=utf-8"%C3%A9.txt', 'utf-8"é.txt'),
    ],
)
def test_a_file_name_is_read(header: str, name: str):
    assert read(header).parameters["name"] == name


def test_a_token_has_no_comment():
    assert read("text/plain; charset=us-ascii (Plain text)").token("charset") == "us-ascii"
