"""The house rules that no other tool checks."""

from __future__ import annotations

import ast
import importlib
import re
import socket
import subprocess
from pathlib import Path

import pytest
from pytest_socket import SocketConnectBlockedError
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("bot", "commands", "desk", "handlers", "sandbox", "storage", "views")
PIN = re.compile(r"[A-Za-z0-9._-]+(\[[a-z,]+\])?==[0-9][A-Za-z0-9.+]*")

#: In pieces, because this file names no registry either.
REGISTRIES = (
    ("pypi", ".org"),
    ("pypi", ".python"),
    ("python", "hosted."),
    ("registry", ".npm"),
    ("deb", ".debian."),
)
REGISTRY = re.compile("|".join(re.escape("".join(pieces)) for pieces in REGISTRIES))
MACHINE = re.compile(rf"(?<![\w.])/(home/\w|Users/\w|root/)|{re.escape(str(ROOT))}\b")
SECRET = re.compile(
    r"xox[abposr]-[0-9]{6,}-[0-9]{6,}"
    r"|xapp-[0-9]-[A-Z0-9]{8,}-[0-9]{8,}"
    r"|-----BEGIN [A-Z ]*PRIVATE KEY-----"
    r"|AKIA[0-9A-Z]{16}"
    r"|gh[pousr]_[A-Za-z0-9]{36}"
)


def tracked() -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False, text=True
    )
    if listing.returncode:
        pytest.skip("not a git checkout")
    return [path for name in listing.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def lines_that_match(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked()
        for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").splitlines(), 1)
        if pattern.search(line)
    ]


def modules() -> list[Path]:
    return sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_comes_from_this_checkout(name: str):
    package = importlib.import_module(name)

    assert Path(package.__file__ or "").parent == ROOT / name


@pytest.mark.parametrize(
    "pattern", [REGISTRY, MACHINE, SECRET], ids=["registry", "machine", "secret"]
)
def test_no_tracked_file_names_what_belongs_to_one_machine(pattern: re.Pattern[str]):
    assert lines_that_match(pattern) == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        # In pieces, so that this file does not report itself.
        (REGISTRY, "--index-url https://pypi" + ".org/simple"),
        (MACHINE, "cd /hom" + "e/someone/deskbell"),
        (SECRET, "SLACK_BOT_TOKEN=xoxb" + "-123456789012-123456789012-abcdef"),
    ],
    ids=["registry", "machine", "secret"],
)
def test_what_must_not_be_tracked_is_recognised(pattern: re.Pattern[str], line: str):
    assert pattern.search(line)


def test_every_module_says_in_one_line_what_it_is():
    silent = [
        str(path.relative_to(ROOT))
        for path in modules()
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]

    assert silent == []


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_requirements_are_pinned_exactly(name: str):
    lines = (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()
    loose = [line for line in lines if line != "-r run.txt" and not PIN.fullmatch(line)]

    assert lines
    assert loose == []


async def test_each_test_gets_a_database_that_is_empty(database_url: str):
    engine = create_async_engine(database_url)
    async with engine.begin() as connection:
        await connection.execute(text("CREATE TABLE cases (number INTEGER)"))
        count = await connection.scalar(text("SELECT count(*) FROM cases"))
    await engine.dispose()

    assert count == 0


def test_no_test_reaches_beyond_this_machine():
    with pytest.warns(UserWarning, match="192.0.2.1"), pytest.raises(SocketConnectBlockedError):
        socket.create_connection(("192.0.2.1", 25))
