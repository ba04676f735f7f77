"""Links that come from strangers: which may be followed, and whether they say where they lead."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

from desk.links import LONGEST_URL

# Browsers read `\` as `/` and drop what stands before `@`: both hide the true host.
_WEB = re.compile(r"https?://[^\s/?#@\\<>\"|%]+(?:[/?#][^\\]*)?", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s@?\\]+@[^\s@?\\<>\"|%]+(?:\?[^\\]*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r"[\s<>\"|^`{}]")
_INVISIBLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)

_HOST = re.compile(r"(?<![\w.-])(?:(?:[\w-]+\.)+[^\W\d_][\w-]+|\d{1,3}(?:\.\d{1,3}){3}(?![\w.-]))")
_WHOLE_URL = re.compile(r"(?:https?://|www\.)?(?:[\w-]+\.)+[\w-]{2,}(?::\d+)?(?:[/?#]\S*)?")
_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w.-]+")
_LOOK_ALIKE_DOTS = str.maketrans("\u3002\u2024\uff0e\uff61", "....")


def safe_url(url: str) -> str | None:
    """Give the URL as it may be linked: http, https or mailto with an open host; else None."""
    folded = _INVISIBLE.sub("", url).strip()
    if len(folded) > LONGEST_URL or not (_WEB.fullmatch(folded) or _MAIL.fullmatch(folded)):
        return None
    if not (_is_mail(folded) or _host(folded)):
        return None
    quoted = _FORBIDDEN.sub(lambda char: quote(char.group()), folded)
    return quoted if len(quoted) <= LONGEST_URL else None


def is_honest(label: str, url: str) -> bool:
    """
    Tell whether a link's label names no other place than the one it leads to.

    Words are honest. A label that holds a host or an address is, when the link leads there.
    """
    shown = _folded(label)
    if _is_mail(url):
        return _names_only(shown, url.partition(":")[2].partition("?")[0].casefold())
    if _WHOLE_URL.fullmatch(shown):
        return _is_same_page(shown, url)
    return all(_leads_to(host, url) for host in _HOST.findall(shown))


def _names_only(shown: str, address: str) -> bool:
    hosts = _HOST.findall(shown)
    domain = address.rpartition("@")[2]
    return set(_ADDRESS.findall(shown)) <= {address} and all(
        host in {domain, address, address.partition("@")[0]} for host in hosts
    )


def _is_same_page(shown: str, url: str) -> bool:
    is_host_alone = _HOST.fullmatch(shown) is not None
    return _leads_to(shown, url) if is_host_alone else _bare(shown) == _bare(url.casefold())


def _leads_to(host: str, url: str) -> bool:
    named, true = host.removeprefix("www."), _host(url)
    return true == named or true.endswith(f".{named}")


def _bare(url: str) -> str:
    without_scheme = re.sub(r"^https?://", "", url)
    return without_scheme.removeprefix("www.").removesuffix("/")


def _is_mail(url: str) -> bool:
    return url[:7].lower() == "mailto:"


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").casefold()
    except ValueError:  # a broken IPv6 address
        return ""


def _folded(label: str) -> str:
    text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", label[:LONGEST_URL]))
    return text.translate(_LOOK_ALIKE_DOTS).strip().casefold()
