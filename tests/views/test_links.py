"""Links that strangers sent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from views.links import is_honest, safe_url


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.com/a?b=c#d", "https://example.com/a?b=c#d"),
        (" HTTP://example.com ", "HTTP://example.com"),
        ("https://example.com/a b", "https://example.com/a%20b"),
        ("https://example.com/<a|b>", "https://example.com/%3Ca%7Cb%3E"),
        ("https://exam\u202eple.com/", "https://example.com/"),
        ("java\nscript:alert(1)", None),
        ("https://bücher.example/ü", "https://bücher.example/ü"),
        ("https://[2001:db8::1]/", "https://[2001:db8::1]/"),
        ("mailto:ann@example.com?subject=a b", "mailto:ann@example.com?subject=a%20b"),
        ("https://bank.example@evil.example/", None),
        ("https://evil.example\\@bank.example/", None),
        ("https://evil.example%2fbank.example/", None),
        ("https://[broken/", None),
        ("https:///path", None),
        ("//example.com/", None),
        ("/relative", None),
        ("ftp://example.com/", None),
        ("data:text/html,x", None),
        ("cid:part1@example.com", None),
        ("mailto:", None),
        ("https://example.com/" + "a" * 2_000, None),
        ("https://example.com/" + "<" * 1_000, None),
        ("https://example.com/\ud800a", "https://example.com/a"),
    ],
    ids=[
        "web", "spaces around", "space within", "reserved by Slack", "direction override",
        "script", "umlauts", "address in numbers", "mail", "user before host", "backslash",
        "escaped slash", "broken address", "no host", "no scheme", "relative", "ftp", "data",
        "content id", "no address", "too long", "too long once quoted", "half a character",
    ],
)  # fmt: skip
def test_only_open_addresses_are_linked(url, expected):
    assert safe_url(url) == expected


@given(st.text(max_size=50).map(lambda text: "https://example.com/" + text))
def test_a_safe_address_stays_safe(url):
    safe = safe_url(url)

    assert safe is None or safe_url(safe) == safe


@pytest.mark.parametrize(
    ("label", "url"),
    [
        ("our terms", "https://example.com/t"),
        ("https://example.com/t", "https://example.com/t"),
        ("http://www.Example.com/t/", "https://example.com/t"),
        ("example.com", "https://shop.example.com/t"),
        ("Visit example.com today!", "https://www.example.com/t"),
        ("ann@example.com", "mailto:ann@example.com?subject=x"),
        ("first.last@example.com", "mailto:first.last@example.com"),
        ("write Ann", "mailto:ann@example.com"),
        ("e.g. 12.50 EUR", "https://example.com/t"),
        ("", "https://example.com/t"),
    ],
)
def test_a_label_that_leads_where_it_says_is_honest(label, url):
    assert is_honest(label, url)


@pytest.mark.parametrize(
    ("label", "url"),
    [
        ("https://bank.example", "https://evil.example/"),
        ("bank.example", "https://evil.example/bank.example"),
        ("bank.example", "https://notbank.example/"),
        ("bank.example", "https://bank.example.evil.example/"),
        ("Log in at bank.example", "https://evil.example/"),
        ("https://bank.example/safe", "https://bank.example/other"),
        ("https://bank.example/", "https://login.bank.example/"),
        ("BANK.EXAMPLE", "https://evil.example/"),
        ("ba\u200bnk.example", "https://evil.example/"),
        ("bank\uff0eexample", "https://evil.example/"),
        ("bank\u3002example", "https://evil.example/"),
        ("bank.example", "mailto:ann@evil.example"),
        ("ann@bank.example", "mailto:ann@evil.example"),
        ("ann@bank.example", "mailto:ben@bank.example"),
        ("https://bank.example", "mailto:ann@evil.example"),
        ("192.0.2.1", "https://evil.example/"),
        ("xn--bnk-sna.example", "https://evil.example/"),
    ],
)
def test_a_label_that_names_another_place_is_not_honest(label, url):
    assert not is_honest(label, url)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("label", ["a" * 100_000, "a." * 50_000, "a@" * 50_000, "-" * 100_000])
def test_a_long_label_is_judged_at_once(label):
    assert is_honest(label, "https://example.com/") in {True, False}
