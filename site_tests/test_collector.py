"""A process that builds one playbook after another, such as `qunce serve`, does not grow."""

from __future__ import annotations

import gc
import sys
from datetime import date

import pytest

from qunce import collector
from qunce.collector import collector_resting
from qunce.example import starter
from qunce.pipeline import compile_files


def garbage(size: int) -> None:
    """So many lists that hold themselves, which only the collector can free."""
    for _ in range(size):
        one: list[object] = []
        one.append(one)


def test_a_playbook_leaves_nothing_behind_that_only_the_collector_could_free() -> None:
    files = starter()
    compile_files(files, today=date(2026, 3, 2))
    gc.collect()
    gc.disable()
    try:
        compile_files(files, today=date(2026, 3, 2))

        assert gc.collect() == 0
    finally:
        gc.enable()


def test_what_is_left_behind_all_the_same_is_collected_before_memory_doubles_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(collector, "_in_use", 0)
    with collector_resting():
        pass
    start = sys.getallocatedblocks()
    size = start // 4  # each is two blocks
    most = 0
    for _ in range(12):
        with collector_resting():
            garbage(size)
            most = max(most, sys.getallocatedblocks())

    assert most < 3 * start
    assert gc.isenabled()


def test_a_rest_within_a_rest_ends_with_the_outer_one() -> None:
    with collector_resting():
        with collector_resting():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
