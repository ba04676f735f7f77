"""How well mail is read, by us and by others: `python -m tests.bench.bench_mail` prints it."""

from __future__ import annotations

import json
import logging
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import Path

import pytest

from desk.mail import IncomingMail, Kind
from desk.rich import from_plain, plain
from handlers.mail import rtf
from handlers.mail.charsets.charset import decode
from handlers.mail.html.document import html_document
from handlers.mail.languages.language import language_of
from handlers.mail.quotes.html import split_html
from handlers.mail.quotes.trimmer import split_text
from handlers.mail.read import read_mail
from tests.bench import mail_rivals
from tests.bench.charset_texts import unlabelled
from tests.bench.mail_corpora import (
    Parsed,
    list_mails,
    mailboxes,
    names_a_machine,
    parsed_mails,
    people_mails,
    returned_mails,
)
from tests.bench.mail_survival import SLOW, survival
from tests.bench.patience import survives
from tests.fuzz import growing
from tests.fuzz.posting import is_live
from tests.handlers.mail import hostile
from tests.handlers.mail.languages.letters import LETTERS
from tests.handlers.mail.languages.phrases import PHRASES, UNSEEN
from tests.handlers.mail.quotes.corpora import (
    Case,
    folded,
    html_cases,
    lines_kept,
    missed,
    parser_cases,
    squeezed,
    talon_cases,
    trimmer_cases,
)
from views import text as slack_text

DATA = Path(os.environ.get("DESKBELL_TEST_DATA") or Path(__file__).parents[3] / "shared")
#: What customers write to make Slack do something.
LIVE = (
    "<!channel>",
    "<@U123>",
    "<#C123>",
    "<https://example.net|bank>",
    "a & b < c > d",
    "&lt;!here&gt;",
)


def told(name: str, scores: Iterable[tuple[str, str]]) -> None:
    sys.stdout.write(f"{name}\n")
    for who, score in scores:
        sys.stdout.write(f"    {who:<22} {score}\n")


def shared(right: int, of: int) -> str:
    return f"{right} of {of}"


def attempt(read: Callable[[], bool]) -> bool:
    try:
        return read()
    except Exception:  # noqa: BLE001 - what a library raises counts as a mail it cannot read
        return False


def parsing() -> Iterator[tuple[str, str]]:
    """Subjects, first texts and numbers of files."""
    mails = list(parsed_mails(DATA))
    of = (
        sum(mail.subject is not None for mail in mails),
        sum(mail.text is not None for mail in mails),
        len(mails),
    )
    for who, read in (("deskbell", _ours), *mail_rivals.readers()):
        scores = [_as_parsed(mail, _tried(read, mail.raw)) for mail in mails]
        right = [sum(column) for column in zip(*scores, strict=True)]
        subject, text, files = map(shared, right, of)
        yield who, f"subject {subject}, text {text}, files {files}"


def _as_parsed(mail: Parsed, found: tuple[str, str, int]) -> tuple[bool, bool, bool]:
    subject, text, files = found
    return (
        mail.subject is not None and squeezed(subject) == squeezed(mail.subject),
        mail.text is not None and squeezed(text) == squeezed(mail.text),
        files == mail.files,
    )


def _ours(raw: bytes) -> tuple[str, str, int]:
    mail = read_mail(raw)
    return mail.subject, mail.text, len(mail.attachments)


def _tried(read: mail_rivals.Reader, raw: bytes) -> tuple[str, str, int]:
    try:
        return read(raw)
    except Exception:  # noqa: BLE001 - what a library raises counts as a mail it cannot read
        return "", "", -1


def trimming() -> Iterator[tuple[str, str]]:
    """New text exactly right, lines kept, and mails of which nothing was left."""
    cases = trimmer_cases(DATA)
    for who, split in (("deskbell", split_text), *mail_rivals.splitters()):
        right = len(cases) - len(missed(cases, split))
        lost = sum(bool(case.exact) and not split(case.given)[0].strip() for case in cases)
        kept = lines_kept(cases, split)
        yield who, f"exact {shared(right, len(cases))}, lines kept {kept:.1%}, all lost {lost}"


