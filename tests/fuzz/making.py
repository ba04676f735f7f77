"""Inputs as strangers may make them: trees of parts and tags, and real ones that came to harm."""

from __future__ import annotations

import base64
import quopri
from pathlib import Path

from hypothesis import strategies as st

from tests.handlers.mail.hostile import HEAD

#: Files of the corpora that are larger add time, but no kinds of harm.
LARGEST = 20_000

#: What is dangerous somewhere on the way to Slack.
NASTY = [
    "<!channel>",
    "<@U123>",
    "<#C123|x>",
    "<https://example.net|bank>",
    "&lt;!here&gt;",
    "&amp;",
    "a & b < c > d",
    "*bold* _it_ `code` ~no~",
    "javascript:alert(1)",
    "\u202e\u200b\ufeff",
    "\ud83d",
    "\0",
    "\U0001f469\u200d\U0001f4bb",
    "]]>",
    "-- ",
    "> ",
    "On Tue, 5 Mar 2024 at 09:41, Jane <jane@example.com> wrote:",
    "-----Original Message-----",
    "From: Jane <jane@example.com>",
    "Sent: Tuesday, 5 March 2024 09:41",
    "Subject: order",
    "Sent from my iPhone",
    "\nJane Doe\n",
    "\n@jane 5.3.2024 09:41 wrote:\n",
    "\n<jane@example.com> wrote:\n",
    "\nOn Tuesday,\n5 March 2024,\n",
    "=?utf-8?q?=3C!channel=3E?=",
    "=?utf-8?b?4oKs?=",
    "\n\n",
    " " * 50,
    "a" * 100,
]
WORDS = st.sampled_from(NASTY) | st.text(max_size=20)
TEXTS = st.lists(WORDS, max_size=8).map("".join) | st.lists(WORDS, max_size=12).map("\n".join)

TAGS = tuple(
    """
    p div br b i u s a ul ol li table tr td th blockquote pre code h1 hr img span font style script
    title svg math template form input textarea select option noscript iframe o:p center
    """.split()  # noqa: SIM905 - a table of one word each
)
ATTRIBUTES = st.sampled_from(
    [
        "",
        ' href="https://example.net/?a=1&b=2"',
        ' href="javascript:alert(1)"',
        ' href="mailto:a@example.com"',
        " href='<!channel>'",
        ' src="cid:x" alt="<!here>"',
        ' style="display:none"',
        ' class="gmail_quote"',
        ' type="cite"',
        ' id="divRplyFwdMsg"',
        ' start="99999999999"',
        ' colspan="1000000"',
        " <",
        ' a="',
    ]
)


def _element(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    closed = st.booleans()
    return st.builds(
        lambda tag, attributes, inner, is_closed: (
            f"<{tag}{attributes}>{''.join(inner)}" + (f"</{tag}>" if is_closed else "")
        ),
        st.sampled_from(TAGS),
        ATTRIBUTES,
        st.lists(inside, max_size=4),
        closed,
    )


PAGES = st.recursive(WORDS, _element, max_leaves=25)

TYPES = st.sampled_from(
    [
        "text/plain",
        "text/plain; charset=utf-7",
        "text/plain; charset=x-none; format=flowed",
        "text/html; charset=iso-2022-jp",
        "text/html",
        "text/calendar; method=REQUEST",
        "image/png; name*0=a; name*1*=%C3%A9.png",
        "application/ms-tnef; name=winmail",
        "application/pgp-encrypted",
        "message/rfc822",
        "message/delivery-status",
        "",
        "text",
        '; charset="',
    ]
)
HEADERS = st.sampled_from(
    """
    Subject From To Cc Date Message-ID References Content-Disposition Auto-Submitted Return-Path
    Content-Language X-Failed-Recipients List-Id
    """.split()  # noqa: SIM905 - a table of one word each
)


def _part(type_: str, body: str, coding: int) -> bytes:
    content = body.encode("utf-8", "replace")
    name = ("8bit", "base64", "quoted-printable", "x-none")[coding]
    if coding == 1:
        content = base64.encodebytes(content)
    elif coding == 2:
        content = quopri.encodestring(content)
    head = f"Content-Type: {type_}\r\nContent-Transfer-Encoding: {name}\r\n\r\n"
    return head.encode("utf-8", "replace") + content


LEAVES = st.builds(_part, TYPES, TEXTS | PAGES, st.integers(0, 3))


def _multipart(inside: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
    kinds = st.sampled_from([b"mixed", b"alternative", b"related", b"report", b"signed", b"x"])
    boundaries = st.sampled_from([b"b", b"bb", b"--", b""])

    def joined(kind: bytes, boundary: bytes, parts: list[bytes], is_closed: bool) -> bytes:
        head = b'Content-Type: multipart/%s; boundary="%s"\r\n\r\n' % (kind, boundary)
        body = b"".join(b"--%s\r\n%s\r\n" % (boundary, part) for part in parts)
        return head + body + (b"--%s--\r\n" % boundary if is_closed else b"")

    return st.builds(joined, kinds, boundaries, st.lists(inside, max_size=4), st.booleans())


def _mail(headers: list[tuple[str, str]], tree: bytes) -> bytes:
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers)
    return HEAD + lines.encode("utf-8", "replace") + tree


MAILS = st.builds(
    _mail,
    st.lists(st.tuples(HEADERS, WORDS), max_size=5),
    st.recursive(LEAVES, _multipart, max_leaves=8),
)


def corpus(data: Path, *kinds: str) -> list[bytes]:
    """The small files of the mail corpora, by path."""
    paths = sorted(path for kind in kinds for path in (data / "corpora/mail").rglob(kind))
    return [path.read_bytes() for path in paths if path.stat().st_size <= LARGEST]


def harmed(originals: list[bytes]) -> st.SearchStrategy[bytes]:
    """One of the originals after a few accidents."""
    return st.builds(_harmed, st.sampled_from(originals), st.lists(ACCIDENTS, max_size=5))


ACCIDENTS = st.tuples(
    st.sampled_from(["cut", "twice", "flip", "put", "end", "swap"]),
    st.floats(0, 1),
    st.floats(0, 1),
    st.sampled_from([word.encode("utf-8", "replace") for word in NASTY]),
)


def _harmed(raw: bytes, accidents: list[tuple[str, float, float, bytes]]) -> bytes:
    for kind, first, second, word in accidents:
        low, high = sorted((int(first * len(raw)), int(second * len(raw))))
        start, middle, end = raw[:low], raw[low:high], raw[high:]
        raw = {
            "cut": start + end,
            "twice": start + middle[:2000] + middle + end,
            "flip": start + bytes(byte ^ 0x80 for byte in middle[:3]) + middle[3:] + end,
            "put": start + word + middle + word + end,
            "end": raw[:high],
            "swap": end + middle + start,
        }[kind]
    return raw
