"""Releases and differences: what changed in whose calendar, in files, on pages and in git."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from qunce.cli import main
from qunce.example import compile_text, starter
from qunce.history import files_at
from qunce.pipeline import compile_files, render
from qunce.render.changes import compare, notes
from qunce.render.feeds import publish

MONDAY = date(2026, 3, 2)
TODAY = ("--today", "2026-11-23")
WEEK = """\
# calendar/schedules/week.yml
title: 周排期
groups: [vip]
from: 2026-03-02
slots:
  tips: {day: mon, at: 10:30, theme: tips}
  poll: {day: thu, at: 12:30, theme: poll, owner: qiu}
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A small playbook in a git repository of its own."""
    folder = tmp_path / "shop"
    assert run("init", str(folder)).exit_code == 0
    git(folder, "init", "-q")
    commit(folder, "start")
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=shop", "-c", "user.email=shop@example.org")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True)


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)


def edit(folder: Path, path: str, old: str, new: str) -> None:
    text = (folder / path).read_text(encoding="utf-8")
    assert old in text
    (folder / path).write_text(text.replace(old, new), encoding="utf-8")


def told(before: str, after: str) -> list[str]:
    states = []
    for text in (before, after):
        plan = compile_text(text, start=MONDAY, weeks=3, checks=()).plan
        assert plan is not None
        states.append((plan, publish(plan, site_url="", revisions={}, ledger={}).ledger))
    return list(notes(compare(states[0][1], states[1][1]), states[1][0].playbook))


def test_each_kind_of_change_is_named_and_what_comes_back_weekly_is_told_once() -> None:
    override = """\
