"""Forms, as the mails they stand for."""

from __future__ import annotations

from desk.case import Case
from desk.rich import plain
from desk.submission import Submission, submission_mail
from tests.clock import START
from tests.front import Front
from tests.incoming import CUSTOMER

FILLED = Submission(
    name="Kim Doe",
    email=CUSTOMER,
    subject="Where is my parcel?",
    message="It has not come.\n\nSee https://example.com/track",
    more=(("Order", "4711"), ("Phone", "")),
)


def test_what_was_filled_in_is_kept_whole():
    assert Submission.from_raw(FILLED.to_raw()) == FILLED


def test_further_fields_stand_below_the_message():
    document = submission_mail(FILLED, key="1", now=START).document

    assert plain(document).endswith("https://example.com/track\n\nOrder: 4711")


def test_one_submission_is_one_mail_however_often_it_is_read():
    first, second = (submission_mail(FILLED, key="1", now=START) for _ in "ab")
    other = submission_mail(FILLED, key="2", now=START)

    assert first == second
    assert first.message_id != other.message_id


async def test_a_submission_is_a_case_of_its_sender(front: Front, case: Case):
    await front.receive(submission_mail(FILLED, key="1", now=START))

    newest = await front.newest_case()
    assert (newest.number, newest.subject) == (case.number + 1, FILLED.subject)
    assert newest.requester_id == case.requester_id
