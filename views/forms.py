"""Forms as admins see them in Slack: their pages, and the addresses for other programs."""

from __future__ import annotations

from desk.form import Form
from desk.forms import FormOfQueue, Forms
from views.text import escape

NO_PUBLIC_URL = (
    "👉 `PUBLIC_URL` is not set, so these are only the ends of their addresses. The operator sets "
    "it to the address at which customers reach Deskbell, for example `https://desk.example.com/`."
)


def forms_list(known: Forms, *, public_url: str, example: str) -> str:
    if not known.forms:
        return f"There is no form yet. To add one: `{example}`."
    lines = [_form(of, public_url=public_url, secret=known.shows_secrets) for of in known.forms]
    return "\n".join([*lines, *_hints(known, public_url=public_url)])


def form_added(form: Form, *, public_url: str) -> str:
    lines = [
        f"Form `{form.key}` is ready: {_link(form.page_path, public_url)}",
        f"Other programs post to {_link(form.api_path, public_url)}",
        *([] if public_url else [NO_PUBLIC_URL]),
    ]
    return "\n".join(lines)


def _form(of: FormOfQueue, *, public_url: str, secret: bool) -> str:
    form = of.form
    page = _link(form.page_path, public_url)
    line = f"`{form.key}`  *{escape(form.title)}*  ·  `{of.queue.key}`  ·  {page}"
    return f"{line}\n    for programs: {_link(form.api_path, public_url)}" if secret else line


def _hints(known: Forms, *, public_url: str) -> list[str]:
    hints = [] if public_url else [NO_PUBLIC_URL]
    if known.shows_secrets:
        hints.append("Keep the addresses for programs to yourself: who knows one can send cases.")
    return hints


def _link(path: str, public_url: str) -> str:
    return f"<{public_url}{path}>" if public_url else f"`/{path}`"
