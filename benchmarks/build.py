"""The MkDocs build with our plugin against plain MkDocs + Material on the same pages on disk."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

from benchmarks.playbooks import generated, write
from benchmarks.timing import ROOT, alternate, run, table

TODAY = "2026-11-22"
SIZES = ((1, 3), (27, 10), (150, 10))
"""(groups, scripts a group), which give about 100, 500 and 2,000 pages with the rule handbook."""


def prepare(folder: Path, groups: int, scripts: int) -> int:
    """Lay out one playbook twice: with our plugin, and as rendered pages for plain MkDocs."""
    ours, plain = folder / "ours", folder / "plain"
    write(generated(groups, scripts), ours)
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    (ours / "mkdocs.yml").write_text(config, "utf-8")
    run(["-m", "qunce", "render", str(ours), "--to", str(plain / "content"), "--today", TODAY])
    nav = (plain / "content" / "nav.json").read_text("utf-8")
    kept, _, _ = config.partition("plugins:")
    (plain / "mkdocs.yml").write_text(
        f"{kept}plugins:\n  - search\nnot_in_nav: '*.md'\nnav: {json.dumps(json.loads(nav))}\n"
        + _extras(config),
        "utf-8",
    )
    return len(list((plain / "content").rglob("*.md")))


def _extras(config: str) -> str:
    """The settings below `plugins:`, which plain MkDocs needs as well."""
    _, _, tail = config.partition("plugins:")
    lines = tail.split("\n")
    first = next(
        (number for number, line in enumerate(lines) if line and line[0].isalpha()), len(lines)
    )
    return "\n".join(lines[first:])


def measure(groups: int, scripts: int, rounds: int) -> tuple[str, ...]:
    """One row: pages, seconds of both builds, their ratio, pages a second of ours."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        pages = prepare(folder, groups, scripts)

        def before(name: str) -> None:
            shutil.rmtree(folder / name / "site", ignore_errors=True)
            shutil.rmtree(folder / name / ".qunce", ignore_errors=True)

        commands = {
            name: ["-m", "mkdocs", "build", "-q", "-f", str(folder / name / "mkdocs.yml")]
            for name in ("plain", "ours")
        }
        seen = alternate(commands, rounds=rounds, before=before)
    plain, ours = seen["plain"][1], seen["ours"][1]
    return (
        str(pages), f"{plain:.1f}", f"{ours:.1f}", f"{ours / plain:.2f}", f"{pages / plain:.0f}",
        f"{pages / ours:.0f}",
    )  # fmt: skip


def main() -> None:
    head = ("pages", "plain CPU s", "with qunce CPU s", "ratio", "plain pages/s", "pages/s")
    rows: list[tuple[str, ...]] = [head]
    for groups, scripts in SIZES:
        rows.append(measure(groups, scripts, 3 if groups < 100 else 1))
    table("MkDocs + Material build, cold; plain = the same pages on disk, no plugin", rows)


if __name__ == "__main__":
    main()
