"""The doctor: what is well, and how to mend what is not."""

from __future__ import annotations

import dataclasses

import pytest

from bot.doctor import doctor
from bot.manifest import SCOPES
from tests.bot.environment import environment
from tests.house import settings_for
from tests.ports import free_port


async def ills(settings, **changed):
    """What is not well, by what it is about."""
    findings = await doctor(environment(dataclasses.replace(settings, **changed)))
    return {finding.what: finding.says for finding in findings if not finding.is_well}


async def test_where_all_is_well_it_says_so(house):
    findings = await doctor(environment(house.bot.settings))

    assert [str(f) for f in findings if not f.is_well] == []
    assert {"Settings", "Bot token", "Scopes", "Clock", "App-level token", "Database"} <= {
        f.what for f in findings
    }


async def test_settings_are_the_first_thing_it_looks_at():
    (finding,) = await doctor({"SLACK_BOT_TOKEN": "nonsense"})

    assert (finding.what, finding.is_well) == ("Settings", False)
    assert finding.says.startswith("SLACK_BOT_TOKEN ")


async def test_a_wrong_bot_token(settings):
    found = await ills(settings, slack_bot_token="xoxb-wrong")

    assert "SLACK_BOT_TOKEN" in found["Bot token"]


async def test_a_wrong_app_level_token(settings):
    found = await ills(settings, slack_app_token="xapp-wrong")

    assert "SLACK_APP_TOKEN is refused" in found["App-level token"]


async def test_slack_that_cannot_be_reached(settings):
    found = await ills(settings, slack_api_url=f"http://127.0.0.1:{free_port()}/api/")

    assert "SLACK_API_URL" in found["Bot token"]


async def test_scopes_that_are_missing(slack, settings):
    slack.slack.app = dataclasses.replace(slack.app, scopes=frozenset(SCOPES) - {"users:read"})

    found = await ills(settings)

    assert found["Scopes"].startswith("users:read missing.")


async def test_a_database_that_is_not_there(settings):
    found = await ills(settings, database_url=f"postgresql+asyncpg://u:p@127.0.0.1:{free_port()}/d")

    assert found["Database"].startswith("The server of DATABASE_URL cannot be reached: ")
    assert "Deliveries" not in found


async def test_a_database_that_is_none(settings):
    found = await ills(settings, database_url=f"sqlite+aiosqlite:///{__file__}")

    assert found["Database"] == "file is not a database. Check DATABASE_URL."


async def test_a_database_that_is_empty_is_no_illness(settings, tmp_path):
    new = dataclasses.replace(settings, database_url=f"sqlite+aiosqlite:///{tmp_path / 'empty.db'}")

    findings = await doctor(environment(new))

    (database,) = [f for f in findings if f.what == "Database"]
    assert str(database).startswith("💡 Database: empty.")
    assert all(finding.is_well for finding in findings)


async def test_a_database_of_a_newer_program(house):
    async with house.bot.database.engine.begin() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    assert "by a newer Deskbell" in (await ills(house.bot.settings))["Database"]


async def test_a_database_that_can_only_be_read(house):
    assert "Database" not in await ills(house.bot.settings)
    async with house.bot.database.engine.begin() as connection:
        await connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE UPDATE ON cursors "
            "BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
        )

    assert "cannot be written to" in (await ills(house.bot.settings))["Database"]


async def test_a_queue_whose_channel_the_bot_is_not_in(house):
    house.slack.channel("#support").members.remove(house.slack.bot.id)

    found = await ills(house.bot.settings)

    assert "/invite" in found["Queue support"]
    assert "Queue service" not in found


async def test_what_is_dead_is_told_with_its_reason(house):
    await house.adam.remove(house.slack.bot, "#support")
    await house.customer.send("support@example.com", "Kettle", "It leaks.")
    await house.until(lambda: house.adam.direct.messages)

    told = (await ills(house.bot.settings))["Deliveries"]

    assert told.startswith("1 dead ")
    assert told.endswith(" I cannot see the channel. Invite me there with `/invite`.")


async def test_a_queue_whose_channel_is_archived(house):
    await house.adam.archive("#support")

    assert "archived" in (await ills(house.bot.settings))["Queue support"]


async def test_a_queue_that_was_moved_needs_both_channels_while_cases_are_open(house):
    house.slack.add_channel("#help", members=(house.adam,), is_private=True)
    card = await house.a_case()
    await house.asks(house.adam, "/desk queues channel support #help")
    await house.settled()
    await house.adam.archive("#support")

    found = await ills(house.bot.settings)
    assert found["Open cases of support"] == "#support is archived. Unarchive it."
    assert "Queue support" not in found

    await house.adam.unarchive("#support")
    await house.asks(house.ada, "/case resolve 1001")
    await house.until(lambda: "Resolved" in house.says(card))
    await house.adam.archive("#support")
    assert "Open cases of support" not in await ills(house.bot.settings)


