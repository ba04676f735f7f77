"""Customer text is data: whatever it is, it reaches Slack harmless, readable and within limits."""

from __future__ import annotations

import json
import unicodedata

import pytest

from sandbox.blocks import HEAVIEST, weight
from sandbox.notify import mentioned

#: What a customer may write, and what of it a colleague has to be able to read.
HOSTILE = {
    "channel": ("<!channel> wake up", "<!channel> wake up"),
    "here": ("<!here|here> wake up", "<!here|here> wake up"),
    "everyone": ("@everyone @here @channel", "@everyone @here @channel"),
    "group": ("<!subteam^S1|@all> hello", "<!subteam^S1|@all> hello"),
    "person": ("<@U0ADAAGENT0> and @ada", "<@U0ADAAGENT0> and @ada"),
    "false-link": ("<https://evil.example|https://bank.example>", "https://evil.example"),
    "markdown-link": ("[https://bank.example](https://evil.example)", "https://evil.example"),
    "date": ("<!date^0^{date}|today>", "<!date^0^{date}|today>"),
    "entities": ("&lt;!channel&gt; &amp;lt;", "&lt;!channel&gt; &amp;lt;"),
    "marks": ("*bold* _it_ ~no~ `code` > quote", "*bold* _it_ ~no~ `code` > quote"),
    "fence": ("``` out of the fence ``` <!channel>", "``` out of the fence ``` <!channel>"),
    "emoji": (":sos: :no-such-one:", ":sos: :no-such-one:"),
    "bidi": ("Pay \u202eevil\u202c now \u2066here\u2069", "Pay evil now here"),
    "zero-width": ("in\u200bvisible te\u00adxt", "invisible text"),
    "control": ("bell\x07 and escape\x1b[31m", "bell and escape[31m"),
    "html": ("<script>alert(1)</script> <b>bold</b>", "<script>alert(1)</script> <b>bold</b>"),
    "json": ('"}]}, {"type": "divider"}', '"}]}, {"type": "divider"}'),
    "braces": ("{{ case }} {0} %s ${HOME}", "{{ case }} {0} %s ${HOME}"),
    "line": ("x" * 100_000, "x" * 200),
    "words": ("word " * 8_000, "word word word"),
    "lines": ("line\n" * 20_000, "line"),
    "emoji-storm": ("🎉" * 20_000, "🎉"),
    "combining": ("Z" + "\u0301" * 3_000 + " zalgo", "Z\u0301"),
    "ampersands": ("&" * 40_000, "&&&"),
    "brackets": ("<" * 40_000, "<<<"),
}
#: Escape codes and the like that may not come through anywhere.
UNSEEN = {"\u202e", "\u202c", "\u2066", "\u2069", "\u200b", "\u00ad", "\x07", "\x1b"}


@pytest.fixture(params=HOSTILE.values(), ids=HOSTILE.keys())
def hostile(request):
    return request.param


async def test_a_hostile_mail_is_readable_and_calls_nobody(house, hostile):
    written, readable = hostile

    card = await house.a_case("Kettle", written)
    await house.settled()

    assert readable in house.thread_says(card)
    assert not house.slack.workspace.notifications
    assert_harmless(house, card)


async def test_a_hostile_subject_and_name_are_readable_and_call_nobody(house, hostile):
    written, readable = hostile
    line = " ".join(written.split())[:900]
    box = house.slack.mailbox("hostile@example.net", line.replace("\x07", "").replace("\x1b", ""))

    card = await house.a_case(line.replace("\x07", "").replace("\x1b", ""), "Hello.", by=box)
    await house.settled()

    assert " ".join(readable.split())[:60].replace("\x1b", "") in house.says(card).replace("…", "")
    assert not house.slack.workspace.notifications
    assert_harmless(house, card)


async def test_hostile_text_is_as_harmless_wherever_it_is_shown_again(house, hostile):
    written, _ = hostile
    card = await house.a_case(" ".join(written.split())[:500], written)

    await house.ada.click(card, "Reply")
    await house.ada.close_all()
    await house.ada.click(card, "⋯")
    await house.ada.close_all()
    await house.asks(house.ada, "/case")
    await house.asks(house.ada, "/case 1001")
    post = house.thread(card)[0]
    if "[Show full mail]" in house.says(post):
        assert await house.ada.click(post, "Show full mail") is None
        assert house.ada.modal

    assert not house.slack.workspace.notifications
    assert not house.our_faults()


async def test_a_hostile_file_name_calls_nobody(house, hostile):
    written, _ = hostile
    name = " ".join(written.split())[:300].replace("\x07", "").replace("\x1b", "") + ".txt"

    await house.customer.send(
        "support@example.com", "Kettle", "See.", attachments=[(name, b"x", "text/plain")]
    )
    await house.until(lambda: house.cards() and house.thread(house.cards()[0]))
    await house.settled()

    assert "📎" in house.thread_says(house.cards()[0])
    assert not house.slack.workspace.notifications


async def test_a_mail_in_html_shows_where_its_links_go(house):
    html = '<p>See <a href="https://evil.example/x">https://bank.example</a> &lt;!channel&gt;</p>'
    await house.customer.send("support@example.com", "Kettle", "See.", html=html)
    await house.until(lambda: house.cards() and house.thread(house.cards()[0]))

    said = house.thread_says(house.cards()[0])

    assert "https://evil.example/x" in said
    assert "<!channel>" in said
    assert not house.slack.workspace.notifications


async def test_nothing_that_a_customer_wrote_stands_in_a_notification(house):
    card = await house.an_owned_case("A secret subject", "A secret text.")
    await house.continue_with(house.customer.posts[0].mail, "A secret answer.")
    await house.until(lambda: "A secret answer." in house.thread_says(card))

    texts = [str(call.args.get("text", "")) for call in house.slack.calls]

    assert not [text for text in texts if "secret" in text]


async def test_nothing_unfurls(house):
    await house.a_case("Kettle", "See https://example.org/ and https://example.net/.")

    posts = house.slack.called("chat.postMessage")

    assert posts
    assert all(not p.args["unfurl_links"] and not p.args["unfurl_media"] for p in posts)


def assert_harmless(house, card):
    """No mention or foreign link is in it, nothing invisible, and all of it within limits."""
    audience = house.slack.workspace._audience()
    for message in [card, *house.thread(card)]:
        named = mentioned(message, audience)
        assert not named.users
        assert not named.everyone
        assert weight(message.blocks) <= HEAVIEST
        said = json.dumps(message.blocks, ensure_ascii=False)
        assert not UNSEEN & set(said)
        assert not [c for c in said if unicodedata.category(c) == "Cs"]
        links = [e for e in elements(message.blocks) if e.get("type") == "link"]
        assert all("evil" not in e["url"] or "evil" in e.get("text", e["url"]) for e in links)


def elements(node):
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from elements(value)
    elif isinstance(node, list):
        for value in node:
            yield from elements(value)
