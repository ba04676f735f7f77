"""The docs tell of every setting, command and verb, and link to nothing that is not there."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from bot.settings import Settings
from commands import SLASH_COMMANDS
from desk.verbs import GRAMMAR
from views.help import DESK_HELP

ROOT = Path(__file__).resolve().parent.parent
DOCS = {path.name: path.read_text() for path in (ROOT / "docs").glob("*.md")}
README = (ROOT / "README.md").read_text()
EVERYWHERE = "\n".join([README, *DOCS.values()])
LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)")


@pytest.mark.parametrize("variable", [f.metadata["variable"] for f in fields(Settings)])
def test_every_setting_is_told(variable):
    assert f"`{variable}`" in DOCS["settings.md"]


@pytest.mark.parametrize("topic", dict.fromkeys(name.split()[0] for name in DESK_HELP))
def test_every_topic_of_desk_is_told(topic):
    assert f"/desk {topic}" in DOCS["setting-up.md"]


@pytest.mark.parametrize("verb", [grammar.verb for grammar in GRAMMAR], ids=str)
def test_every_verb_is_told(verb):
    assert re.search(rf"^\| {verb} \|", DOCS["using.md"], re.MULTILINE)


@pytest.mark.parametrize("command", [command.name for command in SLASH_COMMANDS])
def test_every_slash_command_is_told(command):
    assert f"`{command}" in EVERYWHERE


@pytest.mark.parametrize("name", ["README.md", *(f"docs/{name}" for name in DOCS)])
def test_every_link_leads_somewhere(name):
    path = ROOT / name

    missing = [to for to in LINK.findall(path.read_text()) if not (path.parent / to).exists()]

    assert not missing


@pytest.mark.parametrize("picture", sorted(path.name for path in (ROOT / "docs/images").glob("*")))
def test_every_picture_is_shown(picture):
    assert f"images/{picture})" in EVERYWHERE
