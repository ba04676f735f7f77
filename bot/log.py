"""
Structured logs: one JSON object a line, an event that never varies and its facts.

No customer's text, address or token is ever logged; what is logged is an id.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import traceback
from datetime import UTC, datetime

from sqlalchemy.exc import SQLAlchemyError

from bot.database_url import why_not

#: What every record has; the rest are the event's own facts.
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
#: In words of the Slack client: its tokens, and the ticket that opens a connection of Socket Mode.
_SECRET = re.compile(r"\b(xox[a-z]-|xapp-|ticket=)[^\s&'\"\\\\]+")


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        facts = {k: v for k, v in vars(record).items() if k not in _STANDARD}
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
            **facts,
        }
        if record.exc_info:
            line |= _reason(record.exc_info[1]) | {"error": _frames(record.exc_info[1])}
        return _SECRET.sub(r"\1...", json.dumps(line, default=str, ensure_ascii=False))


def _reason(error: BaseException | None) -> dict[str, str]:
    """Why the database or a server cannot be used; nothing where that may quote somebody."""
    if isinstance(error, SQLAlchemyError):
        return {"why": why_not(error)}
    return {"why": error.strerror} if isinstance(error, OSError) and error.strerror else {}


def _frames(error: BaseException | None) -> list[str]:
    """What went wrong and where; not the message, which may quote what somebody wrote."""
    told: list[str] = []
    while error is not None:
        told.append(type(error).__name__)
        told += [
            f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(error.__traceback__)
        ]
        error = error.__cause__ or error.__context__
    return told


def set_up(level: str = "INFO") -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    hush()


def hush() -> None:
    """Leave out what libraries chat about."""
    # These tell of every request, with what people wrote in it.
    for chatty in ("slack_sdk", "aiohttp.access", "mail.log", "alembic", "aiosqlite", "imapclient"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    # Its warnings show requests that nobody listens to.
    logging.getLogger("slack_bolt").setLevel(logging.ERROR)
