# ruff: noqa: E501  (notices stand as they come)
"""Notices of failure as mail servers write them: with fields made for it, and without."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import dedent

LOST = "jane@example.com"


@dataclass(frozen=True, kw_only=True)
class Notice:
    head: str
    body: str
    permanent: bool = True

    @property
    def raw(self) -> bytes:
        head, body = dedent(self.head).strip(), dedent(self.body).strip()
        return f"{head}\n\n{body}\n".replace("\n", "\r\n").encode()


def notice(head: str, body: str, *, permanent: bool = True) -> Notice:
    return Notice(head=head, body=body, permanent=permanent)


REPORT = (
    "MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b"
)


def report(said: str, fields: str, head: str, *, permanent: bool = True) -> Notice:
    """A text for people and the fields of RFC 3464."""
    told = dedent(fields).strip()
    body = (
        f"--b\nContent-Type: text/plain; charset=utf-8\n\n{dedent(said).strip()}\n\n"
        f"--b\nContent-Type: message/delivery-status\n\n{told}\n\n"
        "--b\nContent-Type: message/rfc822\n\nMessage-ID: <1.abc@example.org>\nSubject: x\n\nHi\n--b--"
    )
    return Notice(head=dedent(head).strip() + "\n" + REPORT, body=body, permanent=permanent)


NOTICES: dict[str, Notice] = {
    "Exim": notice(
        """
        Return-path: <>
        X-Failed-Recipients: jane@example.com
        Auto-Submitted: auto-replied
        From: Mail Delivery System <Mailer-Daemon@mx.example.net>
        To: help@example.org
        Subject: Mail delivery failed: returning message to sender
        """,
        """
        This message was created automatically by mail delivery software.

        A message that you sent could not be delivered to one or more of its
        recipients. This is a permanent error. The following address(es) failed:

          jane@example.com
            host mx.example.com [192.0.2.7]
            SMTP error from remote mail server after RCPT TO:<jane@example.com>:
            550 5.1.1 <jane@example.com>: Recipient address rejected: User unknown

        ------ This is a copy of the message, including all the headers. ------
        """,
    ),
    "Exim, delayed": notice(
        """
        Return-path: <>
        Auto-Submitted: auto-replied
        From: Mail Delivery System <Mailer-Daemon@mx.example.net>
        To: help@example.org
        Subject: Warning: message 1rhAbc-0001 delayed 24 hours
        """,
        """
        This message was created automatically by mail delivery software.
        A message that you sent has not yet been delivered to one or more of its
        recipients after more than 24 hours on the queue on mx.example.net.

        The message identifier is:     1rhAbc-0001
        The address to which the message has not yet been delivered is:

          jane@example.com
            Delay reason: mailbox is full

        No action is required on your part. Delivery attempts will continue for
        some time, and this warning may be repeated at intervals if the message
        remains undelivered.
        """,
        permanent=False,
    ),
    "Postfix": report(
        """
        This is the mail system at host mx.example.net.

        I'm sorry to have to inform you that your message could not
        be delivered to one or more recipients. It's attached below.

        <jane@example.com>: host mx.example.com[192.0.2.7] said: 550 5.1.1
        """,
        """
        Reporting-MTA: dns; mx.example.net
        X-Postfix-Queue-ID: 4TqAbc
        Arrival-Date: Tue,  5 Mar 2024 09:41:10 +0100 (CET)

        Final-Recipient: rfc822; jane@example.com
        Original-Recipient: rfc822;jane@example.com
        Action: failed
        Status: 5.1.1
        Remote-MTA: dns; mx.example.com
        Diagnostic-Code: smtp; 550 5.1.1 <jane@example.com>: User unknown
        """,
        """
        Return-Path: <>
        From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
        Subject: Undelivered Mail Returned to Sender
        """,
    ),
    "Postfix, delayed": report(
        "# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #",
        """
        Reporting-MTA: dns; mx.example.net

        Final-Recipient: rfc822; jane@example.com
        Action: delayed
        Status: 4.4.1
        Diagnostic-Code: X-Postfix; connect to mx.example.com: Connection timed out
        Will-Retry-Until: Sun, 10 Mar 2024 09:41:10 +0100 (CET)
        """,
        """
        Return-Path: <>
        From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
        Subject: Delayed Mail (still being retried)
        """,
        permanent=False,
    ),
    "qmail": notice(
        """
        Return-Path: <>
        From: MAILER-DAEMON@mx.example.net
        To: help@example.org
        Subject: failure notice
        """,
        """
        Hi. This is the qmail-send program at mx.example.net.
        I'm afraid I wasn't able to deliver your message to the following addresses.
        This is a permanent error; I've given up. Sorry it didn't work out.

        <jane@example.com>:
        192.0.2.7 does not like recipient.
        Remote host said: 550 5.1.1 User unknown
        Giving up on 192.0.2.7.

        --- Below this line is a copy of the message.
        """,
    ),
    "Sendmail": report(
        """
        The original message was received at Tue, 5 Mar 2024 09:41:10 +0100
        from localhost [127.0.0.1]

           ----- The following addresses had permanent fatal errors -----
        <jane@example.com>
            (reason: 550 5.1.1 User unknown)

           ----- Transcript of session follows -----
        """,
        """
        Reporting-MTA: dns; mx.example.net
        Received-From-MTA: DNS; localhost

        Final-Recipient: RFC822; jane@example.com
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: SMTP; 550 5.1.1 User unknown
        """,
        """
        From: Mail Delivery Subsystem <MAILER-DAEMON@mx.example.net>
        Subject: Returned mail: see transcript for details
        Auto-Submitted: auto-generated (failure)
        """,
    ),
    "Exchange": report(
        """
        Delivery has failed to these recipients or groups:

        jane@example.com<mailto:jane@example.com>
        The email address you entered couldn't be found.

        Diagnostic information for administrators:
        """,
        """
        Reporting-MTA: dns;mail.example.net
        Received-From-MTA: dns;mail.example.net
        Arrival-Date: Tue, 5 Mar 2024 08:41:10 +0000

        Final-Recipient: rfc822;jane@example.com
        Action: failed
        Status: 5.1.10
        Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound
        X-Display-Name: Jane Doe
        """,
        """
        From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@example.net>
        Subject: Undeliverable: your order
        """,
    ),
    "Exchange, German": report(
        """
        Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:

        jane@example.com
        """,
        """
        Reporting-MTA: dns;mail.example.net

        Final-Recipient: rfc822;jane@example.com
        Action: failed
        Status: 5.1.1
        """,
        """
        From: postmaster@example.net
        Subject: =?utf-8?q?Unzustellbar=3A_Ihre_Bestellung?=
        """,
    ),
    "Exchange, French, without fields": notice(
        """
        Return-Path: <>
        From: <postmaster@example.net>
        To: help@example.org
        Subject: =?utf-8?q?Non_remis=C2=A0=3A_votre_commande?=
        Content-Type: text/plain; charset=utf-8
        """,
        """
        Échec de la remise pour ces destinataires ou groupes :

        jane@example.com

        Informations de diagnostic pour les administrateurs :

        Serveur de génération : mail.example.net

        jane@example.com
        #550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##
        """,
    ),
    "Exchange 2003": notice(
        """
        From: System Administrator <postmaster@example.net>
        To: help@example.org
        Subject: Undeliverable: your order
        """,
        """
        Your message

          To:      jane@example.com
          Subject: your order
          Sent:    Tue, 5 Mar 2024 09:41:10 +0100

        did not reach the following recipient(s):

        jane@example.com on Tue, 5 Mar 2024 09:41:12 +0100
            The recipient name is not recognized
            MSEXCH:IMS:EXAMPLE:SITE:MAIL 0 (000C05A6) Unknown Recipient
        """,
    ),
    "Office 365": report(
        """
        Your message to jane@example.com couldn't be delivered.

        jane wasn't found at example.com.
        """,
        """
        Reporting-MTA: dns;AM0PR01MB1234.eurprd01.prod.example.net
        Received-From-MTA: dns;AM0PR01MB1234.eurprd01.prod.example.net

        Final-Recipient: rfc822;jane@example.com
        Action: failed
        Status: 5.4.1
        Diagnostic-Code: smtp;550 5.4.1 Recipient address rejected: Access denied.
        """,
        """
        From: <postmaster@example.net>
        Subject: Undeliverable: your order
        """,
    ),
    "Office 365, Spanish, delayed": report(
        "Se ha retrasado la entrega a estos destinatarios o grupos:",
        """
        Reporting-MTA: dns;mail.example.net

        Final-Recipient: rfc822;jane@example.com
        Action: delayed
        Status: 4.4.7
        """,
        """
        From: <postmaster@example.net>
        Subject: Entrega retrasada: su pedido
        """,
        permanent=False,
    ),
    "Gmail": report(
        """
        ** Address not found **

        Your message wasn't delivered to jane@example.com because the address couldn't be found.
        """,
        """
        Reporting-MTA: dns; googlemail.com
        Arrival-Date: Tue, 05 Mar 2024 00:41:10 -0800 (PST)
        X-Original-Message-ID: <1.abc@example.org>

        Final-Recipient: rfc822; jane@example.com
        Action: failed
        Status: 5.1.1
        Remote-MTA: dns; mx.example.com. (192.0.2.7, the server for the domain example.com.)
        Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist.
        """,
        """
        Return-Path: <>
        X-Failed-Recipients: jane@example.com
        From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
        Auto-Submitted: auto-replied
        Subject: Delivery Status Notification (Failure)
        """,
    ),
    "Yahoo": notice(
        """
        From: MAILER-DAEMON@yahoo.com
        To: help@example.org
        Subject: Failure Notice
        """,
        """
        Sorry, we were unable to deliver your message to the following address.

        <jane@example.com>:
        554: delivery error: dd This user doesn't have a yahoo.com account

        --- Below this line is a copy of the message.
        """,
    ),
    "Amazon SES": report(
        "An error occurred while trying to deliver the mail to the following recipients:\njane@example.com",
        """
        Reporting-MTA: dns; a1-2.smtp-out.example.net

        Action: failed
        Final-Recipient: rfc822; jane@example.com
        Diagnostic-Code: smtp; 550 5.1.1 user unknown
        Status: 5.1.1
        """,
        """
        From: MAILER-DAEMON@email.example.net
        Subject: Delivery Status Notification (Failure)
        """,
    ),
    "Mailgun": notice(
        """
        From: "Mail Delivery Subsystem" <mailer-daemon@mg.example.net>
        To: help@example.org
        Subject: Undelivered Mail Returned to Sender
        X-Failed-Recipients: jane@example.com
        """,
        """
        Your message could not be delivered to the following recipients:

        jane@example.com

        5.1.1 The email account that you tried to reach does not exist.
        """,
    ),
    "Domino": report(
        "Your message\n\n  Subject: your order\n\nwas not delivered to:\n\n  jane@example.com\n\nbecause:",
        """
        Reporting-MTA: dns;notes.example.net

        Final-Recipient: rfc822;jane@example.com
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: X-Notes; User jane (jane@example.com) not listed in Domino Directory
        """,
        """
        From: Mail Router <postmaster@notes.example.net>
        Subject: DELIVERY FAILURE: User jane (jane@example.com) not listed in Domino Directory
        """,
    ),
    "GroupWise": notice(
        """
        From: Mailer-Daemon@gw.example.net
        To: help@example.org
        Subject: Message status - undeliverable
        """,
        """
        The message that you sent was undeliverable to the following:
        \tjane@example.com (user not found)

        Possibly truncated original message follows:
        """,
    ),
    "Mimecast": report(
        "Your message has failed to be delivered to jane@example.com",
        """
        Reporting-MTA: dns; relay.example.net

        Final-Recipient: rfc822; jane@example.com
        Action: failed
        Status: 5.0.0
        Diagnostic-Code: smtp; 550 Administrative prohibition
        """,
        """
        From: Mail Delivery Subsystem <no-reply@relay.example.net>
        Auto-Submitted: auto-generated
        Subject: [Postmaster] Email Delivery Failure
        """,
    ),
    "Proofpoint": report(
        "The original message was received at Tue, 5 Mar 2024 09:41:10 +0100",
        """
        Reporting-MTA: dns; mx0a-0001.example.net

        Final-Recipient: RFC822; jane@example.com
        Action: failed
        Status: 5.7.1
        Diagnostic-Code: SMTP; 554 5.7.1 blocked
        """,
        """
        From: Mail Delivery Subsystem <MAILER-DAEMON@mx0a-0001.example.net>
        Subject: Returned mail: see transcript for details
        """,
    ),
    "Mailbox full, for now": report(
        "The mailbox is full.",
        """
        Reporting-MTA: dns; mx.example.net

        Final-Recipient: rfc822; jane@example.com
        Status: 4.2.2
        """,
        """
        From: MAILER-DAEMON@mx.example.net
        Subject: Delivery Status Notification (Delay)
        """,
        permanent=False,
    ),
    "an address with a plus and brackets": report(
        "Not found.",
        """
        Reporting-MTA: dns; mx.example.net

        Final-Recipient: rfc822; <jane@example.com>
        Action: Failed (permanent)
        Status: 5.1.1 (user unknown)
        """,
        """
        From: MAILER-DAEMON@mx.example.net
        Subject: Undelivered Mail Returned to Sender
        """,
    ),
    "GMX": notice(
        """
        Return-Path: <>
        From: "GMX Mailer Daemon" <mailer-daemon@gmx.de>
        To: help@example.org
        Subject: Mail delivery failed: returning message to sender
        """,
        """
        This message was created automatically by mail delivery software.

        A message that you sent could not be delivered to one or more of
        its recipients. This is a permanent error. The following address(es)
        failed:

        jane@example.com:
        SMTP error from remote server for RCPT TO command, host: mx.example.com (192.0.2.7)
        reason: 550 5.1.1 User unknown

        --- The header of the original message is following. ---
        """,
    ),
    "Courier": report(
        "UNDELIVERABLE MAIL\n\n<jane@example.com>:\n     >>> RCPT TO:<jane@example.com>\n     <<< 550 User unknown.",
        """
        Reporting-MTA: dns; mx.example.net
        Arrival-Date: Tue, 05 Mar 2024 09:41:10 +0100

        Final-Recipient: rfc822; jane@example.com
        Action: failed
        Status: 5.0.0
        Remote-MTA: dns; mx.example.com [192.0.2.7]
        Diagnostic-Code: smtp; 550 User unknown.
        """,
        """
        From: "Courier mail server at mx.example.net" <@>
        Subject: NOTICE: mail delivery status.
        """,
    ),
    "MDaemon": notice(
        """
        From: MDaemon at mail.example.net <MDaemon@mail.example.net>
        To: help@example.org
        Subject: Permanent Delivery Failure
        X-MDDSN-Message: Yes
        """,
        """
        The attached message had PERMANENT fatal delivery errors!

        After one or more unsuccessful delivery attempts the attached message has
        been removed from the mail queue on this server.

        FAILED ADDRESS: jane@example.com

        --- Session Transcript ---
        """,
    ),
    "Zoho": notice(
        """
        From: mailer-daemon@mail.zoho.com
        To: help@example.org
        Subject: Undelivered Mail Returned to Sender
        """,
        """
        This message was created automatically by mail delivery software.
        A message that you sent could not be delivered to one or more of its recipients. This is a permanent error.

        jane@example.com ERROR CODE :550 - user unknown

        Received: from mail.example.org
        """,
    ),
    "Mail.ru": notice(
        """
        Return-Path: <>
        From: mailer-daemon@corp.mail.ru
        To: help@example.org
        Subject: Mail failure.
        Content-Type: text/plain; charset=utf-8
        """,
        """
        This message was created automatically by mail delivery software.

        A message that you sent could not be delivered to one or more of its
        recipients. This is a permanent error. The following address(es) failed:

          jane@example.com
            user not found

        **********************
        Это письмо создано автоматически сервером Mail.Ru, отвечать на него не нужно.
        """,
    ),
    "Lotus, German": notice(
        """
        From: Mail Router <postmaster@notes.example.net>
        To: help@example.org
        Subject: ZUSTELLFEHLER: Benutzer jane (jane@example.com) nicht im Domino-Verzeichnis
        """,
        """
        Ihre Nachricht

          Betreff: Ihre Bestellung

        konnte nicht zugestellt werden an:

          jane@example.com

        Grund:

          Benutzer jane (jane@example.com) nicht im Domino-Verzeichnis
        """,
    ),
}


def told(sender: str, subject: str, *lines: str, permanent: bool = True) -> Notice:
    """A notice of a few lines, without fields."""
    head = (
        f"From: {sender}\nTo: help@example.org\nSubject: {subject}\n"
        "Content-Type: text/plain; charset=utf-8"
    )
    return Notice(head=head, body="\n".join(lines), permanent=permanent)


POSTMASTER = "postmaster@example.net"

#: By how they name the address: alone, behind a label, in a sentence, or not at all.
NOTICES |= {
    "MDaemon, by its transcript": told(
        "MDaemon@example.net",
        "Permanent Delivery Failure",
        " Tue 2024-03-05 09:41:10: From: help@example.org",
        " Tue 2024-03-05 09:41:12: --> RCPT To:<jane@example.com>",
        " Tue 2024-03-05 09:41:12: <-- 550 <jane@example.com>, Recipient unknown",
    ),
    "Sun": told(
        "Internet Mail Delivery <postmaster@example.net>",
        "Delivery Notification: Delivery has failed",
        "This report relates to a message you sent with the following header fields:",
        "",
        "  Message-id: <abc@example.org>",
        "  To: else@example.com",
        "",
        "Your message cannot be delivered to the following recipients:",
        "",
        "  Recipient address: jane@example.com",
        "  Reason: Illegal host/domain name found",
    ),
    "a gateway that does not call itself a mail server": told(
        "Mail_Security@example.net",
        "Undeliverable Mail",
        "Your message could not be delivered to the following recipients:",
        "",
        "jane@example.com",
    ),
    "CompuServe": told(
        "CompuServe Postmaster <auto.reply@example.net>",
        "Undeliverable message",
        "Receiver not found: jane",
        "",
        "--- Returned message ---",
        "",
        "Sender: help@example.org",
        "To: jane@example.com",
    ),
    "Openwave": told(
        POSTMASTER,
        "Mail System Error - Returned Mail",
        "This Message was undeliverable due to the following reason:",
        "",
        "The following destination addresses were unknown:",
        "",
        "SMTP <jane@example.com>",
        "",
        "Please reply to <postmaster@example.net>",
    ),
    "CommuniGate": told(
        POSTMASTER,
        "Undeliverable mail: your order",
        "Failed to deliver to 'jane@example.com'",
        "SMTP module(domain example.com) reports:",
    ),
    "MailEnable": told(
        POSTMASTER,
        "Message Delivery Failure",
        "\tRecipient: [SMTP:jane@example.com]",
        "\tReason: 550 no such user",
        "Message headers follow:",
        "To: else@example.net",
    ),
    "XMail": told(
        POSTMASTER,
        "Error sending message [1.2.mx] from [example.net]",
        "[<00>] XMail bounce: Rcpt=[jane@example.com];Error=[550 unknown]",
        "Mail From: <help@example.org>",
    ),
    "MMDF": told(
        "MMDF Mail System <mmdf@example.net>",
        "Failed mail (msg.aa1234)",
        "    Your message could not be delivered to",
        "'jane@example.com' for the following reason:",
        " ' unknown user'",
    ),
    "behind the name of a person": told(
        POSTMASTER,
        "Undeliverable: order",
        "Delivery has failed to these recipients or groups:",
        "",
        "Jane Doe (jane@example.com)<mailto:jane@example.com>",
    ),
    "in one sentence": told(
        POSTMASTER, "Undeliverable", "The account jane@example.com is disabled."
    ),
    "in Chinese": told(POSTMASTER, "系统退信", "无法发送到 jane@example.com"),
    "in Japanese": told(POSTMASTER, "Returned Mail", "送信先メールアドレス: jane@example.com"),
    "in Korean": told(POSTMASTER, "반송: 주문", "배달하지 못했습니다:", "", "jane@example.com"),
    "in Italian": told(POSTMASTER, "Messaggio non recapitato", "", "jane@example.com"),
    "in Dutch, by its text": told(
        POSTMASTER, "Uw bericht", "Dit kon niet worden afgeleverd bij:", "", "jane@example.com"
    ),
    "in Swedish, by its text": told(
        POSTMASTER, "Det går inte att leverera", "Leveransen misslyckades:", "", "jane@example.com"
    ),
    "over quota, given up": told(
        POSTMASTER, "Undelivered Mail", "<jane@example.com>: host x said: 452 4.2.2 Over quota"
    ),
    "Sendmail, a warning": told(
        POSTMASTER,
        "Warning: could not send message for past 4 hours",
        "   ----- The following addresses had transient non-fatal errors -----",
        "<jane@example.com>",
        "",
        "   ----- Transcript of session follows -----",
        "Will keep trying until message is 5 days old",
        permanent=False,
    ),
    "Exchange by its own address": told(
        "Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@example.net>",
        "Unzustellbar: Bestellung",
        "Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Verteilerlisten:",
        "",
        "jane@example.com<mailto:jane@example.com>",
    ),
    "above the headers that came back": told(
        POSTMASTER,
        "Undelivered Mail Returned to Sender",
        "This message was created automatically by mail delivery software.",
        "A message that you sent could not be delivered to one or more of its recipients.",
        "",
        "jane@example.com, ERROR CODE :550 - 5.1.1 The account does not exist.",
        "",
        "Received:from mail.example.net by mx.example.net",
        "From:Support <help@example.org>",
    ),
    "an address in the encoding of SMTP": report(
        "no",
        """
        Reporting-MTA: dns; mx.example.net

        Original-Recipient: rfc822;jane+40example.com
        Action: failed
        Status: 5.1.1
        """,
        "From: MAILER-DAEMON@mx.example.net\nSubject: Undelivered Mail",
    ),
}
