"""Tables of phrases by language, written one language a line."""

from __future__ import annotations


def phrases(table: str) -> frozenset[str]:
    """
    All phrases of a table, case folded.

    A line reads `language: phrase | phrase`; a language with much to say has several lines. The
    languages serve the reader only: mail mixes them, so a look-up asks all.
    """
    found: set[str] = set()
    for line in filter(str.strip, table.splitlines()):
        found.update(phrase.strip().casefold() for phrase in line.partition(":")[2].split("|"))
    return frozenset(found)
