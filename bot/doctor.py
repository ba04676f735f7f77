"""The doctor: looks at everything the bot needs, and says how to mend what is wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.exc import SQLAlchemyError

from bot.app import slack_client
from bot.database_check import check_database
from bot.finding import Finding, hint, ill, slack_words, well
from bot.manifest import SCOPES
from bot.places import check_place, places
from bot.public_address import check_public_address, needs_of
from bot.senders.slack_errors import app_token_fault
from bot.senders.smtp import SmtpServer, check_server
from bot.settings import Settings, SettingsError, must_be_complete, read_settings
from desk.raw import InboundState
from handlers.mail.imap.watch import ImapAccount, check
from handlers.mail.smtp.listener import SmtpListen
from handlers.mail.webhook.hook import Hook, hooks
from storage.database import Database, opened

#: Seconds that clocks may differ; Slack's signatures are good for five minutes.
DRIFT = 60
#: Seconds that Slack may take to answer.
PATIENCE = 15
#: Of what is dead so many reasons are told.
REASONS = 3


async def doctor(environment: Mapping[str, str]) -> list[Finding]:
    try:
        settings = read_settings(environment)
        must_be_complete(settings)
    except SettingsError as wrong:
        return [ill("Settings", str(wrong))]
    return [finding async for finding in _findings(settings)]


async def _findings(settings: Settings) -> AsyncIterator[Finding]:
    yield well("Settings", _transport(settings))
    timeout = aiohttp.ClientTimeout(total=PATIENCE)
    async with (
        aiohttp.ClientSession(timeout=timeout) as session,
        opened(settings.database_url) as database,
    ):
        workspace = None
        async for finding, found in _slack(slack_client(settings, session), settings):
            workspace = found or workspace
            yield finding
        yield await check_database(database)
        if workspace is not None:
            async for finding in _desk(settings, session, database, workspace):
                yield finding
    for finding in await _mail(settings):
        yield finding


async def _desk(
    settings: Settings, session: aiohttp.ClientSession, database: Database, workspace: str
) -> AsyncIterator[Finding]:
    """What the team has set up, and what became of it."""
    client = slack_client(settings, session)
    for place in await places(database, workspace):
        yield await check_place(client, place)
    if finding := await _deliveries(database, workspace):
        yield finding
    if finding := await _queues(settings, database, workspace):
        yield finding
    needs = await needs_of(database, workspace)
    if finding := await check_public_address(session, settings, needs):
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
        yield ill("Bot token", slack_words(error)), None
        return
    yield well("Bot token", f"{answer['user']} in {answer['team']}."), str(answer["team_id"])
    yield _scopes(answer.headers), None
    yield _clock(answer.headers), None
    if settings.is_socket_mode:
        yield await _app_token(client, settings), None


def _scopes(headers: Mapping[str, Any]) -> Finding:
    granted = set(str(headers.get("x-oauth-scopes", "")).replace(" ", "").split(","))
    missing = sorted(set(SCOPES) - granted)
    if not missing:
        return well("Scopes", "all that are needed.")
    return ill(
        "Scopes",
        f"{', '.join(missing)} missing. Update the app from `deskbell manifest` and reinstall it.",
    )


def _clock(headers: Mapping[str, Any]) -> Finding:
    date = headers.get("date")
    if not date:
        return well("Clock", "Slack did not say what time it is.")
    drift = abs((datetime.now(UTC) - parsedate_to_datetime(str(date))).total_seconds())  # noqa: TID251
    if drift <= DRIFT:
        return well("Clock", "agrees with Slack's.")
    return ill("Clock", f"{drift:.0f} s away from Slack's. Switch time synchronisation on.")


async def _app_token(client: AsyncWebClient, settings: Settings) -> Finding:
    try:
        await client.apps_connections_open(app_token=settings.slack_app_token)
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        fault = app_token_fault(error) if isinstance(error, SlackApiError) else None
        return ill("App-level token", fault or slack_words(error))
    return well("App-level token", "opens Socket Mode connections.")


async def _deliveries(database: Database, workspace: str) -> Finding | None:
    try:
        async with database.look(workspace) as work:
            dead = await work.outbox.dead()
            quarantined = await work.inbound.count(InboundState.QUARANTINED)
    except (SQLAlchemyError, OSError):
        # No tables yet, or no database: another finding says so.
        return None
    if not dead and not quarantined:
        return well("Deliveries", "nothing is dead, nothing is quarantined.")
    says = (
        f"{len(dead)} dead (leads and admins were asked to retry them), {quarantined} received "
        "things quarantined (`deskbell mail retry --all`)."
    )
    reasons = list(dict.fromkeys(row.error for row in dead))
    return ill("Deliveries", " ".join([says, *reasons[:REASONS]]))


async def _queues(settings: Settings, database: Database, workspace: str) -> Finding | None:
    """There is one, and each that a way in names; such a slip shows nowhere else."""
    named = {ImapAccount.parse(url).queue for url in settings.imap_url.split()}
    named |= {hook.queue for hook in hooks(settings.mail_webhooks)}
    try:
        async with database.look(workspace) as work:
            queues = {queue.key for queue in await work.queues.all()}
    except (SQLAlchemyError, OSError):
        return None
    if not queues:
        return hint("Queues", "none yet; mail waits for the first. Type `/desk` in Slack.")
    strays = sorted(key for key in named if key and key not in queues)
    if not strays:
        return None
    return hint(
        "Queues",
        f"IMAP_URL or MAIL_WEBHOOKS names {', '.join(strays)}, which is none. Such mail goes by "
        "its addresses, else to the oldest queue; correct ?queue= there.",
    )


async def _mail(settings: Settings) -> list[Finding]:
    findings = [await _mailbox(url) for url in settings.imap_url.split()]
    findings += [_webhook(hook, settings) for hook in hooks(settings.mail_webhooks)]
    if settings.smtp_listen:
        findings.append(well("Mail in", f"accepted at {settings.smtp_listen}."))
    if not findings:
        findings.append(ill("Mail in", "no way in. Set IMAP_URL, SMTP_LISTEN or MAIL_WEBHOOKS."))
    findings.append(_senders(settings))
    if not settings.smtp_url:
        return [*findings, ill("Mail out", "answers cannot leave. Set SMTP_URL.")]
    problem = await check_server(SmtpServer.parse(settings.smtp_url))
    return [*findings, ill("Mail out", problem) if problem else well("Mail out", "ready.")]


def _senders(settings: Settings) -> Finding:
    is_checked = settings.smtp_check == "on" and settings.smtp_listen
    looked_up = is_checked and not SmtpListen.parse(settings.smtp_listen).is_lmtp
    says = ["their signatures are looked up at SMTP_LISTEN"] if looked_up else []
    if settings.mail_authority:
        says.append(f"the word of {settings.mail_authority} is believed")
    if says:
        return well("Senders", f"{' and '.join(says)}.")
    return hint(
        "Senders",
        "nobody is believed on who wrote a mail. MAIL_AUTHORITY mends it (docs/senders.md).",
    )


async def _mailbox(url: str) -> Finding:
    account = ImapAccount.parse(url)
    problem = await check(account)
    return ill("Mail in", problem) if problem else well("Mail in", f"{account.name} can be read.")


def _webhook(hook: Hook, settings: Settings) -> Finding:
    if not settings.public_url:
        return ill("Mail in", f"{hook.provider} cannot reach us. Set PUBLIC_URL.")
    path = hook.path(settings.secret_key.encode())
    return well("Mail in", f"{hook.provider} posts to {settings.public_url.rstrip('/')}{path}")
