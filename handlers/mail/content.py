"""What a mail says: its text, the new part of it, and the files that came along."""

from __future__ import annotations

from dataclasses import dataclass

from desk.mail import Attachment
from desk.rich import Document, from_plain, plain
from handlers.mail import body, encryption, files, invitation, tnef, wording
from handlers.mail.body import Body
from handlers.mail.html.document import html_document
from handlers.mail.parts import Part
from handlers.mail.quotes.html import split_html
from handlers.mail.quotes.trimmer import split_history, split_text
from handlers.mail.wording import Wording


@dataclass(frozen=True, kw_only=True)
class Content:
    #: The body's first text as it was sent.
    text: str
    #: All its texts without the history they quote; the signature stays.
    new_text: str
    #: What the document leaves out: history and signature.
    quoted_text: str
    #: As received, or None.
    html: str | None
    #: What is shown, with its links and lists.
    document: Document
    charset: str
    attachments: tuple[Attachment, ...]
    encrypted: bool
    problems: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class New:
    """The body cut in two: what was written now, and what was there before."""

    #: With its signature, which the document leaves to the old.
    text: str
    quoted: str
    document: Document


def read(root: Part, *, is_forward: bool) -> Content:
    found = body.sort(root)
    packed = next((tnef.opened(part) for part in found.files if tnef.is_tnef(part)), tnef.Opened())
    words = wording.read(found, text=packed.text or body.other_text(found), html=packed.html)
    new = _whole(words) if is_forward else _split(words)
    line = invitation.line(root)
    problem = encryption.problem(root, words.text)
    return Content(
        text=words.first,
        new_text=_with(new.text, line),
        quoted_text=new.quoted,
        html=words.html,
        document=(*new.document, *from_plain(line)),
        charset=words.charset,
        attachments=_attachments(found, packed, words),
        encrypted=problem == encryption.ENCRYPTED,
        problems=tuple(filter(None, dict.fromkeys((*words.problems, *packed.problems, problem)))),
    )


def _split(words: Wording) -> New:
    """New and old by the text and by the HTML: either may find a history that the other misses."""
    if words.html is None:
        return _split_text(words)
    new_html, old_html = split_html(words.html)
    if not old_html.strip():
        new = _split_text(words)
        return new if new.quoted.strip() else _whole(words)
    document = html_document(new_html)
    if not plain(document).strip():
        # What is left has no size or no colour: nobody would see that there is a mail.
        return _whole(words)
    quoted = split_text(words.text)[1] if words.document is None else ""
    if quoted.strip():
        return New(text=split_history(words.text)[0], quoted=quoted, document=document)
    return New(text=plain(document), quoted=plain(html_document(old_html)), document=document)


def _split_text(words: Wording) -> New:
    shown, quoted = split_text(words.text)
    return New(text=split_history(words.text)[0], quoted=quoted, document=from_plain(shown))


def _whole(words: Wording) -> New:
    document = words.document
    if document is None:
        document = html_document(words.html) if words.html else from_plain(words.text)
    return New(text=words.text, quoted="", document=document)


def _attachments(found: Body, packed: tnef.Opened, words: Wording) -> tuple[Attachment, ...]:
    """Every leaf that is not the body; winmail.dat only where it could not be opened."""
    shown = files.content_ids(words.html or "")
    is_open = bool(packed.files or packed.text or packed.html)
    kept = [part for part in found.files if not (is_open and tnef.is_tnef(part))]
    whole = (files.of_part(part, shown=shown) for part in (*words.cut, *kept))
    return tuple(files.told_apart([*whole, *packed.files]))


def _with(text: str, line: str) -> str:
    return f"{text}\n\n{line}".lstrip("\n") if line else text
