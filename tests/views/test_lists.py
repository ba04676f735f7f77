"""What is answered to those who set the desk up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.people import Member, Role
from desk.roles import Team
from tests.views.facts import QUEUE
from views.directory import Entered
from views.help import next_step
from views.lists import queue_added, queues_list, tags_text

PRIVATE = Entered(is_member=True, is_private=True)
AGENT = Member(user="U1", role=Role.AGENT, queue_id=QUEUE.id)
LEAD = Member(user="U2", role=Role.LEAD, queue_id=QUEUE.id)


@pytest.mark.parametrize(
    ("team", "says"),
    [
        (Team(queues=(), members=()), "Begin with a queue: `/desk queues add"),
        (Team(queues=(QUEUE,), members=()), "Now say who works in it: `/desk people add"),
        (Team(queues=(QUEUE,), members=(AGENT,)), "Write a mail to support@example.com"),
    ],
    ids=["no queue", "nobody in it", "ready"],
)
def test_the_next_step_is_the_one_that_is_missing(team: Team, says: str):
    assert says in next_step(team, is_live=True)


def test_in_a_rehearsal_the_next_step_says_so():
    team = Team(queues=(QUEUE,), members=(AGENT,))

    assert "no mail leaves by itself before `/desk golive`" in next_step(team, is_live=False)
    assert "golive" not in next_step(team, is_live=True)


def test_without_a_queue_the_list_says_how_to_begin():
    assert "There is no queue yet." in queues_list(Team(queues=(), members=()))


@pytest.mark.parametrize(
    ("members", "says"),
    [((), "0 people"), ((AGENT,), "1 person"), ((AGENT, LEAD), "2 people")],
    ids=["nobody", "one", "two"],
)
def test_the_list_counts_who_works_in_a_queue(members: tuple[Member, ...], says: str):
    assert queues_list(Team(queues=(QUEUE,), members=members)).endswith(says)


def test_mail_that_waited_for_the_queue_is_told_of():
    assert "coming in now: 3 mails." in queue_added(QUEUE, PRIVATE, waiting=3)
    assert "coming in" not in queue_added(QUEUE, PRIVATE, waiting=0)


@pytest.mark.parametrize(
    ("has_tags", "says"),
    [(True, "each case with its own tag"), (False, "finds its case by the headers")],
    ids=["on", "off"],
)
def test_how_mail_finds_its_case_is_told_with_the_switch(has_tags: bool, says: str):
    assert says in tags_text(replace(QUEUE, has_tags=has_tags))
