"""The gates on coverage, as `make check` runs them once the tests have ended."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

MAKEFILE = Path(__file__).resolve().parent.parent / "Makefile"
BIN = Path(sys.executable).parent
#: Without those of coverage: what these tests start is not what is measured.
ENVIRONMENT = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE")}


@pytest.fixture
def measured(tmp_path: Path) -> Path:
    """A directory with the coverage of a small program, in a file as a process leaves it."""
    (tmp_path / ".coveragerc").write_text("[run]\nbranch = true\nparallel = true\n")
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "program.py").write_text(
        "import sys\nif len(sys.argv) > 1:\n    sys.exit()\n"
    )
    measure(tmp_path)
    measure(tmp_path, "all of it")
    return tmp_path


def measure(directory: Path, *arguments: str) -> None:
    command = [BIN / "coverage", "run", "desk/program.py", *arguments]
    subprocess.run(command, cwd=directory, env=ENVIRONMENT, check=True)


def gates(directory: Path) -> subprocess.CompletedProcess[str]:
    command = ["make", "-f", MAKEFILE, "gates", f"BIN={BIN}"]
    return subprocess.run(
        command, check=False, cwd=directory, env=ENVIRONMENT, capture_output=True, text=True
    )


def test_a_process_that_was_killed_while_it_wrote_does_not_fail_the_gates(measured: Path):
    """Coverage writes without a journal: what is killed leaves some of its pages."""
    half_written = measured / ".coverage.host.pid1.Xabcdefx"
    shutil.copy(next(measured.glob(".coverage.*.H*h")), half_written)
    with closing(sqlite3.connect(half_written, isolation_level=None)) as database:
        database.execute("UPDATE file SET path = NULL")

    ended = gates(measured)

    assert ended.returncode == 0, ended.stderr
    assert "100%" in ended.stdout
    assert half_written.exists()


def test_what_no_test_reached_fails_the_gates(measured: Path):
    with (measured / "desk" / "program.py").open("a") as program:
        program.write("\n\ndef unreached() -> int:\n    return 1\n")

    ended = gates(measured)

    assert ended.returncode != 0
    assert "less than fail-under=100" in ended.stdout
