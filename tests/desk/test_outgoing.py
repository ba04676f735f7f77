"""Things that leave, as rows and back."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.outgoing import KINDS, CaseLine, Outgoing, Told, from_payload, to_payload

kinds = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


def through_json(outgoing: Outgoing) -> Outgoing:
    kind, payload = to_payload(outgoing)
    return from_payload(kind, json.loads(json.dumps(payload)))


@kinds
def test_a_payload_is_read_as_it_was_written(kind: type[Outgoing]):
    @given(outgoing=st.from_type(kind))
    def round_trip(outgoing: Outgoing):
        assert through_json(outgoing) == outgoing

    round_trip()


@kinds
def test_a_payload_keeps_its_types(kind: type[Outgoing]):
    @given(outgoing=st.from_type(kind))
    def same_types(outgoing: Outgoing):
        back = through_json(outgoing)
        for field in fields(kind):
            assert type(getattr(back, field.name)) is type(getattr(outgoing, field.name))

    same_types()


@kinds
def test_a_row_says_where_it_waits(kind: type[Outgoing]):
    hints = get_type_hints(kind)
    needed = [f.name for f in fields(kind) if f.default is MISSING]
    values = {
        name: next(iter(hints[name])) if issubclass(hints[name], Enum) else "x" * 32
        for name in needed
    }
    outgoing = kind(**values)

    assert is_dataclass(outgoing)
    # The columns' lengths.
    assert 0 < len(outgoing.lane) <= 64
    assert 0 < len(outgoing.key) <= 200


def test_an_unknown_kind_is_an_error():
    with pytest.raises(KeyError):
        from_payload("Smoke", {})


@pytest.mark.parametrize("told", Told)
def test_what_is_told_is_compared_by_identity(told: Told):
    back = through_json(CaseLine(case_id="a", told=told))

    assert isinstance(back, CaseLine)
    assert back.told is told
