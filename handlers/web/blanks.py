"""Which of a form's blanks a field is, by the many names that websites give them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desk.filled import Blank, Filled, is_address
from handlers.web.body import Body

#: No person sees these, so only a program fills them in.
TRAPS = frozenset({"_homepage", "_gotcha", "_honeypot", "_hp"})
OWN_ID = "submissionid"
#: Told by the program that sends, not by the person who writes; like all that begin with `_`.
ABOUT_THE_SENDING = frozenset(
    {OWN_ID, "grecaptcharesponse", "hcaptcharesponse", "cfturnstileresponse", "csrftoken"}
)
FIRST_NAMES = ("firstname", "givenname", "vorname", "prenom", "nombre")
LAST_NAMES = ("lastname", "familyname", "surname", "nachname", "nomdefamille", "apellido")
#: In lower case, letters and digits only; the most telling first.
NAMES: Mapping[Blank, tuple[str, ...]] = {
    Blank.NAME: (
        *("name", "fullname", "contactname", "customername", "sendername", "fromname"),
        *("username", "realname", "displayname", "nom", "naam", "nome"),
    ),
    Blank.EMAIL: (
        *("email", "emailaddress", "mail", "mailaddress", "from", "fromemail", "replyto"),
        *("contactemail", "customeremail", "senderemail", "useremail", "sender"),
        *("emailadresse", "mailadresse", "courriel", "adresseemail", "correo", "emailadres"),
    ),
    Blank.SUBJECT: (
        *("subject", "title", "topic", "summary", "regarding", "about", "reason"),
        *("betreff", "thema", "sujet", "objet", "asunto", "onderwerp", "oggetto"),
    ),
    Blank.MESSAGE: (
        *("message", "body", "text", "content", "comment", "comments", "description", "details"),
        *("question", "enquiry", "inquiry", "request", "feedback", "msg", "messagebody"),
        *("messagetext", "nachricht", "anliegen", "mensaje", "bericht", "messaggio"),
    ),
    Blank.ORDER: (
        *("order", "ordernumber", "orderno", "ordernr", "orderid", "orderref", "orderreference"),
        *("ordername", "purchaseorder", "bestellnummer", "auftragsnummer", "numerodecommande"),
        *("numerodepedido", "bestelnummer"),
    ),
}
BLANK_OF = {name: blank for blank, names in NAMES.items() for name in names}
NOT_A_NAME = re.compile(r"[^a-z0-9]+")
#: Contact Form 7 and others call a field what it is to the visitor: `your-email`.
YOURS = re.compile(r"^(?:your|ihre?|votre|contact(?=message|subject))")
ACCENTS = str.maketrans("áàâäãéèêëíìîïóòôöõúùûüçñ", "aaaaaeeeeiiiiooooouuuucn")


@dataclass(frozen=True, kw_only=True)
class _Field:
    label: str
    name: str
    text: str


def filled_in(body: Body) -> Filled:
    """The blanks as they are filled in; what is none of them is kept with the message."""
    fields = [
        _Field(label=label, name=_plain(label), text=text)
        for label, text in body.fields
        if text.strip() and label not in TRAPS
    ]
    chosen = {blank: found for blank in Blank if (found := _chosen(blank, fields))}
    names = [f for wanted in (FIRST_NAMES, LAST_NAMES) for f in fields if f.name in wanted]
    blanks = {blank: found.text for blank, found in chosen.items()}
    if Blank.NAME not in blanks:
        blanks[Blank.NAME] = " ".join(found.text.strip() for found in names)
    used = [*chosen.values(), *(names if Blank.NAME not in chosen else [])]
    return Filled(
        blanks=blanks,
        more=(*_rest(fields, used), *(("File that was not kept", file) for file in body.files)),
        is_suspect=any(body.first(trap) for trap in TRAPS),
    )


def submission_id(body: Body) -> str:
    """What the sender calls this entry, or nothing."""
    return next((text.strip() for label, text in body.fields if _plain(label) == OWN_ID), "")


def _chosen(blank: Blank, fields: Sequence[_Field]) -> _Field | None:
    """The field with the most telling name; of those for an address, one that is an address."""
    known = NAMES[blank]
    candidates = sorted((f for f in fields if f.name in known), key=lambda f: known.index(f.name))
    if blank is Blank.EMAIL:
        candidates.sort(key=lambda f: not is_address(f.text.strip()))
    return next(iter(candidates), None)


def _rest(fields: Sequence[_Field], used: Sequence[_Field]) -> list[tuple[str, str]]:
    rest: dict[str, list[str]] = {}
    for field in fields:
        is_technical = field.label.startswith("_") or field.name in ABOUT_THE_SENDING
        if not is_technical and not any(field is one for one in used):
            rest.setdefault(field.label, []).append(field.text.strip())
    return [(label, ", ".join(texts)) for label, texts in rest.items()]


def _plain(label: str) -> str:
    name = NOT_A_NAME.sub("", label.casefold().translate(ACCENTS))
    yours = YOURS.sub("", name)
    return yours if yours in BLANK_OF else name
