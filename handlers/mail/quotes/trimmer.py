"""
The trimmer: what a mail adds is parted from the history it quotes and from its signature.

Lines are classified, runs of a kind become segments, and the segments decide. What a person wrote
is never lost: the cut part is handed back as well, answers between quotes stay with what they
answer, forwarded mail stays whole, and where nothing new would be left nothing is cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from handlers.mail.quotes.banner import banner_lines
from handlers.mail.quotes.claim import DATE, MAIL, TIME
from handlers.mail.quotes.lines import Line, lines_of
from handlers.mail.quotes.segments import Kind, Segment, Walk
from handlers.mail.quotes.signature import signature_lines

#: Cutting is repeated until nothing more comes off; a text that does not settle is left whole.
PASSES = 5
#: Of a short mail hardly anything would be left: it is shown whole unless the signs are sure.
SHORT = 500
LEAST = 0.05

#: A longer mail is a dump; what its end is, is not asked any more.
LINES = 10_000

QUOTED = frozenset({Kind.QUOTE, Kind.ANSWERED})


def split_text(text: str) -> tuple[str, str]:
    """
    The new text of a mail, and what was cut from it, each in its original order.

    Every line that is not blank is in one of the two. The new text is empty only if the mail is,
    and splitting it again cuts nothing more.
    """
    return _parted(text, with_signature=True)


def split_history(text: str) -> tuple[str, str]:
    """The same, with the signature left where it is."""
    return _parted(text, with_signature=False)


def _parted(text: str, *, with_signature: bool) -> tuple[str, str]:
    texts = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    cut = cut_lines(lines_of(texts), with_signature=with_signature)
    new = _joined(line for at, line in enumerate(texts) if at not in cut)
    return new, _joined(line for at, line in enumerate(texts) if at in cut)


def cut_lines(lines: Sequence[Line], *, with_signature: bool = True) -> set[int]:
    """Which lines are history or signature; none where too little would be left."""
    left = _without_blank_ends(lines, list(range(len(lines))))
    is_sure = True
    for _ in range(PASSES):
        found, is_sure_now = _cut_once([lines[at] for at in left], with_signature=with_signature)
        is_sure = is_sure and is_sure_now
        if not found:
            break
        left = _without_blank_ends(
            lines, [at for index, at in enumerate(left) if index not in found]
        )
    else:
        return set()
    if not _is_enough(lines, left, is_sure=is_sure):
        return set()
    return set(range(len(lines))).difference(left)


def _cut_once(lines: Sequence[Line], *, with_signature: bool) -> tuple[set[int], bool]:
    segments = Walk(lines[:LINES]).segments_found()
    is_whole = len(lines) <= LINES
    signed = _signed(lines, segments) if with_signature and is_whole else set()
    spoken = [at for at, segment in enumerate(segments) if _speaks(lines, segment, signed)]
    if not spoken:
        return set(), True
    cut = _going(lines, segments, spoken)
    found = {at for segment in cut for at in range(segment.start, segment.end)} | signed
    found.update(at for segment in segments for at in range(segment.start, segment.body))
    if cut and cut[-1] is segments[-1] and _goes_on(lines, cut[-1]):
        found.update(range(LINES, len(lines)))
    return found, all(segment.is_sure for segment in cut)


def _goes_on(lines: Sequence[Line], last: Segment) -> bool:
    """Whether the lines that were not asked belong to the last segment, too."""
    rest = lines[last.end :]
    return last.kind is Kind.HISTORY or all(line.depth or line.is_blank for line in rest)


def _signed(lines: Sequence[Line], segments: Iterable[Segment]) -> set[int]:
    found: set[int] = set()
    for segment in segments:
        if segment.kind is Kind.TEXT:
            if segment.start == 0:
                found.update(banner_lines(lines, 0, segment.end))
            found |= signature_lines(lines, segment.start, segment.end)
    return found


def _speaks(lines: Sequence[Line], segment: Segment, signed: set[int]) -> bool:
    """Whether somebody says something here that is new to the desk."""
    if segment.kind is Kind.FORWARD:
        return True
    return segment.kind is Kind.TEXT and any(
        not lines[at].is_blank and not lines[at].is_rule and at not in signed
        for at in range(segment.start, segment.end)
    )


def _going(
    lines: Sequence[Line], segments: Sequence[Segment], spoken: Sequence[int]
) -> list[Segment]:
    """
    The segments that are cut.

    A quote goes when nobody speaks after it, unless somebody leads up to it right above: "I get
    this:". One with text below is being answered and stays, unless it stands on top, says whose it
    is, and is the only one: then the answer is enough. Of those that stay the line that says whose
    they are still goes.
    """
    last = spoken[-1]
    is_shown = last + 1 < len(segments) and _leads_up(lines, *segments[last : last + 2])
    last += is_shown
    first = spoken[0] if not is_shown and _is_answered_once(segments, spoken) else 0
    return [
        segment
        for at, segment in enumerate(segments)
        if segment.kind in {Kind.HISTORY, Kind.ATTRIBUTION}
        or (segment.kind in QUOTED and (at < first or at > last))
    ]


def _leads_up(lines: Sequence[Line], text: Segment, quote: Segment) -> bool:
    """Whether a quote without a name belongs to the sentence above it, which no program wrote."""
    if quote.kind is not Kind.QUOTE:
        return False
    said = next(line.said for line in reversed(lines[text.start : text.end]) if line.said)
    if not said.endswith(":") or any(kind.search(said) for kind in (DATE, TIME, MAIL)):
        return False
    first, *others = said.split(maxsplit=2)
    is_cased = first[:1].lower() != first[:1].upper()
    return is_cased and (not others or others[0][:1].islower())


def _is_answered_once(segments: Sequence[Segment], spoken: Sequence[int]) -> bool:
    above = [segment.kind for segment in segments[: spoken[0]]]
    between = [segment.kind for segment in segments[spoken[0] : spoken[-1]]]
    return Kind.ANSWERED in above and QUOTED.isdisjoint(between)


def _is_enough(lines: Sequence[Line], left: Sequence[int], *, is_sure: bool) -> bool:
    if not any(not lines[at].is_blank and not lines[at].is_rule for at in left):
        return False
    whole = sum(len(line.said) for line in lines)
    return is_sure or whole >= SHORT or sum(len(lines[at].said) for at in left) >= whole * LEAST


def _without_blank_ends(lines: Sequence[Line], left: list[int]) -> list[int]:
    said = [index for index, at in enumerate(left) if not lines[at].is_blank]
    return left[said[0] : said[-1] + 1] if said else []


def _joined(lines: Iterable[str]) -> str:
    """The lines without the blank ones at the ends."""
    kept = [line.rstrip() for line in lines]
    while kept and not kept[-1]:
        kept.pop()
    first = next((at for at, line in enumerate(kept) if line), 0)
    return "\n".join(kept[first:])