def replies() -> Iterator[tuple[str, str]]:
    """Replies of other corpora: bare texts, whole mails, HTML."""
    texts, mails, pages = parser_cases(DATA), talon_cases(DATA), list(html_cases(DATA))
    in_mails = [case for case in mails if _new_text(case.name) == folded(case.exact or "")]
    in_texts = shared(len(texts) - len(missed(texts, split_text)), len(texts))
    in_pages = shared(sum(map(_is_met_by_html, pages)), len(pages))
    yield (
        "deskbell",
        f"texts {in_texts}, mails {shared(len(in_mails), len(mails))}, HTML {in_pages}",
    )
    for who, split in mail_rivals.splitters():
        right = len(texts) - len(missed(texts, split)), len(mails) - len(missed(mails, split))
        yield who, f"texts {shared(right[0], len(texts))}, mails {shared(right[1], len(mails))}"


def _new_text(name: str) -> str:
    folder = DATA / "corpora/mail/talon/tests/fixtures/standard_replies"
    return folded(read_mail((folder / f"{name}.eml").read_bytes()).new_text)


def _is_met_by_html(case: Case) -> bool:
    new = plain(html_document(split_html(case.given)[0]))
    return squeezed(new) == case.exact if case.exact is not None else case.is_met_by(new)


def bounces() -> Iterator[tuple[str, str]]:
    """Failed addresses exactly right, permanent and temporary apart."""
    mails = list(returned_mails(DATA))
    for who, failed in (
        ("deskbell", lambda raw: _failed(read_mail(raw))),
        ("flufl.bounce", mail_rivals.failed_addresses),
    ):
        right = sum(failed(mail.raw) == (mail.temporary, mail.permanent) for mail in mails)
        yield who, shared(right, len(mails))


def _failed(mail: IncomingMail) -> tuple[frozenset[str], frozenset[str]]:
    by_kind = {
        permanent: frozenset(one.address for one in mail.bounced if one.permanent is permanent)
        for permanent in (False, True)
    }
    return by_kind[False], by_kind[True]


def machines() -> Iterator[tuple[str, str]]:
    """Machine mails recognised, and others taken for them."""
    machine = [mail.raw for mail in returned_mails(DATA)]
    people = [raw for _, raw in people_mails(DATA) if not names_a_machine(raw)]
    for who, is_machine in (
        ("deskbell", lambda raw: read_mail(raw).kind is not Kind.HUMAN),
        ("the common rules", mail_rivals.is_automatic_by_common_rules),
    ):
        found, wrong = (sum(map(is_machine, mails)) for mails in (machine, people))
        yield who, f"{shared(found, len(machine))}, false alarms {shared(wrong, len(people))}"


def senders() -> Iterator[tuple[str, str]]:
    cases = list(list_mails(DATA))
    right = sum(_is_as_told(read_mail(raw), expected) for _, raw, expected in cases)
    yield "deskbell", shared(right, len(cases))


def _is_as_told(mail: IncomingMail, expected: dict[str, object]) -> bool:
    facts = {
        "sender": mail.sender.address,
        "bounce": mail.kind is Kind.BOUNCE,
        "auto_generated": mail.kind is Kind.AUTO,
        "final_recipient": mail.bounced[0].address if mail.bounced else None,
        "status": mail.bounced[0].status if mail.bounced else None,
        "to_missing": not mail.to,
        "from_unparseable": not mail.from_.address,
    }
    return all(expected[name] == fact for name, fact in facts.items() if name in expected)


def threads() -> Iterator[tuple[str, str]]:
    """Conversations in a mailbox, joined by their references alone."""
    boxes = list(mailboxes(DATA))
    right = sum(_roots(box.mails) == box.roots for box in boxes)
    yield "deskbell", shared(right, len(boxes))


def _roots(mails: list[bytes]) -> int:
    groups: list[set[str]] = []
    for raw in mails:
        mail = read_mail(raw)
        ids = {mail.message_id, *mail.references, *mail.in_reply_to}
        joined = [group for group in groups if group & ids]
        groups = [group for group in groups if not group & ids]
        groups.append(ids.union(*joined))
    return len(groups)


def charsets() -> Iterator[tuple[str, str]]:
    texts = list(unlabelled())
    yield "deskbell", shared(sum(decode(raw)[0] == text for text, raw in texts), len(texts))
    for who, guess in mail_rivals.guessers():
        right = sum(attempt(lambda g=guess, t=text, r=raw: g(r) == t) for text, raw in texts)
        yield who, shared(right, len(texts))


