"""Every button and every modal answers: also where what it is about is gone, or the role is."""

from __future__ import annotations

import pytest

from desk import roles
from desk.lookup import reply_facts
from desk.outgoing import PileCard
from desk.splitting import attach
from handlers.slack.actions import ACTIONS
from handlers.slack.answered import Shown, Told, answered
from handlers.slack.click import Click, Door, Submission
from handlers.slack.modals import MODALS, send_modal
from tests.incoming import mail
from views.ids import Action, Field, Modal
from views.modals.reply import ReplyMeta
from views.modals.snooze import TYPED

#: These are about nothing that could be gone.
ABOUT_ALL = {Action.GO_LIVE, Action.RERUN}
ABOUT_A_CASE = [
    Action.CLAIM,
    Action.RELEASE,
    Action.RESOLVE,
    Action.REOPEN,
    Action.ACKNOWLEDGE,
    Action.TAKE_OVER,
]


class People:
    """Everybody is called Ada and lives in UTC."""

    async def names(self, _text):
        return self

    async def zone(self, _user):
        return "UTC"

    def user(self, _user):
        return "Ada"


@pytest.fixture
def database(sqlite_database):
    return sqlite_database


@pytest.fixture
def door(desk) -> Door:
    return Door(desk=desk, client=None, directory=People(), later=None)


@pytest.fixture
async def merged(desk, front, case, agent):
    """A case that another one took in."""
    await front.receive(mail("Any news of it?", subject="RE: Where is my  parcel?"))
    second = await front.newest_case()
    await attach(desk, second.id, to=case.id, by=agent)
    return second


def press(door, user, value) -> Click:
    return Click(
        door=door,
        user=user,
        value=value,
        trigger_id="1.1",
        channel="C0SUPPORT",
        thread_ts="1.1",
        view_id=None,
    )


def words(answer) -> str:
    return answer.text if isinstance(answer, Told) else answer


@pytest.mark.parametrize("action", sorted(set(ACTIONS) - ABOUT_ALL))
async def test_a_button_whose_thing_is_gone_says_so(door, case, admin, action):
    answer = await answered(ACTIONS[action](press(door, admin, "gone gone")))

    assert not isinstance(answer, Shown)
    assert words(answer)


@pytest.mark.parametrize("action", ABOUT_A_CASE)
async def test_a_button_of_a_merged_case_says_so(door, merged, agent, action):
    answer = await answered(ACTIONS[action](press(door, agent, merged.id)))

    assert "was merged" in words(answer)


@pytest.fixture
async def pile_id(front, queue) -> str:
    """A card of held mails."""
    await front.receive(mail("Everything must go!", bulk=True))
    (card,) = await front.leaving(PileCard)
    return card.pile_id


@pytest.fixture
async def filled(desk, case, pile_id, agent) -> dict[str, tuple[str, dict]]:
    """Each modal as an agent fills it: what it is about, and its fields."""
    facts = await reply_facts(desk, case.id, by=agent, name="Ada")
    meta = ReplyMeta(
        case_id=case.id, message_id=facts.message.id, seen=facts.seen, signature=facts.signature
    )
    text = {"type": "text", "text": "Turn it off."}
    said = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [text]}]}
    mails = {Field.MAILS: {"selected_options": [{"value": "a mail"}]}}
    customer = {Field.EMAIL: {"value": "customer@example.net"}}
    return {
        Modal.REPLY: (meta.dump(), {Field.ANSWER: {"rich_text_value": said}}),
        Modal.SNOOZE: (case.id, {TYPED: {"value": "3d"}}),
        Modal.MORE: (case.id, {Field.OWNER: {"selected_user": agent}}),
        Modal.ESCALATE: (case.id, {Field.WHY: {"value": "They are cross."}}),
        Modal.FOLLOW_UP: (case.id, {Field.WHEN: {"value": "tomorrow"}, Field.WHAT: {"value": "!"}}),
        Modal.CREATE: ("", {Field.QUEUE: {"selected_option": {"value": "support"}}, **customer}),
        Modal.MAKE_CASES: (pile_id, mails),
        Modal.BLOCK_SENDERS: (pile_id, mails),
        Modal.SIGNATURE: ("", {Field.SIGNATURE: {"value": "Ada"}}),
    }


@pytest.mark.parametrize("modal", Modal)
async def test_a_modal_asks_for_the_role_when_it_is_sent(
    desk, door, front, filled, queue, agent, admin, modal
):
    metadata, values = filled[modal]
    await roles.remove_member(desk, agent, role_or_queue=queue.key, by=admin)

    answer = await send_modal(
        Submission(
            door=door, user=agent, view_id="V1", modal=modal, metadata=metadata, values=values
        )
    )

    assert answer["response_action"] == "errors"
    assert "Only " in "".join(answer["errors"].values())


def test_every_modal_is_sent_to_somebody():
    assert set(MODALS) == set(Modal)
