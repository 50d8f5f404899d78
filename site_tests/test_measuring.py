"""How the tests are run: lines are measured once and not a thousand times, what is long comes first."""

from __future__ import annotations

import subprocess
import sys

import pytest
from site_tests import conftest


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


def test_files_that_take_long_come_first_and_none_is_torn_apart(
    request: pytest.FixtureRequest,
) -> None:
    items = request.session.items
    files = [*dict.fromkeys(item.path for item in items)]
    long = {item.path for item in items if any(map(item.get_closest_marker, conftest.LONG))}

    assert [item.path for item in items] == sorted((item.path for item in items), key=files.index)
    assert {*files[: len(long)]} == long
