"""The sandbox: a local Slack and customers' mailboxes on one port."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self, TypeVar

from aiohttp import web
from aiohttp.typedefs import Handler

from sandbox import founding, http_files, manifest
from sandbox.app import App
from sandbox.changes import Changes
from sandbox.channel import Channel
from sandbox.clock import Clock
from sandbox.delivery import Delivery
from sandbox.faults import Faults
from sandbox.files import Files
from sandbox.house import House
from sandbox.http_transport import HttpTransport
from sandbox.ids import Ids
from sandbox.interactions import Interactions
from sandbox.limits import Limits
from sandbox.mailbox import Mailbox, Mailboxes, MailFaults
from sandbox.manifest import Manifest
from sandbox.member import Member
from sandbox.message import Message
from sandbox.pages import Pages
from sandbox.payload import Json
from sandbox.payloads import Payloads
from sandbox.people import Person, Seen
from sandbox.plain import readable
from sandbox.response_url import ResponseUrls
from sandbox.slack import Slack
from sandbox.socket_mode import SocketMode
from sandbox.views import Triggers, Views
from sandbox.web_api import ALL_SCOPES, Call, WebApi
from sandbox.workspace import Workspace

Found = TypeVar("Found")

ALL = ALL_SCOPES
LARGEST_UPLOAD = 64 * 1024 * 1024


class Sandbox:
    """
    A running sandbox, and the driver of the people in it.

    Start it with `await Sandbox.start(...)`, end it with `await sandbox.stop()`.
    """

    def __init__(
        self,
        *,
        app: App,
        clock: Clock,
        signing_secret: str,
        rate_limits: bool,
        ack_seconds: float,
    ) -> None:
        ids, changes = Ids(), Changes()
        self.clock = clock
        self.changes = changes
        self.signing_secret = signing_secret
        self.bot_smtp: tuple[str, int] | None = None
        self.faults = Faults()
        self.workspace = Workspace(team=founding.TEAM, clock=clock, ids=ids, changes=changes)
        founding.found(self.workspace, bot_name=app.manifest.bot_name)
        self.socket_mode = SocketMode(app=app, changes=changes, ack_seconds=ack_seconds)
        self.http = HttpTransport(
            clock=clock, signing_secret=signing_secret, ack_seconds=ack_seconds
        )
        self.delivery = Delivery(
            (self.socket_mode, self.http),
            app=app,
            clock=clock,
            ids=ids,
            changes=changes,
            faults=self.faults,
        )
        self.workspace.on_event = self.delivery.tell
        self.slack = Slack(
            app=app,
            clock=clock,
            workspace=self.workspace,
            views=Views(app=app, ids=ids, changes=changes),
            triggers=Triggers(clock, ids),
            hooks=ResponseUrls(app=app, workspace=self.workspace, ids=ids),
            files=Files(ids=ids, clock=clock, team=app.team),
            faults=self.faults,
            socket_mode=self.socket_mode,
        )
        self.web_api = WebApi(self.slack, limits=Limits(clock, are_on=rate_limits), changes=changes)
        self.mailboxes = Mailboxes(clock=clock, changes=changes, bot=lambda: self.bot_smtp)
        self.house = House(
            slack=self.slack,
            interactions=self._interactions(),
            mailboxes=self.mailboxes,
            changes=changes,
            addresses={"Support": "support@example.com", "Service": "service@example.com"},
        )
        self.pages = Pages(self.house)
        self._runner: web.AppRunner | None = None
        self._smtp_port = 0

    @classmethod
    async def start(
        cls,
        port: int = 0,
        *,
        request_url: str | None = None,
        signing_secret: str = "sandbox-signing-secret",  # noqa: S107  nothing real is signed
        scopes: frozenset[str] | set[str] | None = None,
        clock: Clock | None = None,
        rate_limits: bool = False,
        bot_smtp: tuple[str, int] | None = None,
        manifest: Json | None = None,
        ack_seconds: float = 3.0,
        host: str = "127.0.0.1",
    ) -> Self:
        """Start on a port of the loopback (0: any free one)."""
        sandbox = cls(
            app=_app(manifest, scopes),
            clock=clock or Clock(),
            signing_secret=signing_secret,
            rate_limits=rate_limits,
            ack_seconds=ack_seconds,
        )
        sandbox.request_url = request_url
        sandbox.bot_smtp = bot_smtp
        await sandbox._serve(host, port)
        return sandbox

    async def stop(self) -> None:
        """End everything that runs."""
        self.pages.stream.stop()
        await self.delivery.stop()
        await self.socket_mode.drop()
        await self.http.stop()
        await self.mailboxes.stop()
        if self._runner:
            await self._runner.cleanup()

    @property
    def url(self) -> str:
        return self.slack.origin

    @property
    def api_url(self) -> str:
        """What SLACK_API_URL is for the bot."""
        return f"{self.url}/api/"

    @property
    def smtp_url(self) -> str:
        """Where the bot sends its mail."""
        return f"smtp://127.0.0.1:{self._smtp_port}"

    @property
    def request_url(self) -> str | None:
        """Where Slack posts events and interactions while no Socket Mode connection is open."""
        return self.http.request_url

    @request_url.setter
    def request_url(self, url: str | None) -> None:
        self.http.request_url = url

    @property
    def app(self) -> App:
        return self.slack.app

    @property
    def bot_token(self) -> str:
        return self.app.bot_token

    @property
    def app_token(self) -> str:
        return self.app.app_token

    @property
    def bot(self) -> Member:
        return self.workspace.bot

    @property
    def calls(self) -> list[Call]:
        """The Web API calls that came, oldest first."""
        return self.web_api.calls

    @property
    def mail_faults(self) -> MailFaults:
        return self.mailboxes.faults

    def called(self, method: str) -> list[Call]:
        """The calls of one method."""
        return [each for each in self.calls if each.method == method]

    @property
    def addresses(self) -> dict[str, str]:
        """Where the desk takes mail, by the name the browser shows; change it in place."""
        return self.house.addresses

    def person(self, name: str) -> Person:
        """One of the people, by handle: ada, ben, lea, adam or otto."""
        return self.house.person(name)

    def channel(self, name: str) -> Channel:
        return self.workspace.named(name)

    def add_channel(
        self,
        name: str,
        *,
        members: tuple[Person, ...] = (),
        is_private: bool = False,
        with_bot: bool = True,
    ) -> Channel:
        """Make a further channel."""
        ids = [each.id for each in members] + ([self.bot.id] if with_bot else [])
        return founding.add_channel(
            self.workspace, name.removeprefix("#"), members=ids, is_private=is_private
        )

    def thread(self, message: Message) -> list[Message]:
        """The replies of a root, or of the root of a reply, oldest first."""
        root = self.workspace.message(message.channel, message.thread_ts or message.ts)
        return list(root.replies) if root else []

    def text_of(self, shown: Message | Seen) -> str:
        """Everything that can be read in a message, modal or Home, as plain text."""
        if isinstance(shown, Seen):
            return shown.text
        # The blocks of what a person typed say the same as its text.
        blocks = shown.blocks if shown.bot else []
        return readable(shown.text, blocks, self.workspace.names)

    def mailbox(self, address: str, name: str = "") -> Mailbox:
        return self.mailboxes.box(address, name)

    async def disconnect_sockets(self, reason: str = "refresh_requested") -> None:
        """Ask the bot's Socket Mode connections to go and come again."""
        await self.socket_mode.disconnect(reason)

    async def wait_for(self, condition: Callable[[], Found], timeout: float = 10) -> Found:  # noqa: ASYNC109  the driver's agreed name
        """
        Wait until a condition holds; the answer is its value.

        It is tried again on every change of the sandbox. Raises TimeoutError with a dump of
        the state.
        """
        try:
            return await self.changes.until(condition, seconds=timeout)
        except TimeoutError as error:
            stumble = f" ({error.__cause__!r})" if error.__cause__ else ""
            raise TimeoutError(f"It did not come true{stumble}.\n{self.dump()}") from None

    def dump(self) -> str:
        """The state in words, for whoever reads a failed test."""
        lines = []
        for channel in self.workspace.channels.values():
            for root in channel.roots:
                lines.append(f"#{channel.name} {root.ts} {self._line(root)}")
                lines += [f"    {reply.ts} {self._line(reply)}" for reply in root.replies]
        for message in self.workspace.ephemerals:
            lines.append(f"only to {message.ephemeral_to}: {self._line(message)}")
        for box in self.mailboxes.known.values():
            lines += [f"{box.address} {p.direction}: {p.mail['Subject']}" for p in box.posts]
        calls = [f"{each.method} {each.answer.get('error', 'ok')}" for each in self.calls[-15:]]
        return "\n".join([*lines, "last calls:", *calls])

    def _line(self, message: Message) -> str:
        return f"{message.user}: " + self.text_of(message).replace("\n", " / ")[:300]

    def _interactions(self) -> Interactions:
        slack = self.slack
        return Interactions(
            app=slack.app,
            workspace=slack.workspace,
            delivery=self.delivery,
            payloads=Payloads(
                app=slack.app,
                workspace=slack.workspace,
                hooks=slack.hooks,
                triggers=slack.triggers,
            ),
            hooks=slack.hooks,
            triggers=slack.triggers,
            views=slack.views,
        )

    async def _serve(self, host: str, port: int) -> None:
        application = web.Application(client_max_size=LARGEST_UPLOAD, middlewares=[_explained])
        application.add_routes(
            [
                web.route("*", "/api/{method}", self.web_api.receive),
                web.get("/link/", self.socket_mode.connect),
                web.post("/actions/{team}/{hook}/{secret}", self.slack.hooks.receive),
                *http_files.routes(self.slack),
                *self.pages.routes(),
            ]
        )
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        bound = self._runner.addresses[0][1]
        origin = f"http://127.0.0.1:{bound}"
        self.slack.origin = self.slack.hooks.origin = self.slack.files.origin = origin
        self._smtp_port = await self.mailboxes.start()


@web.middleware
async def _explained(request: web.Request, handler: Handler) -> web.StreamResponse:
    """What a person cannot do is answered with a sentence, not with a page of Python."""
    try:
        return await handler(request)
    except (LookupError, ValueError) as refusal:
        if not request.path.startswith("/ui/"):
            raise
        return web.json_response({"ok": False, "error": str(refusal)}, status=400)


def _app(given: Json | None, scopes: frozenset[str] | set[str] | None) -> App:
    read = Manifest.read(given or manifest.DEFAULT)
    allowed = frozenset(scopes) if scopes is not None else read.scopes or ALL
    return App(
        id="A0SANDBOX01",
        bot_id=founding.BOT_ID,
        bot_user=founding.BOT_USER,
        team=founding.TEAM.id,
        bot_token="xoxb-sandbox-bot",  # noqa: S106  opens nothing but this sandbox
        app_token="xapp-1-A0SANDBOX01-1-sandbox",  # noqa: S106  opens nothing but this sandbox
        verification_token="sandbox-verification",  # noqa: S106  Slack's old way, unused
        manifest=read,
        scopes=allowed,
    )
