"""What the desk needs from outside, as Protocols; `storage` and `bot` implement them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta
from typing import Protocol

from desk.case import Case, Status
from desk.digest import Digest
from desk.events import CaseEvent
from desk.facts import Ratings, Reports
from desk.form import Form
from desk.message import Answer, CustomerMessage, Note
from desk.outgoing import Outgoing
from desk.people import Member, Requester
from desk.pile import BlockedSender, Held, Pile, Why
from desk.queue import Queue
from desk.rating import Opinion, Rating
from desk.raw import Inbound, InboundState, Outcome, Quarantined, Way
from desk.reminder import Occurrence, Reminder
from desk.saved_draft import SavedDraft
from desk.survey import Survey
from desk.thread_file import ThreadFile
from desk.trace import Recent, Trace
from desk.workspace import Workspace


class Cases(Protocol):
    async def next_number(self) -> int: ...
    async def add(self, case: Case) -> None: ...
    async def get(self, case_id: str) -> Case | None:
        """Within `begin` the case stays locked until the end of the transaction."""

    async def by_number(self, number: int) -> Case | None: ...
    async def by_card(self, channel: str, card_ts: str) -> Case | None: ...
    async def continuing(self, case_id: str) -> Case | None:
        """The newest case that goes on from this one."""

    async def save(self, case: Case) -> None: ...
    async def owned_by(self, user: str, *, statuses: Collection[Status]) -> Sequence[Case]: ...
    async def unclaimed_in(self, queue_ids: Collection[str]) -> Sequence[Case]: ...
    async def of_requester(self, requester_id: str) -> Sequence[Case]: ...
    async def newest_active(self, limit: int) -> Sequence[Case]:
        """Those that are not done, the newest first."""

    async def snoozed_before(self, moment: datetime) -> Sequence[Case]: ...
    async def resolved_before(self, moment: datetime) -> Sequence[Case]: ...


class Queues(Protocol):
    async def add(self, queue: Queue) -> None: ...
    async def get(self, queue_id: str) -> Queue | None: ...
    async def all(self) -> Sequence[Queue]: ...


class Forms(Protocol):
    async def add(self, form: Form) -> None: ...
    async def remove(self, form: Form) -> None: ...
    async def by_key(self, key: str) -> Form | None: ...
    async def by_secret(self, secret: str) -> Form | None: ...
    async def all(self) -> Sequence[Form]:
        """The oldest first."""


class Members(Protocol):
    async def add(self, member: Member) -> bool:
        """False when the person had that role already."""

    async def remove(self, member: Member) -> bool: ...
    async def all(self) -> Sequence[Member]: ...


class Requesters(Protocol):
    async def add(self, requester: Requester) -> Requester:
        """The one who has that address: another transaction may have been faster."""

    async def get(self, requester_id: str) -> Requester | None: ...
    async def by_address(self, address: str) -> Requester | None: ...


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
    async def latest(self, case_id: str) -> CustomerMessage | None: ...


class Answers(Protocol):
    async def add(self, answer: Answer) -> None: ...
    async def get(self, answer_id: str) -> Answer | None: ...
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


class Reminders(Protocol):
    async def add(self, reminder: Reminder) -> None: ...
    async def add_numbered(self, reminder: Reminder) -> None:
        """Under the next free number."""

    async def get(self, reminder_id: str) -> Reminder | None: ...
    async def by_number(self, number: int) -> Reminder | None: ...
    async def active(self) -> Sequence[Reminder]:
        """Those with a number that still come, by number."""

    async def due(self, moment: datetime, *, limit: int) -> Sequence[Reminder]:
        """Locked until the end; without those that another transaction works on."""

    async def save(self, reminder: Reminder) -> None: ...
    async def forget_proposed_before(self, moment: datetime) -> int: ...


class Occurrences(Protocol):
    async def add(self, occurrence: Occurrence) -> bool:
        """False when that reminder was told for that moment before."""

    async def get(self, occurrence_id: str) -> Occurrence | None: ...


class MailIds(Protocol):
    """Every Message-ID ever seen in or sent from a case."""

    async def remember(self, case_id: str, mail_ids: Collection[str]) -> None: ...
    async def cases_of(self, mail_ids: Sequence[str]) -> Sequence[str]:
        """The ids of their cases, in the order of `mail_ids`."""


class Participants(Protocol):
    """The addresses that take part in a case."""

    async def join(self, case_id: str, addresses: Collection[str]) -> None: ...
    async def includes(self, case_id: str, address: str) -> bool: ...


class Events(Protocol):
    async def add(self, event: CaseEvent) -> None: ...
    async def of_case(self, case_id: str) -> Sequence[CaseEvent]: ...


class Outbox(Protocol):
    async def put(self, outgoing: Outgoing, *, now: datetime, due: datetime | None = None) -> None:
        """Due at once unless said otherwise; one that waits already with its key is enough."""

    async def cancel(self, key: str) -> bool:
        """False when it was never there, is under way, or may have left."""

    async def postpone(self, key: str, *, due: datetime) -> None: ...
    async def revive(self, row_id: str, *, now: datetime) -> Outgoing | None:
        """A dead one, and all dead ones of its lane, wait again. None when none was dead."""

    async def revive_all(self, *, now: datetime) -> int: ...
    async def dead(self) -> Sequence[DeadRow]: ...


class DeadRow(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def outgoing(self) -> Outgoing: ...
    @property
    def error(self) -> str: ...


class InboundStore(Protocol):
    async def keep(self, inbound: Inbound) -> bool:
        """False when its way and key were kept before."""

    async def get(self, inbound_id: str) -> Inbound | None: ...
    async def by_key(self, way: Way, key: str) -> Inbound | None: ...
    async def waiting(self, ways: Sequence[Way], limit: int) -> Sequence[Inbound]: ...
    async def claim(self, inbound_id: str) -> bool:
        """Lock it until the transaction ends; False when it is no longer new, or locked."""

    async def claim_in_turn(self, inbound_id: str) -> bool:
        """The same, but wait for whoever has it; for a transaction that holds nothing else."""

    async def settle(
        self,
        inbound_id: str,
        state: InboundState,
        *,
        outcome: Outcome | None = None,
        problem: str = "",
    ) -> None: ...
    async def want(self, inbound_id: str, *, by: str) -> None:
        """Processed once more, as what somebody wants to be a case."""

    async def failed(self, inbound_id: str, *, problem: str) -> int:
        """One more try has failed; how many that makes."""

    async def count(self, state: InboundState) -> int: ...
    async def tally(self, since: datetime) -> tuple[Mapping[Outcome, int], int]:
        """The mails received since then: how many became what, and how many still wait."""

    async def quarantined(self) -> Sequence[Quarantined]:
        """The oldest first."""

    async def requeue(self, inbound_id: str | None) -> int:
        """The quarantined one, or all of them, are new again; how many those are."""


class Traces(Protocol):
    """What the brakes count."""

    async def add(self, trace: Trace) -> None: ...
    async def recent(self, trace: Trace, *, window: timedelta) -> Recent:
        """How many others are like it, within the window before it and after it."""

    async def forget_before(self, moment: datetime) -> None: ...


class Piles(Protocol):
    """Mails that were held back."""

    async def put(self, pile: Pile) -> Pile:
        """The one that there is for its cause and day: another mail may have begun it."""

    async def get(self, pile_id: str) -> Pile | None: ...
    async def save(self, pile: Pile) -> None: ...
    async def hold(self, held: Held) -> None: ...
    async def held(self, pile_id: str) -> Sequence[Held]:
        """The newest few for the card; blocked ones come last."""

    async def counts(self, pile_id: str) -> Mapping[Why, int]:
        """How many wait, by why they were held."""

    async def waiting(
        self, pile_id: str, inbound_ids: Collection[str] | None = None
    ) -> Sequence[Held]:
        """Those that nobody wanted until now, or the named ones among them; the oldest first."""

    async def of_inbound(self, inbound_id: str) -> Held | None: ...
    async def with_mail_id(self, mail_id: str) -> Sequence[Held]: ...
    async def save_held(self, held: Held) -> None: ...


class BlockedSenders(Protocol):
    async def add(self, sender: BlockedSender) -> bool:
        """False when they were blocked already."""

    async def remove(self, address: str) -> bool: ...
    async def includes(self, address: str) -> bool: ...
    async def all(self) -> Sequence[BlockedSender]: ...


class Seen(Protocol):
    async def once(self, key: str, *, now: datetime) -> bool:
        """True the first time; requests that come twice are told apart by it."""

    async def once_in(self, span: timedelta, key: str, *, now: datetime) -> bool:
        """True the first time, and again when the last True is at least the span ago."""

    async def forget_before(self, moment: datetime) -> None: ...


class Cursors(Protocol):
    """How far a mailbox has been read."""

    async def get(self, account: str) -> str | None: ...
    async def put(self, account: str, cursor: str) -> None: ...


class Workspaces(Protocol):
    async def get(self) -> Workspace:
        """What was set, else the defaults. Locks nothing: whoever does anything asks."""

    async def get_to_change(self) -> Workspace:
        """Nobody else changes it until the end of the transaction."""

    async def save(self, workspace: Workspace) -> None: ...


class Digests(Protocol):
    """The digests that were posted."""

    async def add(self, digest: Digest) -> bool:
        """False when that channel has had one in its week already."""

    async def get(self, digest_id: str) -> Digest | None: ...
    async def has(self, channel: str, week: str) -> bool: ...


class Surveys(Ratings, Protocol):
    """What customers were asked, and what they answered."""

    async def add(self, survey: Survey) -> bool:
        """False when that resolution has one already."""

    async def get(self, survey_id: str) -> Survey | None:
        """Within `begin` it stays locked until the end of the transaction."""

    async def by_token(self, token_hash: str) -> Survey | None: ...
    async def by_mail_ids(self, mail_ids: Collection[str]) -> Sequence[Survey]: ...
    async def save(self, survey: Survey) -> None: ...
    async def due(self, moment: datetime, *, limit: int) -> Sequence[Survey]:
        """The planned ones whose time has come, the longest waiting first."""

    async def unasked_of_case(self, case_id: str) -> Sequence[Survey]:
        """Those that are planned, or asked by a mail that may still wait."""

    async def of_requester(self, requester_id: str) -> Sequence[Survey]:
        """All they were asked; nobody else asks them until the end of the transaction."""

    async def follow_up_of_case(self, case_id: str) -> Survey | None:
        """The one whose unhappy answer nobody has followed up yet."""

    async def add_rating(self, rating: Rating) -> bool:
        """False when that showing of the page was answered already."""

    async def rating(self, rating_id: str) -> Rating | None: ...
    async def ratings_of(self, survey_id: str) -> Sequence[Rating]:
        """All versions, oldest first."""

    async def save_rating(self, rating: Rating) -> None: ...
    async def opinions_of(self, requester_id: str) -> Sequence[Opinion]:
        """The answers that count, newest first."""

    async def held(self) -> int:
        """How many answers wait for a lead."""

    async def refuse(self, requester_id: str, *, now: datetime) -> bool:
        """They are never asked again; False when they had said so before."""

    async def has_refused(self, requester_id: str) -> bool: ...


class Work(Protocol):
    """One transaction's view of the store, in the desk's words."""

    def savepoint(self) -> AbstractAsyncContextManager[object]:
        """Leaving it by an exception undoes what was done inside, and nothing before."""

    @property
    def cases(self) -> Cases: ...
    @property
    def queues(self) -> Queues: ...
    @property
    def forms(self) -> Forms: ...
    @property
    def members(self) -> Members: ...
    @property
    def requesters(self) -> Requesters: ...
    @property
    def messages(self) -> Messages: ...
    @property
    def answers(self) -> Answers: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def thread_files(self) -> ThreadFiles: ...
    @property
    def notes(self) -> Notes: ...
    @property
    def reminders(self) -> Reminders: ...
    @property
    def occurrences(self) -> Occurrences: ...
    @property
    def mail_ids(self) -> MailIds: ...
    @property
    def participants(self) -> Participants: ...
    @property
    def events(self) -> Events: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def inbound(self) -> InboundStore: ...
    @property
    def traces(self) -> Traces: ...
    @property
    def piles(self) -> Piles: ...
    @property
    def blocked_senders(self) -> BlockedSenders: ...
    @property
    def seen(self) -> Seen: ...
    @property
    def workspace(self) -> Workspaces: ...
    @property
    def cursors(self) -> Cursors: ...
    @property
    def digests(self) -> Digests: ...
    @property
    def reports(self) -> Reports: ...
    @property
    def surveys(self) -> Surveys: ...


class Store(Protocol):
    def begin(self, workspace: str) -> AbstractAsyncContextManager[Work]: ...
    def look(self, workspace: str) -> AbstractAsyncContextManager[Work]: ...


class Wake(Protocol):
    """Bells: the loop that sleeps looks again at once."""

    def intake(self) -> None: ...
    def outbox(self) -> None: ...
