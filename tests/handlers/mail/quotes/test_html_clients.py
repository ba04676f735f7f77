"""The same answers as pages, without a class or an id that would tell the program."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import pytest

from desk.rich import plain
from handlers.mail.html.document import html_document
from handlers.mail.quotes.html import split_html
from tests.handlers.mail.quotes.clients import ATTRIBUTIONS, JANE, lines
from tests.handlers.mail.quotes.labels import HEADERS

ANSWER = "<p>Many thanks!</p><p>It works now.</p><p>Best regards<br>John</p>"
OLD = "<p>Hello,</p><p>have you tried again?</p><p>Regards<br>Jane</p>"
BORDER = "border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"

NAMED: dict[str, Callable[[str], str]] = {
    "above a quote": lambda head: f"{ANSWER}<br>{head}<br><blockquote>{OLD}</blockquote>",
    "above text": lambda head: f"{ANSWER}<p>{head}</p>{OLD}",
}
BLOCKS: dict[str, Callable[[list[str]], str]] = {
    "Outlook": lambda block: f"<div style='{BORDER}'><p>{'<br>'.join(map(bold, block))}</p></div>",
    "lines": lambda block: "<hr>" + "".join(f"<div>{line}</div>" for line in block),
    "table": lambda block: f"<table>{''.join(map(row, block))}</table>",
}


def bold(line: str) -> str:
    name, value = line.split(":", 1)
    return f"<b>{name}:</b>{value}"


def row(line: str) -> str:
    name, value = line.split(":", 1)
    return f"<tr><td><b>{name}:</b></td><td>{value}</td></tr>"


def lost_or_left(pages: list[str]) -> list[str]:
    wanted = plain(html_document(ANSWER))
    return [page for page in pages if plain(html_document(split_html(page)[0])) != wanted]


@pytest.mark.parametrize("named", NAMED.values(), ids=NAMED)
def test_attributions_are_known_in_pages(named: Callable[[str], str]):
    heads = [line.replace("JANE", JANE) for table in ATTRIBUTIONS.values() for line in lines(table)]

    assert lost_or_left([named(escape(head)) for head in heads]) == []


@pytest.mark.parametrize("drawn", BLOCKS.values(), ids=BLOCKS)
def test_headers_are_known_in_pages(drawn: Callable[[list[str]], str]):
    pages = []
    for line in lines(HEADERS):
        sender, sent, to, _, subject, date, _ = [cell.strip() for cell in line.split("|")]
        block = [f"{sender}: {escape(JANE)}", f"{sent}: {date}", f"{to}: Help", f"{subject}: x"]
        pages.append(f"{ANSWER}{drawn(block)}{OLD}")

    assert lost_or_left(pages) == []
