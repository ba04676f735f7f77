"""Addresses and message ids in headers."""

from __future__ import annotations

import pytest

from desk.mail import Address
from handlers.mail import addresses, headers


def read(value: str) -> list[tuple[str, str]]:
    fields = headers.read(f"To: {value}".encode())
    return [(found.name, found.address) for found in addresses.read(fields, "to")]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("jane@example.com", [("", "jane@example.com")]),
        ("Jane Doe <jane@example.com>", [("Jane Doe", "jane@example.com")]),
        ('"Doe, Jane" <jane@example.com>', [("Doe, Jane", "jane@example.com")]),
        ("Doe, Jane <jane@example.com>", [("Doe, Jane", "jane@example.com")]),
        ("jane@example.com (Jane Doe)", [("Jane Doe", "jane@example.com")]),
        ("Jane jane@example.com", [("Jane", "jane@example.com")]),
        ("=?utf-8?q?J=C3=BCrgen?= j@example.com", [("Jürgen", "j@example.com")]),
        ("a@example.com, b@example.com", [("", "a@example.com"), ("", "b@example.com")]),
        ("a@example.com; b@example.com", [("", "a@example.com"), ("", "b@example.com")]),
        ("a@example.com,", [("", "a@example.com")]),
        ("Team: a@example.com, b@example.com;", [("", "a@example.com"), ("", "b@example.com")]),
        ("undisclosed-recipients:;", []),
        ("<mailto:jane@example.com>", [("", "jane@example.com")]),
        ("'jane@example.com'", [("", "jane@example.com")]),
        ("<@relay.example.org,@b:jane@example.com>", [("", "jane@example.com")]),
        ('"jane doe"@example.com', [("", '"jane doe"@example.com')]),
        ("jane @ example.com", [("", "jane@example.com")]),
        ("user..dot@example.com", [("", "user..dot@example.com")]),
        ("root@localhost", [("", "root@localhost")]),
        ("Jane Doe [jane@example.com]", [("Jane Doe", "jane@example.com")]),
        ("Jane <jane@[192.0.2.1]>", [("Jane", "jane@[192.0.2.1]")]),
        ('"Jane \\"J\\" Doe" <jane@example.com>', [('Jane "J" Doe', "jane@example.com")]),
        ("=?utf-8?q?J=C3=BCrgen?= <j@example.com>", [("Jürgen", "j@example.com")]),
        ("=?utf-8?q?Doe=2C_Jane?= <jane@example.com>", [("Doe, Jane", "jane@example.com")]),
        ("=?utf-8?q?Jane_=3Cjane=40example.com=3E?=", [("Jane", "jane@example.com")]),
        ("Jane <jane@example.com", [("Jane", "jane@example.com")]),
        ("jane@example.com (Jane (J) Doe)", [("Jane (J) Doe", "jane@example.com")]),
        ('"" (Mail Delivery System)', [("Mail Delivery System", "")]),
        ("Jane Doe", [("Jane Doe", "")]),
        ('"', []),
        ("(c):", []),
        ("<>", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_addresses_are_found(value: str, found: list[tuple[str, str]]):
    assert read(value) == found


def test_no_more_than_500_recipients_are_read():
    assert len(read("a@example.com, " * 600)) == 500


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        ("<a@example.com> <b@example.com>", ("<a@example.com>", "<b@example.com>")),
        ("<a@example.com>,<b@example.com>", ("<a@example.com>", "<b@example.com>")),
        ("a@example.com", ("<a@example.com>",)),
        ("<[0a1b@mail.example.com]>", ("<[0a1b@mail.example.com]>",)),
        ("<a@exam ple.com>", ("<a@example.com>",)),
        ("Your message of Monday <a@example.com>", ("<a@example.com>",)),
        ("<a@example.com> <a@example.com>", ("<a@example.com>",)),
        ("yesterday", ()),
    ],
)
def test_message_ids_are_found(value: str, ids: tuple[str, ...]):
    fields = headers.read(f"References: {value}".encode())

    assert addresses.message_ids(fields, "references") == ids


def test_of_many_references_the_first_and_the_last_are_kept():
    value = " ".join(f"<{number}@example.com>" for number in range(100))
    fields = headers.read(f"References: {value}".encode())

    ids = addresses.message_ids(fields, "references")

    assert [ids[4], ids[5], len(ids)] == ["<4@example.com>", "<55@example.com>", 50]


def test_an_address_is_found_in_any_value():
    assert addresses.parsed("Jane <jane@example.com>") == [
        Address(name="Jane", address="jane@example.com")
    ]
