"""Mails made to stop whoever reads them: endless, nested, broken, lying."""

from __future__ import annotations

import base64
import random
from collections.abc import Callable

HEAD = b"From: Jane <jane@example.com>\r\nTo: desk@example.org\r\nSubject: Hello\r\n"
DAEMON = b"From: MAILER-DAEMON@example.com\r\nReturn-Path: <>\r\nSubject: Undelivered mail\r\n\r\n"


def header(name: bytes, value: bytes) -> bytes:
    return name + b": " + value + b"\r\n" + HEAD + b"\r\nbody\r\n"


def body(content: bytes, content_type: bytes = b"text/plain", encoding: bytes = b"8bit") -> bytes:
    return (
        HEAD
        + b"Content-Type: "
        + content_type
        + b"\r\nContent-Transfer-Encoding: "
        + encoding
        + b"\r\n\r\n"
        + content
    )


def parts(*contents: bytes, kind: bytes = b"mixed") -> bytes:
    inside = b"".join(b"--b\r\n" + content + b"\r\n" for content in contents)
    return body(inside + b"--b--\r\n", b"multipart/" + kind + b"; boundary=b")


def nested_multiparts(depth: int, *, same_boundary: bool) -> bytes:
    marks = [b"b" if same_boundary else b"b%d" % number for number in range(depth)]
    heads = [
        b'Content-Type: multipart/mixed; boundary="%s"\r\n\r\n--%s\r\n' % (m, m) for m in marks
    ]
    return (
        HEAD
        + b"".join(heads)
        + b"\r\ndeep down\r\n"
        + b"".join(b"--%s--\r\n" % mark for mark in reversed(marks))
    )


def nested_mails(depth: int) -> bytes:
    return (HEAD + b"Content-Type: message/rfc822\r\n\r\n") * depth + HEAD + b"\r\ndeep down\r\n"


def noise(size: int) -> bytes:
    return random.Random(7).randbytes(size)


def with_tnef(content: bytes) -> bytes:
    wrapped = base64.encodebytes(content)
    return body(wrapped, b"application/ms-tnef; name=winmail.dat", b"base64")


def report(groups: int) -> bytes:
    group = b"Final-Recipient: rfc822; a%d@example.com\nAction: failed\nStatus: 5.1.1\n\n"
    told = b"\n" + b"".join(group % number for number in range(groups))
    return parts(
        b"\r\nnot delivered", b"Content-Type: message/delivery-status\r\n" + told, kind=b"report"
    )


def calendar(lines: bytes) -> bytes:
    return body(b"BEGIN:VCALENDAR\r\n" + lines + b"END:VCALENDAR\r\n", b"text/calendar")


