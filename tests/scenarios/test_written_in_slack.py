"""What agents write in Slack reaches the customer as proper mail."""

from __future__ import annotations

import pytest


def rich(*elements):
    return {"type": "rich_text", "elements": list(elements)}


def section(*elements):
    return {"type": "rich_text_section", "elements": list(elements)}


def text(words, **style):
    return {"type": "text", "text": words, **({"style": style} if style else {})}


def plain_of(mail):
    return mail.get_body(("plain",)).get_content()


def html_of(mail):
    return mail.get_body(("html",)).get_content()


@pytest.fixture
def sent(house):
    """Send an answer and return the mail that the customer gets."""

    async def send(value):
        card = await house.an_owned_case()
        await house.answer(card, value)
        return house.customer.messages[-1]

    return send


async def test_a_mention_is_a_name(sent):
    mail = await sent("Ask @ben about it.")

    assert "Ask Ben Agent about it." in plain_of(mail)
    assert "<@U" not in mail.as_string()


async def test_a_channel_is_its_name(sent):
    mail = await sent("We discuss it in #general.")

    assert "#general" in plain_of(mail)
    assert "C000" not in plain_of(mail)


async def test_a_broadcast_is_words(sent):
    mail = await sent(rich(section(text("Hi "), {"type": "broadcast", "range": "channel"})))

    assert "<!" not in plain_of(mail)


async def test_an_emoji_is_its_character(sent):
    mail = await sent(
        rich(
            section(
                text("Done "),
                {"type": "emoji", "name": "tada", "unicode": "1f389"},
                text(" "),
                {"type": "emoji", "name": "wave", "unicode": "1f44b-1f3fd", "skin_tone": 4},
            )
        )
    )

    assert "Done 🎉 👋🏽" in plain_of(mail)


async def test_a_link_is_a_link(sent):
    link = {"type": "link", "url": "https://example.org/a?b=1&c=2", "text": "our guide"}
    mail = await sent(rich(section(text("See "), link)))

    assert "https://example.org/a?b=1&c=2" in plain_of(mail)
    assert 'href="https://example.org/a?b=1&amp;c=2"' in html_of(mail)
    assert ">our guide</a>" in html_of(mail)


async def test_a_style_is_a_style(sent):
    mail = await sent(
        rich(section(text("bold", bold=True), text(" and "), text("it", italic=True)))
    )

    assert "bold and it" in plain_of(mail)
    html = html_of(mail)
    assert "bold" in html
    assert ("<strong" in html) or ("<b>" in html)
    assert ("<em" in html) or ("<i>" in html)


@pytest.mark.parametrize("style", ["bullet", "ordered"])
async def test_a_list_is_a_list(sent, style):
    items = [section(text("first")), section(text("second"))]
    mail = await sent(rich({"type": "rich_text_list", "style": style, "elements": items}))

    html = html_of(mail)
    assert html.count("<li") == 2
    assert ("<ol" if style == "ordered" else "<ul") in html
    lines = [line for line in plain_of(mail).splitlines() if "first" in line or "second" in line]
    assert lines[0].lstrip()[0] in "-*•1"


async def test_code_stays_as_it_was_typed(sent):
    code = {"type": "rich_text_preformatted", "elements": [text("if a < b:\n    c & d")]}
    mail = await sent(rich(code))

    assert "if a < b:\n    c & d" in plain_of(mail).replace("\r\n", "\n")
    assert "if a &lt; b:" in html_of(mail)


async def test_a_quote_is_a_quote(sent):
    quote = {"type": "rich_text_quote", "elements": [text("as you wrote")]}
    mail = await sent(rich(quote, section(text("yes"))))

    assert "> as you wrote" in plain_of(mail)
    assert "<blockquote" in html_of(mail)


async def test_html_that_is_typed_is_only_text(sent):
    mail = await sent("<script>alert(1)</script> & <b>not bold</b>")

    assert "<script>alert(1)</script> & <b>not bold</b>" in plain_of(mail)
    assert "<script>" not in html_of(mail)


async def test_paragraphs_stay_apart(sent):
    mail = await sent("Dear Kim,\n\nturn the tap off.\n\nBest regards\nAda")

    assert "Dear Kim,\n\nturn the tap off.\n\nBest regards\nAda" in plain_of(mail).replace(
        "\r\n", "\n"
    )


async def test_a_long_answer_arrives_whole(sent):
    long = "\n\n".join(f"Paragraph {number}. " + "Some words. " * 40 for number in range(60))
    mail = await sent(long)

    words = " ".join(plain_of(mail).split())
    assert all(f"Paragraph {number}." in words for number in range(60))


async def test_an_answer_in_other_scripts_arrives_whole(sent):
    words = "Grüße, 你好, здравствуйте, مرحبا, שלום, 👩‍👩‍👧 €"

    mail = await sent(words)

    assert words in plain_of(mail)


async def test_no_line_is_longer_than_mail_allows(sent):
    mail = await sent("word " * 2_000)

    assert max(len(line) for line in mail.as_bytes().splitlines()) <= 998


async def test_a_mail_says_from_whom_it_is_and_where_answers_go(sent):
    mail = await sent("Turn the tap off.")

    assert str(mail["From"]) == "Support desk <support@example.com>"
    assert "+c1001-" in str(mail["Reply-To"])
    assert str(mail["To"]) == "Kim Customer <customer@example.net>"


async def test_a_subject_cannot_smuggle_in_a_header(house):
    await house.customer.send_raw(
        b"From: customer@example.net\r\nTo: support@example.com\r\nMessage-ID: <1@example.net>\r\n"
        b"Subject: =?utf-8?q?Hello=0D=0ABcc=3A_victim=40example=2Ecom?=\r\n\r\nHello.\r\n",
        to="support@example.com",
    )
    await house.until(lambda: house.cards() and house.thread(house.cards()[0]))

    await house.answer(house.cards()[0])

    mail = house.customer.messages[-1]
    assert mail["Bcc"] is None
    assert not house.slack.mailbox("victim@example.com").messages
