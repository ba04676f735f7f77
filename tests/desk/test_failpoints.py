"""The steps at which tests kill the program."""

from __future__ import annotations

import os
import signal

import pytest

from desk import failpoints
from desk.failpoints import STEPS, arm, failpoint

STEP, OTHER = sorted(STEPS)[:2]


@pytest.fixture
def killed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Whom the system was asked to kill."""
    killed: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "kill", lambda pid, sig: killed.append((pid, sig)))
    monkeypatch.setattr(failpoints, "_armed", failpoints._Armed())
    return killed


def test_the_program_dies_at_the_armed_step(killed):
    arm(STEP)
    failpoint(STEP)

    assert killed == [(os.getpid(), signal.SIGKILL)]


def test_it_lives_through_other_steps(killed):
    arm(STEP)
    failpoint(OTHER)

    assert killed == []


def test_it_passes_the_step_as_often_as_it_is_to(killed):
    arm(STEP, passes=2)
    failpoint(STEP)
    failpoint(STEP)

    assert killed == []
    failpoint(STEP)
    assert len(killed) == 1


def test_a_misspelt_step_is_refused(killed):
    with pytest.raises(ValueError, match="no such step: nowhere"):
        arm("nowhere")
