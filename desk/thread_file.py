"""A file that somebody of the team put into a case's thread, to be sent with an answer or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

#: Bytes of all files of one answer: many mail servers take no more than 25 MB, encoded.
LARGEST_TOGETHER = 18 * 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class ThreadFile:
    #: Slack's id of the file.
    id: str
    case_id: str
    by: str
    name: str
    type: str
    #: Bytes.
    size: int
    #: Where Slack hands it out, to those with the bot's token.
    url: str
    created_at: datetime
