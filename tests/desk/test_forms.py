"""Forms, and what is handed in by them: kept once, however often it comes."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from desk import forms
from desk.errors import BadInput, NotAllowed, NotFound
from desk.forms import FormOfQueue, Handed, UsedAlready, shown_once
from desk.raw import InboundState, Way
from desk.submission import Submission

ENTRY = Submission(
    name="Kim Doe", email="kim@example.net", subject="A lamp", message="It does not light."
)


@pytest.fixture
async def form(desk, queue, admin) -> FormOfQueue:
    kept = await forms.add_form(desk, "contact", "Contact us", queue_key=queue.key, by=admin)
    return FormOfQueue(form=kept, queue=queue)


async def waiting(desk) -> int:
    async with desk.look() as work:
        return await work.inbound.count(InboundState.NEW)


async def test_a_form_is_found_by_its_key_and_by_its_secret(desk, form):
    assert await forms.form_by_key(desk, "Contact") == form
    assert await forms.form_by_secret(desk, form.form.secret) == form


@pytest.mark.parametrize("wrong", ["", "contact", "x" * 500, "\0"])
async def test_nothing_is_found_by_a_wrong_secret(desk, form, wrong):
    assert await forms.form_by_secret(desk, wrong) is None


async def test_only_admins_add_forms(desk, queue, lead):
    with pytest.raises(NotAllowed):
        await forms.add_form(desk, "contact", "Contact us", queue_key=queue.key, by=lead)


@pytest.mark.parametrize("key", ["", "a", "two words", "9lives", "a/b", "x" * 31])
async def test_a_key_has_to_fit_into_an_address(desk, queue, admin, key):
    with pytest.raises(BadInput):
        await forms.add_form(desk, key, "Contact us", queue_key=queue.key, by=admin)


@pytest.mark.parametrize("title", ["", "  ", "x" * 101])
async def test_a_title_has_to_fit_onto_a_page(desk, queue, admin, title):
    with pytest.raises(BadInput):
        await forms.add_form(desk, "contact", title, queue_key=queue.key, by=admin)


async def test_two_forms_cannot_have_one_key(desk, form, admin):
    with pytest.raises(BadInput, match="already"):
        await forms.add_form(desk, "CONTACT", "Again", queue_key="support", by=admin)


async def test_a_form_of_no_queue_is_refused_with_the_queues_there_are(desk, queue, admin):
    with pytest.raises(NotFound, match="support"):
        await forms.add_form(desk, "contact", "Contact us", queue_key="nowhere", by=admin)


async def test_a_removed_form_is_found_no_more(desk, form, admin):
    await forms.remove_form(desk, "contact", by=admin)

    assert await forms.form_by_key(desk, "contact") is None


async def test_only_admins_remove_forms(desk, form, lead):
    with pytest.raises(NotAllowed):
        await forms.remove_form(desk, "contact", by=lead)


async def test_what_was_never_there_cannot_be_removed(desk, form, admin):
    with pytest.raises(NotFound, match="nothing"):
        await forms.remove_form(desk, "nothing", by=admin)


async def test_only_admins_see_where_programs_post_to(desk, form, admin, lead):
    assert (await forms.all_forms(desk, by=admin)).shows_secrets
    assert not (await forms.all_forms(desk, by=lead)).shows_secrets


async def test_an_entry_waits_for_the_intake_as_it_was_filled_in(desk, form):
    handed = await forms.hand_in(desk, form, ENTRY)

    async with desk.look() as work:
        kept = await work.inbound.get(handed.inbound_id)
    assert Submission.from_raw(kept.raw) == ENTRY
    assert (kept.way, kept.queue_key, kept.state) == (Way.FORM, "support", InboundState.NEW)


async def test_the_same_name_is_the_same_entry(desk, form):
    first = await forms.hand_in(desk, form, ENTRY, named="17")

    again = await forms.hand_in(desk, form, ENTRY, named="17")

    assert again == Handed(inbound_id=first.inbound_id, is_new=False)
    assert await waiting(desk) == 1


async def test_the_same_name_is_the_same_entry_a_year_later(desk, form, clock):
    await forms.hand_in(desk, form, ENTRY, named="17")
    clock.advance(days=365)

    assert not (await forms.hand_in(desk, form, ENTRY, named="17")).is_new


async def test_other_names_are_other_entries(desk, form):
    await forms.hand_in(desk, form, ENTRY, named="17")

    assert (await forms.hand_in(desk, form, ENTRY, named="18")).is_new


async def test_a_name_is_known_in_its_own_form_only(desk, form, admin):
    other = await forms.add_form(desk, "returns", "Returns", queue_key="support", by=admin)
    await forms.hand_in(desk, form, ENTRY, named="17")

    handed = await forms.hand_in(desk, replace(form, form=other), ENTRY, named="17")

    assert handed.is_new


async def test_a_name_cannot_stand_for_two_different_entries(desk, form):
    await forms.hand_in(desk, form, ENTRY, named="17")

    with pytest.raises(UsedAlready):
        await forms.hand_in(desk, form, replace(ENTRY, message="Other words."), named="17")


async def test_what_a_program_adds_at_each_delivery_makes_no_other_entry(desk, form):
    await forms.hand_in(desk, form, replace(ENTRY, more=(("sent at", "10:00"),)), named="17")
    again = replace(ENTRY, more=(("sent at", "10:05"),))

    assert not (await forms.hand_in(desk, form, again, named="17")).is_new


@pytest.mark.parametrize("hours", [0, 1, 23.9])
async def test_the_same_words_within_a_day_are_one_entry(desk, form, clock, hours):
    clock.advance(hours=5)
    await forms.hand_in(desk, form, ENTRY)
    clock.advance(hours=hours)

    assert not (await forms.hand_in(desk, form, ENTRY)).is_new


async def test_the_same_words_a_day_later_are_another_entry(desk, form, clock):
    await forms.hand_in(desk, form, ENTRY)
    clock.advance(hours=24)

    assert (await forms.hand_in(desk, form, ENTRY)).is_new


async def test_other_words_are_another_entry(desk, form):
    await forms.hand_in(desk, form, ENTRY)

    assert (await forms.hand_in(desk, form, replace(ENTRY, subject="Two lamps"))).is_new


async def test_of_two_deliveries_at_the_same_moment_one_is_kept(desk, replica, form):
    handed = await asyncio.gather(
        *(
            forms.hand_in(one, form, ENTRY, named=name)
            for one in (desk, replica) * 3
            for name in ("17", "")
        )
    )

    assert sum(one.is_new for one in handed) == 2
    assert len({one.inbound_id for one in handed}) == 2


async def test_one_showing_of_a_page_sends_one_entry(desk, form):
    await forms.hand_in(desk, form, ENTRY, named=shown_once("token", ENTRY))

    again = await forms.hand_in(desk, form, ENTRY, named=shown_once("token", ENTRY))

    assert not again.is_new


async def test_who_goes_back_and_writes_something_else_is_heard(desk, form):
    other = replace(ENTRY, message="One more thing.")
    await forms.hand_in(desk, form, ENTRY, named=shown_once("token", ENTRY))

    assert (await forms.hand_in(desk, form, other, named=shown_once("token", other))).is_new


async def test_the_same_words_from_a_page_shown_anew_are_meant(desk, form):
    await forms.hand_in(desk, form, ENTRY, named=shown_once("one", ENTRY))

    assert (await forms.hand_in(desk, form, ENTRY, named=shown_once("two", ENTRY))).is_new


async def test_an_entry_has_no_number_before_it_is_taken_in(desk, form):
    handed = await forms.hand_in(desk, form, ENTRY)

    assert await forms.case_number(desk, handed) is None


async def test_the_addresses_of_the_queues_are_our_own(desk, queue):
    assert await forms.own_addresses(desk) == {queue.address}
