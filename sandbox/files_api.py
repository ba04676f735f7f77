"""The files.* and reactions.* methods."""

from __future__ import annotations

from dataclasses import replace

from sandbox import blocks, typed
from sandbox.arguments import Arguments
from sandbox.errors import ApiError
from sandbox.files import File
from sandbox.message import Draft
from sandbox.method import Method, table
from sandbox.payload import Json
from sandbox.slack import Slack


def get_upload_url(slack: Slack, args: Arguments) -> Json:
    length = args.number("length", 0)
    if length <= 0 or not args.optional("filename"):
        raise ApiError("missing_argument")
    file = slack.files.expect(
        name=args.text("filename"),
        length=length,
        user=slack.app.bot_user,
        alt_text=args.optional("alt_txt"),
    )
    return {"upload_url": f"{slack.origin}/upload/v1/{file.id}", "file_id": file.id}


def complete_upload(slack: Slack, args: Arguments) -> Json:
    given = args.objects("files", error="invalid_arguments") or []
    done = [_completed(slack, each) for each in given]
    if not done:
        raise ApiError("missing_argument")
    wanted = args.optional("channel_id") or args.optional("channels") or ""
    for channel_id in filter(None, wanted.split(",")):
        _share(slack, done, channel_id, args)
    return {"files": [each.as_slack() for each in done]}


def info(slack: Slack, args: Arguments) -> Json:
    file = slack.files.known.get(args.text("file"))
    if file is None or not file.is_complete:
        raise ApiError("file_not_found")
    return {"file": file.as_slack(), "comments": [], "response_metadata": {"next_cursor": ""}}


def add_reaction(slack: Slack, args: Arguments) -> Json:
    channel = slack.joined(args.text("channel"))
    message = channel.posts.get(args.text("timestamp"))
    if message is None:
        raise ApiError("message_not_found")
    name = args.text("name").strip(":")
    if slack.app.bot_user in message.reactions.get(name, ()):
        raise ApiError("already_reacted")
    slack.workspace.react(message, user=slack.app.bot_user, name=name)
    return {}


def _completed(slack: Slack, given: Json) -> File:
    """A file whose bytes have come; completing it twice finds nothing."""
    file = slack.files.known.get(str(given.get("id", "")))
    if file is None or file.content is None or file.is_complete:
        raise ApiError("file_not_found")
    file.is_complete = True
    file.title = given.get("title") or file.name
    return file


def _share(slack: Slack, files: list[File], channel_id: str, args: Arguments) -> None:
    channel = slack.joined(channel_id)
    shapes = [each.as_slack() for each in files]
    draft = Draft(
        user=slack.app.bot_user,
        text=typed.posted(args.optional("initial_comment") or ""),
        thread_ts=args.optional("thread_ts"),
        files=shapes,
        bot=slack.app.profile,
    )
    given = args.objects("blocks", error="invalid_blocks_format") or []
    if blocks.check_message(given):
        raise ApiError("invalid_blocks")
    message = slack.workspace.post(channel, replace(draft, blocks=given))
    for each in files:
        each.shares.setdefault(channel.id, []).append(message.ts)


METHODS = table(
    Method(name="files.getUploadURLExternal", run=get_upload_url, scopes=("files:write",)),
    Method(name="files.completeUploadExternal", run=complete_upload, scopes=("files:write",)),
    Method(name="files.info", run=info, scopes=("files:read",)),
    Method(name="reactions.add", run=add_reaction, scopes=("reactions:write",)),
)
