"""A real mail server for the tests, where Postfix is installed: ours, in a folder of its own."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.settings import Settings
from sandbox.server import Sandbox
from tests.ports import free_port

#: Seconds.
STARTS_WITHIN = 15
#: Then it ends by itself, also when nobody is left who would end it.
LASTS = 3600
FOLDERS = ("active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming", "trace")
#: Where a mail lies that has not reached its next server yet.
WAITING = ("maildrop", "incoming", "active", "deferred")

MAIN = """
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = relay.example.com
mynetworks = 127.0.0.0/8
smtpd_peername_lookup = no
disable_dns_lookups = yes
smtp_host_lookup = native
lmtp_host_lookup = native
alias_maps =
mydestination =
local_recipient_maps =
relay_domains = example.com
transport_maps = inline:{{ example.com=lmtp:inet:127.0.0.1:{desk} }}
relayhost = [127.0.0.1]:{world}
minimal_backoff_time = 1s
maximal_backoff_time = 1s
queue_run_delay = 1s
in_flow_delay = 0s
default_process_limit = 20
default_destination_concurrency_limit = 10
"""

MASTER = """
postlog unix-dgram n - n - 1 postlogd
127.0.0.1:{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 1 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
flush unix n - n 1000? 0 flush
smtp unix - - n - - smtp
lmtp unix - - n - - lmtp
scache unix - - n - 1 scache
error unix - - n - - error
retry unix - - n - - error
"""


@dataclass(frozen=True, kw_only=True)
class Postfix:
    """Takes mail on a port; example.com's goes on by LMTP, all other to the world."""

    folder: Path
    port: int

    @property
    def url(self) -> str:
        """What SMTP_URL is for whoever sends through it."""
        return f"smtp://127.0.0.1:{self.port}"

    def waiting(self) -> int:
        """The mails that it has accepted and not got rid of yet."""
        folders = [self.folder / "queue" / name for name in WAITING]
        # One that moves on while we look is gone, or is counted twice.
        return sum(len(files) for each in folders for _, _, files in os.walk(each))


@contextmanager
def running_postfix(*, desk: int, world: int) -> Iterator[Postfix]:
    """
    The server, as long as the block lasts; a test that asks for it is skipped without one.

    `desk` and `world` are the ports to which it hands on.
    """
    program = _program()
    with _folder() as folder:
        server = Postfix(folder=folder, port=free_port())
        _configure(server, desk=desk, world=world)
        command = [program, "-d", "-e", str(LASTS), "-c", folder / "conf"]
        process = subprocess.Popen(
            command, cwd=folder, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            _wait_for(server)
            yield server
        finally:
            # All that it has started; there is nothing that it should write down.
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(10)


@contextmanager
def behind_postfix(slack: Sandbox, settings: Settings) -> Iterator[Settings]:
    """What customers write goes through it to the desk, and what the desk writes to them."""
    desk = int(settings.smtp_listen.rpartition(":")[2])
    with running_postfix(desk=desk, world=slack.house.mailboxes.port) as postfix:
        slack.bot_smtp = ("127.0.0.1", postfix.port)
        yield replace(settings, smtp_listen=f"lmtp://127.0.0.1:{desk}", smtp_url=postfix.url)


def _program() -> str:
    postconf = shutil.which("postconf", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if postconf is None:
        pytest.skip("no Postfix found; the package postfix brings it")
    if os.geteuid() != 0:
        pytest.skip("Postfix is started by root only")
    folder = subprocess.check_output([postconf, "-dh", "daemon_directory"], text=True)
    return f"{folder.strip()}/master"


@contextmanager
def _folder() -> Iterator[Path]:
    """Outside pytest's own, which are closed to others."""
    folder = Path(tempfile.mkdtemp(prefix="deskbell-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _configure(server: Postfix, *, desk: int, world: int) -> None:
    folder, queue = server.folder, server.folder / "queue"
    folder.chmod(0o755)
    owner = pwd.getpwnam("postfix").pw_uid
    for path in (folder / "conf", queue, queue / "pid"):
        path.mkdir()
    # What its own `check` would do in three seconds.
    closed = [folder / "data", queue / "private", queue / "saved", *(queue / f for f in FOLDERS)]
    for path in closed:
        path.mkdir(mode=0o700)
    for path in (queue / "maildrop", queue / "public"):
        path.mkdir(mode=0o730)
    for path in (*closed, queue / "maildrop", queue / "public"):
        os.chown(path, owner, -1)
    main, master = folder / "conf" / "main.cf", folder / "conf" / "master.cf"
    main.write_text(MAIN.format(folder=folder, desk=desk, world=world))
    master.write_text(MASTER.format(port=server.port))
    # It does not read what may still be written to: what is seconds old.
    os.utime(main, (0, 0))


def _wait_for(server: Postfix) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", server.port), 5) as found:
            if found.recv(4) == b"220 ":
                return
        time.sleep(0.02)
    log = server.folder / "log"
    raise RuntimeError(log.read_text() if log.exists() else "Postfix did not start")
