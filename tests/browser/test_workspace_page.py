"""The workspace in the browser: what a person does there, and what they see."""

from __future__ import annotations

import asyncio
import re

import pytest
from playwright.async_api import Locator, Page, Route, expect

from sandbox.message import Draft, Message
from sandbox.server import Sandbox
from tests.browser.bot import CARD, Bot, button, mrkdwn
from tests.ports import free_port

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(120)]


def case_card(page: Page) -> Locator:
    return page.get_by_role("article").filter(has_text="Broken lamp").first


async def reply_modal(page: Page) -> Locator:
    await case_card(page).get_by_role("button", name="Reply", exact=True).click()
    dialog = page.get_by_role("dialog", name="Reply to #7")
    await dialog.wait_for()
    return dialog


async def become(page: Page, name: str) -> None:
    await page.get_by_role("button", name="Switch person").click()
    await page.get_by_role("menuitemradio", name=name).click()
    await expect(page.get_by_role("button", name="Switch person")).to_contain_text(name)


async def test_a_pressed_button_reaches_the_app(page: Page, card: Message, bot: Bot):
    await case_card(page).get_by_role("button", name="Claim").click()
    pressed = await bot.hears("block_actions")

    assert pressed["actions"][0]["value"] == "7"


async def test_a_button_is_pressed_though_its_card_changes_meanwhile(
    page: Page, card: Message, bot: Bot
):
    await case_card(page).get_by_role("button", name="Claim").hover()
    await page.mouse.down()
    text = {"type": "section", "text": mrkdwn("Its customer wrote again.")}
    async with page.expect_response(lambda answer: "/ui/channel/" in answer.url):
        await bot.call(
            "chat.update", channel=card.channel, ts=card.ts, text="#7", blocks=[*CARD, text]
        )
    await page.evaluate("() => new Promise(requestAnimationFrame)")
    await page.mouse.up()
    pressed = await bot.hears("block_actions")

    assert pressed["actions"][0]["value"] == "7"
    await expect(case_card(page)).to_contain_text("Its customer wrote again.")


async def test_what_only_one_person_sees_says_so(page: Page, card: Message):
    await case_card(page).get_by_role("button", name="Claim").click()

    whisper = page.get_by_role("article").filter(has_text="It is yours.")
    await expect(whisper).to_contain_text("Only visible to you")


async def test_an_app_that_fails_is_reported(page: Page, card: Message):
    await case_card(page).get_by_role("button", name="Be slow").click()

    await expect(page.get_by_role("status")).to_contain_text("not responding")


async def test_a_confirm_is_asked_before_the_app(page: Page, card: Message, bot: Bot):
    await case_card(page).get_by_role("button", name="Forget").click()
    question = page.get_by_role("alertdialog", name="Forget it?")
    await question.get_by_role("button", name="Keep it").click()
    await question.wait_for(state="detached")

    assert bot.said("block_actions") == []


async def test_an_overflow_sends_its_option(page: Page, card: Message, bot: Bot):
    await case_card(page).get_by_role("button", name="More actions", exact=True).click()
    await page.get_by_role("menuitem", name="Spam").click()
    pressed = await bot.hears("block_actions")

    assert pressed["actions"][0]["selected_option"]["value"] == "spam"


async def test_an_error_stands_under_its_field(page: Page, card: Message):
    dialog = await reply_modal(page)
    await dialog.get_by_role("textbox", name="Answer").fill("Hello")
    await dialog.get_by_role("textbox", name="Subject").fill("Nonsense")
    await dialog.get_by_role("button", name="Send").click()

    await expect(dialog.get_by_role("alert").last).to_have_text("That is no subject.")


async def test_a_required_field_is_asked_for(page: Page, card: Message, bot: Bot):
    dialog = await reply_modal(page)
    await dialog.get_by_role("button", name="Send").click()
    await dialog.get_by_text("Please complete this required field.").wait_for()

    assert bot.said("view_submission") == []


