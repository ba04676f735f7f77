"""The first admin is whom the operator names, and nobody who is only called the same."""

from __future__ import annotations

import pytest

from bot.admin import add_admin
from bot.app import built
from bot.settings import SettingsError
from desk.people import Role
from desk.roles import team


async def admins(settings) -> tuple[str, ...]:
    async with built(settings) as bot:
        return (await team(bot.desk)).people_as(Role.ADMIN)


@pytest.mark.parametrize("name", ["adam", "@adam", "id"])
async def test_an_admin_is_named_by_name_or_by_id(settings, slack, name):
    adam = slack.person("adam").id
    said = await add_admin(settings, adam if name == "id" else name)

    assert "is now an admin" in said
    assert await admins(settings) == (adam,)


async def test_who_is_admin_already_is_said_to_be(settings):
    await add_admin(settings, "adam")

    assert await add_admin(settings, "adam") == "adam was already an admin of the desk."


@pytest.mark.parametrize("name", ["nobody-at-all", "deskbell"])
async def test_who_is_nobody_is_not_made_admin(settings, name):
    with pytest.raises(SettingsError, match="knows nobody called"):
        await add_admin(settings, name)


async def test_an_id_that_is_nobodys_is_not_made_admin(settings):
    with pytest.raises(SettingsError, match="nobody with the id U0NOBODY"):
        await add_admin(settings, "U0NOBODY")


@pytest.mark.parametrize("who", ["an app", "somebody who has left"])
async def test_an_id_that_is_no_persons_is_not_made_admin(settings, slack, who):
    slack.person("ben").member.is_active = False
    user = slack.bot.id if who == "an app" else slack.person("ben").id

    with pytest.raises(SettingsError, match="app or was deactivated"):
        await add_admin(settings, user)


async def test_of_two_who_are_called_the_same_none_is_made_admin(settings, slack):
    slack.person("ben").member.real_name = "adam"

    with pytest.raises(SettingsError, match="more than one person called adam"):
        await add_admin(settings, "adam")


async def test_who_has_left_is_not_meant(settings, slack):
    slack.person("ben").member.real_name = "adam"
    slack.person("ben").member.is_active = False

    assert "is now an admin" in await add_admin(settings, "adam")
