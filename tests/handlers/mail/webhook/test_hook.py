"""MAIL_WEBHOOKS: what can be written there, and what is said of what cannot."""

from __future__ import annotations

import pytest

from handlers.mail.webhook.hook import FORMS, Hook, hooks


@pytest.mark.parametrize("example", FORMS.values(), ids=FORMS)
def test_every_example_can_be_read(example):
    assert Hook.parse(example).queue == "support"


def test_a_secret_is_written_with_percent_signs_where_it_has_to_be():
    hook = Hook.parse("mailgun://:a%2Fb%40c%3Fd@/?queue=support")

    assert hook.secret == "a/b@c?d"


def test_a_topics_colons_stay():
    hook = Hook.parse("ses://:arn:aws:sns:eu-west-1:123456789012:mail@/")

    assert hook.secret == "arn:aws:sns:eu-west-1:123456789012:mail"


def test_a_secret_is_never_shown():
    assert "hidden" not in repr(Hook.parse("mandrill://:hidden@/?url=https%3A%2F%2Fu%3Ahidden%40h"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("mailgun", "begins with one of"),
        ("https://example.com/", "begins with one of"),
        ("mailgun://", "has no secret"),
        ("mailgun://:KE/Y@/", "has no secret"),
        ("mailgun://:KE#Y@/", "has no secret"),
        ("mailgun://[:KEY@/", "cannot be read"),
        ("mailgun://:@/", "has not what mailgun needs"),
        ("mailgun://user:KEY@/", "has not what mailgun needs"),
        ("mailgun://:KEY@example.com/", "has not what mailgun needs"),
        ("postmark://:PASSWORD@/", "has not what postmark needs"),
        ("mailgun://:KEY@/?kueue=support", "something else than ?queue="),
        ("mailgun://:KEY@/?url=https://example.com", "something else than ?queue="),
        ("mime://:KEY@/a/b", "has a name of other than"),
        ("mime://:KEY@/%7Bx%7D", "has a name of other than"),
        ("mailgun://:A@/ mailgun://:B@/", "names the same way in twice"),
    ],
)
def test_what_is_wrong_is_one_sentence(text, says):
    with pytest.raises(ValueError, match=r"^[a-z][^\n]*$") as wrong:
        hooks(text)

    assert says in str(wrong.value)


@pytest.mark.parametrize("text", ["mailgun://:hidden/x@/", "mailgun://u:hidden@/", "x://:hidden@/"])
def test_no_sentence_repeats_a_secret(text):
    with pytest.raises(ValueError, match="for example") as wrong:
        hooks(text)

    assert "hidden" not in str(wrong.value)


def test_two_of_a_kind_are_told_apart_by_a_name():
    first, second = hooks("mailgun://:A@/ mailgun://:B@/second")

    assert first.path(b"key") != second.path(b"key")


def test_an_address_stays_when_the_secret_changes():
    old, new = Hook.parse("mailgun://:OLD@/?queue=a"), Hook.parse("mailgun://:NEW@/?queue=a")

    assert old.path(b"key") == new.path(b"key")
