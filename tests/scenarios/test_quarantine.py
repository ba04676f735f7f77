"""A mail that nothing can be made of is kept, told to those who can mend it, and runs again."""

from __future__ import annotations

from desk.inbound import keep
from desk.ledger import quarantine
from desk.raw import Way


async def _quarantined(house) -> None:
    desk, inbound_id = house.bot.desk, await _kept(house)
    async with desk.begin() as work:
        await quarantine(work, inbound_id, problem="MemoryError", now=desk.now())
    desk.wake.outbox()


async def _kept(house) -> str:
    """The id of a mail that was taken in."""
    desk = house.bot.desk
    raw = b"From: Kim <customer@example.net>\r\nSubject: Hello\r\n\r\nHow are you?\r\n"
    await keep(desk, Way.SMTP, key="one", raw=raw)
    await house.settled()
    async with desk.look() as work:
        kept = await work.inbound.by_key(Way.SMTP, "one")
    assert kept
    return kept.id


async def test_leads_hear_of_it_and_try_it_again(house):
    await _quarantined(house)
    said = await house.until(lambda: house.lea.direct.messages)
    (told,) = said
    assert "could not be read" in house.says(told)
    await house.lea.click(told, "Try them again")
    await house.settled()

    assert "could not be read" not in await house.asks(house.lea, "/desk mail")
