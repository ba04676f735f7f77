"""What a mail says: its text, the new part of it, and the files that came along."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape

from desk.mail import Attachment
from desk.rich import Document, from_plain, plain
from handlers.mail import body, charset, encryption, files, invitation, tnef
from handlers.mail.body import Body
from handlers.mail.html import html_document
from handlers.mail.parts import Part
from handlers.mail.quotes import split_html, split_text

#: How mail programs begin the subject of a forwarded mail, by language.
FORWARDS = re.compile(
    r"\s*(?:fwd?|wg|tr|rv|i|enc|doorst|vb|vs|vl|vid[av]rebefordra[dt]?|pd|prosl[ijí]|továbbítás|"
    r"fs|ilt|yml|πρθ|пересл|转发|轉寄|転送|전달)\s*[:\uff1a]",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Content:
    #: The whole body as plain text.
    text: str
    new_text: str
    quoted_text: str
    #: As received, or None.
    html: str | None
    #: The new text with its links and lists.
    document: Document
    charset: str
    attachments: tuple[Attachment, ...]
    encrypted: bool
    problems: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Words:
    """The body in both views."""

    text: str
    html: str | None
    charset: str
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class New:
    """The body cut in two: what was written now, and what was there before."""

    text: str
    quoted: str
    document: Document


def read(root: Part, *, subject: str) -> Content:
    found = body.sort(root)
    packed = next((tnef.opened(part) for part in found.files if tnef.is_tnef(part)), tnef.Opened())
    words = _unpacked(_words(found), packed)
    new = _whole(words) if FORWARDS.match(subject) else _split(words)
    line = invitation.line(root)
    problem = encryption.problem(root, words.text)
    return Content(
        text=_with(words.text, line),
        new_text=_with(new.text, line),
        quoted_text=new.quoted,
        html=words.html,
        document=(*new.document, *from_plain(line)),
        charset=words.charset,
        attachments=_attachments(found, packed, words.html or ""),
        encrypted=problem == encryption.ENCRYPTED,
        problems=tuple(filter(None, dict.fromkeys((*words.problems, *packed.problems, problem)))),
    )


def _words(found: Body) -> Words:
    """The text and the HTML; what one of them does not say is made from the other."""
    read_parts = {id(part): body.text_of(part) for part in (*found.texts, *found.htmls)}
    shown = [(part, *read_parts[id(part)]) for part in found.texts]
    text = _joined(plain_text(words) if _is_html(part) else words for part, words, _ in shown)
    html = None
    if any(_is_html(part) for part in found.htmls):
        views = ((part, read_parts[id(part)][0]) for part in found.htmls)
        html = "\n".join(words if _is_html(part) else _marked_up(words) for part, words in views)
        text = text if text.strip() else plain_text(html)
    labels = (part.content_type.token("charset") for part in (*found.texts, *found.htmls))
    return Words(
        text=text,
        html=html,
        charset=next((name for _, _, name in shown), ""),
        problems=tuple(_charset_problems(labels, text)),
    )


def _unpacked(words: Words, packed: tnef.Opened) -> Words:
    """The text from inside of winmail.dat, where the mail has no other."""
    if words.text.strip() or not (packed.text.strip() or packed.html.strip()):
        return words
    text = packed.text if packed.text.strip() else plain_text(packed.html)
    return replace(words, text=text, html=packed.html or None, charset="utf-8")


def plain_text(html: str) -> str:
    return plain(html_document(html))


def _split(words: Words) -> New:
    """New and old by the HTML and by the text; whichever of the two found the history is right."""
    new_text, quoted = split_text(words.text)
    if words.html is None:
        return New(text=new_text, quoted=quoted, document=from_plain(new_text))
    new_html, quoted_html = split_html(words.html)
    document = html_document(new_html)
    if not quoted_html.strip() and quoted.strip():
        return New(text=new_text, quoted=quoted, document=from_plain(new_text))
    if not quoted.strip():
        new_text, quoted = plain(document), plain_text(quoted_html)
    return New(text=new_text, quoted=quoted, document=document)


def _whole(words: Words) -> New:
    document = from_plain(words.text) if words.html is None else html_document(words.html)
    return New(text=words.text, quoted="", document=document)


def _attachments(found: Body, packed: tnef.Opened, html: str) -> tuple[Attachment, ...]:
    """Every leaf that is not the body; winmail.dat only where it could not be opened."""
    shown = files.content_ids(html)
    is_open = bool(packed.files or packed.text or packed.html)
    kept = [part for part in found.files if not (is_open and tnef.is_tnef(part))]
    return (*(files.of_part(part, shown=shown) for part in kept), *packed.files)


def _charset_problems(labels: Iterable[str], text: str) -> Iterator[str]:
    for label in dict.fromkeys(labels):
        if label and not charset.is_known(label):
            yield f"The text says it is in {label[:40]}, which is no known character set."
    if "\ufffd" in text:
        yield "Some letters of the text could not be read."


def _joined(texts: Iterable[str]) -> str:
    return "\n\n".join(text.strip("\n") for text in texts if text.strip())


def _with(text: str, line: str) -> str:
    return f"{text}\n\n{line}".lstrip("\n") if line else text


def _is_html(part: Part) -> bool:
    return part.type == "text/html"


def _marked_up(text: str) -> str:
    return f"<pre>{escape(text)}</pre>"
