"""Files of the thread that go along with an answer."""

from __future__ import annotations

import pytest

from desk.case import Case
from desk.conversation import reply
from desk.desk import Desk
from desk.errors import TooLarge
from desk.lookup import reply_facts
from desk.thread_file import LARGEST_TOGETHER, ThreadFile
from tests.front import Front
from views.modals.reply import reply_modal


@pytest.fixture
async def files(desk: Desk, case: Case, agent: str) -> list[str]:
    """Two that are too large together, and one that is by itself."""
    sizes = {
        "F1": LARGEST_TOGETHER // 2,
        "F2": LARGEST_TOGETHER // 2 + 2,
        "F3": LARGEST_TOGETHER + 1,
    }
    async with desk.begin() as work:
        for name, size in sizes.items():
            file = ThreadFile(
                id=name,
                case_id=case.id,
                by=agent,
                name=f"{name}.pdf",
                type="application/pdf",
                size=size,
                url="https://files.slack.com/x",
                created_at=desk.now(),
            )
            await work.thread_files.add(file)
    return list(sizes)


async def test_what_no_mail_server_takes_is_refused_before_it_is_sent(
    desk: Desk, front: Front, case: Case, agent: str, files: list[str]
):
    draft = await front.draft(case.id, files=files[:2])

    with pytest.raises(TooLarge, match="Choose fewer"):
        await reply(desk, case.id, draft, by=agent)


async def test_what_fits_is_sent(
    desk: Desk, front: Front, case: Case, agent: str, files: list[str]
):
    draft = await front.draft(case.id, files=files[:1])

    answer = await reply(desk, case.id, draft, by=agent)

    assert [file.id for file in answer.files] == files[:1]


async def test_a_file_that_is_too_large_by_itself_is_not_offered(
    desk: Desk, case: Case, agent: str, files: list[str]
):
    facts = await reply_facts(desk, case.id, by=agent, name="Ada")

    modal = str(reply_modal(facts))

    assert "Too large for a mail: F3.pdf (18.0 MB)" in modal
    assert "'value': 'F3'" not in modal
    assert "'value': 'F1'" in modal
