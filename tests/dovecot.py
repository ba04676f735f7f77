"""A real IMAP server for the tests, where Dovecot is installed: ours, in a folder of its own."""

from __future__ import annotations

import base64
import grp
import hashlib
import hmac
import json
import os
import pwd
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from imapclient import IMAPClient

from tests.certificate import Certificate, made_in
from tests.ports import free_port

PASSWORD = "pass/wörd?#@:"
#: Seconds.
STARTS_WITHIN = 15

CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <{folder}/certificate.pem
ssl_key = <{folder}/key.pem
disable_plaintext_auth = no
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 1
mail_uid = {user}
mail_gid = {group}
mail_location = maildir:{folder}/mail/%u
mail_max_userip_connections = 100
auth_failure_delay = 0
auth_mechanisms = plain xoauth2
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {folder}/oauth.conf
}}
passdb {{
  driver = static
  mechanisms = plain
  args = "password={password}"
}}
userdb {{
  driver = static
  args = home={folder}/mail/%u allow_all_users=yes
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
  }}
}}
"""

OAUTH = """
introspection_mode = local
local_validation_key_dict = fs:posix:prefix={folder}/keys/
username_attribute = email
"""
TOKEN_KEY = b"what signs the tokens that this server believes"


@dataclass(frozen=True)
class Box:
    """One user's INBOX, as its owner sees it."""

    server: Dovecot
    user: str

    @contextmanager
    def opened(self) -> Iterator[IMAPClient]:
        with IMAPClient("127.0.0.1", self.server.port, ssl=False) as client:
            client.plain_login(self.user, PASSWORD)
            client.select_folder("INBOX")
            yield client

    def deliver(self, *mails: bytes) -> None:
        with self.opened() as client:
            for mail in mails:
                client.append("INBOX", mail)

    def token(self) -> str:
        """An OAuth token that the server believes (RFC 7519)."""
        now = int(time.time())
        claims = {"email": self.user, "sub": self.user, "iat": now - 5, "exp": now + 600}
        head = {"alg": "HS256", "typ": "JWT"}
        signed = ".".join(_base64(json.dumps(part).encode()) for part in (head, claims))
        mark = hmac.new(TOKEN_KEY, signed.encode(), hashlib.sha256).digest()
        return f"{signed}.{_base64(mark)}"

    def flags(self) -> list[tuple[bytes, ...]]:
        with self.opened() as client:
            found = client.fetch(client.search(), ["FLAGS"])
        return [message[b"FLAGS"] for message in found.values()]

    def files(self) -> list[Path]:
        """Those of the mails, the oldest first."""
        folder = self.server.folder / "mail" / self.user / "cur"
        return sorted(folder.iterdir(), key=_delivered)

    def empty(self) -> None:
        with self.opened() as client:
            client.delete_messages(client.search())
            client.expunge()

    def renumber(self, uidvalidity: int) -> None:
        """Every mail has a new UID from now on."""
        new = ("--uid-validity", uidvalidity, "INBOX")
        self.server.command("mailbox", "update", "-u", self.user, *new)

    def start_again(self, uidvalidity: int) -> None:
        """It is empty, and gives the same numbers out once more, as after a bad restore."""
        self.empty()
        for index in (self.server.folder / "mail" / self.user).glob("dovecot*"):
            index.unlink()
        self.renumber(uidvalidity)

    def kick(self) -> None:
        """Put out whoever is logged in."""
        self.server.command("kick", self.user)


@dataclass(frozen=True)
class Dovecot:
    folder: Path
    port: int
    tls_port: int
    certificate: Certificate

    def box(self) -> Box:
        """A new and empty one; everybody's password is PASSWORD."""
        return Box(self, f"{uuid4().hex}@example.com")

    def command(self, *words: object) -> None:
        subprocess.run(
            ["doveadm", "-c", self.folder / "dovecot.conf", *map(str, words)],
            check=True,
            capture_output=True,
        )


@contextmanager
def running_dovecot() -> Iterator[Dovecot]:
    """The server, as long as the block lasts; a test that asks for it is skipped without one."""
    found = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if found is None:
        pytest.skip("no Dovecot found; the package dovecot-imapd brings it")
    with _folder() as folder:
        server = Dovecot(folder, free_port(), free_port(), made_in(folder))
        who = _unprivileged()
        _configure(server, who)
        command = [found, "-F", "-c", folder / "dovecot.conf"]
        process = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL, **_as(who))
        try:
            _wait_for(server)
            yield server
        finally:
            process.terminate()
            process.wait(10)


def _unprivileged() -> pwd.struct_passwd:
    """Dovecot does not let root log in; nobody may."""
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())


def _as(who: pwd.struct_passwd) -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    return {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}


@contextmanager
def _folder() -> Iterator[Path]:
    """Outside pytest's own, whose names are too long for a Unix socket and closed to others."""
    folder = Path(tempfile.mkdtemp(prefix="deskbell-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _configure(server: Dovecot, who: pwd.struct_passwd) -> None:
    text = CONFIGURATION.format(
        folder=server.folder,
        user=who.pw_name,
        group=grp.getgrgid(who.pw_gid).gr_name,
        password=PASSWORD,
        port=server.port,
        tls_port=server.tls_port,
    )
    (server.folder / "dovecot.conf").write_text(text)
    (server.folder / "oauth.conf").write_text(OAUTH.format(folder=server.folder))
    keys = server.folder / "keys" / "default" / "HS256"
    keys.mkdir(parents=True)
    (keys / "default").write_bytes(base64.b64encode(TOKEN_KEY))
    for path in (server.folder, *server.folder.rglob("*")):
        os.chown(path, who.pw_uid, who.pw_gid)


def _delivered(file: Path) -> tuple[int, ...]:
    """Seconds and microseconds, as its name tells them; they are not padded."""
    return tuple(map(int, re.match(r"(\d+)\.M(\d+)", file.name).groups()))


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _wait_for(server: Dovecot) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", server.port), 1) as found:
            if found.recv(4) == b"* OK":
                return
        time.sleep(0.05)
    log = server.folder / "log"
    raise RuntimeError(log.read_text() if log.exists() else "Dovecot did not start")
