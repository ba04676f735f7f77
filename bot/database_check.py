"""The database: there, up to date, and taking what is written to it."""

from __future__ import annotations

from sqlalchemy.exc import SQLAlchemyError

from bot.database_url import why_not
from bot.finding import Finding, hint, ill, well
from storage.database import Database
from storage.migrate import State, TooNew, state_of

WHAT = "Database"
#: What the doctor writes stands apart from every workspace.
DOCTOR = "doctor"
#: What is to be done about one that is not current.
STATES = {
    State.EMPTY: hint(WHAT, "empty. A start of the bot, or `deskbell migrate`, lays its tables."),
    State.BEHIND: ill(WHAT, "not up to date. A start of the bot, or `deskbell migrate`, mends it."),
    State.AHEAD: ill(WHAT, f"{TooNew()}"),
}


async def check_database(database: Database) -> Finding:
    try:
        state = await state_of(database)
    except SQLAlchemyError as error:
        return ill(WHAT, f"{why_not(error)}. Check DATABASE_URL.")
    except OSError as error:
        return ill(WHAT, f"{error}")
    if state in STATES:
        return STATES[state]
    try:
        await _write(database)
    except (SQLAlchemyError, OSError) as error:
        why = why_not(error) if isinstance(error, SQLAlchemyError) else f"{error}"
        return ill(WHAT, f"cannot be written to: {why}. Is its disk full?")
    return well(WHAT, "answers, takes what is written, and is up to date.")


async def _write(database: Database) -> None:
    """One that is full, or only a copy, answers all the same."""
    async with database.begin(DOCTOR) as work:
        await work.cursors.put(DOCTOR, "")
