"""What a form's request says, in each of the ways that websites send it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from io import BytesIO

import pytest
from aiohttp import FormData, MultipartWriter, web
from aiohttp.test_utils import TestClient, TestServer

from handlers.web.body import LARGEST, MOST_PARTS, Unreadable, read_body


@pytest.fixture
async def client() -> AsyncIterator[TestClient]:
    """Answers with what was read of the request."""

    async def read(request: web.Request) -> web.Response:
        try:
            body = await read_body(request)
        except Unreadable as unreadable:
            return web.json_response({"error": str(unreadable)}, status=unreadable.status)
        return web.json_response({"fields": body.fields, "files": body.files})

    app = web.Application()
    app.router.add_post("/", read)
    async with TestClient(TestServer(app)) as client:
        yield client


async def fields(client: TestClient, **sent) -> list[list[str]]:
    answer = await client.post("/", **sent)
    assert answer.status == 200, await answer.text()
    return (await answer.json())["fields"]


async def refused(client: TestClient, **sent) -> tuple[int, str]:
    answer = await client.post("/", **sent)
    return answer.status, (await answer.json())["error"]


def typed(kind: str) -> dict[str, dict[str, str]]:
    return {"headers": {"Content-Type": kind}}


async def test_urlencoded_fields_are_read_in_their_order(client):
    assert await fields(client, data={"b": "1 & 2", "a": ""}) == [["b", "1 & 2"], ["a", ""]]


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        ("application/x-www-form-urlencoded", b"a=Gr%C3%BC%C3%9Fe"),
        ("application/x-www-form-urlencoded; charset=iso-8859-1", b"a=Gr%FC%DFe"),
        ("application/x-www-form-urlencoded", b"a=Gr%FC%DFe&_charset_=iso-8859-1"),
        ("application/json", '{"a": "Grüße"}'.encode()),
        ("application/json; charset=utf-8", '{"a": "Grüße"}'.encode()),
        ("application/json", json.dumps({"a": "Grüße"}).encode()),
        ("application/json; charset=windows-1252", '{"a": "Grüße"}'.encode("cp1252")),
        ("application/vnd.site.form+json", '{"a": "Grüße"}'.encode()),
    ],
    ids=[
        *("utf-8", "charset", "charset field", "json", "json charset", "json escaped"),
        *("json in windows-1252", "json of a kind"),
    ],
)
async def test_every_character_set_is_read(client, kind, raw):
    assert await fields(client, data=raw, **typed(kind)) == [["a", "Grüße"]]


async def test_each_part_is_read_in_its_own_character_set(client):
    parts = MultipartWriter("form-data")
    for name, charset in (("a", "utf-8"), ("b", "iso-8859-1"), ("c", "windows-1252")):
        part = parts.append(
            "5 € für Grüße".replace("€", "EUR" if name == "b" else "€").encode(charset),
            {"Content-Type": f"text/plain; charset={charset}"},
        )
        part.set_content_disposition("form-data", name=name)

    assert await fields(client, data=parts) == [
        ["a", "5 € für Grüße"],
        ["b", "5 EUR für Grüße"],
        ["c", "5 € für Grüße"],
    ]


async def test_parts_in_the_character_set_of_the_page_are_read(client):
    boundary = "----WebKitFormBoundary7MA4YWxkTrZu0gW"
    raw = (
        b'--x\r\nContent-Disposition: form-data; name="_charset_"\r\n\r\niso-8859-1\r\n'
        b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nGr\xfc\xdfe\r\n--x--\r\n'
    ).replace(b"--x", f"--{boundary}".encode())

    kind = typed(f"multipart/form-data; boundary={boundary}")
    assert await fields(client, data=raw, **kind) == [["a", "Grüße"]]


async def test_files_are_passed_over_and_told(client):
    form = FormData()
    form.add_field("a", "1")
    form.add_field("photo", BytesIO(b"\x89PNG" + bytes(3_000_000)), filename="lamp.png")
    form.add_field("unused", BytesIO(), filename="")

    answer = await client.post("/", data=form)

    assert await answer.json() == {"fields": [["a", "1"]], "files": ["lamp.png"]}


async def test_more_text_than_the_servers_own_limit_is_read(client):
    form = FormData({"a": "x" * 900_000}, default_to_multipart=True)

    ((_, text),) = await fields(client, data=form)

    assert len(text) == 900_000


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (17, "17"),
        (1.5, "1.5"),
        (True, "yes"),
        (None, ""),
        (["red", 2], "red, 2"),
        ({"de": "Lampe"}, '{"de": "Lampe"}'),
        ([["a"]], '[["a"]]'),
    ],
)
async def test_values_of_json_become_texts(client, value, text):
    assert await fields(client, json={"a": value}) == [["a", text]]


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"{", "not valid JSON"),
        (b"", "not valid JSON"),
        (b"[" * 100_000, "not valid JSON"),
        (b"[]", "has to be an object"),
        (b'"text"', "has to be an object"),
    ],
    ids=["broken", "empty", "deep", "list", "text"],
)
async def test_json_that_is_none_is_told(client, raw, why):
    status, error = await refused(client, data=raw, **typed("application/json"))

    assert (status, why in error) == (400, True)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"--y\r\n",
        b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nno end',
        b"--x\r\nno header\r\n\r\n",
        b"--x\r\nContent-Transfer-Encoding: odd\r\n\r\na\r\n--x--\r\n",
        b"--x\r\nContent-Encoding: gzip\r\n\r\nnot compressed\r\n--x--\r\n",
    ],
    ids=["empty", "other boundary", "no end", "no header", "odd encoding", "not compressed"],
)
async def test_parts_that_cannot_be_told_apart_are_told(client, raw):
    status, error = await refused(client, data=raw, **typed("multipart/form-data; boundary=x"))

    assert (status, error) == (400, "Its parts cannot be told apart.")


async def test_parts_without_a_boundary_are_told(client):
    status, _ = await refused(client, data=b"--x", **typed("multipart/form-data"))

    assert status == 400


async def test_parts_within_parts_are_refused(client):
    outer = MultipartWriter("form-data")
    inner = MultipartWriter("mixed")
    inner.append("deep")
    outer.append(inner).set_content_disposition("form-data", name="a")

    assert await refused(client, data=outer) == (400, "It has parts within parts.")


@pytest.mark.parametrize("is_multipart", [True, False], ids=["multipart", "urlencoded"])
async def test_too_many_fields_are_refused(client, is_multipart):
    form = FormData(default_to_multipart=is_multipart)
    for number in range(MOST_PARTS + 1):
        form.add_field(f"a{number}", "1")

    status, error = await refused(client, data=form)

    assert (status, str(MOST_PARTS) in error) == (400, True)


@pytest.mark.parametrize(
    "kind", ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"]
)
async def test_what_is_too_large_is_told_with_the_limit(client, kind):
    raw = b"a" * (LARGEST + 1)
    if kind.startswith("multipart"):
        raw = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n' + raw + b"\r\n--x--\r\n"
        kind += "; boundary=x"

    assert await refused(client, data=raw, **typed(kind)) == (
        413,
        "It is too large: 1 MB is the most.",
    )


async def test_many_texts_have_an_end_together(client):
    form = FormData({f"a{n}": "x" * 100_000 for n in range(11)}, default_to_multipart=True)

    assert (await refused(client, data=form))[0] == 413


async def test_files_have_an_end_too(client):
    form = FormData()
    form.add_field("film", BytesIO(bytes(25_000_001)), filename="film.mp4")

    assert await refused(client, data=form) == (413, "It is too large: 25 MB is the most.")


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "text/json"])
async def test_what_is_none_of_the_three_kinds_is_refused(client, kind):
    status, error = await refused(client, data=b"a=1", **typed(kind))

    assert (status, "application/json" in error) == (415, True)
