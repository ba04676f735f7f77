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
    de: diese e-mail kommt von außerhalb | sie erhalten nicht oft | sie erhalten nicht häufig
    en: external email | external e-mail | external sender | external message | external mail
    en: caution: this email | caution: this e-mail | caution: external | caution - external
    en: warning: this email originated | warning: external | warning: this message originated
    en: attention: this email originated | attention: this email was sent from outside
    en: this email originated from outside | this message originated from outside
    en: this email is from an external | this message is from an external
    en: this email came from outside | this message was sent from outside
    en: this email was sent from outside | this message came from outside | external: do not
    en: you don't often get email from | you don\u2019t often get email from
    en: some people who received this
    es: no suele recibir correo | no suele recibir e-mail | no suele recibir mensajes
    es: precaución: este correo | correo externo | advertencia: este correo | atención: este correo
    fr: vous n'obtenez pas souvent | vous n\u2019obtenez pas souvent | vous ne recevez pas souvent
    fr: attention : ce | attention: ce | courriel externe | email externe | e-mail externe
    it: non si ricevono spesso | non ricevi spesso
    it: attenzione: questa | email esterna | e-mail esterna | attenzione: mail esterna
    nl: u ontvangt niet vaak | u krijgt niet vaak
    nl: let op: deze | externe e-mail | waarschuwing: deze e-mail
    pl: uwaga: wiadomość | wiadomość zewnętrzna
    pt: você não costuma receber | não recebe frequentemente
    pt: atenção: este e-mail | e-mail externo | cuidado: este e-mail
    sv: varning: detta | externt mejl | obs: detta mejl kommer
""")
)
#: What it says besides, each in one language or another: "from outside", or "do not click".
_WARNINGS = tuple(
    phrases("""
    de: extern | außerhalb | anhänge | klicken | erfahren sie, warum
    en: external | outside | click | attachments | learn why
    es: extern | fuera de | enlaces | por qué es | por qué esto
    fr: extern | extérieur | pièces jointes | découvrez pourquoi
    it: estern | allegati | informazioni sul | scopri perché
    nl: extern | buiten | bijlagen | waarom dit
    pl: zewnętrz | załącznik
    pt: extern | fora da | anexos | saiba por que
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
