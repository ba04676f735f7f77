"""Slack's markup as the page draws it, and what hostile text can do there: nothing."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from sandbox.server import Sandbox
from tests.browser.bot import Bot

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(120)]

DRAWN = """async (text) => {
  const { mrkdwn } = await import("/static/js/mrkdwn.js");
  const holder = document.createElement("div");
  holder.append(...mrkdwn(text));
  for (const node of holder.querySelectorAll("*")) {
    for (const name of node.getAttributeNames()) if (name !== "href") node.removeAttribute(name);
  }
  return holder.innerHTML;
}"""

AGAIN = """async (block) => {
  const { fromRichText, toRichText } = await import("/static/js/editor_value.js");
  const area = document.createElement("div");
  area.append(...fromRichText(block));
  return toRichText(area);
}"""

HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=2</script>'


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        pytest.param(
            "*bold* _slant_ ~gone~", "<strong>bold</strong> <em>slant</em> <s>gone</s>", id="styles"
        ),
        pytest.param("*_both_*", "<strong><em>both</em></strong>", id="nested"),
        pytest.param("2*3*4 a_b_c", "2*3*4 a_b_c", id="marks inside words"),
        pytest.param("* not * bold", "* not * bold", id="marks beside spaces"),
        pytest.param("`*raw* &lt;`", "<code>*raw* &lt;</code>", id="code"),
        pytest.param("a ```x\ny``` b", "a <pre>x\ny</pre> b", id="code block"),
        pytest.param("&gt; said\nnot", "<blockquote>said</blockquote>not", id="quote"),
        pytest.param("a\nb", "a<br>b", id="lines"),
        pytest.param("&amp;lt;", "&amp;lt;", id="entities once"),
        pytest.param(
            "<https://example.com/a|here>", '<a href="https://example.com/a">here</a>', id="link"
        ),
        pytest.param(
            "see https://example.com/a.",
            'see <a href="https://example.com/a">https://example.com/a</a>.',
            id="bare link",
        ),
        pytest.param(
            "&lt;https://example.com&gt; x",
            '&lt;<a href="https://example.com/">https://example.com</a>&gt; x',
            id="address in escaped brackets",
        ),
        pytest.param(
            "https://example.com/?a=1&amp;b=2",
            '<a href="https://example.com/?a=1&amp;b=2">https://example.com/?a=1&amp;b=2</a>',
            id="address with an entity",
        ),
        pytest.param("<javascript:alert(1)|x>", "<span>x</span>", id="script link"),
        pytest.param(
            "*<https://example.com/|x>*",
            '<strong><a href="https://example.com/">x</a></strong>',
            id="bold link",
        ),
        pytest.param("<@U0BENAGENT0>", "<span>@Ben Agent</span>", id="person"),
        pytest.param(
            "<!here> :tada: :nothing:", "<span>@here</span> 🎉 :nothing:", id="here and emoji"
        ),
        pytest.param("<!date^86400^{date_num}|long ago>", "<time>1970-01-02</time>", id="date"),
    ],
)
async def test_markup_is_drawn_as_slack_draws_it(page: Page, text: str, drawn: str):
    assert await page.evaluate(DRAWN, text) == drawn


@pytest.mark.parametrize(
    "elements",
    [
        pytest.param(
            [{"type": "rich_text_section", "elements": [{"type": "text", "text": "a\nb"}]}],
            id="lines",
        ),
        pytest.param(
            [
                {
                    "type": "rich_text_list",
                    "style": style,
                    "indent": indent,
                    "elements": [
                        {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
                    ],
                }
                for style, indent, text in (
                    ("bullet", 0, "one"),
                    ("ordered", 1, "inner"),
                    ("bullet", 0, "two"),
                )
            ],
            id="nested lists",
        ),
        pytest.param(
            [
                {
                    "type": "rich_text_quote",
                    "elements": [
                        {"type": "text", "text": "a\nb "},
                        {"type": "user", "user_id": "U0BENAGENT0"},
                        {"type": "text", "text": "x", "style": {"bold": True, "italic": True}},
                    ],
                },
                {
                    "type": "rich_text_preformatted",
                    "elements": [{"type": "text", "text": "a\n  b"}],
                },
            ],
            id="quote and code",
        ),
        pytest.param(
            [
                {
                    "type": "rich_text_section",
                    "elements": [
                        {"type": "link", "url": "https://example.com/", "text": "here"},
                        {"type": "text", "text": " "},
                        {"type": "emoji", "name": "tada", "unicode": "1f389"},
                    ],
                }
            ],
            id="link and emoji",
        ),
    ],
)
async def test_the_editor_gives_back_what_it_was_given(page: Page, elements: list[object]):
    block = {"type": "rich_text", "elements": elements}

    assert await page.evaluate(AGAIN, block) == block


@pytest.mark.parametrize(
    "block",
    [
        {"type": "section", "text": {"type": "mrkdwn", "text": HOSTILE}},
        {"type": "header", "text": {"type": "plain_text", "text": HOSTILE}},
        {
            "type": "rich_text",
            "elements": [
                {"type": "rich_text_quote", "elements": [{"type": "text", "text": HOSTILE}]}
            ],
        },
        {"type": "markdown", "text": HOSTILE},
        {
            "type": "table",
            "rows": [[{"type": "raw_text", "text": HOSTILE}], [{"type": "raw_text", "text": "x"}]],
        },
    ],
    ids=lambda block: block["type"],
)
async def test_markup_of_web_pages_is_only_text(
    page: Page, bot: Bot, sandbox: Sandbox, block: dict[str, object]
):
    support = sandbox.channel("support").id
    await bot.call("chat.postMessage", channel=support, text="A mail", blocks=[block])

    shown = page.get_by_role("article").last
    await expect(shown).to_contain_text("document.title=2")
    await expect(shown.locator("img, script")).to_have_count(0)
