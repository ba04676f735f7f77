"""`/desk`: set everything up without touching a server."""

from __future__ import annotations

import difflib
from collections.abc import Awaitable, Callable, Mapping

from commands.asked import Asked, Told
from desk import setup
from desk.access import standing
from desk.errors import BadInput, NotAllowed
from desk.people import Role
from desk.queue import Function
from desk.setup import NewQueue
from desk.words import channel_id, user_id, words
from views.help import DESK_HELP, desk_help
from views.lists import people_list, queue_added, queues_list

QUEUES_ADD = DESK_HELP["queues add"].example
PEOPLE_ADD = DESK_HELP["people add"].example
PEOPLE_REMOVE = DESK_HELP["people remove"].example


async def desk_command(asked: Asked) -> Told:
    await _must_set_up(asked)
    typed = words(asked.text)
    if not typed or typed[0].lower() == "help":
        return Told(text=desk_help(await setup.team(asked.desk)))
    topic, rest = typed[0].lower(), typed[1:]
    if topic not in TOPICS:
        raise BadInput(_nearest(typed[0]))
    return await TOPICS[topic](asked, rest)


async def queues(asked: Asked, rest: list[str]) -> Told:
    if not rest:
        return Told(text=queues_list(await setup.team(asked.desk)))
    if rest[0].lower() != "add":
        raise BadInput(f"To add a queue: `{QUEUES_ADD}`.")
    return await _add_queue(asked, rest[1:])


async def people(asked: Asked, rest: list[str]) -> Told:
    if not rest:
        return Told(text=people_list(await setup.team(asked.desk)))
    change = {"add": _add_person, "remove": _remove_person}.get(rest[0].lower())
    if change is None:
        raise BadInput(f"To add somebody: `{PEOPLE_ADD}`. To remove: `{PEOPLE_REMOVE}`.")
    return await change(asked, rest[1:])


TOPICS: Mapping[str, Callable[[Asked, list[str]], Awaitable[Told]]] = {
    "queues": queues,
    "people": people,
}


async def _must_set_up(asked: Asked) -> None:
    """Admins and leads may; while there is no admin, a Slack admin becomes the first."""
    async with asked.desk.look() as work:
        who = await standing(work, asked.user)
    if who.is_admin or any(m.role is Role.LEAD for m in who.roles):
        return
    is_first = await asked.directory.is_slack_admin(asked.user) and (
        await setup.become_first_admin(asked.desk, asked.user)
    )
    if not is_first:
        raise NotAllowed("`/desk` is for Deskbell's admins and leads. Ask one of them.")


async def _add_queue(asked: Asked, typed: list[str]) -> Told:
    if len(typed) not in {4, 5}:
        raise BadInput(f"Key, name in quotes, channel, address: `{QUEUES_ADD}`.")
    key, name, channel, address = typed[:4]
    function = _function(typed[4]) if typed[4:] else Function.SUPPORT
    new = NewQueue(
        key=key,
        name=name,
        channel=channel_id(channel, example=QUEUES_ADD),
        address=address,
        function=function,
    )
    queue = await setup.add_queue(asked.desk, new, by=asked.user)
    entered = await asked.directory.enter(queue.channel)
    waiting = await setup.mails_waiting(asked.desk)
    return Told(text=queue_added(queue, entered, waiting=waiting))


async def _add_person(asked: Asked, typed: list[str]) -> Told:
    if len(typed) not in {2, 3}:
        raise BadInput(f"Who, and what they shall be: `{PEOPLE_ADD}`.")
    user = user_id(typed[0], example=PEOPLE_ADD)
    role, queue_key = _role(typed[1:])
    is_new = await setup.add_member(asked.desk, user, role, queue_key=queue_key, by=asked.user)
    where = f" of `{queue_key}`" if queue_key else ""
    return Told(text=f"<@{user}> {'is now' if is_new else 'was already'} {role}{where}.")


async def _remove_person(asked: Asked, typed: list[str]) -> Told:
    if len(typed) != 2:  # noqa: PLR2004  # Who and what.
        raise BadInput(f"Who, and from what: `{PEOPLE_REMOVE}`.")
    user = user_id(typed[0], example=PEOPLE_REMOVE)
    what = typed[1].lower()
    had_it = await setup.remove_member(asked.desk, user, role_or_queue=what, by=asked.user)
    return Told(text=f"<@{user}> {'is no longer' if had_it else 'was not'} in `{what}`.")


def _role(typed: list[str]) -> tuple[Role, str | None]:
    word = typed[0].lower()
    if word in {Role.ADMIN, Role.MANAGER}:
        return Role(word), None
    role = typed[1].lower() if typed[1:] else Role.AGENT
    if role not in {Role.AGENT, Role.LEAD}:
        raise BadInput(f"`{role}` is no role in a queue; say agent or lead: `{PEOPLE_ADD}`.")
    return Role(role), word


def _function(word: str) -> Function:
    if word.lower() not in list(Function):
        raise BadInput(f"`{word}` is not a function; say support or service: `{QUEUES_ADD}`.")
    return Function(word.lower())


def _nearest(word: str) -> str:
    near = difflib.get_close_matches(word.lower(), [*TOPICS, "help"], n=1, cutoff=0.5)
    if near:
        return f"I do not know `{word}`. Did you mean `/desk {near[0]}`?"
    return f"I do not know `{word}`. `/desk help` lists what I understand."
