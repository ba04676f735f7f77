"""What is wrong with a mailbox, in words for the one who can mend it."""

from __future__ import annotations

import re
import socket
import ssl

from imapclient.exceptions import (
    CapabilityError,
    IMAPClientAbortError,
    IMAPClientError,
    LoginError,
)

from handlers.mail.imap.account import ImapAccount
from handlers.mail.oauth import NoToken

ANY = re.compile("")
NO_FOLDER = re.compile(
    r"nonexistent|doesn.t exist|not exist|not found|unknown mailbox|no such|invalid mailbox",
    re.IGNORECASE,
)
#: Response codes of RFC 5530, and what servers say without them.
NOT_NOW = re.compile(r"\[UNAVAILABLE\]|\[LIMIT\]|\[SERVERBUG\]|too many|temporar", re.IGNORECASE)
#: The first that fits: its exception, what is in its words, and what to say.
TROUBLES: tuple[tuple[type[Exception], re.Pattern[str], str], ...] = (
    (LoginError, NOT_NOW, "{host} takes no login just now; it is asked again later."),
    (
        LoginError,
        ANY,
        (
            "{host} refused the user or the password of IMAP_URL. Correct them; large providers "
            "want an app password, and to have IMAP allowed first."
        ),
    ),
    (
        CapabilityError,
        re.compile("STARTTLS"),
        "{host} offers no encryption on port {port}. Use imaps:// in IMAP_URL, mostly port 993.",
    ),
    (IMAPClientError, NO_FOLDER, "{host} has no folder {folder}. Correct it in IMAP_URL."),
    (IMAPClientAbortError, ANY, "The connection to {host} was lost."),
    (
        IMAPClientError,
        ANY,
        "{host} does not open {folder} as a mail server should. Is it the right host, and port?",
    ),
    (
        ssl.SSLCertVerificationError,
        ANY,
        (
            "The certificate of {host} is not good: it may have run out, or be for another name. "
            "IMAP_URL must name the host as the certificate does."
        ),
    ),
    (ssl.SSLError, ANY, "{host} does not speak TLS on port {port}. Correct it in IMAP_URL."),
    (socket.gaierror, ANY, "Nobody knows a host {host}. Correct its name in IMAP_URL."),
    (TimeoutError, ANY, "{host} does not answer on port {port}. Is the port right, and open?"),
    (
        ConnectionRefusedError,
        ANY,
        "Nothing listens at {host} on port {port}. Correct it in IMAP_URL.",
    ),
)


def trouble(error: Exception, account: ImapAccount) -> str:
    """What is wrong, as a sentence with the way to mend it: no user, no password in it."""
    if isinstance(error, NoToken):
        return str(error)
    if isinstance(error, LoginError) and account.grant:
        return (
            f"{account.host} refused the token of {account.grant.host}. The app must be allowed to "
            "read mail by IMAP, and the user of IMAP_URL must be the mailbox's."
        )
    for kind, words, sentence in TROUBLES:
        if isinstance(error, kind) and words.search(str(error)):
            return sentence.format(host=account.host, port=account.port, folder=account.folder)
    return f"The connection to {account.host} was lost ({type(error).__name__})."
