"""Settings: the only reader of the environment. Each has a variable, a default and a help text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any
from urllib.parse import urlsplit

from bot.database_url import with_driver
from bot.senders.smtp import SmtpServer
from desk.errors import BadInput
from desk.queue import mail_address
from handlers.mail.imap.account import ImapAccount
from handlers.mail.smtp.listener import SmtpListen
from handlers.mail.webhook.hook import hooks


class SettingsError(Exception):
    """A setting is missing or wrong; the message is one sentence that names it."""


def _setting(variable: str, default: str, help_text: str, read: Callable[[str], Any] = str) -> Any:  # noqa: ANN401
    meta = {"variable": variable, "help": help_text, "read": read}
    # Not shown: most of them are secrets, or have one in them.
    return field(default=default if default == "" else read(default), metadata=meta, repr=False)


def port(text: str) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) <= 5  # noqa: PLR2004
    if not (is_number and 0 < int(text) < 65_536):  # noqa: PLR2004
        raise ValueError("is not a port; use a number from 1 to 65535, for example 3000")
    return int(text)


def _url(text: str) -> str:
    if not (WEB_ADDRESS.fullmatch(text) and _has_host_and_port(text)):
        raise ValueError("is not a web address; it has the form of https://desk.example.com")
    return text.rstrip("/") + "/"


def _has_host_and_port(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _token(prefix: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not text.startswith(prefix):
            raise ValueError(f"is not the right kind of token; it begins with {prefix}")
        return text

    return read


def _no_token(text: str) -> str:
    """With one in its place every request would be taken for a forged one."""
    if text.startswith(("xox", "xapp-")):
        raise ValueError("is a token; the signing secret stands under Basic Information")
    return text


def _address(text: str) -> str:
    try:
        return mail_address(text)
    except BadInput as wrong:
        raise ValueError("is not a mail address") from wrong


def _checked(parse: Callable[[str], object]) -> Callable[[str], str]:
    """Stays as it was written; what is wrong with it is said at once."""

    def read(text: str) -> str:
        parse(text)
        return text

    return read


def _mailboxes(text: str) -> str:
    keys = [ImapAccount.parse(url).key for url in text.split()]
    if len(set(keys)) < len(keys):
        raise ValueError("names the same mailbox twice; a mailbox belongs to one queue")
    return text


def _switch(text: str) -> str:
    if text not in {"on", "off"}:
        raise ValueError("is on or off")
    return text


def _servers(text: str) -> str:
    if not all(NAME_OF_SERVER.fullmatch(name) for name in text.split()):
        raise ValueError("names mail servers, several by spaces; for example mx.google.com")
    return text.lower()


def _secret(text: str) -> str:
    if len(text) < SHORTEST_SECRET:
        raise ValueError(f"is too short; use {SHORTEST_SECRET} random characters or more")
    return text


SHORTEST_SECRET = 32
#: Without a password in it, since customers read it, and with nothing behind its path.
WEB_ADDRESS = re.compile(r"https?://[^\s/?#@]+(?:/[^\s?#]*)?", re.IGNORECASE)
#: A leading dot stands for every host below; before it, by which way in the server's mail comes.
NAME_OF_SERVER = re.compile(
    r"(?:(?:imap|smtp|webhook):)?\.?[\w-]{1,63}(?:\.[\w-]{1,63}){0,10}", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True)
class Settings:
    slack_bot_token: str = _setting(
        "SLACK_BOT_TOKEN", "", "The bot token of the installed app, xoxb-...", _token("xoxb-")
    )
    slack_app_token: str = _setting(
        "SLACK_APP_TOKEN",
        "",
        "The app-level token, xapp-...; where it is set, Socket Mode is used and no public "
        "address is needed",
        _token("xapp-"),
    )
    slack_signing_secret: str = _setting(
        "SLACK_SIGNING_SECRET", "", "The app's signing secret, for requests over HTTP", _no_token
    )
    slack_api_url: str = _setting(
        "SLACK_API_URL", "https://slack.com/api/", "Where Slack's Web API is", _url
    )
    database_url: str = _setting(
        "DATABASE_URL",
        "sqlite:///deskbell.db",
        "sqlite:///file or postgresql://user:password@host/name",
        with_driver,
    )
    http_host: str = _setting("HTTP_HOST", "127.0.0.1", "Where the web server listens")
    http_port: int = _setting("HTTP_PORT", "3000", "The web server's port", port)
    public_url: str = _setting(
        "PUBLIC_URL", "", "How the web server is reached from outside, for links in mails", _url
    )
    secret_key: str = _setting(
        "SECRET_KEY",
        "",
        "Signs reply addresses and Message-IDs: 32 random characters or more, never changed",
        _secret,
    )
    smtp_listen: str = _setting(
        "SMTP_LISTEN",
        "",
        "host:port where mail is accepted; lmtp://host:port behind a mail server",
        _checked(SmtpListen.parse),
    )
    smtp_check: str = _setting(
        "SMTP_CHECK",
        "on",
        "Whether SMTP_LISTEN looks up the signatures (DKIM, DMARC) of the mail it accepts: on, off",
        _switch,
    )
    mail_authority: str = _setting(
        "MAIL_AUTHORITY",
        "",
        "Mail servers whose Authentication-Results are believed: mx.google.com, several by spaces",
        _servers,
    )
    smtp_url: str = _setting(
        "SMTP_URL",
        "",
        "Where answers are sent: smtp://user:password@host:587 or smtps://user:password@host:465",
        _checked(SmtpServer.parse),
    )
    mail_from: str = _setting(
        "MAIL_FROM",
        "",
        "An address that belongs to no queue; mail for its domain is accepted at SMTP_LISTEN, too",
        _address,
    )
    imap_url: str = _setting(
        "IMAP_URL",
        "",
        "Mailboxes to read: imaps://user:password@host/INBOX?queue=support, several by spaces",
        _mailboxes,
    )
    mail_webhooks: str = _setting(
        "MAIL_WEBHOOKS",
        "",
        "Providers that post mail: mailgun://:SIGNING_KEY@/?queue=support, several by spaces",
        _checked(hooks),
    )

    @property
    def is_socket_mode(self) -> bool:
        return bool(self.slack_app_token)


def variable_of(name: str) -> str:
    return next(str(f.metadata["variable"]) for f in fields(Settings) if f.name == name)


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Read what is set; refuse a wrong value in one sentence that names its variable."""
    values: dict[str, Any] = {}
    for each in fields(Settings):
        variable = each.metadata["variable"]
        text = environment.get(variable, "").strip()
        if text:
            values[each.name] = _read(each.metadata["read"], text, variable)
    settings = Settings(**values)
    _must_tell_ways_apart(settings)
    return settings


