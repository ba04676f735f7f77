"""Web pages that customers see: plain HTML and CSS that work in every browser, without scripts."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from desk.filled import Blank, Filled
from desk.forms import FormOfQueue

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, kw_only=True)
class FormShown:
    """A form on its page."""

    of: FormOfQueue
    #: Names this showing of the page, so that it is handed in once.
    token: str
    #: What has been typed already.
    filled: Filled = field(default_factory=Filled)
    #: What has to be corrected, by field.
    errors: Mapping[Blank, str] = field(default_factory=dict)
    #: A sentence about the whole, such as that it is too early.
    trouble: str = ""


def form_page(shown: FormShown) -> str:
    values = {blank.value: shown.filled.says(blank) for blank in Blank}
    errors = {blank.value: wrong for blank, wrong in shown.errors.items()}
    return page("form.html", shown=shown, values=values, errors=errors)


def thanks_page(of: FormOfQueue, *, number: int | None, address: str) -> str:
    """With the case's number, or without where it is not known yet."""
    return page("thanks.html", of=of, number=number, address=address)


def notice_page(heading: str, sentence: str) -> str:
    """A page that says one thing."""
    return page("notice.html", heading=heading, sentence=sentence)


def page(template: str, **values: object) -> str:
    return _environment().get_template(template).render(style=_style(), **values)


@cache
def style_source() -> str:
    """The style sheet as a Content-Security-Policy knows it (w3.org/TR/CSP3 6.7.2.3)."""
    digest = hashlib.sha256(_style().encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@cache
def _style() -> str:
    return (TEMPLATES / "page.css").read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