async def test_a_public_channel_is_a_warning_and_no_illness(house):
    house.slack.add_channel("#hotline", members=(house.adam,))
    await house.asks(house.adam, '/desk queues add hotline "Hotline" #hotline hotline@example.com')

    findings = await doctor(environment(house.bot.settings))

    (hotline,) = [f for f in findings if f.what == "Queue hotline"]
    assert hotline.is_well
    assert hotline.is_hint
    assert "public" in hotline.says


@pytest.mark.parametrize(
    ("command", "what"),
    [
        ("/desk escalation #hotline", "Escalations"),
        ("/desk digest #hotline monday 09:00", "Weekly digest"),
        ("/desk reminders add every Monday 9:00 #hotline Look at the queue", "Reminder 1"),
    ],
    ids=["escalations", "digest", "reminder"],
)
async def test_every_channel_that_something_is_posted_in_is_looked_at(house, command, what):
    house.slack.add_channel("#hotline", members=(house.adam,))
    await house.asks(house.adam, command)
    if what == "Reminder 1":
        await house.adam.click(house.adam.ephemerals[-1], "Save")
    house.slack.channel("#hotline").members.remove(house.slack.bot.id)

    assert "not in #hotline" in (await ills(house.bot.settings))[what]


async def test_a_channel_of_two_reminders_is_looked_at_once(house):
    for day in ("Monday", "Friday"):
        command = f"/desk reminders add every {day} 9:00 #general Look at the queue"
        await house.asks(house.adam, command)
        await house.adam.click(house.adam.ephemerals[-1], "Save")

    findings = await doctor(environment(house.bot.settings))

    assert [f.what for f in findings if f.what.startswith("Reminder")] == ["Reminder 1, 2"]


@pytest.mark.parametrize(("queue", "times"), [("suport", 1), ("support", 0)])
async def test_mail_that_is_for_no_queue_is_told(house, queue, times):
    posted = dataclasses.replace(
        house.bot.settings, mail_webhooks=f"mailgun://:key@/?queue={queue}"
    )

    findings = await doctor(environment(posted))

    told = [str(f) for f in findings if f.what == "Queues" and "names suport" in f.says]
    assert len(told) == times


async def test_before_the_first_queue_it_says_that_mail_waits(settings):
    (queues,) = [f for f in await doctor(environment(settings)) if f.what == "Queues"]

    assert str(queues).startswith("💡 Queues: none yet;")


async def test_a_public_address_that_leads_elsewhere(house):
    elsewhere = f"http://127.0.0.1:{free_port()}/"

    found = await ills(house.bot.settings, public_url=elsewhere)

    assert found["Public address"].startswith(f"{elsewhere} does not lead to us.")


async def test_a_public_address_is_not_tried_while_the_bot_does_not_run(settings):
    (found,) = [f for f in await doctor(environment(settings)) if f.what == "Public address"]

    assert str(found).startswith("💡")
    assert "does not run" in found.says


async def test_a_public_address_that_surveys_need_is_a_hint(house):
    settings = dataclasses.replace(house.bot.settings, public_url="")

    (found,) = [f for f in await doctor(environment(settings)) if f.what == "Public address"]

    assert str(found).startswith("💡")
    assert "surveys need it" in found.says


async def test_no_way_in_for_mail(settings):
    assert "SMTP_LISTEN" in (await ills(settings, smtp_listen=""))["Mail in"]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"smtp_check": "on"}, "looked up at SMTP_LISTEN."),
        ({"mail_authority": "mx.example.org"}, "word of mx.example.org is believed."),
        ({"smtp_check": "on", "smtp_listen": "lmtp://127.0.0.1:24"}, "nobody is believed"),
    ],
    ids=["own door", "authority", "nobody"],
)
async def test_it_tells_who_is_believed_on_senders(settings, changed, words):
    findings = await doctor(environment(dataclasses.replace(settings, **changed)))

    (senders,) = [finding for finding in findings if finding.what == "Senders"]
    assert words in senders.says


async def test_no_way_out_for_mail(settings):
    assert "SMTP_URL" in (await ills(settings, smtp_url=""))["Mail out"]


async def test_a_mail_server_that_cannot_be_reached(settings):
    found = await ills(settings, smtp_url=f"smtp://127.0.0.1:{free_port()}")

    assert "cannot be reached" in found["Mail out"]


async def test_socket_mode_beside_a_signing_secret_is_said(settings):
    both = dataclasses.replace(settings, slack_signing_secret="secret")

    findings = await doctor(environment(both))

    (transport,) = [f for f in findings if f.what == "Settings"]
    assert "Socket Mode is used" in transport.says
    assert transport.is_well


async def test_over_http_no_app_level_token_is_asked_for(slack, house_url):
    settings = settings_for(slack, house_url, transport="http")

    findings = await doctor(environment(settings))

    assert "App-level token" not in {finding.what for finding in findings}


async def test_it_changes_nothing(house):
    before = len(house.slack.channel("#support").messages)

    await doctor(environment(house.bot.settings))

    assert len(house.slack.channel("#support").messages) == before
    assert not house.customer.messages
