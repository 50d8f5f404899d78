"""`qunce check`, cold and warm, against bare position-carrying nodes of the same files."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from benchmarks.playbooks import generated, reference, write
from benchmarks.timing import alternate, table
from qunce.rules import CHECKS

TODAY = "2026-11-22"
FIRST = (
    "CAD-002", "CAD-004", "CAD-006", "CAD-010", "CAD-011", "CAD-012", "CAD-013", "CAD-014",
    "CAD-020", "CAD-021", "CAD-040", "CAD-046", "RED-AD-001", "RED-PR-004", "RED-PR-005",
    "RED-SH-001", "RED-LOT-001", "RED-LOT-003", "RED-PII-003", "RED-MED-001", "SCR-001",
    "SCR-002", "SCR-003",
)  # fmt: skip
"""The rules that a check had when four times bare nodes became its aim."""


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


def with_first_rules(files: dict[str, bytes]) -> dict[str, bytes]:
    """The same playbook without later rules, as far as it may switch them off and sets none."""
    path = "content/playbook.yml"
    before, rules, behind = files[path].decode().partition("\nrules:\n")
    assert rules, f"{path} has no rules: to add to"
    later = {
        rule.code
        for check in CHECKS
        for rule in check.rules
        if rule.code not in FIRST and not rule.always and f"  {rule.code}:" not in behind
    }
    off = "".join(f"  {code}: off\n" for code in sorted(later))
    return {**files, path: f"{before}{rules}{off}{behind}".encode()}


def main() -> None:
    measure("reference playbook", reference(), 5)
    measure("reference playbook, the first rules", with_first_rules(reference()), 5)
    measure("500 groups", generated(500), 3)


if __name__ == "__main__":
    main()
