"""The programs in docs/mail.md, run as they stand there against the way in for raw mail."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.handlers.mail.webhook.provider import raw_mail

PAGE = Path(__file__).resolve().parents[4] / "docs" / "mail.md"
#: Hands a mail to the Worker as Cloudflare does.
CALLER = """
import worker from "./worker.mjs";
import { readFileSync } from "node:fs";
const raw = readFileSync("mail.eml");
const message = {
  from: "用户@example.com", to: "support@example.com", rawSize: raw.length,
  raw: new Blob([raw]).stream(), setReject(why) { throw new Error(why); },
};
await worker.email(message, process.env);
"""


def program(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", PAGE.read_text(), re.DOTALL)
    return found


def needs(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"no {name} found; it runs a program of the docs")
    return found


@pytest.fixture
async def post(connect, clock):
    # These programs sign with the time of the machine.
    clock.now = datetime.fromtimestamp(time.time(), UTC)
    return await connect("mime://:shared-secret@/TOKEN?queue=support")


@pytest.fixture
def run(tmp_path):
    async def command(*words, **environment) -> tuple[int, str]:
        process = await asyncio.create_subprocess_exec(
            *words,
            cwd=tmp_path,
            env={"PATH": os.environ["PATH"], **environment},
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        _, errors = await process.communicate(raw_mail())
        return process.returncode, errors.decode()

    return command


@pytest.fixture
def worker(run, tmp_path, post):
    """The Cloudflare Worker, with a mail to bring."""
    node = needs("node")
    (tmp_path / "worker.mjs").write_text(program("js"))
    (tmp_path / "call.mjs").write_text(CALLER)
    (tmp_path / "mail.eml").write_bytes(raw_mail())
    url = str(post.client.make_url("/in/mime/TOKEN"))
    return lambda secret: run(node, "call.mjs", DESK_URL=url, DESK_SECRET=secret)


async def test_the_worker_brings_mail(worker, post):
    code, errors = await worker("shared-secret")

    assert (code, errors) == (0, "")
    kept = await post.only()
    assert (kept.raw, kept.recipients) == (raw_mail(), ("support@example.com",))
    assert kept.mail_from == "用户@example.com"


async def test_the_worker_fails_where_the_mail_was_not_kept(worker, post):
    code, errors = await worker("another secret")

    assert code != 0
    assert "The desk answered 401" in errors


async def test_the_shell_brings_mail(run, post):
    needs("openssl"), needs("curl")
    url = str(post.client.make_url("/in/mime/TOKEN"))
    script = program("sh").replace("https://desk.example.com/in/mime/TOKEN", url)
    code, errors = await run(
        needs("sh"), "-c", script, SECRET="shared-secret", RECIPIENT="support@example.com"
    )

    assert code == 0, errors
    kept = await post.only()
    assert (kept.raw, kept.recipients) == (raw_mail(), ("support@example.com",))
