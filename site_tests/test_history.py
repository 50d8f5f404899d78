"""When a file last changed comes from git, and from nowhere else."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from qunce.history import revisions

FIRST, SECOND, THIRD = (datetime(2026, 11, day, 4, 30, 15, tzinfo=UTC) for day in (1, 2, 3))


def git(folder: Path, *command: str, when: datetime = FIRST) -> None:
    stamp = when.isoformat()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        "GIT_COMMITTER_DATE": stamp, "GIT_AUTHOR_DATE": "2020-01-01T00:00:00Z",
        "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
    }  # fmt: skip
    settings = ("-c", "user.name=n", "-c", "user.email=n@example.com", "-c", "commit.gpgsign=false")
    subprocess.run(
        ["git", *settings, *command], cwd=folder, env=environment, check=True, capture_output=True
    )


def commit(root: Path, when: datetime, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "一次修改", when=when)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository whose playbook lies in a subfolder, with names that git likes to quote."""
    root = tmp_path / "仓库"
    root.mkdir()
    git(root, "init", "-q", "-b", "main")
    commit(root, FIRST, {"店 一/content/groups/vip.yml": "1", "店 一/content/会员 群\t.yml": "1"})
    commit(root, SECOND, {"店 一/content/groups/vip.yml": "2", "README.md": "x"})
    return root


def test_each_file_has_the_time_of_its_last_commit_by_its_path_in_the_playbook(root: Path) -> None:
    assert revisions(root / "店 一") == {
        "content/groups/vip.yml": SECOND,
        "content/会员 群\t.yml": FIRST,
    }


def test_a_merged_change_counts_from_the_merge(root: Path) -> None:
    git(root, "checkout", "-q", "-b", "side")
    commit(root, FIRST, {"店 一/calendar/a.yml": "1"})
    git(root, "checkout", "-q", "main")
    commit(root, SECOND, {"店 一/content/b.yml": "1"})
    git(root, "merge", "-q", "--no-ff", "-m", "合并", "side", when=THIRD)

    found = revisions(root / "店 一")
    assert found["calendar/a.yml"] == THIRD
    assert found["content/b.yml"] == SECOND


def test_a_shallow_clone_has_no_usable_history(root: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", root.as_uri(), "shallow")

    assert revisions(tmp_path / "shallow" / "店 一") == {}


def test_a_hooks_environment_does_not_lead_astray(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")

    assert revisions(root / "店 一")["content/groups/vip.yml"] == SECOND


def test_without_repository_commits_folder_or_git_there_is_no_history(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert revisions(empty) == {}
    git(empty, "init", "-q")
    assert revisions(empty) == {}
    assert revisions(tmp_path / "nowhere") == {}
    monkeypatch.setenv("PATH", str(empty))
    assert revisions(root / "店 一") == {}
