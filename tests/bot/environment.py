"""Settings as an operator writes them: variables and their texts."""

from __future__ import annotations

from dataclasses import fields

from bot.settings import Settings


def environment(settings: Settings) -> dict[str, str]:
    """The environment from which these settings would be read."""
    return {
        field.metadata["variable"]: _text(getattr(settings, field.name))
        for field in fields(Settings)
        if getattr(settings, field.name) != field.default
    }


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return " ".join(value) if isinstance(value, tuple) else str(value)
