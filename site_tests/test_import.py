"""What a check imports: little, and nothing that is compiled or generated meanwhile."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

PROGRAM = """
import re, sys
from dataclasses import is_dataclass
import qunce.cli.check, qunce.memo, qunce.pipeline, qunce.rules

for name in sorted(sys.modules):
    if not name.startswith("qunce"):
        continue
    for key, one in sorted(vars(sys.modules[name]).items()):
        if isinstance(one, re.Pattern):
            print(f"{name}.{key} is compiled on import: write expression(…)")
        if isinstance(one, type) and is_dataclass(one) and one.__dataclass_params__.frozen:
            print(f"{name}.{key} is generated on import: write @frozen")
for name in sys.argv[1:]:
    if name in sys.modules:
        print(f"{name} is imported, which no check needs")
"""
NEEDLESS = (
    "rich", "jinja2", "markupsafe", "mkdocs", "openpyxl", "icalendar", "rjieba", "numpy", "hashlib",
    "subprocess", "tempfile", "zipfile", "difflib", "importlib.resources", "_strptime",
)  # fmt: skip


CHECKED = """
import sys
from datetime import date
from pathlib import Path
from qunce.layout import read_folder
from qunce.pipeline import compile_files
compile_files(read_folder(Path.cwd()), today=date(2026, 11, 22))
print([name for name in ("numpy", "rjieba") if name in sys.modules])
"""


def test_a_check_imports_little_and_one_more_rule_costs_little() -> None:
    # a coverage tool that follows into other processes would import things of its own
    own = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *NEEDLESS],
        capture_output=True, text=True, check=True, env=own,
    )  # fmt: skip

    assert done.stdout.splitlines() == []


def test_what_reads_long_texts_faster_is_not_imported_for_a_usual_playbook() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CHECKED], capture_output=True, text=True, check=True, cwd=ROOT
    )

    assert done.stdout.splitlines() == ["[]"]
