"""Files: uploaded in three steps, shared into channels, fetched with the token."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from sandbox.clock import Clock
from sandbox.ids import Ids
from sandbox.payload import Json, present


@dataclass(kw_only=True, eq=False)
class File:
    """One file; it stays unseen until the upload is completed."""

    id: str
    name: str
    title: str
    user: str
    team: str
    created: int
    length: int
    origin: str
    alt_text: str | None = None
    content: bytes | None = None
    is_complete: bool = False
    shares: dict[str, list[str]] = field(default_factory=dict)

    @property
    def mimetype(self) -> str:
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"

    @property
    def url(self) -> str:
        return f"{self.origin}/files-pri/{self.team}-{self.id}"

    def as_slack(self) -> Json:
        """The file object of files.info and of messages."""
        kind = PurePosixPath(self.name).suffix.removeprefix(".").lower() or "binary"
        return present(
            id=self.id,
            created=self.created,
            timestamp=self.created,
            name=self.name,
            title=self.title,
            mimetype=self.mimetype,
            filetype=kind,
            pretty_type=kind.upper(),
            user=self.user,
            user_team=self.team,
            editable=False,
            size=len(self.content or b""),
            mode="hosted",
            is_external=False,
            external_type="",
            is_public=bool(self.shares),
            public_url_shared=False,
            display_as_bot=False,
            username="",
            url_private=f"{self.url}/{self.name}",
            url_private_download=f"{self.url}/download/{self.name}",
            permalink=f"{self.origin}/files/{self.user}/{self.id}/{self.name}",
            alt_txt=self.alt_text,
            has_rich_preview=False,
            file_access="visible",
            media_display_type="unknown",
        )


class Files:
    """Every file of the workspace."""

    def __init__(self, *, ids: Ids, clock: Clock, team: str) -> None:
        self._ids = ids
        self._clock = clock
        self._team = team
        self.origin = ""
        self.known: dict[str, File] = {}

    def expect(self, *, name: str, length: int, user: str, alt_text: str | None = None) -> File:
        """Make room for a file whose bytes are still to come."""
        file = File(
            id=self._ids.next("F"),
            name=name,
            title=name,
            user=user,
            team=self._team,
            created=int(self._clock.now().timestamp()),
            length=length,
            origin=self.origin,
            alt_text=alt_text,
        )
        self.known[file.id] = file
        return file

    def add(self, *, name: str, content: bytes, user: str) -> File:
        """Take a file a person drops into a channel."""
        file = self.expect(name=name, length=len(content), user=user)
        file.content, file.is_complete = content, True
        return file
