"""Files: uploaded, shared, fetched."""

from __future__ import annotations

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from sandbox import Sandbox
from sandbox.channel import Channel
from sandbox.people import Person


async def test_the_sdks_upload_lands_in_the_thread(slack, card, sandbox: Sandbox):
    await slack.files_upload_v2(
        channel=card.channel,
        thread_ts=card.ts,
        filename="figures.csv",
        content="a,b",
        initial_comment="The figures",
    )

    reply = sandbox.thread(card)[0]
    assert (reply.text, reply.files[0]["name"]) == ("The figures", "figures.csv")


async def fetch(url: str, token: str) -> tuple[str, bytes]:
    headers = {"Authorization": f"Bearer {token}"}
    async with aiohttp.ClientSession(headers=headers) as session, session.get(url) as answer:
        return answer.content_type, await answer.read()


async def test_a_file_is_fetched_with_the_token(sandbox: Sandbox, ada: Person):
    message = await ada.upload("#support", "note.txt", b"Hello")

    fetched = await fetch(message.files[0]["url_private"], sandbox.bot_token)

    assert fetched == ("text/plain", b"Hello")


async def test_without_the_token_there_is_a_page_to_sign_in(sandbox: Sandbox, ada: Person):
    message = await ada.upload("#support", "note.txt", b"Hello")

    kind, content = await fetch(message.files[0]["url_private"], "wrong")

    assert (kind, b"Hello" in content) == ("text/html", False)


async def upload(sandbox: Sandbox, slack, content: bytes = b"abc", length: int = 3):
    expected = await slack.files_getUploadURLExternal(filename="a.txt", length=length)
    async with (
        aiohttp.ClientSession() as session,
        session.post(expected["upload_url"], data=content) as answer,
    ):
        return expected["file_id"], answer.status, await answer.text()


async def test_an_upload_is_answered_with_its_size(sandbox: Sandbox, slack):
    _, status, text = await upload(sandbox, slack)

    assert (status, text) == (200, "OK - 3")


async def test_an_upload_of_another_length_fails(sandbox: Sandbox, slack):
    _, status, _ = await upload(sandbox, slack, b"abcd")

    assert status == 400


async def test_an_upload_is_completed_once(sandbox: Sandbox, slack, support: Channel):
    file_id, _, _ = await upload(sandbox, slack)
    await slack.files_completeUploadExternal(files=[{"id": file_id}], channel_id=support.id)

    with pytest.raises(SlackApiError, match="file_not_found"):
        await slack.files_completeUploadExternal(files=[{"id": file_id}])


async def test_a_file_that_was_not_completed_is_not_found(sandbox: Sandbox, slack):
    file_id, _, _ = await upload(sandbox, slack)

    with pytest.raises(SlackApiError, match="file_not_found"):
        await slack.files_info(file=file_id)


async def test_a_file_of_no_bytes_is_refused(slack):
    with pytest.raises(SlackApiError, match="missing_argument"):
        await slack.files_getUploadURLExternal(filename="a.txt", length=0)
