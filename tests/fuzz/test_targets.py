"""Made-up mails, pages and texts do no harm on their way to Slack."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz import targets
from tests.fuzz.making import MAILS, NASTY, PAGES, TEXTS, corpus, harmed

#: The same examples each time: what fails for one person fails for all.
steady = settings(
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
few = settings(steady, max_examples=60)
many = settings(steady, max_examples=150)


def as_bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@given(MAILS)
@many
def test_mails_of_any_make(raw: bytes):
    targets.mail(raw)


@given(TEXTS)
@many
def test_texts_of_any_kind(text: str):
    targets.trimmer(as_bytes(text))
    targets.language(as_bytes(text))
    targets.escaping(as_bytes(text))


@given(PAGES)
@many
def test_pages_of_any_make(html: str):
    targets.page(as_bytes(html))


@given(st.lists(st.sampled_from([*NASTY, *"<>@,;:\"'()[]\\ "]), max_size=12).map("".join))
@few
def test_address_headers_of_any_kind(text: str):
    targets.address(as_bytes(text))


@given(
    st.lists(st.sampled_from([*NASTY, *"{}\\", r"\par ", r"\u60?", r"\'3c", r"{\*\htmltag "]))
    .map("".join)
    .map(lambda rich: r"{\rtf1\fromhtml1 " + rich)
)
@few
def test_rich_text_of_any_kind(text: str):
    targets.rich(text.encode("latin-1", "replace"))


@pytest.mark.parametrize(
    ("kinds", "target"),
    [
        (("*.eml", "*.msg", "*.txt"), targets.mail),
        (("*.txt",), targets.trimmer),
        (("*.html",), targets.page),
    ],
    ids=["mails", "texts", "pages"],
)
def test_real_ones_that_came_to_harm(
    test_data: Path, kinds: tuple[str, ...], target: Callable[[bytes], None]
):
    @given(harmed(corpus(test_data, *kinds)))
    @few
    def come_to_harm(raw: bytes) -> None:
        target(raw)

    come_to_harm()
