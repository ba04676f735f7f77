"""Mail out: each kind is written from its case as it is now, and handed to the one server."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from bot.senders.errors import GiveUp, Gone, Unknown
from bot.senders.fetching import Fetcher
from bot.senders.letter import Letter
from bot.senders.smtp import SmtpServer, send_mail
from bot.senders.survey_letter import survey
from desk import receipts
from desk.access import queue_of_case
from desk.deliveries import Delivered
from desk.desk import Desk
from desk.failpoints import failpoint
from desk.outgoing import AnswerMail, Mail, ReceiptMail, SurveyMail
from desk.provider_ids import given_ids
from desk.quoting import is_quoted
from desk.reply_address import bounce_address, history_marker, reply_address
from desk.rich import plain
from handlers.mail.languages.language import language_of
from storage.outbox import OutboxRow
from views.history_words import history_words
from views.mail import AnswerFacts, Enclosed, answer_mail
from views.receipt import ReceiptFacts, receipt_mail

#: So often a mail waits for a copy that is put off (greylisting); then it goes without that one.
TRIES_FOR_ALL = 3
#: Writes one kind of mail; None where it is not wanted any more.
Writer: TypeAlias = Callable[[Desk, Any], Awaitable[Letter | None]]


@dataclass(frozen=True, kw_only=True)
class MailSender:
    desk: Desk
    #: None where no SMTP_URL is set.
    server: SmtpServer | None
    fetcher: Fetcher

    async def send(self, row: OutboxRow, outgoing: Mail) -> Delivered:
        if row.maybe:
            raise Unknown("Deskbell stopped while it was being sent.")
        letter = await self._letter(outgoing)
        if letter is None:
            return Delivered()
        if self.server is None:
            raise GiveUp("No outgoing mail server is set. The operator has to set SMTP_URL.")
        accepted = await send_mail(
            self.server,
            letter.content,
            sender=letter.sender,
            recipients=letter.recipients,
            waits_for_all=row.tries < TRIES_FOR_ALL,
        )
        failpoint("mail.answered")
        return Delivered(
            outcome=accepted.words,
            refused=accepted.refused,
            mail_ids=given_ids(accepted.words, host=self.server.host),
        )

    async def _letter(self, outgoing: Mail) -> Letter | None:
        if isinstance(outgoing, AnswerMail):
            return await answer(self.desk, outgoing, fetcher=self.fetcher)
        return await WRITERS[type(outgoing)](self.desk, outgoing)


async def answer(desk: Desk, outgoing: AnswerMail, *, fetcher: Fetcher) -> Letter:
    async with desk.look() as work:
        written = await work.answers.get(outgoing.answer_id)
        case = await work.cases.get(outgoing.case_id)
        message = await work.messages.get(written.message_id) if written else None
        if written is None or case is None:
            raise Gone("The answer does not exist any more.")
        if message is None:
            # The answer still is: it must not look as if it had left.
            raise GiveUp("The mail that it answers does not exist any more.")
        queue = await queue_of_case(work, case)
        quoted = await is_quoted(work, queue, message)
    enclosed = [
        Enclosed(name=file.name, type=file.type, content=await fetcher.fetch(file))
        for file in written.files
    ]
    # Apart: the first time the library is loaded, which would hold up everything else.
    language = await asyncio.to_thread(language_of, plain(message.document))
    words = history_words(language)
    facts = AnswerFacts(
        answer=written,
        files=tuple(enclosed),
        case=case,
        queue=queue,
        message=message,
        is_quoted=quoted,
        reply_to=reply_address(queue, case, secret=desk.secret),
        marker=history_marker(case, secret=desk.secret, words=words.above),
        history_words=words,
    )
    return Letter(
        content=answer_mail(facts, now=desk.now()),
        sender=bounce_address(queue, case, secret=desk.secret),
        recipients=(written.to.address, *written.cc),
    )


async def receipt(desk: Desk, outgoing: ReceiptMail) -> Letter | None:
    async with desk.look() as work:
        workspace = await work.workspace.get()
        case = await work.cases.get(outgoing.case_id)
        message = await work.messages.get(outgoing.message_id)
        inbound = await work.inbound.get(message.inbound_id) if message else None
        if case is None or message is None or inbound is None:
            raise Gone("The case does not exist any more.")
        if not await receipts.still_wanted(work, case, by=workspace):
            return None
        queue = await queue_of_case(work, case)
    facts = ReceiptFacts(
        case=case,
        queue=queue,
        message=message,
        way=inbound.way,
        workspace=workspace,
        mail_id=outgoing.mail_id,
        reply_to=reply_address(queue, case, secret=desk.secret),
    )
    return Letter(
        content=receipt_mail(facts, now=desk.now()),
        sender=queue.address,
        recipients=(message.reply_to.address,),
    )


WRITERS: Mapping[type, Writer] = {ReceiptMail: receipt, SurveyMail: survey}
