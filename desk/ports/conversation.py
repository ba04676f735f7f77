"""What is said in a case, to the customer and among the team."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from desk.message import Answer, CustomerMessage, Note
from desk.saved_draft import SavedDraft
from desk.thread_file import ThreadFile


class Messages(Protocol):
    async def add(self, message: CustomerMessage) -> None: ...
    async def get(self, message_id: str) -> CustomerMessage | None: ...
    async def to_answer(self, case_id: str) -> CustomerMessage | None:
        """The newest that a participant wrote by hand, else the newest of all."""

    async def with_mail_id(self, mail_id: str) -> Sequence[CustomerMessage]:
        """Usually one: but some programs give several mails the same Message-ID."""

    async def of_inbound(self, inbound_id: str) -> CustomerMessage | None: ...
    async def of_case(self, case_id: str) -> Sequence[CustomerMessage]:
        """The oldest first."""

    async def automatic_in(self, case_id: str) -> int:
        """How many automatic ones there are."""

    async def save(self, message: CustomerMessage) -> None: ...
    async def posted(self, message_id: str, *, case_id: str, ts: str) -> None:
        """It stands in the thread of that case, unless it is part of another by now."""

    async def latest(self, case_id: str) -> CustomerMessage | None: ...


class Answers(Protocol):
    async def add(self, answer: Answer) -> None: ...
    async def get(self, answer_id: str) -> Answer | None:
        """Within `begin` it stays locked until the end of the transaction."""

    async def case_of(self, answer_id: str) -> str | None:
        """Its case's id; it is not locked by this."""

    async def by_send_key(self, send_key: str) -> Answer | None: ...
    async def by_mail_id(self, mail_id: str) -> Answer | None: ...
    async def save(self, answer: Answer) -> None: ...
    async def latest(self, case_id: str) -> Answer | None: ...


class Drafts(Protocol):
    async def add(self, draft: SavedDraft) -> None: ...
    async def get(self, draft_id: str) -> SavedDraft | None: ...


class ThreadFiles(Protocol):
    async def add(self, file: ThreadFile) -> None: ...
    async def newest(self, case_id: str, limit: int) -> Sequence[ThreadFile]: ...
    async def named(self, case_id: str, ids: Collection[str]) -> Sequence[ThreadFile]:
        """Those of the case, the oldest first."""


class Notes(Protocol):
    async def add(self, note: Note) -> bool:
        """False when that Slack message is a note already."""

    async def of_case(self, case_id: str) -> Sequence[Note]: ...