async def test_a_modal_sends_what_was_chosen(page: Page, card: Message, bot: Bot):
    dialog = await reply_modal(page)
    await dialog.get_by_role("textbox", name="Answer").fill("Hello")
    await dialog.get_by_role("radio", name="Close").check()
    await dialog.get_by_role("combobox", name="Priority").click()
    await page.get_by_role("option", name="High").click()
    await dialog.get_by_role("combobox", name="Owner").click()
    await page.get_by_role("option", name="Ben Agent").click()
    await dialog.get_by_role("combobox", name="Case").fill("42")
    await page.get_by_role("option", name="Case 42").click()
    await dialog.get_by_label("Promised by").fill("2031-05-06")
    await dialog.get_by_role("button", name="Send").click()
    await dialog.wait_for(state="detached")

    values = bot.said("view_submission")[0]["view"]["state"]["values"]
    assert {
        "then": values["then"]["it"]["selected_option"]["value"],
        "priority": values["priority"]["it"]["selected_option"]["value"],
        "owner": values["owner"]["it"]["selected_user"],
        "case": values["case"]["it"]["selected_option"]["value"],
        "date": values["date"]["it"]["selected_date"],
    } == {
        "then": "shut",
        "priority": "high",
        "owner": "U0BENAGENT0",
        "case": "42",
        "date": "2031-05-06",
    }


async def test_what_is_written_richly_is_sent_richly(page: Page, card: Message, bot: Bot):
    dialog = await reply_modal(page)
    await dialog.get_by_role("textbox", name="Answer").click()
    await page.keyboard.type("Dear ")
    await dialog.get_by_role("button", name="Bold").click()
    await page.keyboard.type("Kim")
    await dialog.get_by_role("button", name="Bold").click()
    await page.keyboard.press("Enter")
    await dialog.get_by_role("button", name="Bulleted list").click()
    await page.keyboard.type("one")
    await page.keyboard.press("Enter")
    await page.keyboard.type("two")
    await dialog.get_by_role("button", name="Send").click()
    await dialog.wait_for(state="detached")

    values = bot.said("view_submission")[0]["view"]["state"]["values"]
    item = {"type": "rich_text_section"}
    assert values["answer"]["it"]["rich_text_value"]["elements"] == [
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": "Dear "},
                {"type": "text", "text": "Kim", "style": {"bold": True}},
            ],
        },
        {
            "type": "rich_text_list",
            "style": "bullet",
            "indent": 0,
            "elements": [
                item | {"elements": [{"type": "text", "text": "one"}]},
                item | {"elements": [{"type": "text", "text": "two"}]},
            ],
        },
    ]


async def test_marks_typed_into_an_answer_become_what_they_mean(
    page: Page, card: Message, bot: Bot
):
    dialog = await reply_modal(page)
    await dialog.get_by_role("textbox", name="Answer").click()
    await page.keyboard.type("Dear *Kim*, press `Go` and ~not~ 2*3*4\n- one\ntwo")
    await dialog.get_by_role("button", name="Send").click()
    await dialog.wait_for(state="detached")

    values = bot.said("view_submission")[0]["view"]["state"]["values"]
    section, items = values["answer"]["it"]["rich_text_value"]["elements"]
    assert section["elements"] == [
        {"type": "text", "text": "Dear "},
        {"type": "text", "text": "Kim", "style": {"bold": True}},
        {"type": "text", "text": ", press "},
        {"type": "text", "text": "Go", "style": {"code": True}},
        {"type": "text", "text": " and "},
        {"type": "text", "text": "not", "style": {"strike": True}},
        {"type": "text", "text": " 2*3*4"},
    ]
    assert [each["elements"][0]["text"] for each in items["elements"]] == ["one", "two"]


async def test_a_view_keeps_what_was_typed_while_another_lies_on_it(page: Page, card: Message):
    dialog = await reply_modal(page)
    await dialog.get_by_role("textbox", name="Answer").fill("Half a thought")
    await dialog.get_by_role("button", name="Preview").click()
    await page.get_by_role("dialog", name="Preview").wait_for()
    await page.get_by_role("button", name="Back to the reply").click()

    await expect(dialog.get_by_role("textbox", name="Answer")).to_have_text("Half a thought")


