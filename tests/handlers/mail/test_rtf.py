"""Rich text, in which Outlook may send the only text of a mail."""

from __future__ import annotations

import pytest

from handlers.mail.rtf import read

HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}{\f1\fcharset204 Arial;}}"
FROM_HTML = r"{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0 Arial;}}"


@pytest.mark.parametrize(
    ("rich", "text"),
    [
        (r"\pard\f0 One\par Two\b  three\b0\par}", "One\nTwo three"),
        (r"caf\'e9 \u8364?5 \u-10179?\u-8694?}", "café €5 \U0001f60a"),
        (r"\uc2\u8364\'80\'805}", "€5"),
        (r"\f1 \'ef\'f0\'e8\'e2\'e5\'f2\f0  bye}", "привет bye"),
        (r"a\tab b\line c\emdash d\~e\{f\}\\}", "a\tb\nc\u2014d\u00a0e{f}\\"),
        (r'See {\field{\*\fldinst{HYPERLINK "x"}}{\fldrslt here}}.}', "See here."),
        (r"a{\pict\bin4 }}}}b}c}", "ac"),
        (r"{\*\generator Riched20}{\info{\author Jane}}{\colortbl;\red0;}Hi}", "Hi"),
        (r"no end", "no end"),
        (r"}}}}too many ends", "too many ends"),
    ],
)
def test_the_text_is_read(rich: str, text: str):
    assert read(HEAD + rich) == (text, "")


def test_the_html_it_was_made_from_is_read():
    rich = (
        r"{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 1 < 2 {\*\htmltag84 <b>}\htmlrtf \b\htmlrtf0 "
        r"now{\*\htmltag92 </b>}\htmlrtf \b0}\htmlrtf0 {\*\mhtmltag64 <i>}\'e9{\*\htmltag72 </p>}}"
    )

    assert read(FROM_HTML + rich) == ("", "<p>1 &lt; 2 <b>now</b>é</p>")


@pytest.mark.parametrize("piece", ["{", "}", "\\", "\\'", r"\u1", r"\bin99999999 ", r"{\*", "a"])
def test_whatever_it_is_made_of_it_comes_to_an_end(piece: str):
    text, html = read(piece * 20_000)

    assert len(text + html) <= 20_000


def test_nul_bytes_are_left_out():
    assert read(HEAD + "a\0b\\u0?}") == ("ab", "")
