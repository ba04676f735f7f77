"""Everything the sandbox's own pages and driver work on."""

from __future__ import annotations

from dataclasses import dataclass, field

from sandbox.changes import Changes
from sandbox.channel import Channel
from sandbox.clock import Clock
from sandbox.delivery import Delivery
from sandbox.http_transport import HttpTransport
from sandbox.interactions import Interactions
from sandbox.mailbox import Mailboxes
from sandbox.message import Message
from sandbox.people import Person
from sandbox.slack import Slack
from sandbox.web_api import WebApi
from sandbox.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class House:
    """Slack, its people, and the customers' mailboxes."""

    slack: Slack
    interactions: Interactions
    mailboxes: Mailboxes
    changes: Changes
    delivery: Delivery
    http: HttpTransport
    web_api: WebApi
    #: Where the desk takes mail: what to call it, and the address.
    addresses: dict[str, str] = field(default_factory=dict)

    @property
    def clock(self) -> Clock:
        return self.slack.clock

    @property
    def workspace(self) -> Workspace:
        return self.slack.workspace

    def person(self, name: str) -> Person:
        """Find one of the people by handle or id; raises LookupError."""
        for member in self.workspace.people:
            if name in {member.name, member.id}:
                return Person(
                    member=member,
                    workspace=self.workspace,
                    interactions=self.interactions,
                    views=self.slack.views,
                    files=self.slack.files,
                )
        raise LookupError(f"There is nobody called {name!r}.")

    def message(self, user: str, channel: Channel, ts: str) -> Message:
        """Find a message this person sees; raises LookupError."""
        found = channel.posts.get(ts) or self.workspace.ephemeral(user, ts)
        if found is None:
            raise LookupError(f"There is no message {ts} in #{channel.name}.")
        return found
