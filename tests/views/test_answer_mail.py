"""The mail that carries an answer."""

from __future__ import annotations

import email
from collections.abc import Sequence
from dataclasses import replace
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest

from desk.mail import Address
from desk.message import Answer, CustomerMessage
from desk.queue import Queue
from desk.reply_address import history_marker
from desk.rich import from_plain
from handlers.mail.quotes.trimmer import split_text
from handlers.mail.read import read_mail
from tests.views import facts
from tests.views.facts import CASE, KIM, NOW, QUEUE
from views.history_words import HISTORY_WORDS, history_words
from views.mail import LONGEST_QUOTE, AnswerFacts, Enclosed, answer_mail

MARKER = history_marker(CASE, secret=b"a secret of the tests", words=HISTORY_WORDS["en"].above)
MESSAGE = replace(
    facts.MESSAGE,
    document=from_plain("It leaks.\n\n<b>Help</b>"),
    quoted_text="What others had written to one another.",
    references=("<m0@example.net>",),
)
ANSWER = replace(
    facts.ANSWER,
    signature="Ada\nSupport desk",
    references=("<m0@example.net>", "<m1@example.net>"),
)


def raw_mail(
    message: CustomerMessage = MESSAGE,
    *,
    answer: Answer = ANSWER,
    queue: Queue = QUEUE,
    is_quoted: bool = True,
    files: Sequence[Enclosed] = (),
    language: str = "en",
) -> bytes:
    words = HISTORY_WORDS[language]
    of = AnswerFacts(
        answer=answer,
        case=CASE,
        queue=queue,
        message=message,
        is_quoted=is_quoted,
        files=tuple(files),
        reply_to="r@example.com",
        marker=history_marker(CASE, secret=b"a secret of the tests", words=words.above),
        history_words=words,
    )
    return answer_mail(of, now=NOW)


def mail(message: CustomerMessage = MESSAGE, **how: Any) -> EmailMessage:
    return email.message_from_bytes(raw_mail(message, **how), policy=default)


def text(mail: EmailMessage, kind: str = "plain") -> str:
    part = mail.get_body((kind,))
    assert part
    return part.get_content().replace("\r\n", "\n")


def test_an_answer_is_text_then_signature_then_what_it_answers():
    assert text(mail()) == (
        "Turn it off.\n\n-- \nAda\nSupport desk\n\n"
        f"{MARKER}\n\nOn 2026-06-08 at 09:00 UTC, Kim wrote:\n> It leaks.\n>\n> <b>Help</b>\n"
    )


def test_what_the_customer_wrote_is_a_quote_in_html_too():
    html = text(mail(), "html")

    assert html.index("Ada<br>") < html.index(MARKER) < html.index("<blockquote")
    assert "&lt;b&gt;Help&lt;/b&gt;" in html


def test_what_others_had_written_before_is_not_passed_on():
    assert "What others" not in mail().as_string()


def test_of_a_long_conversation_the_first_and_the_last_mails_are_named():
    ids = tuple(f"<{number}@example.net>" for number in range(40))
    written = mail(answer=replace(ANSWER, references=ids))

    assert written["References"].split() == [ANSWER.mail_id, *ids[:2], *ids[-18:]]


@pytest.mark.parametrize(
    ("message", "is_quoted"),
    [(MESSAGE, False), (replace(MESSAGE, document=()), True)],
    ids=["where it is not wanted", "where nothing was said"],
)
def test_nothing_is_quoted(message: CustomerMessage, is_quoted: bool):
    written = mail(message, is_quoted=is_quoted)

    assert text(written) == "Turn it off.\n\n-- \nAda\nSupport desk\n"


def test_of_a_long_mail_the_beginning_is_quoted():
    long = "\n".join(f"Line {n} of a long story é." for n in range(2_000))
    quoted = text(mail(replace(MESSAGE, document=from_plain(long)))).partition("wrote:\n")[2]

    assert quoted.startswith("> Line 0 of")
    assert quoted.endswith(" of a long story é.\n> […]\n")
    assert len(quoted.encode()) < LONGEST_QUOTE * 1.2


def test_its_own_id_is_the_first_of_its_references():
    written = mail()

    assert written["References"].split() == [
        "<a1@example.com>", "<m0@example.net>", "<m1@example.net>",
    ]  # fmt: skip
    assert written["In-Reply-To"] == "<m1@example.net>"


@pytest.mark.parametrize("header", ["Auto-Submitted", "Precedence", "List-Unsubscribe"])
def test_what_a_person_wrote_is_no_automatic_mail(header: str):
    assert header not in mail()


REPLIES = {
    "above a marked quote": (
        "Still wet.\n\nOn Mon, 8 Jun 2026 at 11:00, Support desk <support@example.com> wrote:\n\n"
        "{marked}"
    ),
    "above a copy without marks": (
        "Still wet.\n\nFrom: Support desk <support@example.com>\nSent: Monday, 8 June 2026 11:00\n"
        "To: Kim <kim@example.net>\nSubject: Re: The kettle leaks\n\n{copied}"
    ),
    "after our line alone": "Still wet.\n\n"
    + MARKER
    + "\n\nOn 2026-06-08, Kim wrote:\n> It leaks.",
    "one word": "Ok\n\n> " + MARKER + "\n> > It leaks.",
}


