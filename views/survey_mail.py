"""The mail that asks a customer how it went: its links open a page that asks to confirm."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from html import escape

from desk.case import Case
from desk.mail import Address
from desk.queue import Queue
from desk.survey import Survey, SurveyKind
from views.mail import Head, mail_of
from views.text import label

#: RFC 3834 5, and what Exchange heeds (learn.microsoft.com, MS-OXCMAIL 2.1.3.2.20).
MARKS = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
#: What a mail program that unsubscribes its reader sends (RFC 8058 3.1), and where.
ONE_CLICK = "List-Unsubscribe=One-Click"
UNSUBSCRIBE = "unsubscribe"
#: The link that no person can see: who follows it follows all.
TRAP = "all"

CONFIRM = "A page opens with your choice. Nothing is sent before you press the button there."
#: Where one link stands for all answers.
CHOOSE = "A page opens where you choose. Nothing is sent before you press the button there."
SEEN_BY = {
    SurveyKind.CSAT: "The team that helped you sees your answer together with your case.",
    SurveyKind.NPS: "Our team sees your answer together with your name.",
}
OPT_OUT = (
    "You would rather not be asked? Choose “Do not ask me again” on the page, or reply to this "
    "mail and tell us."
)

_BODY = "font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;color:#1b2420"
_SMALL = "font-size:14px;color:#55615b"
_CHOICE = (
    "display:block;max-width:26em;margin:0 0 8px;padding:12px 16px;border:1px solid #86928b;"
    "border-radius:6px;color:#1f4d3a;text-decoration:none"
)
_NUMBER = (
    "display:inline-block;min-width:20px;margin:0 4px 8px 0;padding:10px 8px;text-align:center;"
    "border:1px solid #86928b;border-radius:6px;color:#1f4d3a;text-decoration:none"
)


@dataclass(frozen=True, kw_only=True)
class SurveyMailFacts:
    survey: Survey
    queue: Queue
    to: Address
    #: What is asked about; None where it is about the whole.
    case: Case | None
    #: The page, without a score.
    link: str
    #: Where the customer's next mail goes.
    reply_to: str


def survey_mail(facts: SurveyMailFacts, *, now: datetime) -> bytes:
    """RFC 5322 bytes with CRLF line ends; the same Message-ID and links at every try."""
    head = Head(
        queue=facts.queue,
        to=facts.to,
        reply_to=facts.reply_to,
        subject=_subject(facts),
        mail_id=facts.survey.mail_id or "",
    )
    mail = mail_of(head, now=now, more={**MARKS, **_way_out(facts)})
    mail.set_content(_plain(facts))
    mail.add_alternative(_html(facts), subtype="html")
    return mail.as_bytes()


def _way_out(facts: SurveyMailFacts) -> dict[str, str]:
    """By one click only over HTTPS (RFC 8058 3.1); else the link opens a page that asks."""
    way = {"List-Unsubscribe": f"<{facts.link}/{UNSUBSCRIBE}>"}
    is_safe = facts.link.startswith("https://")
    return {**way, "List-Unsubscribe-Post": ONE_CLICK} if is_safe else way


def _subject(facts: SurveyMailFacts) -> str:
    if facts.case is None:
        return f"One question from {facts.queue.name}"
    subject = label(facts.case.subject, 120) if facts.case.subject else f"#{facts.case.number}"
    return f"How did we do? {subject}"


def _opening(facts: SurveyMailFacts) -> str:
    if facts.case is None:
        return "Hello,\n\nwe would like to know how we are doing, and have one question."
    about = f"#{facts.case.number} “{label(facts.case.subject or 'your message', 120)}”"
    return f"Hello,\n\nyour case {about} is resolved. We would like to know how it went."


def _plain(facts: SurveyMailFacts) -> str:
    parts = [
        _opening(facts),
        facts.survey.scale.question,
        *_plain_choices(facts),
        CONFIRM if facts.case else CHOOSE,
        SEEN_BY[facts.survey.kind],
        OPT_OUT,
        facts.queue.name,
    ]
    return "\n\n".join(parts) + "\n"


def _plain_choices(facts: SurveyMailFacts) -> list[str]:
    scale = facts.survey.scale
    if facts.case is None:
        ends = f"{scale.lowest} is “{scale.words[scale.lowest]}”, "
        ends += f"{scale.highest} is “{scale.words[scale.highest]}”."
        return [f"{ends}\nYour answer: {facts.link}"]
    return [f"{s} · {scale.words[s]}\n{_to(facts, s)}" for s in reversed(scale.scores)]


def _html(facts: SurveyMailFacts) -> str:
    small = "".join(
        f'<p style="margin:0 0 8px;{_SMALL}">{escape(text)}</p>'
        for text in (CONFIRM, SEEN_BY[facts.survey.kind], OPT_OUT)
    )
    greeting, _, opening = _opening(facts).partition("\n\n")
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"></head>\n'
        f'<body><div style="{_BODY}">\n<p>{escape(greeting)}</p>\n<p>{escape(opening)}</p>\n'
        f"<p><strong>{escape(facts.survey.scale.question)}</strong></p>\n"
        f"{_html_choices(facts)}\n{small}\n<p>{escape(facts.queue.name)}</p>\n"
        f'<a href="{escape(facts.link)}?{TRAP}=1" style="display:none" aria-hidden="true" '
        'tabindex="-1"></a>\n</div></body></html>\n'
    )


def _html_choices(facts: SurveyMailFacts) -> str:
    scale = facts.survey.scale
    if facts.case is not None:
        return "\n".join(
            f'<a href="{escape(_to(facts, s))}" style="{_CHOICE}"><strong>{s}</strong>&ensp;'
            f"{escape(scale.words[s])}</a>"
            for s in reversed(scale.scores)
        )
    numbers = "".join(
        f'<a href="{escape(_to(facts, s))}" style="{_NUMBER}"><strong>{s}</strong></a>'
        for s in scale.scores
    )
    low, high = scale.words[scale.lowest], scale.words[scale.highest]
    ends = f"{scale.lowest}: {low} · {scale.highest}: {high}"
    return f'<p>{numbers}</p>\n<p style="{_SMALL}">{escape(ends)}</p>'


def _to(facts: SurveyMailFacts, score: int) -> str:
    return f"{facts.link}?score={score}"
