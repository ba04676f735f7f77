"""Raw mails for tests: header lines and a body, as a mail server would hand them over."""

from __future__ import annotations

FROM = "From: Jane Doe <jane@example.com>"
TO = "To: desk@example.org"


def raw_mail(*lines: str | bytes, body: str | bytes = "Hello\r\n", sender: str = FROM) -> bytes:
    """A mail with these header lines; raw bytes stand for what ASCII cannot say."""
    head = [line if isinstance(line, bytes) else line.encode() for line in (sender, TO, *lines)]
    text = body if isinstance(body, bytes) else body.encode()
    return b"\r\n".join([*filter(None, head), b"", text])


def multipart(*parts: str | bytes, kind: str = "mixed", lines: tuple[str, ...] = ()) -> bytes:
    """A mail of several parts, each with its own header lines, an empty line and its content."""
    contents = [part if isinstance(part, bytes) else part.encode() for part in parts]
    body = b"".join(b"--b1\r\n" + content + b"\r\n" for content in contents) + b"--b1--\r\n"
    return raw_mail(*lines, f'Content-Type: multipart/{kind}; boundary="b1"', body=body)
