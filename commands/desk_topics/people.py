"""`/desk people`: who may do what."""

from __future__ import annotations

from commands.asked import Asked, Told
from desk import roles
from desk.errors import BadInput
from desk.people import Role
from desk.words import user_id
from views.figures import counted
from views.help import DESK_HELP
from views.lists import people_list, where_to_be

PEOPLE_ADD = DESK_HELP["people add"].example
#: What people say around a role.
BESIDE = {"as", "of", "in", "to", "from"}
PEOPLE_REMOVE = DESK_HELP["people remove"].example


async def people(asked: Asked, rest: list[str]) -> Told:
    if not rest:
        return Told(text=people_list(await roles.team(asked.desk)))
    change = {"add": _add_person, "remove": _remove_person}.get(rest[0].lower())
    if change is None:
        raise BadInput(f"To add somebody: `{PEOPLE_ADD}`. To remove: `{PEOPLE_REMOVE}`.")
    return await change(asked, rest[1:])


async def _add_person(asked: Asked, typed: list[str]) -> Told:
    typed = [word for word in typed if word.lower() not in BESIDE]
    if len(typed) not in {2, 3}:
        raise BadInput(f"Who, and what they shall be: `{PEOPLE_ADD}`.")
    user = user_id(typed[0], example=PEOPLE_ADD)
    if any("<@" in word for word in typed[1:]):
        raise BadInput(f"One person at a time: `{PEOPLE_ADD}`.")
    role, queue_key = _role(typed[1:])
    if not await asked.directory.is_person(user):
        raise BadInput(f"<@{user}> is an app or was deactivated in Slack. Choose a person.")
    is_new = await roles.add_member(asked.desk, user, role, queue_key=queue_key, by=asked.user)
    where = f" of `{queue_key}`" if queue_key else ""
    said = f"<@{user}> {'is now' if is_new else 'was already'} {_a(role)}{where}."
    queues = (await roles.team(asked.desk)).queues if is_new else ()
    return Told(text="\n".join([said, *(where_to_be(q) for q in queues if q.key == queue_key)]))


async def _remove_person(asked: Asked, typed: list[str]) -> Told:
    typed = [word for word in typed if word.lower() not in BESIDE]
    if len(typed) != 2:  # noqa: PLR2004  # Who and what.
        raise BadInput(f"Who, and from what: `{PEOPLE_REMOVE}`.")
    user = user_id(typed[0], example=PEOPLE_REMOVE)
    what = typed[1].lower()
    removed = await roles.remove_member(asked.desk, user, role_or_queue=what, by=asked.user)
    free = f" Without an owner now: {counted(removed.freed, 'open case')}." if removed.freed else ""
    said = "is no longer" if removed.was_there else "was not"
    role = _a(Role(what)) if what in {Role.ADMIN, Role.MANAGER} else f"in `{what}`"
    return Told(text=f"<@{user}> {said} {role}.{free}")


def _a(role: Role) -> str:
    return f"{'an' if role in {Role.AGENT, Role.ADMIN} else 'a'} {role}"


def _role(typed: list[str]) -> tuple[Role, str | None]:
    """`support lead` and `lead support`, `manager`."""
    first, *rest = typed
    if first.lower() in {Role.AGENT, Role.LEAD} and rest:
        typed = [*rest, first]
    word = typed[0].lower()
    if word in {Role.ADMIN, Role.MANAGER}:
        return Role(word), None
    role = typed[1].lower() if typed[1:] else Role.AGENT
    if role not in {Role.AGENT, Role.LEAD}:
        raise BadInput(f"`{role}` is no role in a queue; say agent or lead: `{PEOPLE_ADD}`.")
    return Role(role), word
