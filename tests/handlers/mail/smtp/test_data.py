from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.mail.smtp.data import MailData

#: What ends lines and mails, and what looks like it.
SNIPPETS = st.sampled_from(
    [b"\r", b"\n", b".", b"\r\n", b"\r\n.", b"\r\n..", b"x", b"\n.\n", b"\0"]
)
TEXTS = st.lists(SNIPPETS, max_size=30).map(b"".join)


def on_the_wire(mail: bytes) -> bytes:
    """As a sender has to send it (RFC 5321 4.5.2)."""
    return (b"\r\n" + mail).replace(b"\r\n.", b"\r\n..")[2:] + b".\r\n"


def received(wire: bytes, *, cuts: list[int], most: int = 10_000) -> tuple[MailData, bytes | None]:
    data = MailData(most=most)
    ends = sorted({cut % (len(wire) + 1) for cut in cuts} | {len(wire)})
    start = 0
    for end in ends:
        behind = data.add(wire[start:end])
        if behind is not None:
            return data, behind + wire[end:]
        start = end
    return data, None


@given(text=TEXTS, cuts=st.lists(st.integers(min_value=0, max_value=200), max_size=40))
def test_what_was_sent_arrives_however_it_is_cut(text, cuts):
    mail = text + b"\r\n"

    data, behind = received(on_the_wire(mail) + b"QUIT\r\n", cuts=cuts)

    assert (data.mail, behind) == (mail, b"QUIT\r\n")


@given(text=TEXTS, cuts=st.lists(st.integers(min_value=0, max_value=200), max_size=40))
def test_a_mail_without_its_end_is_none(text, cuts):
    stuffed = on_the_wire(text + b"\r\n").removesuffix(b".\r\n")

    assert received(stuffed, cuts=cuts)[1] is None


@pytest.mark.parametrize("wire", [b".\r\n", b"..\r\n.\r\n", b"\r\n.\r\n"])
def test_the_shortest_mails_arrive(wire):
    data, behind = received(wire, cuts=list(range(len(wire))))

    assert on_the_wire(data.mail) == wire
    assert behind == b""


@pytest.mark.parametrize(("size", "is_too_large"), [(100, False), (101, True)])
def test_a_mail_may_be_as_large_as_is_said_and_no_larger(size, is_too_large):
    data, _ = received(b"x" * (size - 2) + b"\r\n.\r\n", cuts=[7, 50], most=100)

    assert data.is_too_large is is_too_large


def test_of_a_mail_that_is_too_large_nothing_is_held():
    data, _ = received(b"x" * 500 + b"\r\n.\r\n", cuts=[200, 400], most=100)

    assert data.mail == b""
