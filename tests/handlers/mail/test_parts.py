"""The tree of parts, from honest mails and from broken ones."""

from __future__ import annotations

import pytest

from handlers.mail import parts
from tests.handlers.mail.raw import multipart, raw_mail


def leaves(raw: bytes) -> list[tuple[str, bytes]]:
    root, _ = parts.read(raw)
    return [(part.type, part.content) for part in root.walk() if not part.is_multipart]


def test_a_mail_without_a_type_is_text():
    assert leaves(raw_mail(body="Hello")) == [("text/plain", b"Hello")]


def test_the_parts_of_a_mail_are_told_apart():
    raw = multipart("Content-Type: text/html\r\n\r\n<p>one", "\r\ntwo")

    assert leaves(raw) == [("text/html", b"<p>one"), ("text/plain", b"two")]


def test_parts_inside_of_parts_end_where_the_outer_ones_do():
    inner = 'Content-Type: multipart/related; boundary="b2"\r\n\r\n--b2\r\n\r\none'
    raw = multipart(inner, "\r\ntwo")

    assert leaves(raw) == [("text/plain", b"one"), ("text/plain", b"two")]


def test_a_boundary_that_begins_like_another_is_another():
    inner = 'Content-Type: multipart/related; boundary="b12"\r\n\r\n--b12\r\n\r\none\r\n--b12--\r\n'
    raw = multipart(inner, "\r\ntwo")

    assert leaves(raw) == [("text/plain", b"one"), ("text/plain", b"two")]


def test_a_mail_that_is_cut_off_keeps_its_last_part():
    raw = multipart("\r\none", "\r\ntwo").removesuffix(b"\r\n--b1--\r\n")

    assert leaves(raw)[-1] == ("text/plain", b"two")


@pytest.mark.parametrize(
    "body",
    ["--abcdef\r\n\r\none\r\n--abcdef--\r\n", "--abcdef\r\nContent-Type: text/plain\r\n\r\none"],
    ids=["ended", "with headers"],
)
@pytest.mark.parametrize("told", ["", "; boundary=other"], ids=["nothing told", "another told"])
def test_a_boundary_nobody_told_is_found(body: str, told: str):
    raw = raw_mail(f"Content-Type: multipart/mixed{told}", body=body)

    assert leaves(raw) == [("text/plain", b"one")]


def test_parts_that_cannot_be_told_apart_are_one_text():
    root, problems = parts.read(raw_mail("Content-Type: multipart/mixed; boundary=x", body="Hi"))

    assert (root.type, root.content, problems) == ("text/plain", b"Hi", [parts.NO_PARTS])


def test_what_is_in_a_digest_is_mail():
    assert (
        leaves(multipart("\r\nSubject: one\r\n\r\nbody", kind="digest"))[0][0] == "message/rfc822"
    )


def test_no_more_than_100_parts_are_kept():
    root, problems = parts.read(multipart(*["\r\npart"] * 150))

    assert (len(list(root.walk())), problems) == (100, [parts.TOO_MANY])


def test_what_is_nested_too_deep_is_kept_as_it_came():
    heads = [f"Content-Type: multipart/mixed; boundary=x{n}\r\n\r\n--x{n}\r\n" for n in range(30)]
    root, problems = parts.read("".join(heads).encode() + b"\r\ndeep")

    assert ([p.type for p in root.walk()][-1], problems) == (
        "application/octet-stream",
        [parts.TOO_DEEP],
    )


def test_an_unknown_encoding_is_told():
    _, problems = parts.read(raw_mail("Content-Transfer-Encoding: x-made-up"))

    assert problems == ["A part is encoded in an unknown way (x-made-up); shown as it came."]


def test_endless_headers_are_told():
    _, problems = parts.read(raw_mail("X-Long: " + "x" * 300_000))

    assert problems == [parts.LONG_HEADERS]


@pytest.mark.parametrize(
    ("content_type", "read_as"),
    [
        ("text", "text/plain"),
        ("text/x y", "text/xy"),
        ("application/pdf", "application/pdf"),
        ("; charset=utf-8", "text/plain"),
    ],
)
def test_a_type_that_is_none_is_text(content_type: str, read_as: str):
    assert leaves(raw_mail(f"Content-Type: {content_type}"))[0][0] == read_as


def test_a_part_is_called_by_its_disposition_first():
    raw = raw_mail("Content-Type: a/b; name=one", "Content-Disposition: attachment; filename=two")

    assert parts.read(raw)[0].name == "two"
