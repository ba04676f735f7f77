"""`/desk queues`: the queues there are, new ones, and what is changed about them."""

from __future__ import annotations

from commands.asked import Asked, Told
from commands.typed_text import shown_to_customers, typed_text
from desk import aliases, queue_changes, queue_removal, roles, setup, signature
from desk.errors import BadInput
from desk.queue import Function
from desk.setup import NewQueue
from desk.words import channel_id
from views.help import DESK_HELP
from views.lists import aliases_text, queue_added, queues_list, tags_text
from views.modals.signature import queue_signature_modal
from views.queues import moved, readdressed, remeasured, removed, renamed
from views.signatures import history_text, queue_signature_text

QUEUES_ADD = DESK_HELP["queues add"].example
SIGNATURE = DESK_HELP["queues signature"].example
HISTORY = DESK_HELP["queues history"].example
ALIAS = DESK_HELP["queues alias"].example
TAGS = DESK_HELP["queues tags"].example
NAME = DESK_HELP["queues name"].example
CHANNEL = DESK_HELP["queues channel"].example
ADDRESS = DESK_HELP["queues address"].example
FUNCTION = DESK_HELP["queues function"].example
REMOVE = DESK_HELP["queues remove"].example
#: A key, and what it shall be.
KEY_AND_NEW = 2
#: A key, and an address.
ALIAS_WORDS = 2
#: A key, and `on` or `off`.
ON_OR_OFF = 2


async def queues(asked: Asked, rest: list[str]) -> Told:
    if not rest:
        return Told(text=queues_list(await roles.team(asked.desk)))
    known = {
        "add": _add_queue,
        "name": _name,
        "channel": _channel,
        "address": _address,
        "function": _measure,
        "remove": _remove,
        "alias": _alias,
        "tags": _tags,
        "signature": _signature,
        "history": _history,
    }
    if rest[0].lower() not in known:
        verbs = ", ".join(f"`{verb}`" for verb in known)
        raise BadInput(f"With queues I know {verbs}. To add one: `{QUEUES_ADD}`.")
    return await known[rest[0].lower()](asked, rest[1:])


async def _add_queue(asked: Asked, typed: list[str]) -> Told:
    # A name of two words without its quotes makes five words too.
    if len(typed) not in {4, 5} or any(word.startswith("<#") for word in typed[3:]):
        raise BadInput(f"Key, name in quotes, channel, address: `{QUEUES_ADD}`.")
    key, name, channel, address = typed[:4]
    function = _function(typed[4], example=QUEUES_ADD) if typed[4:] else Function.SUPPORT
    new = NewQueue(
        key=key,
        name=await shown_to_customers(asked, name),
        channel=channel_id(channel, example=QUEUES_ADD),
        address=address,
        function=function,
    )
    await setup.check_queue(asked.desk, new, by=asked.user)
    entered = await asked.directory.enter(new.channel)
    queue = await setup.add_queue(asked.desk, new, by=asked.user)
    waiting = await setup.mails_waiting(asked.desk)
    return Told(text=queue_added(queue, entered, waiting=waiting))


async def _name(asked: Asked, typed: list[str]) -> Told:
    if len(typed) != KEY_AND_NEW:
        raise BadInput(f"Which queue, and its new name in quotes? For example `{NAME}`.")
    name = await shown_to_customers(asked, typed[1])
    return Told(text=renamed(await queue_changes.rename(asked.desk, typed[0], name, by=asked.user)))


async def _channel(asked: Asked, typed: list[str]) -> Told:
    if len(typed) != KEY_AND_NEW:
        raise BadInput(f"Which queue, and which channel? For example `{CHANNEL}`.")
    key, channel = typed[0], channel_id(typed[1], example=CHANNEL)
    queue = await queue_changes.check_move(asked.desk, key, channel, by=asked.user)
    entered = await asked.directory.enter(channel)
    # A channel that we are not in cannot be told.
    tells = await asked.directory.is_in(queue.channel)
    changed = await queue_changes.move(asked.desk, key, channel, tells=tells, by=asked.user)
    return Told(text=moved(changed, entered, is_told=tells))


async def _address(asked: Asked, typed: list[str]) -> Told:
    if len(typed) != KEY_AND_NEW:
        raise BadInput(f"Which queue, and which address? For example `{ADDRESS}`.")
    return Told(text=readdressed(await queue_changes.readdress(asked.desk, *typed, by=asked.user)))


async def _measure(asked: Asked, typed: list[str]) -> Told:
    if len(typed) != KEY_AND_NEW:
        raise BadInput(f"Which queue, and support or service? For example `{FUNCTION}`.")
    function = _function(typed[1], example=FUNCTION)
    changed = await queue_changes.measure_as(asked.desk, typed[0], function, by=asked.user)
    return Told(text=remeasured(changed))


async def _remove(asked: Asked, typed: list[str]) -> Told:
    if len(typed) != 1:
        raise BadInput(f"Which queue? For example `{REMOVE}`.")
    return Told(text=removed(await queue_removal.remove_queue(asked.desk, typed[0], by=asked.user)))


async def _alias(asked: Asked, typed: list[str]) -> Told:
    is_off = typed[ALIAS_WORDS:] == ["off"]
    if len(typed) != ALIAS_WORDS and not is_off:
        raise BadInput(f"Which queue, and which address? For example `{ALIAS}`.")
    change = aliases.remove_alias if is_off else aliases.add_alias
    return Told(text=aliases_text(await change(asked.desk, *typed[:ALIAS_WORDS], by=asked.user)))


async def _tags(asked: Asked, typed: list[str]) -> Told:
    if len(typed) != ON_OR_OFF or typed[1].lower() not in {"on", "off"}:
        raise BadInput(f"Which queue, and `on` or `off`? For example `{TAGS}`.")
    are_on = typed[1].lower() == "on"
    return Told(
        text=tags_text(await aliases.use_tags(asked.desk, typed[0], are_on=are_on, by=asked.user))
    )


async def _signature(asked: Asked, typed: list[str]) -> Told:
    """With a text it is set; without one a modal asks for it."""
    if not typed:
        raise BadInput(f"Which queue? For example `{SIGNATURE}`.")
    queue = await setup.queue_of_key(asked.desk, typed[0])
    queue = await signature.queue_to_sign(asked.desk, queue.id, by=asked.user)
    if len(typed) == 1:
        return Told(modal=queue_signature_modal(queue))
    text = await typed_text(asked, after=3)
    return Told(
        text=queue_signature_text(
            await signature.sign_queue(asked.desk, queue.id, text, by=asked.user)
        )
    )


async def _history(asked: Asked, typed: list[str]) -> Told:
    if len(typed) != ON_OR_OFF or typed[1].lower() not in {"on", "off"}:
        raise BadInput(f"Which queue, and `on` or `off`? For example `{HISTORY}`.")
    queue = await setup.queue_of_key(asked.desk, typed[0])
    is_on = typed[1].lower() == "on"
    changed = await signature.quote_history(asked.desk, queue.id, is_on=is_on, by=asked.user)
    return Told(text=history_text(changed))


def _function(word: str, *, example: str) -> Function:
    if word.lower() not in list(Function):
        raise BadInput(f"`{word}` is not a function; say support or service: `{example}`.")
    return Function(word.lower())
