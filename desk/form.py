"""A web form: a page, or an address for another website's form, whose entries become cases."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from desk.errors import BadInput
from desk.queue import KEY

LONGEST_TITLE = 100
#: Random bytes of the address that other programs post to.
SECRET_BYTES = 24


@dataclass(frozen=True, kw_only=True)
class Form:
    id: str
    #: What people type, and the end of the page's address: `contact`.
    key: str
    #: The heading of the page.
    title: str
    queue_id: str
    #: Who knows it may hand in entries for others; only admins are shown it.
    secret: str
    created_at: datetime

    @property
    def page_path(self) -> str:
        return f"f/{self.key}"

    @property
    def api_path(self) -> str:
        return f"in/form/{self.secret}"


def form_key(text: str) -> str:
    key = text.strip().lower()
    if not KEY.fullmatch(key):
        raise BadInput(
            f"`{text}` cannot be a form's key: use 2 to 30 small letters, digits or dashes, "
            "beginning with a letter, for example `contact`."
        )
    return key


def form_title(text: str) -> str:
    title = " ".join(text.split())
    if not 1 <= len(title) <= LONGEST_TITLE:
        raise BadInput(
            f"A form's title has 1 to {LONGEST_TITLE} characters, in quotes. Customers will see it."
        )
    return title


def new_secret() -> str:
    return secrets.token_urlsafe(SECRET_BYTES)
