"""Twice the text is about twice the work, whatever it is made of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from desk.rich import from_plain
from handlers.mail import rtf
from handlers.mail.html.document import html_document
from handlers.mail.quotes.html import split_html
from handlers.mail.quotes.trimmer import split_text
from tests.fuzz.growing import PAGES, RICH, TEXTS, steps
from views.text import fallback, rich_text_blocks

SIZE = 600
#: Steps that are the same however long the text is.
ALWAYS = 500


def escaped(text: str) -> object:
    return fallback(text), rich_text_blocks(from_plain(text), quote=True)


def is_linear(read: Callable[[str], object], grown: Callable[[int], str]) -> bool:
    read(grown(SIZE))  # What is looked up once and then remembered does not count.
    return steps(read, grown(2 * SIZE)) <= 2.3 * steps(read, grown(SIZE)) + ALWAYS


@pytest.mark.parametrize("grown", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("read", [split_text, escaped], ids=["trimmed", "escaped"])
def test_texts(read: Callable[[str], object], grown: Callable[[int], str]):
    assert is_linear(read, grown)


@pytest.mark.parametrize("grown", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("read", [split_html, html_document], ids=["trimmed", "walked"])
def test_pages(read: Callable[[str], object], grown: Callable[[int], str]):
    assert is_linear(read, grown)


@pytest.mark.parametrize("grown", RICH.values(), ids=RICH)
def test_rich_texts(grown: Callable[[int], str]):
    assert is_linear(rtf.read, grown)
