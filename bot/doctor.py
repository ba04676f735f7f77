"""The doctor: looks at everything the bot needs, and says how to mend what is wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.exc import SQLAlchemyError

from bot.app import slack_client
from bot.manifest import SCOPES
from bot.senders.slack_errors import MEND, code
from bot.senders.smtp import SmtpServer, check_server
from bot.settings import Settings, SettingsError, must_be_complete, read_settings
from desk.queue import Queue
from desk.raw import InboundState
from handlers.mail.imap import ImapAccount, check
from handlers.mail.webhook.hook import Hook, hooks
from storage.database import Database, opened
from storage.migrate import is_current

#: Seconds that clocks may differ; Slack's signatures are good for five minutes.
DRIFT = 60
#: Seconds that Slack may take to answer.
PATIENCE = 15


@dataclass(frozen=True, kw_only=True)
class Finding:
    what: str
    says: str
    is_well: bool = True

    def __str__(self) -> str:
        return f"{'✅' if self.is_well else '❌'} {self.what}: {self.says}"


async def doctor(environment: Mapping[str, str]) -> list[Finding]:
    try:
        settings = read_settings(environment)
        must_be_complete(settings)
    except SettingsError as wrong:
        return [_ill("Settings", str(wrong))]
    return [finding async for finding in _findings(settings)]


async def _findings(settings: Settings) -> AsyncIterator[Finding]:
    yield _well("Settings", _transport(settings))
    timeout = aiohttp.ClientTimeout(total=PATIENCE)
    async with (
        aiohttp.ClientSession(timeout=timeout) as session,
        opened(settings.database_url) as database,
    ):
        workspace = None
        async for finding, found in _slack(slack_client(settings, session), settings):
            workspace = found or workspace
            yield finding
        yield await _database(database)
        queues = await _queues(database, workspace)
        for queue in queues:
            yield await _channel(slack_client(settings, session), queue)
        if workspace is not None:
            yield await _deliveries(database, workspace)
    for finding in await _mail(settings):
        yield finding


def _transport(settings: Settings) -> str:
    if settings.is_socket_mode and settings.slack_signing_secret:
        return "Socket Mode is used; SLACK_SIGNING_SECRET is set too and not needed for it."
    return "Socket Mode is used." if settings.is_socket_mode else "Requests come over HTTP."


async def _slack(
    client: AsyncWebClient, settings: Settings
) -> AsyncIterator[tuple[Finding, str | None]]:
    try:
        answer = await client.auth_test()
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        yield _ill("Bot token", _slack_words(error)), None
        return
    yield _well("Bot token", f"{answer['user']} in {answer['team']}."), str(answer["team_id"])
    yield _scopes(answer.headers), None
    yield _clock(answer.headers), None
    if settings.is_socket_mode:
        yield await _app_token(client, settings), None


def _scopes(headers: Mapping[str, Any]) -> Finding:
    granted = set(str(headers.get("x-oauth-scopes", "")).replace(" ", "").split(","))
    missing = sorted(set(SCOPES) - granted)
    if not missing:
        return _well("Scopes", "all that are needed.")
    return _ill(
        "Scopes",
        f"{', '.join(missing)} missing. Update the app from `deskbell manifest` and reinstall it.",
    )


def _clock(headers: Mapping[str, Any]) -> Finding:
    date = headers.get("date")
    if not date:
        return _well("Clock", "Slack did not say what time it is.")
    drift = abs((datetime.now(UTC) - parsedate_to_datetime(str(date))).total_seconds())  # noqa: TID251
    if drift <= DRIFT:
        return _well("Clock", "agrees with Slack's.")
    return _ill("Clock", f"{drift:.0f} s away from Slack's. Switch time synchronisation on.")


async def _app_token(client: AsyncWebClient, settings: Settings) -> Finding:
    try:
        await client.apps_connections_open(app_token=settings.slack_app_token)
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        return _ill("App-level token", _slack_words(error))
    return _well("App-level token", "opens Socket Mode connections.")


async def _database(database: Database) -> Finding:
    try:
        current = await is_current(database)
    except SQLAlchemyError as error:
        return _ill("Database", f"{type(error).__name__}. Check DATABASE_URL and the server.")
    except OSError as error:
        return _ill("Database", f"{error} Check DATABASE_URL.")
    if current:
        return _well("Database", "answers and is up to date.")
    return _ill("Database", "not up to date. `deskbell migrate` or a start of the bot mends it.")


async def _queues(database: Database, workspace: str | None) -> list[Queue]:
    if workspace is None:
        return []
    try:
        async with database.look(workspace) as work:
            return list(await work.queues.all())
    except (SQLAlchemyError, OSError):
        # No tables yet, or no database: the finding above says so.
        return []


async def _deliveries(database: Database, workspace: str) -> Finding:
    try:
        async with database.look(workspace) as work:
            dead = len(await work.outbox.dead())
            quarantined = await work.inbound.count(InboundState.QUARANTINED)
    except (SQLAlchemyError, OSError):
        return _ill("Deliveries", "cannot be looked at; see the database.")
    if not dead and not quarantined:
        return _well("Deliveries", "nothing is dead, nothing is quarantined.")
    return _ill(
        "Deliveries",
        f"{dead} dead (leads and admins were asked to retry them), {quarantined} received things "
        "quarantined (`deskbell mail retry --all`).",
    )


async def _channel(client: AsyncWebClient, queue: Queue) -> Finding:
    what = f"Queue {queue.key}"
    try:
        info = (await client.conversations_info(channel=queue.channel))["channel"]
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        return _ill(what, _slack_words(error))
    if info.get("is_archived"):
        return _ill(what, MEND["is_archived"])
    if not info.get("is_member"):
        return _ill(what, MEND["not_in_channel"])
    warning = "" if info.get("is_private") else " It is public: every colleague can read it."
    return _well(what, f"I am in #{info['name']}.{warning}")


async def _mail(settings: Settings) -> list[Finding]:
    findings = [await _mailbox(url) for url in settings.imap_url.split()]
    findings += [_webhook(hook, settings) for hook in hooks(settings.mail_webhooks)]
    if settings.smtp_listen:
        findings.append(_well("Mail in", f"accepted at {settings.smtp_listen}."))
    if not findings:
        findings.append(_ill("Mail in", "no way in. Set IMAP_URL, SMTP_LISTEN or MAIL_WEBHOOKS."))
    if not settings.smtp_url:
        return [*findings, _ill("Mail out", "answers cannot leave. Set SMTP_URL.")]
    try:
        problem = await check_server(SmtpServer.parse(settings.smtp_url))
    except ValueError as wrong:
        problem = f"SMTP_URL {wrong}."
    return [*findings, _ill("Mail out", problem) if problem else _well("Mail out", "ready.")]


async def _mailbox(url: str) -> Finding:
    try:
        account = ImapAccount.parse(url)
    except ValueError as wrong:
        return _ill("Mail in", f"IMAP_URL {wrong}.")
    problem = await check(account)
    return _ill("Mail in", problem) if problem else _well("Mail in", "the mailbox can be read.")


def _webhook(hook: Hook, settings: Settings) -> Finding:
    if not settings.public_url:
        return _ill("Mail in", f"{hook.provider} cannot reach us. Set PUBLIC_URL.")
    path = hook.path(settings.secret_key.encode())
    return _well("Mail in", f"{hook.provider} posts to {settings.public_url.rstrip('/')}{path}")


def _slack_words(error: Exception) -> str:
    if isinstance(error, SlackApiError):
        return MEND.get(code(error), f"Slack answered {code(error)}.")
    return "Slack cannot be reached. Check the network and SLACK_API_URL."


def _well(what: str, says: str) -> Finding:
    return Finding(what=what, says=says)


def _ill(what: str, says: str) -> Finding:
    return Finding(what=what, says=says, is_well=False)
