"""What `/desk golive` shows."""

from __future__ import annotations

import pytest

from desk.golive import AUTOMATIC, Live
from desk.workspace import Workspace
from views.golive import golive_text


@pytest.mark.parametrize(
    ("starts", "says"),
    [(AUTOMATIC, "When you go live, this starts:"), ((), "Switched off:")],
    ids=["all", "nothing"],
)
def test_what_starts_and_what_stays_off_is_told_where_there_is_some(starts, says: str):
    stays_off = tuple(one for one in AUTOMATIC if one not in starts)
    said = golive_text(Live(workspace=Workspace(), starts=starts, stays_off=stays_off))

    headings = ["When you go live, this starts:", "Switched off:"]
    assert [heading for heading in headings if heading in said] == [says]
