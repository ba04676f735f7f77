"""What an admin is told of a queue that was changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.queue_changes import Changed
from tests.views.facts import QUEUE
from views.queues import readdressed


@pytest.mark.parametrize("has_tags", [True, False], ids=["tags", "no tags"])
def test_a_new_address_has_to_take_tags_where_they_are_used(has_tags: bool):
    before = replace(QUEUE, has_tags=has_tags)
    told = readdressed(Changed(before=before, after=before.at("help@example.com")))

    assert ("/desk queues tags" in told) == has_tags
    assert f"Mail to {QUEUE.address} stays its mail" in told
