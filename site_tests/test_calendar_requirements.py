"""The page of calendar requirements names every requirement once, and only tests and files there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "calendars.md"
ROW = re.compile(r"^\| (\d+) \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)


def rows() -> list[tuple[str, ...]]:
    return ROW.findall(PAGE.read_text(encoding="utf-8"))


def test_every_requirement_stands_there_once_and_in_order() -> None:
    assert [int(number) for number, *_ in rows()] == list(range(1, 61))


def test_every_test_that_the_page_names_is_there() -> None:
    files = {
        path.name: path.read_text(encoding="utf-8")
        for path in Path(__file__).parent.glob("test_*.py")
    }
    there = {*files, *re.findall(r"^def (test_\w+)", "\n".join(files.values()), re.MULTILINE)}

    named = {name for *_, tests in rows() for name in re.findall(r"`([^`]+)`", tests)}

    assert len(named) > 30
    assert named - there == set()


def test_a_must_without_a_test_says_where_it_is_met_or_why_not() -> None:
    untested = {
        int(number): where for number, what, where, test in rows() if "必须" in what and test == "—"
    }

    assert untested == {
        13: "不适用：帖子都有钟点，没有全天条目",
        26: "不适用：不写 RRULE",
    }


@pytest.mark.parametrize("words", ["8–24 小时", "不到一天的改动，不要指望日历", "没有验证过"])
def test_the_guide_says_what_calendars_cannot_do(words: str) -> None:
    assert words in (ROOT / "content/guide/subscribe.md").read_text(encoding="utf-8")


def test_no_feed_of_the_repository_is_touched_by_git() -> None:
    assert "*.ics -text" in (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()
