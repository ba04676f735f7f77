"""The reply corpora of the test data, read into cases: a text and what must come out of it."""

from __future__ import annotations

import email
import email.policy
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from handlers.mail.quotes.html import split_html

Splitter = Callable[[str], tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Case:
    name: str
    given: str
    exact: str | None = None
    starts: str = ""
    has: list[str] = field(default_factory=list)
    lacks: list[str] = field(default_factory=list)

    def is_met_by(self, new: str) -> bool:
        if self.exact is not None and folded(new) != folded(self.exact):
            return False
        says = new.strip().startswith(self.starts) and all(part in new for part in self.has)
        return says and not any(part in new for part in self.lacks)


def folded(text: str) -> str:
    """Line ends trimmed and blank lines taken out: what counts is what is said."""
    return "\n".join(line.rstrip() for line in text.splitlines() if line.strip())


def seen(case: Case) -> str:
    """What a reader sees of the new part of an HTML case."""
    tree = LexborHTMLParser(split_html(case.given)[0])
    for unseen in tree.css("style, script, title"):
        unseen.decompose()
    text = tree.body.text() if tree.body else ""
    return text if case.exact is None else squeezed(text)


def squeezed(text: str) -> str:
    return "".join(text.split())


def missed(cases: list[Case], split: Splitter) -> list[str]:
    return [case.name for case in cases if not case.is_met_by(split(case.given)[0])]


def lines_kept(cases: list[Case], split: Splitter) -> float:
    """Of the lines that should be kept, the share that is."""
    wanted = kept = 0
    for case in cases:
        expected = Counter((case.exact or "").split("\n"))
        del expected[""]
        wanted += expected.total()
        kept += (expected & Counter(folded(split(case.given)[0]).split("\n"))).total()
    return kept / wanted


def trimmer_cases(data: Path) -> list[Case]:
    folder = data / "corpora/mail/email_reply_trimmer/test"
    return [
        Case(name=path.stem, given=_read(path), exact=folded(_read(folder / "trimmed" / path.name)))
        for path in sorted((folder / "emails").glob("*.txt"))
    ]


def parser_cases(data: Path) -> list[Case]:
    folder = data / "corpora/mail/github_email_reply_parser"
    expected = json.loads(_read(folder / "expected.json"))
    return [
        Case(
            name=name,
            given=_read(folder / f"test/emails/{name}.txt"),
            exact=wanted.get("exact"),
            starts=wanted.get("starts", ""),
            has=wanted.get("has", []),
            lacks=wanted.get("not", []),
        )
        for name, wanted in expected.items()
    ]


def talon_cases(data: Path) -> list[Case]:
    folder = data / "corpora/mail/talon/tests/fixtures/standard_replies"
    return [
        Case(name=path.stem, given=_plain_part(path), exact=_talon_answer(path))
        for path in sorted(folder.glob("*.eml"))
    ]


def _talon_answer(path: Path) -> str:
    answer = path.with_name(f"{path.stem}_reply_text")
    return _read(answer) if answer.exists() else "Hello"


def html_cases(data: Path) -> Iterator[Case]:
    """Cases whose text is HTML; an exact answer is meant with all white space taken out."""
    talon = data / "corpora/mail/talon"
    for name, wanted in json.loads(_read(talon / "expected.json")).items():
        for path in sorted(talon.glob(f"tests/fixtures/{name}")):
            if path.suffix == ".html":
                answer = squeezed(wanted["new_text_ignoring_whitespace"])
                yield Case(name=path.stem, given=_read(path), exact=answer)
    planer = data / "corpora/mail/planer"
    for name, wanted in json.loads(_read(planer / "expected.json")).items():
        path = planer / name
        yield Case(name=path.stem, given=_read(path), has=wanted["has"], lacks=wanted["not"])


def _plain_part(path: Path) -> str:
    mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")