def languages(phrases: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Languages of short texts told right, and told wrong."""
    texts = [(language, text) for language, some in phrases.items() for text in some]
    for who, tell in (("deskbell", language_of), *mail_rivals.linguists()):
        told = [(tell(text), language) for language, text in texts]
        right = sum(one == language for one, language in told)
        wrong = sum(one not in {language, ""} for one, language in told)
        yield who, f"{shared(right, len(texts))}, wrong {wrong}"


def speed() -> Iterator[tuple[str, str]]:
    """The slowest text of each function, and ordinary mails in a second."""
    texts = [raw().decode("utf-8", "replace")[:200_000] for raw in hostile.MAILS.values()]
    traps = [grown(3_000) for grown in (*growing.TEXTS.values(), *growing.PAGES.values())]
    for function in (split_text, split_html, html_document, from_plain):
        yield (
            function.__name__,
            f"slowest {max(_seconds(function, text) for text in (*texts, *traps)):.2f} s",
        )
    for who, rival in (*mail_rivals.splitters(), *mail_rivals.walkers()):
        good = sum(survives(lambda r=rival, t=text: r(t), seconds=SLOW) for text in traps)
        yield who, f"fails or takes over {SLOW:.0f} s for {shared(len(traps) - good, len(traps))}"
    mails = [raw for _, raw in people_mails(DATA)]
    spent = sum(_seconds(read_mail, raw) for raw in mails)
    yield "read_mail", f"{len(mails) / spent:.0f} mails a second"


def growth() -> Iterator[tuple[str, str]]:
    """How the work grows with twice the size: 2.0 is linear."""
    for function, kinds in (
        (split_text, growing.TEXTS),
        (split_html, growing.PAGES),
        (html_document, growing.PAGES),
        (rtf.read, growing.RICH),
    ):
        ratios = {
            name: growing.steps(function, grown(1_200)) / growing.steps(function, grown(600))
            for name, grown in kinds.items()
        }
        worst = max(ratios, key=lambda name: ratios[name])
        yield (
            f"{function.__module__.rpartition('.')[2]}.{function.__name__}",
            (f"at most {ratios[worst]:.2f} times: {worst}"),
        )


def _seconds(function: Callable[..., object], value: object) -> float:
    began = time.process_time()
    function(value)
    return time.process_time() - began


def escaping() -> Iterator[tuple[str, str]]:
    """What a customer writes that Slack would act on."""
    leaks = sum(_leaks(text) for text in LIVE)
    leaks += sum(_leaks(plain(html_document(f"<p>{text}</p>"))) for text in LIVE)
    yield "deskbell", f"{leaks} leaks in {2 * len(LIVE)} texts"
    for who, walk in mail_rivals.walkers():
        leaks = sum(is_live(walk(f"<p>{escape(text)}</p>")) for text in LIVE)
        yield who, f"{leaks} leaks in {len(LIVE)} texts"


def _leaks(text: str) -> bool:
    shown = slack_text.escape(text), slack_text.fallback(text)
    blocks, _ = slack_text.rich_text_blocks(from_plain(text), quote=True)
    is_markup = '"mrkdwn"' in json.dumps(blocks)
    return is_markup or any("<" in one or ">" in one for one in shown)


MEASURES = {
    "Mails read to the end": lambda: survival(DATA),
    "Subject, text and files": parsing,
    "New text": trimming,
    "Other replies": replies,
    "Failed addresses": bounces,
    "Machines recognised": machines,
    "Senders seen through": senders,
    "Conversations": threads,
    "Character sets guessed": charsets,
    "Languages": lambda: languages(PHRASES),
    "Languages of unseen texts": lambda: languages(UNSEEN),
    "Languages of letters": lambda: languages(LETTERS),
    "Time": speed,
    "Growth": growth,
    "Live markup": escaping,
}


@pytest.mark.bench
@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", MEASURES)
def test_a_measure_is_taken(name: str):
    assert dict(MEASURES[name]())


def main() -> None:
    # What other libraries tell their operators is not part of the table.
    logging.getLogger().addHandler(logging.NullHandler())
    for name, measure in MEASURES.items():
        told(name, measure())


if __name__ == "__main__":
    main()
