"""Finding our own posts in a channel where much has been said since."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from bot.senders.looking import EVENT, OVERLAP, TOP, Looks, Message

PAGE = 10
START = 1_800_000_000


def at(second: float) -> str:
    return f"{START + second:.6f}"


def said(second: float) -> Message:
    return {"ts": at(second), "text": "Somebody said so.", "user": "U1"}


def posted(second: float, row: str, *, bot_id: str = "B1") -> Message:
    metadata = {"event_type": EVENT, "event_payload": {"row": row}}
    return {"ts": at(second), "text": "#1001", "bot_id": bot_id, "metadata": metadata}


class Channel:
    """A channel as Slack lets it be read, and what was read of it."""

    def __init__(self, *messages: Message) -> None:
        self.messages = list(messages)
        self.asked: list[tuple[str, str]] = []
        #: Pages that can still be read.
        self.left = 1_000

    async def page(self, oldest: str, latest: str) -> tuple[Sequence[Message], bool]:
        if not self.left:
            raise TimeoutError
        self.left -= 1
        self.asked.append((oldest, latest))
        between = [each for each in self.messages if oldest < each["ts"] < latest]
        newest_first = sorted(between, key=lambda each: each["ts"], reverse=True)
        await asyncio.sleep(0)
        return newest_first[:PAGE], len(newest_first) > PAGE


@pytest.fixture
def looks() -> Looks:
    return Looks(bot_id="B1")


async def test_a_post_is_found_by_its_row(looks: Looks):
    channel = Channel(posted(1, "other"), posted(2, "row"), said(3))

    assert await looks.find("C1", "row", oldest=at(0), page=channel.page) == at(2)


async def test_what_was_never_posted_is_looked_for_down_to_its_beginning(looks: Looks):
    channel = Channel(*map(said, range(35)))

    assert await looks.find("C1", "row", oldest=at(9.5), page=channel.page) is None
    assert channel.asked == [(at(9.5), latest) for latest in (TOP, at(25), at(15))]


async def test_a_post_of_another_bot_is_none_of_ours(looks: Looks):
    channel = Channel(posted(1, "row", bot_id="B2"))

    assert await looks.find("C1", "row", oldest=at(0), page=channel.page) is None


async def test_a_look_that_was_cut_short_goes_on_where_it_was(looks: Looks):
    channel = Channel(posted(0, "row"), *(said(100 * n) for n in range(1, 55)))
    channel.left = 3
    with pytest.raises(TimeoutError):
        await looks.find("C1", "row", oldest=at(-1), page=channel.page)
    assert len(channel.asked) == channel.left + 3

    channel.left, channel.asked = 1_000, []
    assert await looks.find("C1", "row", oldest=at(-1), page=channel.page) == at(0)

    newest = at(5_400 - OVERLAP)
    assert channel.asked == [(newest, TOP), *((at(-1), at(s)) for s in (2_500, 1_500, 500))]


async def test_what_comes_while_a_look_rests_is_found_by_the_next(looks: Looks):
    channel = Channel(*(said(100 * n) for n in range(25)))
    assert await looks.find("C1", "late", oldest=at(0), page=channel.page) is None
    channel.messages += [said(2_500 + n) for n in range(12)]
    channel.messages += [posted(2_390, "late"), posted(2_495, "new")]
    channel.asked = []

    assert await looks.find("C1", "late", oldest=at(0), page=channel.page) == at(2_390)
    # Slack showed it late: it stood below what had been read already.
    assert len(channel.asked) == 2
    assert await looks.find("C1", "new", oldest=at(0), page=channel.page) == at(2_495)
    assert len(channel.asked) == 2


async def test_what_has_come_counts_once_all_of_it_was_read(looks: Looks):
    channel = Channel(said(0))
    assert await looks.find("C1", "row", oldest=at(-1), page=channel.page) is None
    channel.messages += [posted(100, "row"), *(said(101 + n) for n in range(25))]
    channel.left = 2
    with pytest.raises(TimeoutError):
        await looks.find("C1", "row", oldest=at(-1), page=channel.page)

    channel.left = 1_000
    assert await looks.find("C1", "row", oldest=at(-1), page=channel.page) == at(100)


async def test_one_look_reads_for_all_that_begin_with_it(looks: Looks):
    rows = [posted(n, f"row {n}") for n in range(8)]
    channel = Channel(*rows, *(said(100 * n) for n in range(1, 45)))

    found = await asyncio.gather(
        *(looks.find("C1", f"row {n}", oldest=at(-1), page=channel.page) for n in range(8)),
        looks.find("C1", "nowhere", oldest=at(-1), page=channel.page),
    )

    assert found == [*map(at, range(8)), None]
    # Six pages down, and once what is newest for who began after the first.
    assert len(channel.asked) == 7


async def test_channels_are_read_apart(looks: Looks):
    one, other = Channel(posted(1, "row")), Channel(said(1))

    assert await looks.find("C1", "row", oldest=at(0), page=one.page) == at(1)
    assert await looks.find("C2", "row", oldest=at(0), page=other.page) is None


async def test_an_empty_channel_has_nothing(looks: Looks):
    channel = Channel()

    assert await looks.find("C1", "row", oldest=at(0), page=channel.page) is None
    channel.messages.append(posted(1, "row"))
    assert await looks.find("C1", "row", oldest=at(0), page=channel.page) == at(1)