async def test_an_old_answer_does_not_close_a_modal(page: Page, card: Message, sandbox: Sandbox):
    asked, opened = asyncio.Event(), asyncio.Event()

    async def answer_late(route: Route) -> None:
        answer = await route.fetch()
        asked.set()
        await opened.wait()
        await route.fulfill(response=answer)

    await page.route("**/ui/state*", answer_late)
    await sandbox.person("ben").post("general", "Something else happens")
    await asked.wait()
    dialog = await reply_modal(page)
    await dialog.evaluate("node => { node.dataset.mark = 'the same' }")
    opened.set()
    general = page.get_by_role("link", name="general", exact=True)
    await expect(general).to_have_accessible_description("unread")
    await page.unroute_all(behavior="wait")

    await expect(dialog).to_have_attribute("data-mark", "the same")


async def test_escape_closes_a_modal(page: Page, card: Message, sandbox: Sandbox):
    dialog = await reply_modal(page)
    await page.keyboard.press("Escape")
    await dialog.wait_for(state="detached")

    assert await sandbox.wait_for(lambda: sandbox.person("ada").modal is None)


async def test_enter_posts_a_message(page: Page, sandbox: Sandbox):
    field = page.get_by_role("textbox", name="Message #support")
    await field.fill("Good morning @ben & all")
    await field.press("Enter")
    await page.get_by_role("article").filter(has_text="Good morning @Ben Agent & all").wait_for()

    assert sandbox.channel("support").roots[-1].text == "Good morning <@U0BENAGENT0> &amp; all"


async def test_marks_typed_in_a_message_become_rich_text(page: Page, sandbox: Sandbox):
    field = page.get_by_role("textbox", name="Message #support")
    await field.fill("It is *late*")
    await field.press("Enter")
    await page.get_by_role("article").filter(has_text="It is late").wait_for()

    [block] = sandbox.channel("support").roots[-1].blocks
    assert block["elements"][0]["elements"][-1] == {
        "type": "text",
        "text": "late",
        "style": {"bold": True},
    }


async def test_a_slash_shows_the_commands_and_how_they_are_used(page: Page):
    await page.get_by_role("textbox", name="Message #support").fill("/")

    offer = page.get_by_role("option", name="/case")
    await expect(offer).to_contain_text("claim 1042")


async def test_a_command_is_answered_in_the_channel(page: Page):
    field = page.get_by_role("textbox", name="Message #support")
    await field.fill("/case find lamp")
    await field.press("Enter")

    await expect(page.get_by_role("article").last).to_contain_text("You asked: find lamp")


async def test_an_unknown_command_is_refused_and_stays_in_the_field(page: Page):
    field = page.get_by_role("textbox", name="Message #support")
    await field.fill("/nonsense")
    await field.press("Enter")
    await page.get_by_text("/nonsense is not a valid command").wait_for()

    await expect(field).to_have_value("/nonsense")


async def test_a_command_is_refused_in_a_thread(page: Page, card: Message, bot: Bot):
    await case_card(page).hover()
    await case_card(page).get_by_role("button", name="Reply in thread").click()
    field = page.get_by_role("textbox", name="Reply…")
    await field.fill("/case claim 7")
    await field.press("Enter")
    await page.get_by_text("/case is not supported in threads").wait_for()

    assert bot.said("command") == []


async def test_a_reply_stands_under_its_message(page: Page, card: Message, sandbox: Sandbox):
    await case_card(page).hover()
    await case_card(page).get_by_role("button", name="Reply in thread").click()
    await page.get_by_role("textbox", name="Reply…").fill("I look at it")
    await page.get_by_role("textbox", name="Reply…").press("Enter")

    await case_card(page).get_by_role("button", name="1 reply").wait_for()
    assert [each.text for each in sandbox.thread(card)] == ["I look at it"]


async def test_a_reply_can_also_go_to_the_channel(page: Page, card: Message):
    await case_card(page).hover()
    await case_card(page).get_by_role("button", name="Reply in thread").click()
    await page.get_by_label("Also send to #support").check()
    await page.get_by_role("textbox", name="Reply…").fill("Everybody should know")
    await page.get_by_role("textbox", name="Reply…").press("Enter")

    shown = page.get_by_role("log", name="Messages", exact=True).get_by_role("article").last
    await expect(shown).to_contain_text("replied to a thread")


