"""Which parts of a mail are its text, and which are files (the algorithm of RFC 8621 4.1.4)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from handlers.mail import flowed
from handlers.mail.charsets import charset
from handlers.mail.parts import Part

TEXTS = frozenset({"text/plain", "text/html"})
#: Texts that are for programs.
FILES = frozenset(
    {"text/calendar", "text/vcard", "text/x-vcard", "text/directory", "text/css", "text/csv"}
    | {"text/rfc822-headers", "text/xml"}
)
#: Marked up by commands in angles (RFC 1896).
ENRICHED = frozenset({"text/enriched", "text/richtext"})
COMMANDS = re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,60}>")
MEDIA = ("image/", "audio/", "video/")
#: A character set that only the HTML itself tells.
META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,60})", re.IGNORECASE)
#: How far into a document its character set may be told (HTML 4.2.5.4 has 1,024 bytes).
HEAD = 4_096


@dataclass(kw_only=True)
class Body:
    """The leaves of a mail by what they are for; text and HTML are two views of the same body."""

    texts: list[Part] = field(default_factory=list)
    htmls: list[Part] = field(default_factory=list)
    files: list[Part] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Views:
    """Where parts are shown; those of an alternative inside of an alternative in one view."""

    texts: list[Part] | None
    htmls: list[Part] | None
    is_alternative: bool = False

    def narrowed(self, part: Part) -> Views:
        """The text of an alternative that is itself made of parts is no HTML, and the reverse."""
        if self.is_alternative and part.type == "text/plain":
            return replace(self, htmls=None)
        if self.is_alternative and part.type == "text/html":
            return replace(self, texts=None)
        return self

    def add(self, part: Part) -> None:
        for view in (self.texts, self.htmls):
            if view is not None:
                view.append(part)


def sort(root: Part) -> Body:
    body = Body()
    _sort((root,), "mixed", Views(texts=body.texts, htmls=body.htmls), body.files)
    return body


def text_of(part: Part) -> tuple[str, str]:
    """A text part's text with LF line ends, and the character set it was in."""
    content = part.content
    label = part.content_type.token("charset")
    if part.type == "text/html" and not label:
        told = META_CHARSET.search(content, 0, HEAD)
        label = told[1].decode("ascii", "replace") if told else ""
    text, name = charset.decode(content, label)
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    if flowed.is_flowed(part):
        drops_space = part.content_type.token("delsp").lower() == "yes"
        text = flowed.joined(text, drops_space=drops_space)
    return text, name


def other_text(body: Body) -> str:
    """What a mail says that has no text of the two kinds (text/enriched, text/markdown)."""
    is_silent = not (body.texts or body.htmls)
    part = next(filter(_is_other_text, body.files), None) if is_silent else None
    if part is None:
        return ""
    text, _ = text_of(part)
    return COMMANDS.sub("", text) if part.type in ENRICHED else text


def _is_other_text(part: Part) -> bool:
    is_text = part.type.startswith("text/") and part.type not in FILES
    return is_text and part.disposition.value != "attachment" and not part.name


def _sort(parts: tuple[Part, ...], multipart: str, views: Views, files: list[Part]) -> None:
    before = len(views.texts or ()), len(views.htmls or ())
    for number, part in enumerate(parts):
        if part.is_multipart:
            kind = part.type.removeprefix("multipart/")
            inner = replace(views, is_alternative=views.is_alternative or kind == "alternative")
            _sort(part.children, kind, inner, files)
        elif not _is_inline(part, number, multipart):
            files.append(part)
        elif multipart == "alternative":
            _add_alternative(part, views, files)
        elif part.type in TEXTS:
            views = views.narrowed(part)
            views.add(part)
        else:
            files.append(part)  # A picture between the texts has no place in text.
    if multipart == "alternative":
        _share(views, *before)


def _is_inline(part: Part, number: int, multipart: str) -> bool:
    if part.disposition.value == "attachment":
        return False
    is_media = part.type.startswith(MEDIA)
    if part.type not in TEXTS and not is_media:
        return False
    return number == 0 or (multipart != "related" and (is_media or not part.name))


def _add_alternative(part: Part, views: Views, files: list[Part]) -> None:
    view = {"text/plain": views.texts, "text/html": views.htmls}.get(part.type)
    (files if view is None else view).append(part)


def _share(views: Views, texts: int, htmls: int) -> None:
    """An alternative with only one of the two views gives it to both."""
    if views.texts is None or views.htmls is None:
        return
    new_texts, new_htmls = views.texts[texts:], views.htmls[htmls:]
    if not new_texts:
        views.texts.extend(new_htmls)
    elif not new_htmls:
        views.htmls.extend(new_texts)
