"""Python's garbage collector, which has nothing to collect while a playbook is read."""

from __future__ import annotations

import atexit
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

GROWTH = 2
"""So many times as much has to be in use as the last time before the collector has a turn."""

_in_use = 0
"""Blocks of memory in use behind the first playbook, or behind the collector's last turn."""


@contextmanager
def collector_resting() -> Iterator[None]:
    """Rest the garbage collector while a playbook is built and rendered.

    Everything built stays alive, so each of its passes walks ever more nodes and frees none:
    with it, loading 8 MB takes five times as long and rendering half as long again. In a
    process that builds one playbook after another it has a turn between two of them, whenever
    twice as much is in use as the last time.
    """
    was_on = gc.isenabled()
    if was_on:
        _collect_what_has_grown()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            _note_what_is_in_use()
            # to freeze and thaw ages everything at once, else the very next pass walks all of it
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def _collect_what_has_grown() -> None:
    global _in_use
    if _in_use and sys.getallocatedblocks() > GROWTH * _in_use:
        gc.collect()
        _in_use = sys.getallocatedblocks()


def _note_what_is_in_use() -> None:
    """What is in use behind the first playbook is what one needs."""
    global _in_use
    _in_use = _in_use or sys.getallocatedblocks()


def nothing_collected_at_exit() -> None:
    """Spare a process that ends the last walk over everything that it still holds."""
    atexit.register(gc.freeze)
