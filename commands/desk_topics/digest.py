"""`/desk digest`: when and where the weekly digest is posted."""

from __future__ import annotations

from commands.asked import Asked, Told
from desk import digests, setup
from desk.access import standing
from desk.errors import BadInput
from desk.when_words import DAYS, MORNING, clock_called
from desk.words import channel_id
from views.elements import date_token
from views.help import DESK_HELP

EXAMPLE = DESK_HELP["digest"].example
SHORTEST = 3
#: What people say around a day and a time.
BESIDE = {"every", "at", "on", "in", "to"}


async def digest(asked: Asked, rest: list[str]) -> Told:
    if not rest:
        return await _show(asked)
    if [word.lower() for word in rest] == ["off"]:
        await setup.change_workspace(asked.desk, by=asked.user, digest=None)
        return Told(text="No digest is posted any more. `/digest` still shows it to you.")
    return await _set(asked, rest)


async def _show(asked: Asked) -> Told:
    settings = await setup.workspace(asked.desk)
    weekly = settings.digest
    if weekly is None:
        return Told(text=f"No digest is posted yet. To set it: `{EXAMPLE}`.")
    when = f"every {weekly.day_name} at {weekly.at} ({settings.zone})"
    due = (await digests.coming(asked.desk, weekly)).at
    return Told(
        text=f"The digest is posted in <#{weekly.channel}> {when}, next {date_token(due)}. "
        f"To change it: `{EXAMPLE}`. To stop: `/desk digest off`."
    )


async def _set(asked: Asked, rest: list[str]) -> Told:
    # The channel may stand before the time or behind it.
    named = next((word for word in rest if word.startswith("<#")), rest[0])
    channel = channel_id(named, example=EXAMPLE)
    weekday, at = _day_and_time([word for word in rest if word != named])
    async with asked.desk.look() as work:
        (await standing(work, asked.user)).must_be_admin()
    entered = await asked.directory.enter(channel)
    weekly, due = await digests.schedule(asked.desk, channel, weekday=weekday, at=at, by=asked.user)
    invite = "" if entered.is_member else " 👉 It is private: `/invite` me there."
    first = f"The first one comes {date_token(due.at)}."
    when = f"every {weekly.day_name} at {weekly.at}"
    return Told(text=f"The digest is posted in <#{channel}> {when}. {first}{invite}")


def _day_and_time(typed: list[str]) -> tuple[int, str]:
    """Monday at nine where nothing else is said."""
    words = [word.lower().strip(",") for word in typed if word.lower() not in BESIDE]
    named = {word: i for word in words for i, day in enumerate(DAYS) if _is(word, day)}
    if words and not named:
        raise BadInput(f"`{words[0]}` is no day of the week. Say it like this: `{EXAMPLE}`.")
    if len(named) > 1:
        raise BadInput(f"It comes on one day of the week. Say it like this: `{EXAMPLE}`.")
    rest = " ".join(word for word in words if word not in named)
    clock = clock_called(rest) if rest else MORNING
    if clock is None:
        raise BadInput(f"`{rest}` is no time of day. Say it like this: `{EXAMPLE}`.")
    return next(iter(named.values()), 0), f"{clock:%H:%M}"


def _is(word: str, day: str) -> bool:
    return len(word) >= SHORTEST and day.startswith(word.rstrip("s"))
