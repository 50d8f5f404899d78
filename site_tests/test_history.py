"""When a file last changed comes from git, and from nowhere else."""

from __future__ import annotations

import json
import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from qunce.cli import main
from qunce.example import starter
from qunce.history import revisions, tip, versions

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


START = datetime(2026, 11, 2, 4, 0, tzinfo=UTC)


def test_what_a_file_said_at_a_moment_and_since_is_told_oldest_first(root: Path) -> None:
    commit(root, THIRD, {"店 一/content/groups/vip.yml": "3"})
    home = root / "店 一"

    assert versions(home, {"content/groups/vip.yml": START, "content/会员 群\t.yml": START}) == {
        "content/groups/vip.yml": [(FIRST, b"1"), (SECOND, b"2"), (THIRD, b"3")],
        "content/会员 群\t.yml": [(FIRST, b"1")],
    }
    assert versions(home, {"content/groups/vip.yml": THIRD}) == {
        "content/groups/vip.yml": [(THIRD, b"3")]
    }
    assert versions(home, {"content/none.yml": START}) == {}
    assert tip(home) == tip(root)
    assert len(tip(root)) == 40


def test_a_shallow_clone_tells_only_what_reaches_back_far_enough(
    root: Path, tmp_path: Path
) -> None:
    commit(root, THIRD, {"店 一/content/groups/vip.yml": "3", "店 一/content/groups/new.yml": "n"})
    later = datetime(2026, 11, 4, tzinfo=UTC)
    commit(root, later, {"店 一/content/groups/vip.yml": "4"})
    shallow = tmp_path / "浅"
    git(tmp_path, "clone", "-q", "--depth", "2", root.as_uri(), str(shallow))
    vip = "content/groups/vip.yml"

    assert versions(shallow / "店 一", {vip: START}) == {vip: []}
    assert versions(shallow / "店 一", {"content/groups/": START}) == {}
    assert versions(shallow / "店 一", {vip: THIRD}) == {vip: [(THIRD, b"3"), (later, b"4")]}


def test_odd_file_names_are_asked_for_or_left_out(root: Path) -> None:
    odd = os.fsdecode(b"a\xff.yml")
    commit(root, THIRD, {f"店 一/content/{odd}": "x"})

    assert versions(root / "店 一", {f"content/{odd}": START, "a\nb.yml": START}) == {
        f"content/{odd}": [(THIRD, b"x")]
    }


def test_without_git_there_are_no_versions_and_no_tip(tmp_path: Path) -> None:
    assert versions(tmp_path, {"content/a.yml": START, "content/": START}) == {"content/a.yml": []}
    assert tip(tmp_path) == ""


def test_a_folder_stands_for_what_was_changed_since_or_is_being_changed(root: Path) -> None:
    home = root / "店 一"
    commit(root, THIRD, {"店 一/calendar/a.yml": "a", "店 一/calendar/b.yml": "b"})
    later = datetime(2026, 11, 4, tzinfo=UTC)
    git(root, "rm", "-q", "店 一/calendar/a.yml")
    git(root, "commit", "-q", "-m", "删掉", when=later)

    assert versions(home, {"calendar/": START}) == {
        "calendar/a.yml": [(THIRD, b"a")],
        "calendar/b.yml": [(THIRD, b"b")],
    }
    assert versions(home, {"calendar/": later}) == {}
    (home / "calendar/b.yml").unlink()
    assert versions(home, {"calendar/": later}) == {"calendar/b.yml": [(THIRD, b"b")]}


CAMPAIGN = """\
title: 开春
groups: [daily]
owner: xia
goal: 让老顾客回来看看
offers:
  towel: {{kind: discount, what: 浴巾一条, start: 2026-11-02 09:00, price: {} 元}}
phases:
  burst: {{from: 2026-11-02, until: 2026-11-08}}
"""


def test_a_check_sees_what_a_running_campaign_said_before(tmp_path: Path) -> None:
    path = "calendar/campaigns/spring.yml"
    git(tmp_path, "init", "-q", "-b", "main")
    for name, data in starter().items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    commit(tmp_path, FIRST, {path: CAMPAIGN.format(49)})
    asked = ["check", str(tmp_path), "--today", "2026-11-03", "--format", "json"]

    def codes() -> list[str]:
        said = CliRunner().invoke(main, asked).stdout
        return [
            one["code"] for one in json.loads(said)["findings"] if one["code"].startswith("RED-PR")
        ]

    assert codes() == []
    (tmp_path / path).write_text(CAMPAIGN.format(59), "utf-8")
    assert codes() == ["RED-PR-018"]
    commit(tmp_path, THIRD, {})
    assert codes() == ["RED-PR-018"]
    (tmp_path / path).write_text(CAMPAIGN.format(45), "utf-8")
    assert codes() == []


def test_without_a_past_a_check_says_that_it_cannot_tell(tmp_path: Path) -> None:
    path = "calendar/campaigns/spring.yml"
    for name, data in starter().items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text(CAMPAIGN.format(49), "utf-8")

    said = CliRunner().invoke(
        main, ["check", str(tmp_path), "--today", "2026-11-03", "--format", "json"]
    )

    found = [
        (one["severity"], one["file"], one["message"])
        for one in json.loads(said.stdout)["findings"]
        if one["code"] == "RED-PR-018"
    ]
    assert found == [
        ("info", f"{tmp_path.as_posix()}/{path}",
         "「开春」已经开始，git 里看不到它开始时的样子，改没改差查不出来"),
    ]  # fmt: skip
