"""The More modal: hand the case on, and what has happened to it."""

from __future__ import annotations

from collections.abc import Sequence

from desk.events import CaseEvent, Happened
from desk.history import History
from desk.message import Note
from views.elements import (
    Block,
    actions,
    button,
    context,
    date_token,
    field,
    modal,
    plain_text,
    section,
)
from views.ids import Action, Field, Modal
from views.text import clean, escape, within

HAPPENED = {
    Happened.CREATED: "was opened",
    Happened.SPLIT_OFF: "split a stranger's message off",
    Happened.MERGED: "merged it into another case",
    Happened.CUSTOMER_WROTE: "the customer wrote",
    Happened.AUTOMATIC_MAIL: "an automatic mail came",
    Happened.IMPORTED: "an old mail was imported",
    Happened.CLAIMED: "claimed it",
    Happened.ASSIGNED: "assigned it",
    Happened.RELEASED: "let it go",
    Happened.ANSWER_HELD: "wrote an answer",
    Happened.ANSWER_UNDONE: "took the answer back",
    Happened.ANSWERED: "the answer was accepted by the mail server",
    Happened.ANSWER_FAILED: "the answer was not delivered",
    Happened.BOUNCED: "the answer came back",
    Happened.NOTED: "kept a note",
    Happened.SNOOZED: "snoozed it",
    Happened.FOLLOW_UP_SET: "promised to follow up",
    Happened.FOLLOW_UP_DROPPED: "took a follow-up back",
    Happened.WOKEN: "the snooze was over",
    Happened.ESCALATED: "escalated it",
    Happened.SURVEY_PLANNED: "the customer is to be asked how it went",
    Happened.SURVEY_CANCELLED: "the survey was taken back",
    Happened.SURVEY_LEFT_OUT: "the customer was not asked how it went",
    Happened.SURVEY_SENT: "the customer was asked how it went",
    Happened.SURVEY_FAILED: "the survey was not delivered",
    Happened.SURVEY_ANSWERED: "the customer rated it",
    Happened.SURVEY_HELD: "an answer to the survey was held",
    Happened.SURVEY_DISCARDED: "discarded an answer to the survey",
    Happened.FOLLOWED_UP: "followed up the rating",
    Happened.ACKNOWLEDGED: "is on it",
    Happened.RESOLVED: "resolved it",
    Happened.REOPENED: "reopened it",
    Happened.CLOSED: "was closed",
}
#: The newest ones; a modal has a hundred blocks.
EVENTS, NOTES = 30, 20
#: Characters of a note.
NOTE = 1500


def more_modal(history: History) -> Block:
    case = history.card.case
    owner = {"type": "users_select", **({"initial_user": case.owner} if case.owner else {})}
    release = button("Release", Action.RELEASE, case.id)
    follow_up = button("Follow up", Action.FOLLOW_UP, case.id)
    can_release = case.owner and not case.is_done
    return modal(
        f"Case #{case.number}",
        [
            *([] if case.is_done else [field(Field.OWNER, "Owner", owner)]),
            *actions(*([release] if can_release else []), follow_up),
            section("*Notes*" if history.notes else "*Notes*  _none yet_"),
            *[context(_note(note)) for note in history.notes[-NOTES:]],
            section("*History*"),
            *_events(history.events[-EVENTS:]),
        ],
        callback_id=Modal.MORE,
        private_metadata=case.id,
        **({} if case.is_done else {"submit": plain_text("Assign", 24)}),
    )


def _note(note: Note) -> str:
    return f"<@{note.by}>  {date_token(note.created_at)}\n{within(clean(note.text), NOTE)}"


def _events(events: Sequence[CaseEvent]) -> list[Block]:
    return [context(f"{date_token(e.at)}  ·  {_event(e)}") for e in events]


def _event(event: CaseEvent) -> str:
    who = f"<@{event.by}> " if event.by else ""
    to = f" to <@{event.facts['to']}>" if "to" in event.facts else ""
    why = f": {escape(str(event.facts['why']))}" if event.what is Happened.SURVEY_LEFT_OUT else ""
    return f"{who}{HAPPENED[event.what]}{to}{why}"
