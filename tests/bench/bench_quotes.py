"""Scores of the trimmer on the reply corpora: `python -m tests.bench.bench_quotes` prints them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from handlers.mail.quotes.trimmer import split_history, split_text
from tests.handlers.mail.quotes.corpora import (
    Case,
    Splitter,
    html_cases,
    lines_kept,
    missed,
    parser_cases,
    seen,
    talon_cases,
    trimmer_cases,
)

DATA = Path(os.environ.get("DESKBELL_TEST_DATA") or Path(__file__).parents[3] / "shared")


def score(name: str, cases: list[Case], split: Splitter) -> None:
    tell(name, len(cases), missed(cases, split))


def tell(name: str, cases: int, failed: list[str]) -> None:
    sys.stdout.write(f"{name}: {cases - len(failed)} of {cases}; missed: {failed or 'none'}\n")


def main() -> None:
    trimmer = trimmer_cases(DATA)
    lost = [case.name for case in trimmer if case.exact and not split_text(case.given)[0].strip()]
    score("trimmer, exact", trimmer, split_text)
    sys.stdout.write(f"trimmer, lines kept: {lines_kept(trimmer, split_text):.2%}; lost: {lost}\n")
    score("parser", parser_cases(DATA), split_text)
    score("talon, whole", talon_cases(DATA), split_text)
    score("talon, history only", talon_cases(DATA), split_history)
    pages = list(html_cases(DATA))
    tell("html", len(pages), [page.name for page in pages if not page.is_met_by(seen(page))])


if __name__ == "__main__":
    main()