MAILS: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "an empty line": lambda: b"\r\n",
    "carriage returns alone": lambda: HEAD.replace(b"\r\n", b"\r") + b"\rbody\r",
    "no empty line": lambda: HEAD,
    "noise": lambda: noise(200_000),
    "noise below headers": lambda: body(noise(1_000_000)),
    "NUL bytes": lambda: HEAD.replace(b"e", b"\0") + b"\r\n" + b"\0" * 100_000,
    "UTF-16": lambda: (HEAD + b"\r\nbody").decode().encode("utf-16"),
    "a mail of 25 MB": lambda: body(b"0123456789abcdef 0123456789abcdef\r\n" * 740_000),
    "a file of 25 MB": lambda: parts(
        b"\r\nsee file",
        b"Content-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64.encodebytes(b"x" * 18_000_000),
    ),
    "2,000 multiparts in each other": lambda: nested_multiparts(2_000, same_boundary=False),
    "one boundary for 2,000 levels": lambda: nested_multiparts(2_000, same_boundary=True),
    "2,000 mails in each other": lambda: nested_mails(2_000),
    "20,000 parts": lambda: parts(*[b"\r\npart"] * 20_000),
    "20,000 empty parts": lambda: parts(*[b""] * 20_000),
    "20,000 boundaries on one line": lambda: body(b"--b" * 20_000, b"multipart/mixed; boundary=b"),
    "a multipart without boundary": lambda: body(b"--x\r\n\r\nhi\r\n", b"multipart/mixed"),
    "a boundary of 1 MB": lambda: body(b"hi", b"multipart/mixed; boundary=" + b"b" * 1_000_000),
    "an empty boundary": lambda: body(b"--\r\n\r\nhi\r\n--\r\n", b'multipart/mixed; boundary=""'),
    "a boundary like a pattern": lambda: body(
        b"--(a+)+$\r\n\r\n" + b"a" * 100_000 + b"\r\n--(a+)+$--",
        b'multipart/mixed; boundary="(a+)+$"',
    ),
    "1 MB of dashes": lambda: body(b"-" * 1_000_000, b'multipart/mixed; boundary="-"'),
    "a mail cut off": lambda: parts(b"\r\nfirst", b"\r\nsecond")[:-20],
    "a subject of 1 MB": lambda: header(b"Subject", b"a" * 1_000_000),
    "encoded words of 1 MB": lambda: header(b"Subject", b"=?utf-8?q?=C3=A9?= " * 50_000),
    "encoded words without end": lambda: header(b"Subject", b"=?utf-8?q?x" * 50_000),
    "question marks": lambda: header(b"Subject", b"=?" * 100_000 + b"?=" * 100_000),
    "an encoded word in a made-up set": lambda: header(b"Subject", b"=?x-none?b?4oKs?="),
    "an encoded word in a codec of no text": lambda: header(
        b"Subject", b"=?punycode?q?" + b"a-b" * 50_000 + b"?="
    ),
    "base64 that is none": lambda: header(b"Subject", b"=?utf-8?b?" + b"=" * 100_000 + b"!?="),
    "10,000 recipients": lambda: header(b"Cc", b"Jane Doe <jane@example.com>, " * 10_000),
    "opening brackets": lambda: header(b"Cc", b"(" * 200_000),
    "opening angles": lambda: header(b"Cc", b"<" * 200_000),
    "quotes": lambda: header(b"Cc", b'"' * 199_999),
    "escaped quotes": lambda: header(b"Cc", b'\\"' * 100_000),
    "commas": lambda: header(b"Cc", b"a," * 100_000),
    "colons": lambda: header(b"Cc", b"a@b" + b":" * 200_000),
    "groups": lambda: header(b"Cc", b"a:b;" * 50_000),
    "a From of one quote": lambda: b'From: "\r\n\r\nhi',
    "a From of a comment": lambda: b"From: (c):\r\nMessage-ID: <[a@b]>\r\n\r\nhi",
    "100,000 references": lambda: header(b"References", b"<a@example.com> " * 100_000),
    "references without end": lambda: header(b"References", b"<a" * 100_000),
    "a message id of 1 MB": lambda: header(b"Message-ID", b"<" + b"a" * 1_000_000 + b"@b>"),
    "200,000 header lines": lambda: HEAD + b"X: y\r\n" * 200_000 + b"\r\nbody",
    "200,000 folded lines": lambda: HEAD + b"X: y\r\n" + b" z\r\n" * 200_000 + b"\r\nbody",
    "a header that is no header": lambda: HEAD + b"no colon here\r\n" * 50_000 + b"\r\nbody",
    "stray lines before headers": lambda: (b"stray\r\nX-A: b\r\n" * 20_000) + HEAD + b"\r\nbody",
    "blanks": lambda: header(b"Subject", b" " * 1_000_000 + b"x"),
    "parameters": lambda: body(b"hi", b"text/plain" + b"; a=b" * 100_000),
    "semicolons": lambda: body(b"hi", b"text/plain" + b";" * 500_000),
    "a parameter without end": lambda: body(b"hi", b'text/plain; charset="' + b"a\\" * 100_000),
    "a charset of 1 MB": lambda: body(b"\xe9", b"text/plain; charset=" + b"a" * 1_000_000),
    "a charset of no text": lambda: body(b"\xe9", b"text/plain; charset=unicode_escape"),
    "a charset with a NUL": lambda: body(b"\xe9", b"text/plain; charset=utf\0-8"),
    "50,000 segments of a name": lambda: body(
        b"hi", b"text/plain" + b"".join(b"; name*%d=a" % n for n in range(50_000))
    ),
    "a segment of an endless number": lambda: body(
        b"hi", b"text/plain; name*" + b"9" * 5_000 + b"=a"
    ),
    "an unknown transfer encoding": lambda: body(b"hi", encoding=b"x-made-up"),
    "base64 in pieces": lambda: body(b"YQ==" * 1_000_000, encoding=b"base64"),
    "equals signs": lambda: body(b"=" * 5_000_000, encoding=b"base64"),
    "a soft break on every line": lambda: body(b"=\r\n" * 1_000_000, encoding=b"quoted-printable"),
    "2,000,000 soft line breaks": lambda: body(b"a \r\n" * 2_000_000, b"text/plain; format=flowed"),
    "99 names of 200 KB": lambda: parts(
        *[b'Content-Type: image/png; name="' + b"=?utf-8?q?x?= " * 15_000 + b'"\r\n\r\nx'] * 99
    ),
    "99 mails with subjects of 200 KB": lambda: parts(
        *[b"Content-Type: message/rfc822\r\n\r\nSubject: " + b"=?utf-8?q?x?= " * 15_000] * 99
    ),
    "25 MB of UTF-8 that is none": lambda: body(
        b"\xe9\xe8 abc \r\n" * 3_000_000, b"text/plain; charset=utf-8"
    ),
    "uuencoded noise": lambda: body(b"begin 644 x\n" + noise(300_000), encoding=b"x-uuencode"),
    "a date of 100 KB": lambda: header(b"Date", b"1" * 100_000),
    "a date out of range": lambda: header(b"Date", b"Mon, 99 Jan 99999 99:99:99 +9999"),
    "a file name that climbs": lambda: body(b"x", b'image/png; name="../../etc/passwd"'),
    "100,000 elements in each other": lambda: body(b"<div>" * 100_000, b"text/html"),
    "100,000 unclosed tags": lambda: body(b"<b><i><a href=x>" * 30_000, b"text/html"),
    "1 MB of table cells": lambda: body(b"<table>" + b"<tr><td>x" * 100_000, b"text/html"),
    "1 MB of opening angles": lambda: body(b"<" * 1_000_000, b"text/html"),
    "1 MB of entities": lambda: body(b"&amp;" * 200_000, b"text/html"),
    "1 MB of comments": lambda: body(b"<!--" * 250_000, b"text/html"),
    "1 MB on one line": lambda: body(b"word " * 200_000),
    "100,000 quoted lines": lambda: body(b"> quoted\r\n" * 100_000),
    "quotes 10,000 deep": lambda: body(b">" * 10_000 + b" hi\r\n"),
    "3,000 attributions": lambda: body(b"On Monday, Jane Doe\r\n" * 3_000),
    "100,000 empty lines": lambda: body(b"\r\n" * 100_000 + b"hi"),
    "TNEF that is noise": lambda: with_tnef(noise(200_000)),
    "TNEF that begins well": lambda: with_tnef(b"\x78\x9f\x3e\x22\x01\x00" + noise(2_000_000)),
    "100 TNEF parts": lambda: parts(
        *[b"Content-Type: application/ms-tnef\r\n\r\n\x78\x9f\x3e\x22\x01\x00" + noise(200)] * 100
    ),
    "a calendar of 1 MB": lambda: calendar(b"X-A: b\r\n" * 130_000),
    "10,000 events in each other": lambda: calendar(b"BEGIN:VEVENT\r\n" * 5_000),
    "a calendar that lies": lambda: calendar(b"BEGIN:VEVENT\r\nDTSTART:soon\r\nEND:VEVENT\r\n"),
    "a bounce of one line": lambda: DAEMON + b"<a@b> " * 200_000,
    "a bounce of many lines": lambda: (
        DAEMON + b"  <jane@example.com>:\r\n550 no such user\r\n" * 20_000
    ),
    "a bounce in 2,000 mails": lambda: DAEMON[:-2] + nested_mails(2_000),
    "a report on 20,000 addresses": lambda: report(20_000),
    "noise in a report": lambda: parts(
        b"\r\n", b"Content-Type: message/delivery-status\r\n\r\n" + noise(100_000), kind=b"report"
    ),
}
