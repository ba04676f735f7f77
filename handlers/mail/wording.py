"""The body of a mail in both its views, text and HTML, as far as it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from desk.rich import Document, plain
from handlers.mail import body
from handlers.mail.body import Body
from handlers.mail.charsets import names as charset_names
from handlers.mail.html.document import html_document
from handlers.mail.parts import Part

#: Letters and lines of a body that are shown; nobody reads more in a thread.
LONGEST = 200_000
LONGEST_HTML = 300_000
#: A picture inside of the HTML itself: megabytes that say nothing.
EMBEDDED = re.compile(r"data:[a-z]{1,20}/[^\s\"'()<>]{200,}")
MOST_LINES = 3_000
TOO_LONG = f"The text is longer than {LONGEST:,} letters; the whole of it is attached."


@dataclass(frozen=True, kw_only=True)
class Wording:
    text: str
    #: The first of the texts alone.
    first: str
    #: As received, or None.
    html: str | None = None
    #: What the HTML says, where the text was made from it.
    document: Document | None = None
    charset: str = ""
    problems: tuple[str, ...] = ()
    #: Parts of the body that are shown in part only.
    cut: tuple[Part, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One part of the body, as far as it is shown."""

    part: Part
    text: str
    charset: str
    is_cut: bool

    @property
    def is_html(self) -> bool:
        return self.part.type == "text/html"

    @property
    def label(self) -> str:
        """The character set it says it is in."""
        return self.part.content_type.token("charset")


def read(found: Body, *, text: str = "", html: str = "") -> Wording:
    """The body; `text` and `html` stand in for it where the mail has none of its own."""
    shown = {id(one.part): one for one in _shown(found)}
    texts = [shown[id(part)] for part in found.texts]
    marked_up = _html([shown[id(part)] for part in found.htmls])
    said = _joined(texts)
    if not said.strip() and marked_up is None:
        said, marked_up = _cut(text, LONGEST), _cut(html, LONGEST_HTML) or None
    document = None
    if marked_up and (not said.strip() or all(one.is_html for one in texts)):
        document = html_document(marked_up)
        said = plain(document)
    return Wording(
        text=_cut(said, LONGEST),
        first=(_first(texts) if document is None else "") or _cut(said, LONGEST),
        html=marked_up,
        document=document,
        charset=texts[0].charset if texts else "",
        problems=tuple(_problems(shown.values())),
        cut=tuple(one.part for one in shown.values() if one.is_cut),
    )


def _shown(found: Body) -> Iterator[Shown]:
    """Each part of the body once; what all parts of one kind say together is bounded."""
    room = {True: LONGEST_HTML, False: LONGEST}
    for part in {id(part): part for part in (*found.texts, *found.htmls)}.values():
        whole, name = body.text_of(part)
        is_html = part.type == "text/html"
        whole = EMBEDDED.sub("data:,", whole) if is_html else whole
        text = _cut(whole, room[is_html])
        room[is_html] -= len(text)
        yield Shown(part=part, text=text, charset=name, is_cut=len(text) < len(whole))


def _cut(text: str, letters: int) -> str:
    if len(text) <= letters and text.count("\n") <= MOST_LINES:
        return text
    return "\n".join(text[:letters].split("\n", MOST_LINES)[:MOST_LINES])


def _joined(texts: list[Shown]) -> str:
    """The texts of the text view; where all of it is HTML it is made from the whole later."""
    if all(one.is_html for one in texts):
        return ""
    said = map(_said, texts)
    return "\n\n".join(text.strip("\n") for text in said if text.strip())


def _first(texts: list[Shown]) -> str:
    return next((_said(one).strip("\n") for one in texts if one.text.strip()), "")


def _said(one: Shown) -> str:
    return plain(html_document(one.text)) if one.is_html else one.text


def _html(views: list[Shown]) -> str | None:
    if not any(view.is_html for view in views):
        return None
    return "\n".join(
        view.text if view.is_html else f"<pre>{escape(view.text)}</pre>" for view in views
    )


def _problems(shown: Iterable[Shown]) -> Iterator[str]:
    for one in shown:
        if one.label and charset_names.codec(one.label) is None:
            yield f"The text says it is in {one.label[:40]}, which is no known character set."
        if "\ufffd" in one.text:
            yield "Some letters of the text could not be read."
        if one.is_cut:
            yield TOO_LONG
