"""Coverage-guided fuzzing with atheris: `python -m tests.fuzz.guided [target [seconds]]`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

DATA = Path(os.environ.get("DESKBELL_TEST_DATA") or Path(__file__).parents[3] / "shared")
SECONDS = "60"
#: Which real files a target begins with.
SEEDS = {
    "mail": ("*.eml", "*.msg", "*.txt"),
    "trimmer": ("*.txt",),
    "language": ("*.txt",),
    "page": ("*.html",),
    "escaping": ("*.txt",),
    "rich": (),
    "address": (),
}
#: Bytes, and seconds for one input.
LARGEST = 8_000
PATIENCE = 10
#: Where an input that failed is put.
FOUND = Path(".fuzz")
ABSENT = "atheris is not installed here (pip install atheris); nothing was fuzzed.\n"


def main() -> int:
    if find_spec("atheris") is None:
        sys.stdout.write(ABSENT)
        return 0
    name, seconds = [*sys.argv[1:], "", ""][:2]
    if name == "--one":
        return _fuzz(sys.argv[2], sys.argv[3:])
    names = [name] if name else list(SEEDS)
    return max(_run(one, seconds or SECONDS) for one in names)


def _run(name: str, seconds: str) -> int:
    """One target in a process of its own; libFuzzer ends it when time is up or it failed."""
    sys.stdout.write(f"--- {name}, {seconds} s\n")
    sys.stdout.flush()
    with tempfile.TemporaryDirectory() as seeds:
        for number, raw in enumerate(_seeds(name)):
            (Path(seeds) / str(number)).write_bytes(raw)
        FOUND.mkdir(exist_ok=True)
        limits = [f"-max_total_time={seconds}", f"-timeout={PATIENCE}", f"-max_len={LARGEST}"]
        limits.append(f"-artifact_prefix={FOUND}/{name}-")
        command = [sys.executable, "-m", "tests.fuzz.guided", "--one", name, seeds, *limits]
        return subprocess.run(command, check=False).returncode


def _seeds(name: str) -> list[bytes]:
    if not DATA.is_dir():
        return []
    making = import_module("tests.fuzz.making")
    found: list[bytes] = [raw for raw in making.corpus(DATA, *SEEDS[name]) if len(raw) <= LARGEST]
    return found


def _fuzz(name: str, arguments: list[str]) -> int:
    atheris = import_module("atheris")
    with atheris.instrument_imports(include=["desk", "handlers", "views"]):
        targets = import_module("tests.fuzz.targets")
    atheris.Setup([name, *arguments], targets.TARGETS[name])
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