# calendar/overrides/2026.yml
later: {slot: week.tips, date: 2026-03-09, action: move, to: 2026-03-10 11:00, reason: 盘点}
off: {slot: week.poll, date: 2026-03-12, action: skip, reason: 盘点}
"""
    help_too = WEEK + "  help: {day: fri, at: 12:30, theme: help}\n"

    assert told(WEEK, WEEK) == []
    assert told(WEEK, WEEK + override) == [
        "会员群：改期 1 条（03-09 周一 10:30 → 03-10 周二 11:00「生活小窍门」），"
        "取消 1 条（03-12 周四 12:30「大家投一票」）"
    ]
    assert told(WEEK + override, WEEK)[0].startswith("会员群：改期 1 条")
    assert "恢复 1 条" in told(WEEK + override, WEEK)[0]
    assert told(WEEK, help_too) == ["会员群：新增 3 条（周五 12:30「有问必答」（03-06 起 3 条））"]
    assert told(WEEK, WEEK.replace("12:30", "13:00")) == [
        "会员群：改期 3 条（周四 12:30 → 13:00「大家投一票」（03-05 起 3 条））"
    ]
    assert told(WEEK, WEEK.replace(", owner: qiu", "")) == [
        "会员群：换人发 3 条（周四 12:30「大家投一票」（03-05 起 3 条））"
    ]
    assert told(WEEK, WEEK.replace("theme: poll", "theme: help")) == [
        "会员群：换内容 3 条（周四 12:30「有问必答」（03-05 起 3 条））"
    ]


def test_a_release_writes_the_ledger_and_a_page_and_a_second_one_has_nothing_to_say(
    shop: Path,
) -> None:
    first = run("release", str(shop), *TODAY, "--note", "第一次发布: 请大家订阅")

    assert first.exit_code == 0, first.output
    assert "第一次发布" in first.output
    assert (shop / "content/releases/2026-w48.yml").read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../../.qunce/schema/release.json\n"
        "title: 2026 年第 48 周\n"
        "summary: 第一次发布\n"
        "date: 2026-11-23\n"
        "notes:\n"
        "  - '第一次发布: 请大家订阅'\n"
    )
    assert "没有要记的" in run("release", str(shop), *TODAY).output

    edit(shop, "calendar/schedules/vip-week.yml", "tue, at: 12:30", "tue, at: 13:00")
    dry = run("release", str(shop), *TODAY, "--dry-run")
    assert "会写" in dry.output
    assert not (shop / "content/releases/2026-w48-2.yml").exists()
    second = run("release", str(shop), *TODAY)
    assert "改期" in second.output
    assert "changes:\n" in (shop / "content/releases/2026-w48-2.yml").read_text(encoding="utf-8")
    assert run("check", str(shop), *TODAY).exit_code == 0


@pytest.mark.parametrize("name", ["第一次", "../x", "A", "2026 w10"])
def test_a_name_that_cannot_be_a_file_is_a_usage_error(shop: Path, name: str) -> None:
    told = run("release", str(shop), "--name", name)

    assert told.exit_code == 2
    assert "不能当名字" in told.output


def test_nothing_is_released_while_an_error_stands(shop: Path) -> None:
    edit(shop, "calendar/schedules/vip-week.yml", "theme: deal", "theme: dea")

    told = run("release", str(shop), *TODAY)

    assert told.exit_code == 1
    assert "REF-001" in told.output
    assert not (shop / "calendar/ledger.txt").exists()


def test_two_branches_that_both_released_merge_by_releasing_again(shop: Path) -> None:
    run("release", str(shop), *TODAY)
    commit(shop, "release")
    git(shop, "branch", "-M", "main")
    git(shop, "checkout", "-q", "-b", "other")
    edit(shop, "calendar/schedules/vip-week.yml", "tue, at: 12:30", "tue, at: 13:00")
    run("release", str(shop), *TODAY, "--name", "theirs")
    commit(shop, "theirs")
    git(shop, "checkout", "-q", "main")
    edit(shop, "calendar/schedules/vip-week.yml", "fri, at: 12:30", "fri, at: 13:30")
    edit(shop, "calendar/schedules/vip-week.yml", "tue, at: 12:30", "tue, at: 12:45")
    run("release", str(shop), *TODAY, "--name", "ours")
    commit(shop, "ours")
    merged = subprocess.run(
        ["git", "-c", "user.name=shop", "-c", "user.email=shop@example.org", "merge", "other"],
        cwd=shop, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "CONFLICT" in merged.stdout
    ledger = (shop / "calendar/ledger.txt").read_text(encoding="utf-8")
    assert "<<<<<<<" in ledger
    git(shop, "checkout", "--ours", "calendar/schedules/vip-week.yml")

    told = run("release", str(shop), *TODAY, "--name", "merged")

    assert told.exit_code == 0, told.output
    clean = (shop / "calendar/ledger.txt").read_text(encoding="utf-8")
    assert "<<<<<<<" not in clean
    uids = [line.partition("\t")[0] for line in clean.splitlines()]
    assert len(uids) == len(set(uids))
    assert "没有要记的" in run("release", str(shop), *TODAY).output


def test_the_page_and_the_atom_feed_tell_every_release_the_newest_first() -> None:
    files = {
        **starter(),
        "content/releases/2026-w10.yml": "title: 第 10 周\ndate: 2026-03-02\nnotes: ['<b>换了</b> 周四的']\n".encode(),
        "content/releases/2026-w11.yml": "title: 第 11 周\ndate: 2026-03-09\nchanges: [会员群：改期 1 条]\n".encode(),
    }
    made = render(compile_files(files, today=MONDAY), site_url="https://shop.example/")

    page = made.files["releases/index.md"].decode()
    assert page.index("第 11 周") < page.index("第 10 周")
    assert "&lt;b&gt;换了" in page
    top = ElementTree.fromstring(made.files["releases/feed.xml"])
    name = "{http://www.w3.org/2005/Atom}"
    assert [one.findtext(f"{name}title") for one in top.iter(f"{name}entry")] == [
        "第 11 周",
        "第 10 周",
    ]
    assert [one.findtext(f"{name}content") for one in top.iter(f"{name}entry")] == [
        "会员群：改期 1 条", "<b>换了</b> 周四的",
    ]  # fmt: skip


def test_a_difference_tells_groups_people_mix_and_findings(shop: Path) -> None:
    edit(
        shop, "calendar/schedules/vip-week.yml", "wed, at: 12:30, theme: poll, script: poll-fruit",
        "wed, at: 23:50, theme: deal, script: deal-weekend, owner: qiu",
    )  # fmt: skip

    text = run("diff", "HEAD", str(shop), *TODAY).output
    markdown = run("diff", "HEAD", str(shop), *TODAY, "--format", "markdown").output
    record = json.loads(run("diff", "HEAD", str(shop), *TODAY, "--format", "json").output)

    assert "日历：改期" in text
    assert "周三 12:30 → 23:50「本周好价」" in text
    assert "谁的日历变了\n" in text
    assert "内容配比\n" in text
    assert "CAD-004" in text
    assert markdown.startswith("### 日历：改期")
    assert record["totals"]["moved"] == len(record["posts"])
    assert record["findings"]["new"]


def test_two_revisions_are_compared_whatever_the_files_are_now(shop: Path) -> None:
    edit(shop, "calendar/schedules/vip-week.yml", "fri, at: 12:30", "fri, at: 13:30")
    commit(shop, "later")
    edit(shop, "calendar/schedules/vip-week.yml", "tue, at: 12:30", "tue, at: 23:50")

    between = run("diff", "HEAD~1", str(shop), "--to", "HEAD", *TODAY).output
    back = run("diff", "HEAD", str(shop), "--to", "HEAD~1", *TODAY).output
    same = run("diff", "HEAD", str(shop), "--to", "HEAD", *TODAY).output
    wrong = run("diff", "HEAD", str(shop), "--to", "nowhere", *TODAY)

    assert "周五 12:30 → 13:30" in between
    assert "周五 13:30 → 12:30" in back
    assert "23:50" not in between + back
    assert same == "日历、内容配比和检查结果都没有变化。\n"
    assert wrong.exit_code == 2
    assert "没有「nowhere」这个版本" in wrong.output


def test_nothing_changed_is_said_so_and_a_revision_that_is_none_is_a_usage_error(
    shop: Path,
) -> None:
    assert run("diff", "HEAD", str(shop), *TODAY).output == (
        "日历、内容配比和检查结果都没有变化。\n"
    )
    wrong = run("diff", "nowhere", str(shop), *TODAY)
    assert wrong.exit_code == 2
    assert "没有「nowhere」这个版本" in wrong.output


def test_files_of_a_revision_are_read_as_they_were(shop: Path) -> None:
    before = (shop / "content/groups/vip.yml").read_bytes()
    edit(shop, "content/groups/vip.yml", "会员群", "老友群")

    found = files_at(shop, "HEAD")

    assert found is not None
    assert found["content/groups/vip.yml"] == before
    assert files_at(shop, "--help") is None
