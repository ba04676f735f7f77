"""What a provider posted, what it brings, and what can be wrong with it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from desk.authentication import Authentication
from handlers.mail.charsets.charset import decode
from handlers.mail.webhook.fetch import Fetch
from handlers.mail.webhook.form import Fields, fields


@dataclass(frozen=True, kw_only=True)
class Posted:
    body: bytes = field(repr=False)
    #: By name, in any case.
    headers: Mapping[str, str] = field(repr=False)
    #: As the provider reaches it, where the desk knows.
    url: str = ""

    def form(self) -> Fields:
        """Raises Unreadable where it is none."""
        try:
            return fields(self.body, self.headers.get("Content-Type", ""))
        except ValueError as wrong:
            raise Unreadable("It is not a form that can be read.") from wrong

    def json(self) -> dict[str, Any]:
        """Raises Unreadable where it is no JSON object."""
        return json_object(self.body)


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One mail, raw."""

    #: The same whenever the provider brings the same mail.
    key: str
    raw: bytes = field(repr=False)
    recipients: tuple[str, ...] = ()
    mail_from: str | None = None
    #: What the provider says of its sender.
    authentication: Authentication | None = None


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """All that one request brings; nothing, where it only tells something."""

    #: The same when the request comes again; empty where nothing tells requests apart.
    request: str = ""
    letters: tuple[Letter, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Outside:
    """What reading a request may need: the time, and things that are fetched."""

    now: datetime
    fetch: Fetch
    #: What was fetched before and does not change, by its address.
    fetched: dict[str, bytes]


class Forged(Exception):
    """It is not signed by whom we know, or too old."""


class Unreadable(Exception):
    """It can never be read; it need not come again."""


def json_object(text: bytes | str) -> dict[str, Any]:
    """Raises Unreadable."""
    try:
        said = json.loads(text if isinstance(text, str) else decode(text, "utf-8")[0])
    except (ValueError, RecursionError) as wrong:
        raise Unreadable("It is not valid JSON.") from wrong
    if not isinstance(said, dict):
        raise Unreadable("It is not a JSON object.")
    return said


def words(value: object) -> str:
    """A text of JSON's, or none where something else stands in its place."""
    return value if isinstance(value, str) else ""


def objects(value: object) -> list[dict[str, Any]]:
    """The objects in a list of JSON's."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