@pytest.mark.parametrize("reply", REPLIES.values(), ids=REPLIES)
def test_an_answer_to_it_is_cut_exactly(reply: str):
    ours = text(mail())
    marked = "\n".join(f"> {line}" for line in ours.split("\n"))

    new, _ = split_text(reply.format(marked=marked, copied=ours))

    assert new in {"Still wet.", "Ok"}


@pytest.mark.parametrize("language", HISTORY_WORDS)
def test_what_stands_above_the_history_is_in_the_customers_language(language: str):
    ours = text(mail(language=language))
    mark, _, rest = ours[ours.index("--- ") :].partition("\n\n")
    words = history_words(f"{language}-XX")

    assert words.above in mark
    assert rest.startswith(words.heading.format(day="2026-06-08", time="09:00", name="Kim"))


@pytest.mark.parametrize("language", HISTORY_WORDS)
def test_in_each_language_the_mark_and_the_heading_are_cut(language: str):
    ours = text(mail(language=language))
    mark, _, rest = ours[ours.index("--- ") :].partition("\n\n")

    below_mark, _ = split_text(f"Still wet.\n\n{mark}\n\nIt leaks.")
    below_heading, _ = split_text(f"Still wet.\n\n{rest}")

    assert (below_mark, below_heading) == ("Still wet.", "Still wet.")


def test_a_language_without_words_has_english_ones():
    assert history_words("tlh") == history_words("") == HISTORY_WORDS["en"]


def test_an_answer_to_its_html_is_cut_exactly():
    reply = EmailMessage()
    reply["From"] = "kim@example.net"
    wrote = "On Mon, 8 Jun 2026, Support desk &lt;support@example.com&gt; wrote:"
    reply.set_content(
        f"<div>Still wet.</div><br><div>{wrote}<br></div>"
        f"<blockquote>{text(mail(), 'html')}</blockquote>",
        subtype="html",
    )

    assert read_mail(reply.as_bytes(), own_addresses=[]).new_text.strip() == "Still wet."


LONG_LINE = b"From: a@b.example\r\n\r\n\xff" + b"x" * 2_000


@pytest.mark.parametrize(
    "kind",
    [
        "message/rfc822",
        "message/delivery-status",
        "multipart/mixed",
        "a/b\r\nX: y",
        "",
        "Image/PNG",
    ],
)
def test_a_file_arrives_as_it_is_whatever_it_says_of_itself(kind: str):
    answered = mail(files=(Enclosed(name="x.eml", type=kind, content=LONG_LINE),))

    (file,) = answered.iter_attachments()
    assert (file.get_filename(), file.get_payload(decode=True)) == ("x.eml", LONG_LINE)
    assert max(map(len, answered.as_bytes().splitlines())) < 998


NAMES = ["Kim", "Kim, Lee", "Lee, René", "Ünal, boss@example.org", 'Ann "Ö" <b@c.example>; d (e)']


@pytest.mark.parametrize("name", NAMES)
def test_a_name_stays_one_name_whatever_stands_in_it(name):
    answered = mail(answer=replace(ANSWER, to=Address(name=name, address=KIM.address)))

    (addressee,) = answered["To"].addresses
    assert (addressee.display_name, addressee.addr_spec) == (name, KIM.address)


@pytest.mark.parametrize("address", ["0@", "@", "a(b@example.net", "a@[", "", "a,b@c@d"])
def test_an_odd_address_is_written_as_it_is(address):
    answered = raw_mail(answer=replace(ANSWER, to=Address(name="", address=address)))

    head = answered.partition(b"\r\n\r\n")[0].decode()
    assert f"\r\nTo: {address}".rstrip() in head


def test_a_long_name_is_written_within_lines():
    answered = raw_mail(answer=replace(ANSWER, to=Address(name="ü" * 900, address=KIM.address)))

    assert max(map(len, answered.splitlines())) <= 80


@pytest.mark.parametrize("name", NAMES)
def test_a_queues_name_stays_one_name_too(name):
    answered = mail(queue=replace(QUEUE, name=name))

    found = [answered[field].addresses[0].display_name for field in ("From", "Reply-To")]
    assert found == [name, name]


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("kim@bücher.example", "kim@xn--bcher-kva.example"),
        ("rené@example.net", "rené@example.net"),
        ("rené@bücher.example", "rené@xn--bcher-kva.example"),
        ("用户@例子.example", "用户@xn--fsqu00a.example"),
    ],
)
def test_an_international_address_is_written_to(address, written):
    to = Address(name="René", address=address)

    answered = raw_mail(answer=replace(ANSWER, to=to, cc=("ann@example.net", address)))

    read = read_mail(answered)
    assert [one.address for one in (*read.to, *read.cc)] == [written, "ann@example.net", written]


def test_an_id_that_no_line_has_room_for_is_left_out():
    references = (*ANSWER.references, f"<{'i' * 990}@example.net>")

    answered = mail(answer=replace(ANSWER, references=references))

    assert answered["In-Reply-To"] == "<m1@example.net>"
    assert max(map(len, answered.as_bytes().splitlines())) < 998
