"""What is measured of the tests themselves: lines that run, once and not a thousand times."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.fixture
def trace() -> object:
    """What traces while the fixtures of a test are made."""
    return sys.gettrace()


@pytest.mark.no_cover
def test_what_is_not_measured_runs_untraced_and_so_do_its_fixtures_and_processes(
    trace: object,
) -> None:
    code = "import sys; print(sys.gettrace())"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert (trace, sys.gettrace(), told.stdout) == (None, None, "None\n")
