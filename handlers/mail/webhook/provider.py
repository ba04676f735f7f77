"""The providers: what each may send, and which answers it understands."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from handlers.mail.webhook import mailgun, mandrill, mime, postmark, resend, sendgrid, ses
from handlers.mail.webhook.delivery import Delivery, Outside, Posted
from handlers.mail.webhook.hook import MIME, Hook

#: Bytes; taking a larger request apart holds up whoever waits for the loop.
LARGE = 300_000

Read = Callable[[Posted, Hook, Outside], Awaitable[Delivery]]


@dataclass(frozen=True, kw_only=True)
class Provider:
    """Kept is 200 for all of them, and 503 makes all of them come again."""

    read: Read
    #: Bytes of a request: what the provider accepts, as large as its way of writing makes it.
    largest: int
    #: Answers one who is not the provider, or who signs with another key.
    forged: int = 401
    #: Makes the provider stop to bring what can never be read.
    stop: int = 400
    stop_headers: Mapping[str, str] = field(default_factory=dict)
    #: User and password are asked for before anything is read.
    has_password: bool = False


def apart(read: Callable[[Posted, Hook, Outside], Delivery]) -> Read:
    """Large requests are read by a thread of their own."""

    async def read_apart(posted: Posted, hook: Hook, outside: Outside) -> Delivery:
        if len(posted.body) < LARGE:
            return read(posted, hook, outside)
        return await asyncio.to_thread(read, posted, hook, outside)

    return read_apart


PROVIDERS: Mapping[str, Provider] = {
    MIME: Provider(read=apart(mime.read), largest=60_000_000),
    # Whatever is not 406 is tried again for eight hours.
    "mailgun": Provider(read=apart(mailgun.read), largest=60_000_000, stop=406),
    # Whatever is not 403 is tried again ten times; JSON may hold a mail twice.
    "postmark": Provider(
        read=apart(postmark.read), largest=120_000_000, stop=403, has_password=True
    ),
    # Only 5xx is tried again, for three days.
    "sendgrid": Provider(read=apart(sendgrid.read), largest=60_000_000, has_password=True),
    # A notification is 256 KB at most.
    "ses": Provider(read=ses.read, largest=1_000_000, forged=403),
    "resend": Provider(
        read=resend.read,
        largest=1_000_000,
        # The status alone would not stop it.
        stop_headers={"webhook-delivery": "abort-message"},
    ),
    # Nothing stops it; it gives up by itself.
    "mandrill": Provider(read=apart(mandrill.read), largest=120_000_000),
}
