"""How the headers of a mail are written: some of them exactly as they are told."""

from __future__ import annotations

from email.policy import SMTP, EmailPolicy
from textwrap import wrap

from desk.mail import LOOP_HEADER

#: What is written here as it has to be: it is folded between words, and not read again. The
#: library stumbles over the addresses of some customers, and makes two of some names.
EXACT_HEADERS = frozenset(
    {
        *("from", "to", "cc", "reply-to"),
        *("message-id", "in-reply-to", "references", "list-unsubscribe", LOOP_HEADER.lower()),
    }
)
#: Characters of a line, where words allow it (RFC 5322 2.1.1).
LINE = 78


class MailPolicy(EmailPolicy):
    """SMTP's, but addresses, ids and links stay as they are: half an id matches nothing."""

    def header_store_parse(self, name: str, value: str) -> tuple[str, str]:
        if name.lower() in EXACT_HEADERS:
            return name, " ".join(value.split())
        stored: tuple[str, str] = super().header_store_parse(name, value)
        return stored

    def fold_binary(self, name: str, value: str) -> bytes:
        if name.lower() in EXACT_HEADERS:
            lines = wrap(
                value,
                LINE,
                initial_indent=f"{name}: ",
                break_long_words=False,
                break_on_hyphens=False,
            )
            written = f"{f'{self.linesep} '.join(lines or [f'{name}: '])}{self.linesep}"
            return written.encode("utf-8" if self.utf8 else "ascii", "replace")
        folded: bytes = super().fold_binary(name, value)
        return folded


POLICY = MailPolicy(linesep=SMTP.linesep)
#: For addresses that ASCII cannot write before their @ (RFC 6532).
INTERNATIONAL = MailPolicy(linesep=SMTP.linesep, utf8=True)
