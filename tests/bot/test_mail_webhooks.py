"""MAIL_WEBHOOKS for whoever sets it: wrong values are told, the doctor prints the addresses."""

from __future__ import annotations

import pytest

from bot.doctor import _mail
from bot.settings import SettingsError, read_settings

KEY = "a secret key for tests, long enough"


@pytest.fixture
def doctor():
    async def says(**environment) -> list[str]:
        settings = read_settings({"SECRET_KEY": KEY, **environment})
        return [str(finding) for finding in await _mail(settings)]

    return says


async def test_the_doctor_prints_where_a_provider_posts_to(doctor):
    first, *_ = await doctor(
        MAIL_WEBHOOKS="mime://:hidden@/chosen", PUBLIC_URL="https://desk.example.com"
    )

    assert first == "✅ Mail in: mime posts to https://desk.example.com/in/mime/chosen"


async def test_the_doctor_misses_the_public_address(doctor):
    first, *_ = await doctor(MAIL_WEBHOOKS="mime://:hidden@/chosen")

    assert first == "❌ Mail in: mime cannot reach us. Set PUBLIC_URL."


async def test_the_doctor_shows_no_secret(doctor):
    findings = await doctor(
        MAIL_WEBHOOKS="mailgun://:hidden@/ resend://hidden:hidden@/",
        PUBLIC_URL="https://desk.example.com",
    )

    assert "hidden" not in "".join(findings)


def test_a_wrong_entry_is_told_with_the_name_of_the_setting():
    with pytest.raises(SettingsError, match=r"^MAIL_WEBHOOKS begins with one of .*\.$"):
        read_settings({"MAIL_WEBHOOKS": "mailgan://:KEY@/"})
