"""The file `.env`: settings that stand beside the environment."""

from __future__ import annotations

from collections.abc import Mapping
from io import StringIO
from pathlib import Path

from dotenv.parser import parse_stream

from bot.settings import SettingsError


def env_file(path: Path) -> Mapping[str, str]:
    """
    What it sets, by name; nothing where there is no such file.

    Raises SettingsError where it cannot be read: a setting that is passed over in silence may
    be the database's address.
    """
    kept = {}
    for line in parse_stream(StringIO(_text(path))):
        if line.error:
            raise SettingsError(
                f"{path} cannot be read from line {line.original.line} on; write NAME=value, and "
                "close each quote."
            )
        if line.key and line.value is not None:
            kept[line.key] = line.value
    return kept


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ""
    except ValueError as wrong:
        raise SettingsError(f"{path} is not a text in UTF-8; save it as one.") from wrong
    except OSError as wrong:
        raise SettingsError(f"{path} cannot be read: {wrong.strerror}.") from wrong
