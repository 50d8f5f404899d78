"""Timing whole processes side by side, so that both see the same machine."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent


def run(command: Sequence[str], *, good: Sequence[int] = (0, 1)) -> tuple[float, float]:
    """Run a Python command; give its wall and its CPU seconds."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "plugins"), str(ROOT)))}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # who runs Qunce has it compiled
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, check=False
    )
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in good:
        raise RuntimeError(f"{command} → {done.returncode}\n{done.stderr.decode()[-2000:]}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu


def alternate(
    commands: Mapping[str, Sequence[str]],
    *,
    rounds: int,
    before: Callable[[str], None] | None = None,
    pick: Callable[[Sequence[float]], float] = statistics.median,
) -> dict[str, tuple[float, float]]:
    """Run each command once a round, in turn; give each one's median wall and CPU seconds.

    On a machine that others use the smallest (`pick=min`) says more.
    """
    seen: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            if before is not None:
                before(name)
            seen[name].append(run(command))
    return {
        name: (
            pick([one[0] for one in those]),
            pick([one[1] for one in those]),
        )
        for name, those in seen.items()
    }


def table(title: str, rows: Sequence[Sequence[str]]) -> None:
    """Print rows under a title, in columns."""
    print(f"\n{title}")
    widths = [max(len(row[number]) for row in rows) for number in range(len(rows[0]))]
    for row in rows:
        print(
            "  "
            + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        )
