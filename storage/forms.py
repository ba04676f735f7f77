"""Forms in their table."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.engine import RowMapping

from desk.form import Form
from storage.scope import Scope, own, values_of
from storage.tables import forms


class SqlForms:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def add(self, form: Form) -> None:
        await self._scope.add(forms, values_of(form))

    async def remove(self, form: Form) -> None:
        await self._scope.remove(forms, forms.c.id == form.id)

    async def by_key(self, key: str) -> Form | None:
        return _form(await self._scope.row(forms, forms.c.key == key))

    async def by_secret(self, secret: str) -> Form | None:
        return _form(await self._scope.row(forms, forms.c.secret == secret))

    async def all(self) -> Sequence[Form]:
        rows = await self._scope.rows(forms, order=[forms.c.id])
        return [form for row in rows if (form := _form(row))]


def _form(row: RowMapping | None) -> Form | None:
    return Form(**own(row)) if row else None
