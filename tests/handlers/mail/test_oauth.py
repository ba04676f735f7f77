from __future__ import annotations

import pytest

from handlers.mail.imap.account import ImapAccount
from handlers.mail.oauth import Grant, NoToken, access_token
from tests.token_server import running_token_server

URL = (
    "imaps://desk%40example.com@mail.example.com/INBOX?queue=support&auth=xoauth2"
    "&token_url=https%3A%2F%2Flogin.example.com%2Ftoken&client_id=an-app&client_secret=s%26cret"
)


@pytest.fixture
async def server():
    async with running_token_server() as server:
        yield server


def grant(server, **fields: str) -> Grant:
    values = {"client_id": "an-app", "client_secret": "a secret", **fields}
    return Grant(token_url=server.url, **values)


async def test_a_program_that_was_allowed_gets_a_token(server):
    assert await access_token(grant(server, scope="mail.read")) == "a token"
    assert server.asked == [
        {
            "grant_type": "client_credentials",
            "client_id": "an-app",
            "client_secret": "a secret",
            "scope": "mail.read",
        }
    ]


async def test_a_person_who_allowed_it_is_not_asked_again(server):
    await access_token(grant(server, refresh_token="given once", client_secret=""))

    assert server.asked == [
        {"grant_type": "refresh_token", "client_id": "an-app", "refresh_token": "given once"}
    ]


async def test_a_refusal_is_told_with_the_providers_word(server):
    server.status, server.answer = 400, {"error": "invalid_grant"}

    with pytest.raises(NoToken, match=r"127\.0\.0\.1 does not let the desk in.*\(invalid_grant\)"):
        await access_token(grant(server))


@pytest.mark.parametrize("answer", [[], {}, {"access_token": ""}, {"access_token": 7}, None])
async def test_an_answer_without_a_token_is_a_refusal(server, answer):
    server.answer = answer

    with pytest.raises(NoToken, match="does not let"):
        await access_token(grant(server))


async def test_an_answer_that_is_a_page_is_told(server):
    server.answer = "<html>Sign in</html>"

    with pytest.raises(NoToken, match="gave no answer that holds a token"):
        await access_token(grant(server))


async def test_a_server_that_is_not_there_is_told(server):
    gone = Grant(token_url="http://127.0.0.1:1/token", client_id="an-app", client_secret="x")

    with pytest.raises(NoToken, match="gave no answer"):
        await access_token(gone)


def test_a_grant_is_read_from_the_mailboxs_url():
    account = ImapAccount.parse(URL + "&scope=mail.read")

    assert account.grant == Grant(
        token_url="https://login.example.com/token",
        client_id="an-app",
        client_secret="s&cret",
        scope="mail.read",
    )
    assert (account.user, account.password, account.queue) == ("desk@example.com", "", "support")


def test_secrets_are_never_shown():
    account = ImapAccount.parse(URL + "&refresh_token=given-once")

    assert "s&cret" not in repr(account)
    assert "given-once" not in repr(account)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ("auth=basic", "wrong auth="),
        ("auth=xoauth2", "lacks token_url="),
        ("auth=xoauth2&token_url=https://a.example/t", "lacks client_id="),
        ("auth=xoauth2&token_url=https://a.example/t&client_id=a", "lacks client_secret= or"),
        ("auth=xoauth2&token_url=http://a.example/t&client_id=a&client_secret=b", "https://"),
        ("client_id=a", "something else"),
        ("auth=xoauth2&token=b", "something else"),
    ],
)
def test_a_wrong_grant_is_refused_in_words(options, words):
    with pytest.raises(ValueError, match=words):
        ImapAccount.parse(f"imaps://desk@mail.example.com/INBOX?{options}")


def test_a_plus_in_a_secret_stays_one():
    account = ImapAccount.parse(URL.replace("s%26cret", "a+b%2Bc%20d"))

    assert account.grant
    assert account.grant.client_secret == "a+b+c d"
