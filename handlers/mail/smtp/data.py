"""A mail on its way in: put together piece by piece, so that a large one holds up nobody."""

from __future__ import annotations

from io import BytesIO

#: Only CRLF ends a line: a dot between other line ends is text, or one mail could bring a second
#: one past the checks of the server before us.
END = b"\r\n.\r\n"


class MailData:
    """What follows DATA, up to a line with a dot alone."""

    def __init__(self, *, most: int) -> None:
        self._most = most
        self._mail = BytesIO()
        #: What may be the beginning of something; at first the end of the line before the mail.
        self._open = b"\r\n"
        self._foreign = len(self._open)
        self.size = 0

    @property
    def is_too_large(self) -> bool:
        return self.size > self._most

    @property
    def mail(self) -> bytes:
        return self._mail.getvalue()

    def add(self, piece: bytes) -> bytes | None:
        """What stands behind the mail when this piece has brought its end; else None."""
        window = self._open + piece
        end = window.find(END)
        if end >= 0:
            self._keep(window[: end + 2])
            return window[end + len(END) :]
        settled = _settled(window)
        self._keep(window[:settled])
        self._open = window[settled:]
        return None

    def _keep(self, text: bytes) -> None:
        # A dot that begins a line was put there on the way (RFC 5321 4.5.2).
        text = text.replace(b"\r\n.", b"\r\n")
        if text:
            text, self._foreign = text[self._foreign :], 0
        self.size += len(text)
        if self.is_too_large:
            self._mail = BytesIO()
        else:
            self._mail.write(text)


def _settled(window: bytes) -> int:
    """How much of it belongs to neither the end nor a dot at a line's beginning."""
    settled = max(0, len(window) - len(END) + 1)
    for line_end in (b"\r\n", b"\r"):
        if window.endswith(line_end, 0, settled):
            return settled - len(line_end)
    return settled
