"""Forms as admins see them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desk.form import Form
from desk.forms import FormOfQueue, Forms
from desk.queue import Function, Queue
from views.forms import form_added, forms_list

FORM = Form(
    id="f",
    key="contact",
    title="Questions & <answers>",
    queue_id="q",
    secret="s3cret",
    created_at=datetime(2026, 6, 8, tzinfo=UTC),
)
QUEUE = Queue(
    id="q",
    key="support",
    name="Support",
    function=Function.SUPPORT,
    channel="C1",
    address="support@example.com",
)
URL = "https://desk.example.com/"


def listed(*, public_url: str = URL, shows_secrets: bool = True) -> str:
    known = Forms(forms=(FormOfQueue(form=FORM, queue=QUEUE),), shows_secrets=shows_secrets)
    return forms_list(known, public_url=public_url, example="/desk forms add ...")


def test_a_form_is_listed_with_its_links():
    assert "<https://desk.example.com/f/contact>" in listed()
    assert "<https://desk.example.com/in/form/s3cret>" in listed()


def test_a_title_is_no_markup():
    assert "*Questions &amp; &lt;answers&gt;*" in listed()


def test_the_secret_is_for_admins():
    assert "s3cret" not in listed(shows_secrets=False)


@pytest.mark.parametrize(
    "said",
    [listed(public_url=""), form_added(FORM, public_url="")],
    ids=["list", "new form"],
)
def test_a_missing_public_address_is_told(said: str):
    assert "`PUBLIC_URL` is not set" in said
    assert "`/f/contact`" in said
