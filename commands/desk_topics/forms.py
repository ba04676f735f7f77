"""`/desk forms`: the web forms there are, new ones, and those that go."""

from __future__ import annotations

from commands.asked import Asked, Told
from commands.typed_text import shown_to_customers
from desk import forms as desk_forms
from desk.errors import BadInput
from views.forms import form_added, forms_list
from views.help import DESK_HELP

FORMS_ADD = DESK_HELP["forms add"].example
FORMS_REMOVE = DESK_HELP["forms remove"].example


async def forms(asked: Asked, rest: list[str]) -> Told:
    if not rest:
        known = await desk_forms.all_forms(asked.desk, by=asked.user)
        url = asked.desk.public_url
        return Told(text=forms_list(known, public_url=url, example=FORMS_ADD))
    change = {"add": _add, "remove": _remove}.get(rest[0].lower())
    if change is None:
        raise BadInput(f"To add a form: `{FORMS_ADD}`. To remove one: `{FORMS_REMOVE}`.")
    return await change(asked, rest[1:])


async def _add(asked: Asked, typed: list[str]) -> Told:
    if len(typed) != 3:  # noqa: PLR2004  # Key, title and queue.
        raise BadInput(f"Key, title in quotes, queue: `{FORMS_ADD}`.")
    key, queue_key = typed[0], typed[2]
    title = await shown_to_customers(asked, typed[1])
    form = await desk_forms.add_form(
        asked.desk, key, title, queue_key=queue_key.strip("`"), by=asked.user
    )
    return Told(text=form_added(form, public_url=asked.desk.public_url))


async def _remove(asked: Asked, typed: list[str]) -> Told:
    if len(typed) != 1:
        raise BadInput(f"Which form? For example `{FORMS_REMOVE}`.")
    form = await desk_forms.remove_form(asked.desk, typed[0], by=asked.user)
    return Told(text=f"Form `{form.key}` is gone, and so are its page and address. Cases stay.")