async def test_escape_closes_the_thread(page: Page, card: Message):
    await case_card(page).hover()
    await case_card(page).get_by_role("button", name="Reply in thread").click()
    thread = page.get_by_role("complementary", name="Thread")
    await thread.wait_for()
    await page.keyboard.press("Escape")

    await expect(thread).to_be_hidden()


async def test_a_message_shortcut_brings_its_message(page: Page, card: Message, bot: Bot):
    await case_card(page).hover()
    await case_card(page).get_by_role("button", name="More actions for this message").click()
    await page.get_by_role("menuitem", name="Create case").click()
    await page.get_by_role("dialog", name="Reply to #7").wait_for()

    [started] = bot.said("message_action")
    assert started["message"]["ts"] == card.ts


async def test_the_home_tab_shows_what_the_app_published(page: Page):
    await page.get_by_role("link", name="Desk", exact=True).click()

    home = page.get_by_role("tabpanel", name="Home")
    await expect(home.get_by_role("heading")).to_have_text("Your cases")


async def test_somebody_else_sees_only_their_own_channels(page: Page):
    await become(page, "Otto Outsider")

    await expect(page.get_by_role("region", name="Channels")).to_have_text("Channelsgeneral")


async def test_a_mention_is_announced(page: Page, sandbox: Sandbox):
    await sandbox.person("ben").post("service", "Look at this, @ada")

    await expect(page.get_by_role("status")).to_contain_text("Look at this, @Ada Agent")


async def test_the_notice_of_a_mention_leads_into_its_thread(
    page: Page, card: Message, sandbox: Sandbox
):
    await page.get_by_role("link", name="service", exact=True).click()
    await sandbox.person("ben").post("support", "Can you take it, @ada", thread_ts=card.ts)
    await page.get_by_role("status").get_by_text("Can you take it").click()

    thread = page.get_by_role("complementary", name="Thread")
    await expect(thread).to_contain_text("Can you take it")


async def test_a_mention_is_counted_beside_its_channel(page: Page, sandbox: Sandbox):
    await sandbox.person("ben").post("service", "Look at this, @ada")

    row = page.get_by_role("link", name="service", exact=True)
    await expect(row).to_have_text("service1")


async def test_what_was_edited_is_marked(page: Page, sandbox: Sandbox):
    ben = sandbox.person("ben")
    message = await ben.post("support", "First thought")
    await ben.edit(message, "Second thought")

    shown = page.get_by_role("article").filter(has_text="Second thought")
    await expect(shown).to_contain_text("(edited)")


async def test_the_clock_can_be_moved(page: Page, sandbox: Sandbox):
    before = sandbox.clock.now()
    await page.get_by_role("button", name="Clock").click()
    await page.get_by_role("button", name="+1 day").click()
    moved = await sandbox.wait_for(
        lambda: (sandbox.clock.now() - before).days >= 1 and sandbox.clock.now()
    )

    clock = page.get_by_role("button", name="Clock")
    await expect(clock).to_contain_text(f"{moved:%a, %b} {moved.day}")


async def test_the_buttons_of_a_card_stand_in_one_line_beside_a_thread(page: Page, card: Message):
    await case_card(page).hover()
    await case_card(page).get_by_role("button", name="Reply in thread").click()
    await page.get_by_role("textbox", name="Reply…").wait_for()

    names = ("Claim", "Reply", "Be slow", "Forget", "More actions")
    found = [case_card(page).get_by_role("button", name=name, exact=True) for name in names]
    boxes = [await each.bounding_box() for each in found]
    assert len({box["y"] for box in boxes if box}) == 1


async def test_a_narrow_window_shows_the_channels_when_they_are_asked_for(page: Page):
    await page.set_viewport_size({"width": 390, "height": 800})
    channels = page.get_by_role("navigation", name="Channels and direct messages")
    await expect(channels).to_be_hidden()
    await page.get_by_role("button", name="Home").click()
    await channels.get_by_role("link", name="service", exact=True).click()

    await expect(page.get_by_role("textbox", name="Message #service")).to_be_visible()
    await expect(channels).to_be_hidden()


