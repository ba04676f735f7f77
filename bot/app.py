"""The one place that knows everybody: everything is built here, in order, once."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import aiohttp
from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

import commands
from bot.afterwards import Afterwards
from bot.bell import Bells
from bot.catching_up import CatchingUp
from bot.directory import SlackDirectory
from bot.health import health
from bot.intake import IntakeLoop
from bot.line import Line
from bot.outage import Outage
from bot.outbox import Lease, OutboxLoop
from bot.overhearing import Overhearing
from bot.pace import Pace
from bot.pulse import Pulse
from bot.reading import reader
from bot.scheduler import Scheduler
from bot.senders import slack as to_slack
from bot.senders.fetching import Fetcher
from bot.senders.looking import Looks
from bot.senders.mail import MailSender
from bot.senders.posting import Poster
from bot.senders.slack_out import SlackOut
from bot.senders.smtp import SmtpServer
from bot.senders.uploading import Uploader
from bot.settings import Settings
from desk.deliveries import Delivered
from desk.desk import Desk
from desk.outgoing import Mail, Urgency
from desk.request import Requests
from handlers import slack
from handlers.mail.webhook.hook import hooks
from handlers.mail.webhook.router import WebhookDoor, webhook_routes
from handlers.slack.click import Door
from handlers.web.errors import telling
from handlers.web.form_api import form_api_routes
from handlers.web.form_door import FormDoor
from handlers.web.form_page import form_page_routes
from handlers.web.health import Checks, health_routes
from handlers.web.slack import slack_route
from handlers.web.survey import SurveyDoor, survey_routes
from handlers.web.unsubscribing import unsubscribe_routes
from storage.database import Database
from storage.migrate import upgrade
from storage.outbox import OutboxRow

#: Seconds that Slack may take to answer.
SLACK_TIMEOUT = 30


@dataclass(frozen=True, kw_only=True)
class Bot:
    """Everything that runs, built but not started."""

    settings: Settings
    desk: Desk
    database: Database
    bells: Bells
    client: AsyncWebClient
    bolt: AsyncApp
    web: web.Application
    intake: IntakeLoop
    outboxes: tuple[OutboxLoop, ...]
    scheduler: Scheduler
    catching_up: CatchingUp
    afterwards: Afterwards
    line: Line


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Who the bot is, as Slack tells it."""

    workspace: str
    bot_user: str
    bot_id: str
    team_url: str


def utc_now() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def built(
    settings: Settings,
    *,
    clock: Callable[[], datetime] = utc_now,
    pace: Pace | None = None,
    lease: Lease | None = None,
) -> AsyncIterator[Bot]:
    """Connect to the database and to Slack; both are let go at the end of the block."""
    timeout = aiohttp.ClientTimeout(total=SLACK_TIMEOUT)
    database = Database(settings.database_url)
    try:
        await upgrade(database)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            client = slack_client(settings, session)
            identity = await identify(client)
            yield _bot(
                settings,
                database,
                client,
                identity,
                clock=clock,
                pace=pace or Pace(),
                lease=lease or Lease(),
            )
    finally:
        await database.close()


def slack_client(settings: Settings, session: aiohttp.ClientSession) -> AsyncWebClient:
    """No retries of the client's own: they post twice where only the answer was lost."""
    return AsyncWebClient(
        token=settings.slack_bot_token,
        base_url=settings.slack_api_url,
        session=session,
        retry_handlers=[],
    )


async def identify(client: AsyncWebClient) -> Identity:
    answer = await client.auth_test()
    return Identity(
        workspace=str(answer["team_id"]),
        bot_user=str(answer["user_id"]),
        bot_id=str(answer["bot_id"]),
        team_url=str(answer["url"]),
    )


