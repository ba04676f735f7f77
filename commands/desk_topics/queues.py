"""`/desk queues`: the queues there are, and new ones."""

from __future__ import annotations

from commands.asked import Asked, Told
from desk import setup
from desk.errors import BadInput
from desk.queue import Function
from desk.setup import NewQueue
from desk.words import channel_id
from views.help import DESK_HELP
from views.lists import queue_added, queues_list

QUEUES_ADD = DESK_HELP["queues add"].example


async def queues(asked: Asked, rest: list[str]) -> Told:
    if not rest:
        return Told(text=queues_list(await setup.team(asked.desk)))
    if rest[0].lower() != "add":
        raise BadInput(f"To add a queue: `{QUEUES_ADD}`.")
    return await _add_queue(asked, rest[1:])


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
    await setup.check_queue(asked.desk, new, by=asked.user)
    entered = await asked.directory.enter(new.channel)
    queue = await setup.add_queue(asked.desk, new, by=asked.user)
    waiting = await setup.mails_waiting(asked.desk)
    return Told(text=queue_added(queue, entered, waiting=waiting))


def _function(word: str) -> Function:
    if word.lower() not in list(Function):
        raise BadInput(f"`{word}` is not a function; say support or service: `{QUEUES_ADD}`.")
    return Function(word.lower())
