"""A mail that nothing could be made of, as a case that somebody still sees."""

from __future__ import annotations

import hashlib

from desk.mail import Address, IncomingMail, Kind
from desk.rich import from_plain

UNKNOWN = "unknown@invalid"
WORDS = "This mail could not be processed. It is kept exactly as it came."


def bare_mail(raw: bytes, *, mail_from: str | None) -> IncomingMail:
    """Only what cannot fail: where it came from, as far as plain ASCII tells."""
    digest = hashlib.sha256(raw).hexdigest()
    written = (mail_from or "").encode("ascii", "ignore").decode()
    printable = "".join(c for c in written if c.isprintable())[:300]
    sender = Address(name="", address=printable or UNKNOWN)
    return IncomingMail(
        message_id=f"<{digest}@bare.invalid>",
        subject="(a mail that could not be processed)",
        sender=sender,
        from_=sender,
        via_list=False,
        reply_to=(),
        to=(),
        cc=(),
        recipients=(),
        date=None,
        kind=Kind.AUTO,
        bounced=(),
        text=WORDS,
        new_text=WORDS,
        quoted_text="",
        html=None,
        document=from_plain(WORDS),
        in_reply_to=(),
        references=(),
        charset="",
        attachments=(),
        encrypted=False,
        bulk=False,
        suspected_spam=False,
        problems=("The mail could not be processed. An operator finds the cause in the log.",),
    )
