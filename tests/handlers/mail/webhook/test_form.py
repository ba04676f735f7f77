"""Forms as bytes: told apart however strange they are, in time that grows with their size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.mail.webhook.form import fields

URLENCODED = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=B"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
NAMES = st.text("abcdefghijklmnopqrstuvwxyz-_1234567890", min_size=1, max_size=20)


def multipart(*parts: tuple[str, bytes]) -> bytes:
    head = b"--B\r\nContent-Disposition: form-data; "
    told = [head + name.encode() + b"\r\n\r\n" + content + b"\r\n" for name, content in parts]
    return b"".join(told) + b"--B--\r\n"


@given(NAMES, st.binary(max_size=200).filter(lambda content: b"--B" not in content))
def test_the_content_of_a_part_comes_through_as_it_is(name, content):
    (one,) = fields(multipart((f'name="{name}"', content)), MULTIPART).all

    assert (one.name, one.content, one.filename) == (name, content, None)


def test_bytes_come_through_percent_signs_as_they_are():
    (one,) = fields(b"text=%E9+%00%ff", URLENCODED).all

    assert one.content == b"\xe9 \x00\xff"


def test_bytes_that_should_have_been_encoded_come_through_too():
    assert fields("text=\u00e9".encode(), URLENCODED).text("text") == "\u00e9"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ('filename="Gr\u00f6\u00dfe.pdf"', "Gr\u00f6\u00dfe.pdf"),
        ("filename*=UTF-8''Gr%C3%B6%C3%9Fe.pdf", "Gr\u00f6\u00dfe.pdf"),
        ('filename=""', ""),
        ("filename=a.pdf", "a.pdf"),
    ],
    ids=["as it is", "encoded", "empty", "not quoted"],
)
def test_a_file_keeps_its_name(written, name):
    (one,) = fields(multipart((f'name="a"; {written}', b"")), MULTIPART).all

    assert one.filename == name


def test_of_a_name_that_comes_twice_both_are_kept():
    assert [one.content for one in fields(b"a=1&a=2", URLENCODED).all] == [b"1", b"2"]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"a=1", "text/plain"),
        (b"a=1", ""),
        (b"a=1", "multipart/form-data"),
        (b"", MULTIPART),
        (multipart(('name="a"', b""))[:-4], MULTIPART),
        (multipart(('nome="a"', b"")), MULTIPART),
        (b"a=1&" * 3_000, URLENCODED),
        (multipart(*[('name="a"', b"")] * 3_000), MULTIPART),
    ],
    ids=[
        "another kind",
        "no kind",
        "no boundary",
        "nothing",
        "cut off",
        "no name",
        "too many fields",
        "too many parts",
    ],
)
def test_what_is_no_form_is_said_to_be_none(body, kind):
    with pytest.raises(ValueError):  # noqa: PT011  # Any sentence will do.
        fields(body, kind)


@given(st.binary(max_size=300), TEXTS)
def test_nothing_else_ever_happens(body, kind):
    for told in (kind, MULTIPART, URLENCODED):
        try:
            fields(body, told)
        except ValueError:
            continue
