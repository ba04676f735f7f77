"""Refusals of the Web API."""

from __future__ import annotations

from sandbox.payload import Json


class ApiError(Exception):
    """`ok: false` with Slack's error code; `details` are further keys of the answer."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details: Json = details

    @classmethod
    def explained(cls, code: str, messages: list[str]) -> ApiError:
        """An error whose reasons stand in response_metadata, as for invalid_blocks."""
        return cls(code, response_metadata={"messages": messages})
