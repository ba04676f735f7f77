"""The answer's mail: read the case as it is, write the mail, hand it to the server."""

from __future__ import annotations

from dataclasses import dataclass

from bot.senders.errors import GiveUp, Unknown
from bot.senders.smtp import SmtpServer, send_mail
from desk.access import queue_of_case
from desk.deliveries import Delivered
from desk.desk import Desk
from desk.failpoints import failpoint
from desk.outgoing import AnswerMail
from desk.reply_address import reply_address
from storage.outbox import OutboxRow
from views.mail import AnswerFacts, answer_mail


@dataclass(frozen=True, kw_only=True)
class MailSender:
    desk: Desk
    #: None where no SMTP_URL is set.
    server: SmtpServer | None

    async def send(self, row: OutboxRow, outgoing: AnswerMail) -> Delivered:
        if row.maybe:
            raise Unknown("Deskbell stopped while it was being sent.")
        if self.server is None:
            raise GiveUp("No outgoing mail server is set. The operator has to set SMTP_URL.")
        facts = await self._facts(outgoing)
        outcome = await send_mail(
            self.server,
            answer_mail(facts, now=self.desk.now()),
            sender=facts.queue.address,
            recipients=(facts.answer.to.address, *facts.answer.cc),
        )
        failpoint("mail.answered")
        return Delivered(outcome=outcome)

    async def _facts(self, outgoing: AnswerMail) -> AnswerFacts:
        async with self.desk.look() as work:
            answer = await work.answers.get(outgoing.answer_id)
            case = await work.cases.get(outgoing.case_id)
            message = await work.messages.get(answer.message_id) if answer else None
            if answer is None or case is None or message is None:
                raise GiveUp("The answer does not exist any more.")
            queue = await queue_of_case(work, case)
        return AnswerFacts(
            answer=answer,
            case=case,
            queue=queue,
            message=message,
            reply_to=reply_address(queue, case, secret=self.desk.secret),
        )
