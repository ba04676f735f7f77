"""Column types: what both databases keep alike, whatever a mail contains."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC. SQLite keeps no zone and gives naive values back; here they are aware."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002  # SQLAlchemy's signature.
    ) -> datetime | None:
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


class Words(TypeDecorator[str]):
    """Text of any length."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else storable(value)


class Key(TypeDecorator[str]):
    """Text that is looked up; stored and searched shortened, so that every length is found."""

    impl = String
    cache_ok = True

    def __init__(self, length: int) -> None:
        super().__init__(length)
        self.length = length

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else shortened(value, self.length)


class Json(TypeDecorator[Any]):
    """JSON values, with every text in them made storable."""

    # A missing value is NULL, so that it can be asked for.
    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:  # noqa: ANN401, ARG002
        return _storable_json(value)


def storable(text: str) -> str:
    """The text without NUL and with `?` for halves of surrogate pairs: PostgreSQL keeps neither."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def shortened(text: str, length: int) -> str:
    """
    The text itself, or its beginning and its digest where it takes more bytes than `length`.

    PostgreSQL indexes values of up to 2,704 bytes.
    """
    whole = storable(text).encode()
    if len(whole) <= length:
        return whole.decode()
    digest = "~" + hashlib.sha256(whole).hexdigest()
    return whole[: length - len(digest)].decode(errors="ignore") + digest


def _storable_json(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {_storable_json(name): _storable_json(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_storable_json(one) for one in value]
    return value
