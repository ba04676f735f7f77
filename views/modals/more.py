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
    Happened.CREATED: "it was opened",
    Happened.SPLIT_OFF: "{who} made a message of it a case of its own",
    Happened.REQUESTER_CHANGED: "{who} made somebody else its requester",
    Happened.MERGED: "{who} merged it into another case",
    Happened.CUSTOMER_WROTE: "the customer wrote",
    Happened.AUTOMATIC_MAIL: "an automatic mail came",
    Happened.IMPORTED: "an old mail was imported",
    Happened.CLAIMED: "{who} claimed it",
    Happened.ASSIGNED: "{who} assigned it to {to}",
    Happened.RELEASED: "{who} let it go",
    Happened.ANSWER_HELD: "{who} wrote an answer",
    Happened.ANSWER_UNDONE: "{who} took the answer back",
    Happened.ANSWERED: "{who}'s answer was accepted by the mail server",
    Happened.ANSWER_FAILED: "{who}'s answer was not delivered",
    Happened.ANSWER_LOST: "nobody knows whether {who}'s answer arrived",
    Happened.BOUNCED: "the answer came back",
    Happened.NOTED: "{who} kept a note",
    Happened.SNOOZED: "{who} snoozed it",
    Happened.FOLLOW_UP_SET: "{who} promised to follow up",
    Happened.FOLLOW_UP_DROPPED: "{who} took a follow-up back",
    Happened.WOKEN: "the snooze was over",
    Happened.ESCALATED: "{who} escalated it to {to}",
    Happened.SURVEY_PLANNED: "the customer is to be asked how it went",
    Happened.SURVEY_CANCELLED: "the survey was taken back",
    Happened.SURVEY_LEFT_OUT: "the customer was not asked how it went: {why}",
    Happened.SURVEY_SENT: "the customer was asked how it went",
    Happened.SURVEY_FAILED: "the survey was not delivered",
    Happened.SURVEY_ANSWERED: "the customer rated it",
    Happened.SURVEY_HELD: "an answer to the survey was held",
    Happened.SURVEY_DISCARDED: "{who} discarded an answer to the survey",
    Happened.FOLLOWED_UP: "{who} followed up the rating",
    Happened.ACKNOWLEDGED: "{who} is on it",
    Happened.RESOLVED: "{who} resolved it",
    Happened.REOPENED: "{who} reopened it",
    Happened.CLOSED: "it was closed",
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
    to = str(event.facts.get("to", "")).split(", ")
    return HAPPENED[event.what].format(
        who=f"<@{event.by}>" if event.by else "the customer",
        to=" ".join(f"<@{user}>" for user in to),
        why=escape(str(event.facts.get("why"))),
    )
