"""The same playbook on three site engines: MkDocs, ProperDocs unchanged, Zensical from disk."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from qunce.output import write_tree
from qunce.pipeline import render_folder, whole_tree

ROOT = Path(__file__).parent.parent
TODAY = "2026-11-22"

pytestmark = [pytest.mark.build, pytest.mark.no_cover]


def tool(name: str, *arguments: str, folder: Path) -> None:
    program = Path(sys.executable).parent / name
    environment = {**os.environ, "QUNCE_TODAY": TODAY, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        [str(program), *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def pages(site: Path) -> Mapping[str, str]:
    """The words of every page, without what each engine says of itself."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        html = path.read_text("utf-8")
        found[path.relative_to(site).as_posix()] = re.sub(r'<meta name="generator"[^>]*>', "", html)
    return found


def calendars(site: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*.ics"))
    }


def test_properdocs_builds_the_same_site_from_the_same_mkdocs_yml(
    built_site: Path, tmp_path: Path
) -> None:
    tool("properdocs", "build", "--strict", "-q", "-d", str(tmp_path / "site"), folder=ROOT)

    assert pages(tmp_path / "site") == pages(built_site)
    assert calendars(tmp_path / "site") == calendars(built_site)


def test_zensical_builds_the_rendered_pages_without_the_plugin(
    built_site: Path, tmp_path: Path
) -> None:
    rendered = render_folder(ROOT, today=date.fromisoformat(TODAY))
    write_tree(tmp_path / "content", whole_tree(ROOT, rendered))
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    without = re.sub(r"^plugins:\n(?:  .*\n)+", "", config, flags=re.MULTILINE)
    assert without != config
    nav = json.dumps(rendered.nav, ensure_ascii=False)
    (tmp_path / "mkdocs.yml").write_text(f"{without}\nnav: {nav}\n", "utf-8")

    tool("zensical", "build", "--strict", folder=tmp_path)

    def names(site: Path) -> list[str]:
        return [name for name in pages(site) if name != "404.html"]

    assert names(tmp_path / "site") == names(built_site)
    assert calendars(tmp_path / "site") == calendars(built_site)


def test_plain_mkdocs_builds_what_we_build_and_two_builds_give_the_same_bytes(
    built_site: Path, tmp_path: Path
) -> None:
    tool("mkdocs", "build", "--strict", "-q", "-d", str(tmp_path / "site"), folder=ROOT)

    def everything(site: Path) -> Mapping[str, bytes]:
        return {
            path.relative_to(site).as_posix(): path.read_bytes()
            for path in sorted(site.rglob("*"))
            # MkDocs writes the time of the build into these two
            if path.is_file() and path.name not in ("sitemap.xml", "sitemap.xml.gz")
        }

    assert everything(tmp_path / "site") == everything(built_site)
