"""The sandbox: a local Slack and customers' mailboxes on one port."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self, TypeVar

from aiohttp import web

from sandbox import founding, http_files
from sandbox.app import App
from sandbox.building import build, install
from sandbox.channel import Channel
from sandbox.clock import Clock
from sandbox.house import House
from sandbox.mailbox import Mailbox, MailFaults
from sandbox.member import Member
from sandbox.message import Message
from sandbox.pages import Pages, asked_anew, explained, same_origin
from sandbox.payload import Json
from sandbox.people import Person, Seen
from sandbox.report import report, words
from sandbox.web_api import ALL_SCOPES, Call
from sandbox.workspace import Group

Found = TypeVar("Found")

ALL = ALL_SCOPES
LARGEST_UPLOAD = 64 * 1024 * 1024


class Sandbox:
    """
    A running sandbox, and the driver of the people in it.

    Start it with `await Sandbox.start(...)`, end it with `await sandbox.stop()`.
    """

    def __init__(self, house: House, *, signing_secret: str) -> None:
        self.house = house
        self.signing_secret = signing_secret
        self.slack = house.slack
        self.clock = house.clock
        self.changes = house.changes
        self.workspace = house.workspace
        self.delivery = house.delivery
        self.faults = house.slack.faults
        self.socket_mode = house.slack.socket_mode
        self._pages = Pages(house)
        self._runner: web.AppRunner | None = None

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
        house = build(
            install(manifest, scopes),
            clock=clock or Clock(),
            signing_secret=signing_secret,
            rate_limits=rate_limits,
            ack_seconds=ack_seconds,
        )
        sandbox = cls(house, signing_secret=signing_secret)
        sandbox.request_url = request_url
        sandbox.bot_smtp = bot_smtp
        await sandbox._serve(host, port)
        return sandbox

    async def stop(self) -> None:
        """End everything that runs."""
        self._pages.stream.stop()
        await self.delivery.stop()
        await self.socket_mode.drop()
        await self.house.http.stop()
        await self.house.mailboxes.stop()
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
        return f"smtp://127.0.0.1:{self.house.mailboxes.port}"

    @property
    def request_url(self) -> str | None:
        """Where Slack posts events and interactions while no Socket Mode connection is open."""
        return self.house.http.request_url

    @request_url.setter
    def request_url(self, url: str | None) -> None:
        self.house.http.request_url = url

    async def verify_request_url(self) -> bool:
        """Send the challenge Slack sends when a request URL is saved; whether it came back."""
        return await self.house.http.verify(self.app.verification_token)

    @property
    def bot_smtp(self) -> tuple[str, int] | None:
        """Where the bot takes mail, host and port; the customers' mailboxes send it there."""
        return self.house.mailboxes.bot_smtp

    @bot_smtp.setter
    def bot_smtp(self, where: tuple[str, int] | None) -> None:
        self.house.mailboxes.bot_smtp = where

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
        return self.house.web_api.calls

    @property
    def mail_faults(self) -> MailFaults:
        return self.house.mailboxes.faults

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

    def add_group(self, handle: str, *people: Person) -> Group:
        """Make a user group."""
        group = Group(
            id=self.workspace.ids.next("S"),
            name=handle,
            handle=handle,
            users=[each.id for each in people],
        )
        self.workspace.groups[group.id] = group
        return group

    def thread(self, message: Message) -> list[Message]:
        """The replies of a root, or of the root of a reply, oldest first."""
        root = self.workspace.message(message.channel, message.thread_ts or message.ts)
        return list(root.replies) if root else []

    def text_of(self, shown: Message | Seen) -> str:
        """Everything that can be read in a message, modal or Home, as plain text."""
        if isinstance(shown, Seen):
            return shown.text
        return words(self.house, shown)

    def mailbox(self, address: str, name: str = "") -> Mailbox:
        return self.house.mailboxes.box(address, name)

    async def disconnect_sockets(self, reason: str = "refresh_requested") -> None:
        """Ask the bot's Socket Mode connections to go and come again."""
        await self.socket_mode.disconnect(reason)

    async def wait_for(self, condition: Callable[[], Found], timeout: float = 30) -> Found:  # noqa: ASYNC109  the driver's agreed name
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
        """The state in words."""
        return report(self.house)

    async def _serve(self, host: str, port: int) -> None:
        application = web.Application(
            client_max_size=LARGEST_UPLOAD, middlewares=[same_origin, explained, asked_anew]
        )
        application.add_routes(
            [
                web.route("*", "/api/{method}", self.house.web_api.receive),
                web.get("/link/", self.socket_mode.connect),
                web.post("/actions/{team}/{hook}/{secret}", self.slack.hooks.receive),
                *http_files.routes(self.slack),
                *self._pages.routes(),
            ]
        )
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        bound = self._runner.addresses[0][1]
        origin = f"http://127.0.0.1:{bound}"
        self.slack.origin = self.slack.hooks.origin = self.slack.files.origin = origin
        await self.house.mailboxes.start()
