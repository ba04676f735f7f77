"""
Reading mail without holding up the loop: a large one is read by a process of its own.

Inline, a mail of 26 MB stalls every click for a second; in a process it stalls nobody.
"""

from __future__ import annotations

import asyncio
import logging
import pickle
import re
import signal
import sys
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import replace

from desk.desk import Desk
from desk.mail import IncomingMail
from desk.own_addresses import own_addresses
from desk.raw import Inbound, Way
from desk.submission import Submission, submission_mail
from handlers.mail.bare import bare_mail
from handlers.mail.read import read_mail

log = logging.getLogger(__name__)

#: Bytes; smaller mails are read within a few milliseconds.
LARGE = 300_000
#: Outlook's own wrapping takes long to open.
TNEF = re.compile(rb"ms-tnef|winmail\.dat", re.IGNORECASE)
#: Seconds that a large mail may take.
PATIENCE = 20.0
#: Whoever stops us tells its process, too; the mail is read after the next start.
ENDED = frozenset({-signal.SIGINT, -signal.SIGTERM})


def reader(
    desk: Desk, *, authorities: Collection[str] = ()
) -> Callable[[Inbound], Awaitable[IncomingMail]]:
    async def read(inbound: Inbound) -> IncomingMail:
        if inbound.way in {Way.FORM, Way.COLLEAGUE, Way.SURVEY}:
            submission = Submission.from_raw(inbound.raw)
            return submission_mail(submission, key=inbound.key, now=inbound.received_at)
        async with desk.look() as work:
            own = await own_addresses(work)
        known = {"own_addresses": own, "authorities": _believed(authorities, inbound.way)}
        if len(inbound.raw) < LARGE and not TNEF.search(inbound.raw):
            mail = read_mail(inbound.raw, **known)
        else:
            mail = await _apart(inbound, known)
        # What was found out when it came in goes before what stands in it.
        return replace(mail, authentication=inbound.authentication or mail.authentication)

    return read


def _believed(authorities: Collection[str], way: Way) -> tuple[str, ...]:
    """
    Those whose word counts on mail of this way, such as `imap:mx.google.com`.

    A server removes only headers under its own name: by another way anybody can write them.
    """
    named = (one.rpartition(":") for one in authorities)
    return tuple(name for of_way, _, name in named if of_way in ("", way.value))


async def _apart(inbound: Inbound, known: Mapping[str, Collection[str]]) -> IncomingMail:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot.reader_process",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        asked = pickle.dumps((inbound.raw, known))
        answer, _ = await asyncio.wait_for(process.communicate(asked), PATIENCE)
    except TimeoutError:
        process.kill()
        await process.wait()
        answer = b""
    if process.returncode in ENDED:
        raise InterruptedError("The program is being stopped.")
    if process.returncode != 0 or not answer:
        facts = {"inbound": inbound.id, "size": len(inbound.raw), "status": process.returncode}
        log.error("large mail shown bare", extra=facts)
        return bare_mail(inbound.raw, mail_from=inbound.mail_from)
    mail: IncomingMail = pickle.loads(answer)  # noqa: S301  # Written by our own process.
    return mail
