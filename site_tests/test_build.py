"""Building: whole or not at all, only what changed, nothing left behind."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from qunce.example import starter
from qunce.output import MANIFEST, swap_in, write_tree
from qunce.site_build import build_site

TODAY = "2026-11-22"
MKDOCS = "site_name: 我们店\ndocs_dir: content\ntheme: {name: material, language: zh, font: false}\nplugins: [search, qunce]\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A starter playbook on disk, outside the repository, with its site."""
    root = tmp_path_factory.mktemp("built") / "playbook"
    for name, data in starter().items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    if not (root / "mkdocs.yml").exists():
        (root / "mkdocs.yml").write_text(MKDOCS, "utf-8")
    build_site(root, today=TODAY, strict=True)
    return root


@pytest.fixture
def playbook(built: Path, tmp_path: Path) -> Path:
    """A copy to change."""
    return shutil.copytree(built, tmp_path / "playbook")


def stamps(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_only_changed_bytes_are_written_and_own_orphans_removed(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    (folder / "hand").mkdir(parents=True)
    (folder / "hand" / "kept.md").write_text("手写的", "utf-8")
    write_tree(folder, {"a.md": b"1", "b/c.md": b"2", "b/d.md": b"3"})
    before = stamps(folder)

    written = write_tree(folder, {"a.md": b"1", "b/c.md": b"changed"})

    assert written.changed == ("b/c.md",)
    assert written.removed == ("b/d.md",)
    assert stamps(folder)["a.md"] == before["a.md"]
    assert sorted(stamps(folder)) == [MANIFEST, "a.md", "b/c.md", "hand/kept.md"]


def test_a_manifest_that_points_outside_the_folder_removes_nothing(tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text("别删", "utf-8")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / MANIFEST).write_text('["../precious.txt", "/etc/hostname", 3]', "utf-8")

    written = write_tree(folder, {"a.md": b"1"})

    assert written.removed == ()
    assert (tmp_path / "precious.txt").exists()


def test_a_new_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    for name in ("site", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.html").write_text(name, "utf-8")

    swap_in(tmp_path / "new", tmp_path / "site")

    assert [path.name for path in tmp_path.rglob("*")] == ["site", "new.html"]


def test_a_playbook_with_an_error_leaves_the_old_site_as_it_was(
    playbook: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = stamps(playbook / "site")
    group = playbook / "content/groups/vip.yml"
    group.write_text(group.read_text("utf-8").replace("host: xia", "host: nobody"), "utf-8")

    with pytest.raises(Abort):
        build_site(playbook, today=TODAY)

    assert "手册有 1 个错误，没有生成网站" in caplog.text
    assert "content/groups/vip.yml:7:7: error REF-001 没有叫「nobody」的人员" in caplog.text
    assert stamps(playbook / "site") == before
    assert [path.name for path in playbook.glob(".site*")] == []


def test_a_site_built_by_mkdocs_itself_is_not_emptied_by_an_error(playbook: Path) -> None:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    shutil.rmtree(playbook / "content/platforms")

    with pytest.raises(Abort):
        build(load_config(str(playbook / "mkdocs.yml")))

    assert (playbook / "site" / "index.html").is_file()


def test_the_site_has_pages_calendars_and_no_yaml(built: Path) -> None:
    site = built / "site"

    assert (site / "groups/vip/index.html").is_file()
    assert (site / "feeds/group-vip.ics").is_file()
    assert (site / "feeds/index.json").is_file()
    assert list(site.rglob("*.yml")) == []