def _bot(
    settings: Settings,
    database: Database,
    client: AsyncWebClient,
    identity: Identity,
    *,
    clock: Callable[[], datetime],
    pace: Pace,
    lease: Lease,
) -> Bot:
    bells = Bells()
    desk = Desk(
        workspace=identity.workspace,
        store=database,
        clock=clock,
        secret=settings.secret_key.encode(),
        wake=bells,
        public_url=settings.public_url,
    )
    read = reader(desk, authorities=settings.mail_authority.split())
    directory = SlackDirectory(client=client, team_url=identity.team_url)
    poster = Poster(client=client, pace=pace, looks=Looks(bot_id=identity.bot_id))
    slack_out = SlackOut(
        desk=desk,
        poster=poster,
        directory=directory,
        uploader=Uploader(client=client, pace=pace),
        read=read,
    )
    send = _sender(settings, slack_out)
    bolt = _bolt(client, identity, settings)
    afterwards = Afterwards()
    door = Door(desk=desk, client=client, directory=directory, later=afterwards)
    slack.register(bolt, door, bot_user=identity.bot_user)
    counter = commands.Counter(
        requests=Requests(desk=desk), directory=directory, client=client, later=afterwards
    )
    commands.register(bolt, counter)
    outage, line, pulse = Outage(), Line(), Pulse()
    intake = IntakeLoop(
        desk=desk,
        read=read,
        overhearing=Overhearing(desk=desk, directory=directory, client=client),
        bell=bells.inbound,
        later=afterwards,
    )
    return Bot(
        settings=settings,
        desk=desk,
        database=database,
        bells=bells,
        client=client,
        bolt=bolt,
        web=_web(
            settings,
            bolt,
            FormDoor(desk=desk, take_in=intake.take_in),
            checks=health(desk, database, line=line, pulse=pulse),
        ),
        intake=intake,
        outboxes=tuple(
            OutboxLoop(
                desk=desk,
                database=database,
                send=send,
                urgency=urgency,
                bell=bell,
                lease=lease,
                outage=outage,
                crowded=crowded,
            )
            for urgency, bell, crowded in (
                (Urgency.ACT, bells.acts, frozenset),
                (Urgency.ARRIVAL, bells.arrivals, pace.crowded),
                (Urgency.UPKEEP, bells.upkeep, frozenset),
            )
        ),
        scheduler=Scheduler(desk=desk, directory=directory, bell=bells.chores),
        catching_up=CatchingUp(
            desk=desk,
            client=client,
            pace=pace,
            bot_user=identity.bot_user,
            pulse=pulse,
            line=line,
        ),
        afterwards=afterwards,
        line=line,
    )


def _sender(settings: Settings, slack_out: SlackOut) -> Callable[[OutboxRow], Awaitable[Delivered]]:
    server = SmtpServer.parse(settings.smtp_url) if settings.smtp_url else None
    fetcher = Fetcher(client=slack_out.poster.client)
    by_mail = MailSender(desk=slack_out.desk, server=server, fetcher=fetcher)

    async def send(row: OutboxRow) -> Delivered:
        if isinstance(row.outgoing, Mail):
            return await by_mail.send(row, row.outgoing)
        return await to_slack.send(slack_out, row)

    return send


def _bolt(client: AsyncWebClient, identity: Identity, settings: Settings) -> AsyncApp:
    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=None,
            team_id=identity.workspace,
            bot_user_id=identity.bot_user,
            bot_id=identity.bot_id,
            bot_token=settings.slack_bot_token,
        )

    return AsyncApp(
        # Without a name, Bolt reads the source files of everybody who called it, to find one.
        name="deskbell",
        # Named, because Bolt gives its own loggers the root's level.
        logger=logging.getLogger("slack_bolt"),
        client=client,
        authorize=authorize,
        # Answers at once instead of looking every ten milliseconds whether it may.
        process_before_response=True,
        # Requests over HTTP are verified on their raw bytes before they come here.
        request_verification_enabled=False,
        ignoring_self_events_enabled=False,
    )


def _web(settings: Settings, bolt: AsyncApp, forms: FormDoor, *, checks: Checks) -> web.Application:
    app, desk = web.Application(middlewares=[telling]), forms.desk
    app.add_routes(health_routes(checks))
    app.add_routes([*form_page_routes(forms), *form_api_routes(forms)])
    app.add_routes(survey_routes(SurveyDoor(desk=desk)))
    app.add_routes(unsubscribe_routes(desk))
    app.add_routes(webhook_routes(WebhookDoor(desk=desk), hooks(settings.mail_webhooks)))
    if settings.slack_signing_secret and not settings.is_socket_mode:
        route = slack_route(bolt, signing_secret=settings.slack_signing_secret, clock=desk.clock)
        app.add_routes([route])
    return app
