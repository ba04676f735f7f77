"""Settings: each is read, and a wrong one is told in a sentence that names it."""

from __future__ import annotations

from dataclasses import fields

import pytest

from bot.settings import Settings, SettingsError, must_be_complete, read_settings
from tests.bot.environment import environment

SECRET = "0123456789abcdef0123456789abcdef"
COMPLETE = {
    "SLACK_BOT_TOKEN": "xoxb-1",
    "SLACK_APP_TOKEN": "xapp-1",
    "SECRET_KEY": SECRET,
}
RIGHT = [
    ("SLACK_BOT_TOKEN", "xoxb-12-34", "slack_bot_token", "xoxb-12-34"),
    ("SLACK_APP_TOKEN", "xapp-1-A", "slack_app_token", "xapp-1-A"),
    ("SLACK_SIGNING_SECRET", "abc", "slack_signing_secret", "abc"),
    ("SLACK_API_URL", "https://slack-gov.com/api", "slack_api_url", "https://slack-gov.com/api/"),
    ("DATABASE_URL", "sqlite:///d.db", "database_url", "sqlite+aiosqlite:///d.db"),
    ("DATABASE_URL", "postgres://u:p@h/d", "database_url", "postgresql+asyncpg://u:p@h/d"),
    ("DATABASE_URL", "postgresql://u@h/d", "database_url", "postgresql+asyncpg://u@h/d"),
    (
        "DATABASE_URL",
        "postgres://u:p%40s@h/d?sslmode=require&channel_binding=require",
        "database_url",
        "postgresql+asyncpg://u:p%40s@h/d?ssl=require",
    ),
    ("HTTP_HOST", "0.0.0.0", "http_host", "0.0.0.0"),
    ("HTTP_PORT", "8080", "http_port", 8080),
    ("PUBLIC_URL", "https://desk.example.com", "public_url", "https://desk.example.com/"),
    ("PUBLIC_URL", "http://[::1]:3000/desk/", "public_url", "http://[::1]:3000/desk/"),
    ("SECRET_KEY", SECRET, "secret_key", SECRET),
    ("SMTP_LISTEN", "0.0.0.0:25", "smtp_listen", "0.0.0.0:25"),
    ("SMTP_LISTEN", "lmtp://127.0.0.1:2424", "smtp_listen", "lmtp://127.0.0.1:2424"),
    ("SMTP_CHECK", "off", "smtp_check", "off"),
    ("MAIL_AUTHORITY", "smtp:MX.a.com imap:.net", "mail_authority", "smtp:mx.a.com imap:.net"),
    ("SMTP_URL", "smtps://u:p@mail.example.com", "smtp_url", "smtps://u:p@mail.example.com"),
    ("MAIL_FROM", "Desk@Example.com", "mail_from", "desk@example.com"),
    (
        "IMAP_URL",
        "imaps://u:p@mail.example.com/INBOX?queue=support",
        "imap_url",
        "imaps://u:p@mail.example.com/INBOX?queue=support",
    ),
    (
        "MAIL_WEBHOOKS",
        "mailgun://:key@/?queue=support",
        "mail_webhooks",
        "mailgun://:key@/?queue=support",
    ),
]
WRONG = [
    ("SLACK_BOT_TOKEN", "xapp-1"),
    ("SLACK_APP_TOKEN", "xoxb-1"),
    ("SLACK_SIGNING_SECRET", "xapp-1"),
    ("SLACK_SIGNING_SECRET", "xoxb-1"),
    ("SLACK_API_URL", "slack.com"),
    ("DATABASE_URL", "mysql://h/d"),
    ("DATABASE_URL", "sqlite:///"),
    ("DATABASE_URL", "sqlite:///:memory:"),
    ("DATABASE_URL", "postgresql://u:p@h:port/d"),
    ("DATABASE_URL", "postgresql://u:p@h/d?connect_timeout=10"),
    ("DATABASE_URL", "postgresql://u:p@h/d?sslmode=on"),
    ("DATABASE_URL", "postgresql://u:p@h/d?ssl=true"),
    ("DATABASE_URL", "postgresql://u:p@h/d?ssl=require&ssl=prefer"),
    ("DATABASE_URL", "postgresql://u:p@h:65536/d"),
    ("DATABASE_URL", "postgresql://u:p@/d?host=h&port=65536"),
    ("DATABASE_URL", "postgresql://u:p@h/d?prepared_statement_cache_size=none"),
    ("DATABASE_URL", "sqlite:///d.db?mode=ro"),
    ("HTTP_PORT", "http"),
    ("HTTP_PORT", "0"),
    ("HTTP_PORT", "65536"),
    ("HTTP_PORT", "-1"),
    ("HTTP_PORT", "³"),
    ("HTTP_PORT", "9" * 5000),
    ("HTTP_PORT", "0030003000"),
    ("PUBLIC_URL", "desk.example.com"),
    ("PUBLIC_URL", "https://"),
    ("PUBLIC_URL", "https:///desk"),
    ("PUBLIC_URL", "https://desk example.com"),
    ("PUBLIC_URL", "https://desk.example.com?x=1"),
    ("PUBLIC_URL", "https://desk.example.com#x"),
    ("PUBLIC_URL", "https://u:p@desk.example.com"),
    ("PUBLIC_URL", "https://desk.example.com:99999"),
    ("PUBLIC_URL", "https://[::1"),
    ("SECRET_KEY", "short"),
    ("SMTP_LISTEN", "http://127.0.0.1"),
    ("SMTP_LISTEN", "127.0.0.1:port"),
    ("SMTP_CHECK", "maybe"),
    ("MAIL_AUTHORITY", "https://mx.example.com"),
    ("MAIL_AUTHORITY", "pop3:mx.example.com"),
    ("SMTP_URL", "mail.example.com"),
    ("SMTP_URL", "smtp://user@mail.example.com"),
    ("MAIL_FROM", "nonsense"),
    ("IMAP_URL", "pop3://mail.example.com"),
    ("IMAP_URL", "imaps://u:p@mail.example.com/INBOX nonsense"),
    ("IMAP_URL", "imaps://u:p@m.example.com/?queue=a imaps://u:q@m.example.com/?queue=b"),
    ("MAIL_WEBHOOKS", "nonsense"),
]


