"""`qunce check`, cold and warm, against bare position-carrying nodes of the same files."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from benchmarks.playbooks import generated, reference, write
from benchmarks.timing import alternate, table

TODAY = "2026-11-22"


def measure(title: str, files: dict[str, bytes], rounds: int) -> None:
    """Print one table for one playbook."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = write(files, Path(temporary))
        cache = folder / ".qunce"
        check = ["-m", "qunce", "check", str(folder), "--today", TODAY]

        def before(name: str) -> None:
            if name == "cold":
                shutil.rmtree(cache, ignore_errors=True)

        seen = alternate(
            {
                "bare nodes": ["-m", "benchmarks.baselines", str(folder)],
                "bare nodes, no gc": ["-m", "benchmarks.baselines", str(folder), "--no-gc"],
                "nothing": ["-c", "pass"],
                "cold": check,
                "warm": check,
            },
            rounds=rounds,
            before=before,
        )
    size = sum(len(data) for data in files.values()) / 1e6
    base, bare, cold = seen["bare nodes"][1], seen["bare nodes, no gc"][1], seen["cold"][1]
    rows = [("", "wall s", "CPU s", "x bare nodes", "x bare, no gc", "x cold", "MB/s")]
    rows += [
        (
            name, f"{wall:.2f}", f"{cpu:.2f}", f"{cpu / base:.2f}", f"{cpu / bare:.2f}",
            f"{cpu / cold:.2f}", f"{size / cpu:.1f}",
        )
        for name, (wall, cpu) in seen.items()
    ]  # fmt: skip
    table(f"{title}: {len(files)} files, {size:.1f} MB; whole processes, medians of {rounds}", rows)


def main() -> None:
    measure("reference playbook", reference(), 5)
    measure("500 groups", generated(500), 3)


if __name__ == "__main__":
    main()