def _must_tell_ways_apart(settings: Settings) -> None:
    """A server removes only headers under its own name: by another way anybody can write them."""
    is_checked = settings.smtp_check == "on" and not settings.smtp_listen.lower().startswith(
        "lmtp:"
    )
    ways = [
        way
        for way, is_open in (
            ("imap", bool(settings.imap_url)),
            ("smtp", bool(settings.smtp_listen) and not is_checked),
            ("webhook", bool(settings.mail_webhooks)),
        )
        if is_open
    ]
    of_any_way = [name for name in settings.mail_authority.split() if ":" not in name]
    if len(ways) > 1 and of_any_way:
        raise SettingsError(
            f"MAIL_AUTHORITY has to say by which way mail of {of_any_way[0]} comes, because it "
            f"comes by {' and '.join(ways)}, and by another one anybody could forge its word: "
            f"write for example {ways[0]}:{of_any_way[0]}."
        )


def must_be_complete(settings: Settings) -> None:
    """Refuse to run without what a real workspace needs."""
    for name, why in (
        ("slack_bot_token", "copy it from OAuth & Permissions of your Slack app"),
        ("secret_key", "make one with: python3 -c 'import secrets; print(secrets.token_hex(32))'"),
    ):
        if not getattr(settings, name):
            raise SettingsError(f"{variable_of(name)} is missing: {why}.")
    if not (settings.slack_app_token or settings.slack_signing_secret):
        raise SettingsError(
            "SLACK_APP_TOKEN is missing: make an app-level token for Socket Mode, or set "
            "SLACK_SIGNING_SECRET to receive requests over HTTP."
        )


def _read(read: Callable[[str], Any], text: str, variable: str) -> Any:  # noqa: ANN401
    try:
        return read(text)
    except ValueError as wrong:
        raise SettingsError(f"{variable} {wrong}.") from wrong