async def test_what_could_not_be_sent_says_so_and_stays_in_the_field(page: Page):
    await page.route("**/ui/command", lambda route: route.fulfill(status=200, json={"ok": False}))
    field = page.get_by_role("textbox", name="Message #support")
    await field.fill("/case find lamp")
    await field.press("Enter")

    await expect(page.get_by_role("alert").last).to_contain_text("This was not sent")
    await expect(field).to_have_value("/case find lamp")


async def test_a_page_of_an_earlier_start_begins_anew(page: Page, bot: Bot):
    # A page of its own: a browser complains of every server that does not answer.
    stale = await page.context.new_page()
    lost = stale.get_by_text("The sandbox does not answer")
    port = free_port()
    first = await Sandbox.start(port, request_url=bot.url)
    await first.person("ben").post("general", "Of the first start")
    await stale.goto(first.url)
    await stale.get_by_text("Of the first start").wait_for()
    await first.stop()
    await lost.wait_for()
    second = await Sandbox.start(port, request_url=bot.url)
    await second.person("ben").post("general", "Of the second start")

    await expect(stale.get_by_role("article")).to_have_text([re.compile("Of the second start")])
    await expect(lost).to_have_count(0)
    await stale.close()
    await second.stop()


async def test_who_comes_for_the_first_time_stands_where_cases_arrive(page: Page, sandbox: Sandbox):
    first = await page.context.new_page()
    await first.goto(sandbox.url)

    await expect(first.get_by_role("textbox", name="Message #support")).to_be_visible()


async def test_what_is_said_before_the_page_listens_is_shown(page: Page, sandbox: Sandbox):
    is_said = asyncio.Event()

    async def hold(route: Route) -> None:
        await is_said.wait()
        await route.continue_()

    await page.route("**/ui/stream*", hold)
    await page.reload()
    await page.get_by_role("textbox", name="Message #support").wait_for()
    await sandbox.person("ben").post("support", "The early bird")
    is_said.set()

    await page.get_by_role("article").filter(has_text="The early bird").wait_for()


@pytest.mark.parametrize("width", [1440, 1280, 800])
async def test_a_notice_does_not_lie_over_the_channel(page: Page, sandbox: Sandbox, width: int):
    await page.set_viewport_size({"width": width, "height": 860})
    await sandbox.person("ben").post("general", f"<@{sandbox.person('ada').id}> have a look")
    notice = page.locator(".toasts .toast").first
    await notice.wait_for()

    over, below = await notice.bounding_box(), await page.get_by_role("main").bounding_box()
    assert over["x"] + over["width"] <= below["x"]


async def test_on_a_phone_a_thread_is_as_wide_as_its_place(page: Page, card: Message):
    await page.set_viewport_size({"width": 390, "height": 844})
    await case_card(page).hover()
    await case_card(page).get_by_role("button", name="Reply in thread").click()
    thread = page.get_by_role("complementary", name="Thread")
    await thread.get_by_role("textbox", name="Reply…").wait_for()

    work = page.locator(".work")
    assert await work.evaluate("it => it.scrollWidth <= it.clientWidth")


async def test_on_a_phone_a_long_word_of_home_is_broken(page: Page, bot: Bot):
    word = "https://bank.example.org/" + "very-long-" * 9
    text = {"type": "section", "text": mrkdwn(f"*{word}*"), "accessory": button("Open", "open")}
    bot.home = {"type": "home", "blocks": [text]}
    await page.get_by_role("link", name="Desk", exact=True).click()
    home = page.get_by_role("tabpanel", name="Home")
    await expect(home).to_contain_text("bank.example.org")
    await page.set_viewport_size({"width": 390, "height": 844})

    assert await home.evaluate("it => it.scrollWidth <= it.clientWidth")


async def test_a_direct_message_is_announced_by_who_wrote_it_and_its_file(
    page: Page, sandbox: Sandbox
):
    bot = sandbox.bot
    file = sandbox.house.slack.files.add(name="1001.eml", content=b"Hello", user=bot.id)
    draft = Draft(user=bot.id, text="", files=[file.as_slack()])
    sandbox.workspace.post(sandbox.person("ada").direct, draft)
    notice = page.locator(".toasts .toast").first

    await expect(notice.locator("strong")).to_have_text(bot.real_name)
    await expect(notice).to_contain_text("1001.eml")