@pytest.mark.parametrize(("variable", "text", "name", "value"), RIGHT)
def test_a_setting_is_read(variable, text, name, value):
    settings = read_settings({variable: text})

    assert getattr(settings, name) == value


def test_every_setting_is_tried_here():
    variables = {field.metadata["variable"] for field in fields(Settings)}

    assert {variable for variable, *_ in RIGHT} == variables


@pytest.mark.parametrize(("variable", "text"), WRONG, ids=[f"{v}={t:.20}" for v, t in WRONG])
def test_a_wrong_value_is_one_sentence_that_names_its_variable(variable, text):
    with pytest.raises(SettingsError) as wrong:
        read_settings({variable: text})

    sentence = str(wrong.value)
    assert sentence.startswith(f"{variable} ")
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize(
    ("variable", "text"),
    [
        ("SMTP_URL", "smtp://user:hush-hush@mail.example.com:port"),
        ("IMAP_URL", "imaps://user:hush-hush@mail.example.com:port"),
        ("SECRET_KEY", "hush-hush"),
        ("SLACK_BOT_TOKEN", "hush-hush"),
    ],
)
def test_a_wrong_secret_is_not_repeated(variable, text):
    with pytest.raises(SettingsError) as wrong:
        read_settings({variable: text})

    assert "hush-hush" not in str(wrong.value)


def test_an_empty_value_is_as_good_as_none():
    assert read_settings({"HTTP_PORT": "", "SLACK_BOT_TOKEN": "  "}) == Settings()


def test_what_is_not_ours_is_left_alone():
    assert read_settings({"HOME": "/", "SLACK_CLIENT_ID": "1"}) == Settings()


def test_settings_that_are_printed_tell_no_secrets():
    assert "xoxb-1" not in repr(read_settings(COMPLETE))


def test_settings_written_as_an_environment_are_the_same_when_they_are_read():
    settings = read_settings({variable: text for variable, text, *_ in RIGHT})

    assert read_settings(environment(settings)) == settings


@pytest.mark.parametrize("missing", COMPLETE)
def test_what_is_missing_is_named(missing):
    given = {name: text for name, text in COMPLETE.items() if name != missing}

    with pytest.raises(SettingsError, match=f"^{missing} is missing"):
        must_be_complete(read_settings(given))


def test_http_needs_no_app_level_token():
    given = {**COMPLETE, "SLACK_APP_TOKEN": "", "SLACK_SIGNING_SECRET": "abc"}

    settings = read_settings(given)

    must_be_complete(settings)
    assert not settings.is_socket_mode


def test_socket_mode_is_used_where_both_are_set():
    assert read_settings({**COMPLETE, "SLACK_SIGNING_SECRET": "abc"}).is_socket_mode


IMAP = {"IMAP_URL": "imaps://u:p@mail.example.com"}
POSTED = {"MAIL_WEBHOOKS": "mailgun://:key@/"}
LMTP = {"SMTP_LISTEN": "lmtp://127.0.0.1:2424"}
UNCHECKED = {"SMTP_LISTEN": "0.0.0.0:25", "SMTP_CHECK": "off"}


@pytest.mark.parametrize(
    "others", [POSTED, LMTP, UNCHECKED], ids=["webhook", "lmtp", "unchecked smtp"]
)
def test_where_mail_comes_by_several_ways_an_authority_has_one(others):
    with pytest.raises(SettingsError, match=r"^MAIL_AUTHORITY .* imap:mx\.example\.com\.$"):
        read_settings({**IMAP, **others, "MAIL_AUTHORITY": "smtp:a.net mx.example.com"})

    told = read_settings({**IMAP, **others, "MAIL_AUTHORITY": "imap:mx.example.com"})
    assert told.mail_authority == "imap:mx.example.com"


@pytest.mark.parametrize(
    "ways", [IMAP, LMTP, {**IMAP, "SMTP_LISTEN": "0.0.0.0:25"}], ids=["imap", "lmtp", "own check"]
)
def test_where_one_way_is_left_to_headers_an_authority_needs_none(ways):
    assert read_settings({**ways, "MAIL_AUTHORITY": "mx.example.com"}).mail_authority
