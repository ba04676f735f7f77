"""Banners: the warning that a mail comes from outside, which mail servers put above its text."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.mail.quotes.lines import Line, next_said
from handlers.mail.quotes.word_table import phrases

#: So many lines a banner has at most, with an empty one below them.
LINES = 5
#: What is shorter may be a subject that somebody put on top.
LETTERS = range(40, 600)
_DECOR = "_>|\"'()[]-=~#! \u26a0\ufe0f"

_OPENINGS = tuple(
    phrases("""
    de: achtung: diese e-mail | vorsicht: diese e-mail | achtung: externe | externe e-mail | extern:
    de: diese e-mail kommt von extern | diese e-mail stammt von außerhalb
    en: external email | external e-mail | external sender | external message | external mail
    en: caution: this email | caution: this e-mail | caution: external | caution - external
    en: warning: this email originated | warning: external | warning: this message originated
    en: attention: this email originated | attention: this email was sent from outside
    en: this email originated from outside | this message originated from outside
    en: this email is from an external | this message is from an external
    en: this email came from outside
    en: you don't often get email from | you don\u2019t often get email from
    en: some people who received this
    es: precaución: este correo | correo externo | advertencia: este correo | atención: este correo
    fr: attention : ce | attention: ce | courriel externe | email externe | e-mail externe
    it: attenzione: questa | email esterna | e-mail esterna | attenzione: mail esterna
    nl: let op: deze | externe e-mail | waarschuwing: deze e-mail
    pl: uwaga: wiadomość | wiadomość zewnętrzna
    pt: atenção: este e-mail | e-mail externo | cuidado: este e-mail
    sv: varning: detta | externt mejl | obs: detta mejl kommer
""")
)
#: What it says besides, each in one language or another: "from outside", or "do not click".
_WARNINGS = tuple(
    phrases("""
    de: extern | außerhalb | anhänge | klicken
    en: external | outside | click | attachments | learn why
    es: extern | fuera de | enlaces
    fr: extern | extérieur | pièces jointes
    it: estern | allegati
    nl: extern | buiten | bijlagen
    pl: zewnętrz | załącznik
    pt: extern | fora da | anexos
    sv: extern | utanför | bifogade
""")
)


def banner_lines(lines: Sequence[Line], start: int, end: int) -> range:
    """The lines of the banner that the text from `start` to `end` begins with; none for none."""
    first = next_said(lines, start, within=LINES)
    if first >= end or not _core(lines[first]).startswith(_OPENINGS):
        return range(0)
    last = next((at for at in range(first, min(first + LINES + 1, end)) if _ends(lines[at])), None)
    if last is None:
        return range(0)
    said = " ".join(line.folded for line in lines[first:last])
    is_warning = len(said) in LETTERS and "?" not in said
    return range(first, last) if is_warning and any(map(said.__contains__, _WARNINGS)) else range(0)


def _core(line: Line) -> str:
    return line.folded.replace("*", "").lstrip(_DECOR)


def _ends(line: Line) -> bool:
    return line.is_blank or line.is_rule
