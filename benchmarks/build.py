"""The MkDocs build with our plugin against plain MkDocs + Material on the same pages on disk."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

from benchmarks.playbooks import generated, write
from benchmarks.timing import ROOT, alternate, run, table

TODAY = "2026-11-22"
SITE = "measured"
AT_FAULT = ("CAD-043", "CAD-044", "CAD-047", "CAD-073", "CAD-078")
"""What the generated playbooks do not keep to."""
SIZES = (
    (1, 10, "without: [rules]", 9),
    (1, 3, "", 9),
    (27, 10, "", 5),
    (150, 10, "", 2),
)
"""(groups, scripts a group, sections of the site, rounds): 50, 270, 540 and 2,000 pages.

The handbook of rules alone has some 230, so the smallest site is one without it.
"""


def prepare(folder: Path, groups: int, scripts: int, sections: str) -> int:
    """Lay out one playbook twice: with our plugin, and as rendered pages for plain MkDocs."""
    ours, plain = folder / "ours", folder / "plain"
    files = generated(groups, scripts)
    # a site is built of what is clean; trying changes for hundreds of findings is no part of it
    off = "".join(f"  {code}: off\n" for code in AT_FAULT)
    files["content/playbook.yml"] += f"rules:\n{off}".encode()
    site = SITE if sections else ""
    if sections:
        files["content/playbook.yml"] += f"sites:\n  {SITE}: {{{sections}}}\n".encode()
    write(files, ours)
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    chosen = config.replace("  - qunce\n", f"  - qunce: {{site: {site}}}\n") if site else config
    (ours / "mkdocs.yml").write_text(chosen, "utf-8")
    run([
        "-m", "qunce", "render", str(ours), "--to", str(plain / "content"), "--today", TODAY,
        "--site", site,
    ])  # fmt: skip
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


def measure(groups: int, scripts: int, sections: str, rounds: int) -> tuple[str, ...]:
    """One row: pages, seconds of the builds, their ratios, pages a second of ours."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        pages = prepare(folder, groups, scripts, sections)

        def before(name: str) -> None:
            if name == "again":
                return
            shutil.rmtree(folder / name / "site", ignore_errors=True)
            shutil.rmtree(folder / name / ".qunce", ignore_errors=True)

        commands = {
            name: ["-m", "mkdocs", "build", "-q", "-f", str(folder / place / "mkdocs.yml")]
            for name, place in (("plain", "plain"), ("ours", "ours"), ("again", "ours"))
        }
        # `again` finds what the build before it left
        seen = alternate(commands, rounds=rounds, before=before, pick=min)
    plain, ours, again = (seen[name][1] for name in ("plain", "ours", "again"))
    return (
        str(pages), f"{plain:.2f}", f"{ours:.2f}", f"{ours / plain:.2f}", f"{again:.2f}",
        f"{again / plain:.2f}", f"{pages / plain:.0f}", f"{pages / ours:.0f}",
    )  # fmt: skip


def main() -> None:
    head = (
        "pages", "plain CPU s", "with qunce CPU s", "ratio", "again CPU s", "ratio",
        "plain pages/s", "pages/s",
    )  # fmt: skip
    rows = [head, *(measure(*size) for size in SIZES)]
    table("MkDocs + Material build; plain = the same pages on disk, no plugin", rows)


if __name__ == "__main__":
    main()
