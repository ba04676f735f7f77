"""The Web API's methods by name, each with the scopes it takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sandbox.arguments import Arguments
from sandbox.payload import Json
from sandbox.slack import Slack

Run = Callable[[Slack, Arguments], Json]


@dataclass(frozen=True, kw_only=True)
class Method:
    """One method; any of its scopes will do, none means none is needed."""

    name: str
    run: Run
    scopes: tuple[str, ...] = ()
    takes_app_token: bool = False
    is_public: bool = False


def table(*methods: Method) -> dict[str, Method]:
    return {method.name: method for method in methods}
