"""Arguments of a Web API call, however they came."""

from __future__ import annotations

import json
from dataclasses import dataclass

from aiohttp import web

from sandbox.errors import ApiError
from sandbox.payload import Json


@dataclass(frozen=True, kw_only=True)
class Arguments:
    """The arguments of one call; from JSON they keep their types, else they are strings."""

    given: Json

    def __contains__(self, name: str) -> bool:
        return self.given.get(name) is not None

    def text(self, name: str) -> str:
        """A required string; raises ApiError invalid_arguments."""
        value = self.optional(name)
        if not value:
            raise missing(name)
        return value

    def optional(self, name: str) -> str | None:
        value = self.given.get(name)
        return None if value is None else str(value)

    def number(self, name: str, default: int) -> int:
        try:
            return int(self.given.get(name) or default)
        except (TypeError, ValueError):
            raise ApiError.explained(
                "invalid_arguments", [f"[ERROR] must be an integer [json-pointer:/{name}]"]
            ) from None

    def flag(self, name: str) -> bool:
        return str(self.given.get(name, "")).lower() in {"1", "true"}

    def structure(self, name: str, *, error: str) -> object:
        """A list or object, as JSON or as JSON in a string; None when not given."""
        value = self.given.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise ApiError(error) from None

    def objects(self, name: str, *, error: str) -> list[Json] | None:
        """A list of objects; None when not given."""
        value = self.structure(name, error=error)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise ApiError(error)
        return value

    def object(self, name: str, *, error: str) -> Json | None:
        value = self.structure(name, error=error)
        if value is not None and not isinstance(value, dict):
            raise ApiError(error)
        return value


def missing(name: str) -> ApiError:
    return ApiError.explained("invalid_arguments", [f"[ERROR] missing required field: {name}"])


async def read_arguments(request: web.Request) -> Arguments:
    """Read query string, form or JSON body: slack_sdk uses all three."""
    given: Json = dict(request.query)
    if request.content_type == "application/json":
        given |= _from_json(await request.text())
    elif request.method == "POST":
        given |= dict(await request.post())
    return Arguments(given=given)


def _from_json(body: str) -> Json:
    if not body.strip():
        return {}
    try:
        given = json.loads(body)
    except ValueError:
        raise ApiError("invalid_json") from None
    if not isinstance(given, dict):
        raise ApiError("json_not_object")
    return given
