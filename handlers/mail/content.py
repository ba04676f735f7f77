"""What a mail says: its text, the new part of it, and the files that came along."""

from __future__ import annotations

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

#: Letters and lines of a body that are shown; nobody reads more in a thread.
LONGEST = 200_000
LONGEST_HTML = 500_000
MOST_LINES = 10_000
TOO_LONG = f"The text is longer than {LONGEST:,} letters; the whole of it is attached."


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
class Shown:
    """One part of the body, as far as it is shown."""

    text: str
    is_html: bool
    charset: str
    #: The character set it says it is in.
    label: str


@dataclass(frozen=True, kw_only=True)
class Words:
    """The body in both views."""

    text: str
    html: str | None
    charset: str
    problems: tuple[str, ...] = ()
    #: Parts of the body that are shown in part only.
    cut: tuple[Part, ...] = ()


@dataclass(frozen=True, kw_only=True)
class New:
    """The body cut in two: what was written now, and what was there before."""

    text: str
    quoted: str
    document: Document


def read(root: Part, *, is_forward: bool) -> Content:
    found = body.sort(root)
    packed = next((tnef.opened(part) for part in found.files if tnef.is_tnef(part)), tnef.Opened())
    words = _unpacked(_words(found), packed)
    new = _whole(words) if is_forward else _split(words)
    line = invitation.line(root)
    problem = encryption.problem(root, words.text)
    return Content(
        text=_with(words.text, line),
        new_text=_with(new.text, line),
        quoted_text=new.quoted,
        html=words.html,
        document=(*new.document, *from_plain(line)),
        charset=words.charset,
        attachments=_attachments(found, packed, words),
        encrypted=problem == encryption.ENCRYPTED,
        problems=tuple(filter(None, dict.fromkeys((*words.problems, *packed.problems, problem)))),
    )


def _words(found: Body) -> Words:
    """The text and the HTML; what one of them does not say is made from the other."""
    shown, cut = _shown(found)
    texts = [shown[id(part)] for part in found.texts]
    text = _joined(plain_text(one.text) if one.is_html else one.text for one in texts)
    views = [shown[id(part)] for part in found.htmls]
    html = None
    if any(view.is_html for view in views):
        html = "\n".join(view.text if view.is_html else _marked_up(view.text) for view in views)
        text = text if text.strip() else plain_text(html)
    return Words(
        text=text,
        html=html,
        charset=texts[0].charset if texts else "",
        problems=(*_charset_problems(shown.values(), text), *([TOO_LONG] if cut else [])),
        cut=tuple(cut),
    )


def _shown(found: Body) -> tuple[dict[int, Shown], list[Part]]:
    """What is shown of each part of the body, by the part's id, and the parts that are cut."""
    shown: dict[int, Shown] = {}
    cut: list[Part] = []
    room = {True: LONGEST_HTML, False: LONGEST}
    for part in (*found.texts, *found.htmls):
        if id(part) in shown:
            continue
        whole, name = body.text_of(part)
        is_html = part.type == "text/html"
        text = _first(whole, room[is_html])
        room[is_html] -= len(text)
        if len(text) < len(whole):
            cut.append(part)
        label = part.content_type.token("charset")
        shown[id(part)] = Shown(text=text, is_html=is_html, charset=name, label=label)
    return shown, cut


def _first(text: str, letters: int) -> str:
    if len(text) <= letters and text.count("\n") <= MOST_LINES:
        return text
    return "\n".join(text[:letters].split("\n", MOST_LINES)[:MOST_LINES])


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


def _attachments(found: Body, packed: tnef.Opened, words: Words) -> tuple[Attachment, ...]:
    """Every leaf that is not the body; winmail.dat only where it could not be opened."""
    shown = files.content_ids(words.html or "")
    is_open = bool(packed.files or packed.text or packed.html)
    kept = [part for part in found.files if not (is_open and tnef.is_tnef(part))]
    return (*(files.of_part(part, shown=shown) for part in (*words.cut, *kept)), *packed.files)


def _charset_problems(parts: Iterable[Shown], text: str) -> Iterator[str]:
    for label in dict.fromkeys(part.label for part in parts):
        if label and not charset.is_known(label):
            yield f"The text says it is in {label[:40]}, which is no known character set."
    if "\ufffd" in text:
        yield "Some letters of the text could not be read."


def _joined(texts: Iterable[str]) -> str:
    return "\n\n".join(text.strip("\n") for text in texts if text.strip())


def _with(text: str, line: str) -> str:
    return f"{text}\n\n{line}".lstrip("\n") if line else text


def _marked_up(text: str) -> str:
    return f"<pre>{escape(text)}</pre>"
