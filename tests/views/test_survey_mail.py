"""The mail that asks, and what ratings look like in Slack."""

from __future__ import annotations

import email
from dataclasses import replace
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser

import pytest

from desk.case import Case
from desk.events import Happened
from desk.mail import Address
from desk.rating import Opinion
from desk.survey import Survey, SurveyKind, SurveyState
from tests.views import facts
from tests.views.facts import NOW, QUEUE, RATING
from views.modals.more import HAPPENED
from views.ratings import card_remarks, rating_post
from views.survey_mail import SurveyMailFacts, survey_mail

LINK = f"https://desk.example.com/s/{'a' * 32}"
CASE = replace(facts.CASE, subject="The <b>kettle</b> leaks")
SURVEY = Survey(
    id="s1",
    kind=SurveyKind.CSAT,
    requester_id="r1",
    case_id="c1",
    queue_id="q1",
    by="U1",
    state=SurveyState.SENT,
    due=NOW,
    mail_id="<s1@example.com>",
    created_at=NOW,
)


class Links(HTMLParser):
    """The links of a page, and the texts that can be seen."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.hidden: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a":
            is_hidden = "display:none" in (given.get("style") or "")
            (self.hidden if is_hidden else self.seen).append(given.get("href") or "")


def raw(kind: SurveyKind = SurveyKind.CSAT, *, case: Case = CASE, link: str = LINK) -> bytes:
    of = SurveyMailFacts(
        survey=replace(SURVEY, kind=kind),
        queue=QUEUE,
        to=Address(name="Kim", address="kim@example.net"),
        case=case if kind is SurveyKind.CSAT else None,
        link=link,
        reply_to="support+c1001-abcdefghijklmnop@example.com",
    )
    return survey_mail(of, now=NOW)


def mail(kind: SurveyKind = SurveyKind.CSAT, **parts: Case | str) -> EmailMessage:
    return email.message_from_bytes(raw(kind, **parts), policy=default)


def body(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    assert part
    return part.get_content()


@pytest.mark.parametrize(
    ("kind", "scores"), [(SurveyKind.CSAT, range(5, 0, -1)), (SurveyKind.NPS, range(11))], ids=str
)
def test_each_score_is_a_link_that_only_chooses_it(kind, scores):
    links = Links(body(mail(kind), "html"))

    assert links.seen == [f"{LINK}?score={score}" for score in scores]


def test_one_link_cannot_be_seen():
    assert Links(body(mail(), "html")).hidden == [f"{LINK}?all=1"]
    assert "all=1" not in body(mail(), "plain")


@pytest.mark.parametrize(
    ("kind", "says"),
    [(SurveyKind.CSAT, "opens with your choice"), (SurveyKind.NPS, "opens where you choose")],
    ids=str,
)
def test_a_plain_mail_promises_no_choice_that_its_links_do_not_make(kind, says):
    assert says in body(mail(kind), "plain")


def test_a_mail_tells_machines_to_keep_silent():
    written = mail()

    assert written["Auto-Submitted"] == "auto-generated"
    assert written["X-Auto-Response-Suppress"] == "All"


@pytest.mark.parametrize("kind", SurveyKind)
def test_a_mail_program_can_unsubscribe_its_reader(kind):
    written = mail(kind)

    assert written["List-Unsubscribe"] == f"<{LINK}/unsubscribe>"
    assert written["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_long_link_stays_in_one_piece():
    link = f"https://{'desk.' * 12}example.com/s/{'a' * 32}"

    assert f"\r\nList-Unsubscribe: <{link}/unsubscribe>\r\n".encode() in raw(link=link)


def test_one_click_needs_a_safe_way():
    written = mail(link=LINK.replace("https:", "http:"))

    assert "List-Unsubscribe" in written
    assert "List-Unsubscribe-Post" not in written


def test_a_reply_finds_its_case():
    written = mail()

    assert written["Reply-To"] == "Support desk <support+c1001-abcdefghijklmnop@example.com>"
    assert written["Message-ID"] == "<s1@example.com>"


def test_what_the_customer_called_it_is_text_and_nothing_else():
    assert "<b>kettle" not in body(mail(), "html")
    assert mail()["Subject"] == "How did we do? The <b>kettle</b> leaks"


def test_a_case_without_a_subject_has_its_number():
    assert mail(case=replace(CASE, subject=""))["Subject"] == "How did we do? #1001"


@pytest.mark.parametrize("kind", list(SurveyKind))
def test_a_mail_says_how_not_to_be_asked_again(kind):
    assert "rather not be asked" in body(mail(kind), "plain")
    assert "rather not be asked" in body(mail(kind), "html")


def test_a_card_shows_what_the_case_was_rated_and_what_its_customer_said_before():
    own = Opinion(survey=SURVEY, rating=replace(RATING, comment="<!channel> Slow."))
    before = Opinion(
        survey=replace(SURVEY, id="s0", case_id=None, kind=SurveyKind.NPS),
        rating=replace(RATING, score=9),
    )

    lines = card_remarks(CASE, [own, before])

    assert lines[0] == "🔴 Rated *2 of 5* (Dissatisfied): &lt;!channel&gt; Slow."
    assert lines[1].startswith("Before: NPS *9 of 10* on ")


def test_a_rating_without_words_shows_none():
    assert card_remarks(CASE, [Opinion(survey=SURVEY, rating=RATING)]) == [
        "🔴 Rated *2 of 5* (Dissatisfied)"
    ]


def test_a_card_without_ratings_says_nothing_of_them():
    assert card_remarks(CASE, []) == []


def test_a_long_comment_fits_into_its_post():
    loud = Opinion(survey=SURVEY, rating=replace(RATING, comment="&<>\n" * 500))

    assert len(str(rating_post(loud, ping=("U1",)))) < 12_000


def test_every_fact_of_a_case_has_words():
    assert [what for what in Happened if what not in HAPPENED] == []
