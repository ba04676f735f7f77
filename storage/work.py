"""One transaction: a repository per noun, all on one connection."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cached_property

from sqlalchemy.ext.asyncio import AsyncConnection

from storage.answers import SqlAnswers
from storage.audit import SqlAudit
from storage.blocked_senders import SqlBlockedSenders
from storage.cases import SqlCases
from storage.digests import SqlDigests
from storage.drafts import SqlDrafts
from storage.events import SqlEvents
from storage.forms import SqlForms
from storage.inbound import SqlInbound
from storage.mail_ids import SqlMailIds
from storage.mail_imports import SqlImports
from storage.mailboxes import SqlMailboxes
from storage.marks import SqlCursors, SqlSeen
from storage.messages import SqlMessages
from storage.notes import SqlNotes
from storage.occurrences import SqlOccurrences
from storage.outbox import SqlOutbox
from storage.participants import SqlParticipants
from storage.people import SqlAgents, SqlMembers, SqlRequesters
from storage.piles import SqlPiles
from storage.queues import SqlQueues
from storage.reminders import SqlReminders
from storage.reports import SqlReports
from storage.scope import Scope
from storage.surveys import SqlSurveys
from storage.thread_files import SqlThreadFiles
from storage.traces import SqlTraces
from storage.workspaces import SqlWorkspaces


class SqlWork:
    """What the desk sees of the database, from BEGIN to COMMIT."""

    def __init__(
        self, connection: AsyncConnection, workspace: str, *, locks: bool, sender: str = ""
    ) -> None:
        self._scope = Scope(connection=connection, workspace=workspace, locks=locks, sender=sender)

    async def flush(self) -> None:
        """Write what is still to be written; the transaction's last step before its end."""
        await self.events.flush()
        await self.outbox.flush()

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """Leaving it by an exception undoes what was done within."""
        await self.flush()
        try:
            async with self._scope.connection.begin_nested():
                yield
                await self.flush()
        finally:
            self.events.forget()
            self.outbox.forget()

    @cached_property
    def cases(self) -> SqlCases:
        return SqlCases(self._scope)

    @cached_property
    def queues(self) -> SqlQueues:
        return SqlQueues(self._scope)

    @cached_property
    def forms(self) -> SqlForms:
        return SqlForms(self._scope)

    @cached_property
    def members(self) -> SqlMembers:
        return SqlMembers(self._scope)

    @cached_property
    def agents(self) -> SqlAgents:
        return SqlAgents(self._scope)

    @cached_property
    def audit(self) -> SqlAudit:
        return SqlAudit(self._scope)

    @cached_property
    def requesters(self) -> SqlRequesters:
        return SqlRequesters(self._scope)

    @cached_property
    def messages(self) -> SqlMessages:
        return SqlMessages(self._scope)

    @cached_property
    def answers(self) -> SqlAnswers:
        return SqlAnswers(self._scope)

    @cached_property
    def drafts(self) -> SqlDrafts:
        return SqlDrafts(self._scope)

    @cached_property
    def thread_files(self) -> SqlThreadFiles:
        return SqlThreadFiles(self._scope)

    @cached_property
    def notes(self) -> SqlNotes:
        return SqlNotes(self._scope)

    @cached_property
    def reminders(self) -> SqlReminders:
        return SqlReminders(self._scope)

    @cached_property
    def occurrences(self) -> SqlOccurrences:
        return SqlOccurrences(self._scope)

    @cached_property
    def mail_ids(self) -> SqlMailIds:
        return SqlMailIds(self._scope)

    @cached_property
    def participants(self) -> SqlParticipants:
        return SqlParticipants(self._scope)

    @cached_property
    def events(self) -> SqlEvents:
        return SqlEvents(self._scope)

    @cached_property
    def outbox(self) -> SqlOutbox:
        return SqlOutbox(self._scope)

    @cached_property
    def inbound(self) -> SqlInbound:
        return SqlInbound(self._scope)

    @cached_property
    def seen(self) -> SqlSeen:
        return SqlSeen(self._scope)

    @cached_property
    def workspace(self) -> SqlWorkspaces:
        return SqlWorkspaces(self._scope)

    @cached_property
    def cursors(self) -> SqlCursors:
        return SqlCursors(self._scope)

    @cached_property
    def imports(self) -> SqlImports:
        return SqlImports(self._scope)

    @cached_property
    def mailboxes(self) -> SqlMailboxes:
        return SqlMailboxes(self._scope)

    @cached_property
    def digests(self) -> SqlDigests:
        return SqlDigests(self._scope)

    @cached_property
    def reports(self) -> SqlReports:
        return SqlReports(self._scope)

    @cached_property
    def surveys(self) -> SqlSurveys:
        return SqlSurveys(self._scope)

    @cached_property
    def traces(self) -> SqlTraces:
        return SqlTraces(self._scope)

    @cached_property
    def piles(self) -> SqlPiles:
        return SqlPiles(self._scope)

    @cached_property
    def blocked_senders(self) -> SqlBlockedSenders:
        return SqlBlockedSenders(self._scope)
