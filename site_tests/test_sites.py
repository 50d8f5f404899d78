"""Several sites of one playbook: each has the sections that it names, and no link leads nowhere."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from qunce.cli import main
from qunce.example import starter
from qunce.kinds.playbook.sections import Section
from qunce.kinds.vocabulary import Visibility
from qunce.layout import read_folder
from qunce.mkdocs_plugin import AUDIENCES
from qunce.pipeline import Compiled, Rendered, compile_files, render, whole_tree
from qunce.render.published import EVERYTHING, Published
from qunce.render.unlinking import unlinked
from qunce.site_build import build_site

TODAY = date(2026, 11, 25)
LESSON = """\
---
title: 第一课
objectives: [照着做]
minutes: 10
key_points: [先看今天发什么]
audience: [host]
---

## 正文

先看[今日](../../today.md)，再看 [`CAD-001`](../../rules/cad-001.md)。

```qunce
script: tips-menu
```
"""
GUIDE = """\
# 说明

怎么改见[规则](../rules/index.md#cad "手册")，学习见[第一课](../course/first/l1.md)。
"""
MINE = {
    "content/course/first.yml": b"title: \xe5\x85\xa5\xe9\x97\xa8\nobjectives: [\xe7\x9c\x8b]\nlessons: [l1]\n",
    "content/course/first/l1.md": LESSON.encode(),
    "content/guide/index.md": GUIDE.encode(),
}


def playbook(**sites: str) -> dict[str, bytes]:
    """The starter with a course and a guide, and these sites in its charter."""
    charter = starter()["content/playbook.yml"].decode()
    named = "".join(f"  {name}: {said}\n" for name, said in sites.items())
    text = f"{charter}sites:\n{named}" if sites else charter
    return {**starter(), **MINE, "content/playbook.yml": text.encode()}


def compiled(**sites: str) -> Compiled:
    return compile_files(playbook(**sites), today=TODAY)


def findings(**sites: str) -> list[str]:
    return [
        f"{one.span.line}:{one.span.column} {one.code} {one.message}；{one.mend}"
        for one in compiled(**sites).report.findings
        if one.span.file == "content/playbook.yml"
    ]


def pages(rendered: Rendered) -> list[str]:
    return sorted(path for path in rendered.files if path.endswith(".md"))


def tree(rendered: Rendered) -> dict[str, str]:
    """Every page that such a site has: ours, and those written by hand."""
    by_hand = {
        path.removeprefix("content/"): data
        for path, data in MINE.items()
        if path.endswith(".md") and path.removeprefix("content/") not in rendered.left_out
    }
    return {
        path: data.decode()
        for path, data in (by_hand | {**rendered.files}).items()
        if path.endswith(".md")
    }


def broken(rendered: Rendered) -> list[tuple[str, str]]:
    """The relative links that lead to nothing."""
    found = tree(rendered)
    there = {*found, *rendered.files, *rendered.calendars}
    return [
        (path, target)
        for path, text in found.items()
        for target in re.findall(r"\]\(([^)\s#]+)", text)
        if "://" not in target
        and posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) not in there
    ]


def targets(nav: list[Any]) -> Iterator[str]:
    for entry in nav:
        for target in entry.values() if isinstance(entry, dict) else [entry]:
            yield from targets(target) if isinstance(target, list) else [target]


def test_a_site_for_trainers_has_the_course_and_nothing_that_leads_elsewhere() -> None:
    rendered = render(compiled(trainers="{only: [course]}"), site="trainers")

    assert pages(rendered) == [
        "course/first/index.md", "course/first/l1.md", "course/index.md", "index.md",
    ]  # fmt: skip
    assert rendered.left_out == {"guide/index.md"}
    assert not rendered.calendars
    assert not [path for path in rendered.files if path.startswith(("feeds/", "data/", "_"))]
    assert [*targets(rendered.nav)] == [
        "index.md",
        "course/index.md",
        "course/first/index.md",
        "course/first/l1.md",
    ]
    home = rendered.files["index.md"].decode()
    assert "[课程](course/index.md)" in home
    assert "个社群" not in home
    assert "今天" not in home
    lesson = rendered.files["course/first/l1.md"].decode()
    assert "先看今日，再看 `CAD-001`。" in lesson
    assert broken(rendered) == []


def test_a_site_without_the_handbook_keeps_the_rest_as_it_is() -> None:
    made = compiled(staff="{without: [rules, check]}")
    whole, staff = render(made), render(made, site="staff")

    assert [path for path in pages(whole) if path not in pages(staff)] == [
        path for path in pages(whole) if path == "check.md" or path.startswith("rules/")
    ]
    assert staff.files["groups/vip.md"] == whole.files["groups/vip.md"]
    assert {*staff.calendars} == {*whole.calendars}
    assert "rules/index.md" not in [*targets(staff.nav)]
    assert staff.files["guide/index.md"].decode() == GUIDE.replace(
        '[规则](../rules/index.md#cad "手册")', "规则"
    )
    assert broken(staff) == []


def test_whatever_a_site_leaves_out_no_link_leads_nowhere() -> None:
    one_each = {
        f"only-{one.value}": f"{{only: [{one.value}]}}"
        for one in Section
        if one is not Section.CALENDARS
    }
    led_to = {Section.SCRIPTS, Section.THEMES}
    one_less = {
        f"no-{one.value}": f"{{without: [{one.value}]}}" for one in Section if one not in led_to
    }
    made = compiled(**one_each, **one_less, calendars="{only: [calendars, scripts, themes]}")
    assert not made.report.failed

    for name in made.playbook.charter.sites if made.playbook else ():
        rendered = render(made, site=name)
        assert broken(rendered) == [], name
        assert {*targets(rendered.nav)} <= {*tree(rendered)}, name


def test_the_whole_site_is_the_same_whether_or_not_others_are_named() -> None:
    named = render(compiled(trainers="{only: [course]}"))
    alone = render(compiled())

    assert named.nav == alone.nav
    assert {path for path in alone.files if named.files[path] != alone.files[path]} == set()
    assert not alone.left_out


def test_a_site_that_says_something_odd_is_told_where_it_stands() -> None:
    assert findings(
        corse="{only: [corse, course]}",
        none="{title: 谁也不是}",
        both="{only: [course], without: [rules]}",
        phones="{without: [scripts, 课程]}",
        last="{only: calendars}",
    ) == [
        "9:18 REF-004 「只发布」里没有「corse」这一项；是不是「course」？",
        "10:9 REF-005 网站「none」没有写发布哪些部分；"
        "补上 only: [course, guide]（只发布这些），或 without: [rules]（除了这些）",
        "11:26 REF-010 网站「both」写了 only，又写了 without；只留一个",
        "12:12 REF-010 网站「phones」有日历订阅，日历里的链接要打开话术，这些页面却不发布；"
        "without 里去掉 scripts，或加上 calendars",
        "13:16 REF-010 网站「last」有日历订阅，日历里的链接要打开话术、栏目，这些页面却不发布；"
        "only 里加上 scripts, themes，或去掉 calendars",
    ]


def test_the_plugin_knows_every_audience() -> None:
    assert tuple(one.value for one in Visibility) == AUDIENCES


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    root = tmp_path / "shop"
    for name, data in playbook(trainers="{title: 培训师, only: [课程]}").items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root


def test_a_strict_build_of_one_site_has_its_pages_beside_the_whole_one(shop: Path) -> None:
    built = build_site(shop, today=f"{TODAY}", strict=True, site="trainers")

    assert built == shop / "site-trainers"
    assert not (shop / "site").exists()
    assert sorted(one.relative_to(built).as_posix() for one in built.rglob("*.html")) == [
        "404.html", "course/first/index.html", "course/first/l1/index.html", "course/index.html",
        "index.html",
    ]  # fmt: skip
    assert not [*built.rglob("*.ics")]
    found = json.loads((built / "search" / "search_index.json").read_bytes())["docs"]
    assert {one["location"].partition("#")[0] for one in found} == {
        "", "course/", "course/first/", "course/first/l1/",
    }  # fmt: skip


def test_the_tree_for_another_engine_has_only_that_site(shop: Path) -> None:
    made = compile_files(read_folder(shop), today=TODAY)

    files = whole_tree(shop, render(made, site="trainers"))

    assert sorted(path for path in files if path.endswith(".md")) == [
        "course/first/index.md", "course/first/l1.md", "course/index.md", "index.md",
    ]  # fmt: skip


@pytest.mark.parametrize("command", ["build", "render --to out"])
def test_a_site_that_nobody_named_is_a_mistake_in_the_command(shop: Path, command: str) -> None:
    done = CliRunner().invoke(main, [*command.split(), str(shop), "--site", "trainer"])

    assert (done.exit_code, "没有叫「trainer」的网站；是不是「trainers」？" in done.output) == (
        2,
        True,
    )
    assert not (shop / "site-trainer").exists()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("见[规则](../rules/cad-001.md)。", "见规则。"),
        ("见[规则](../rules/index.md#a){ .q-code }。", '见<span class="q-code">规则</span>。'),
        ("[打开](../today.md){ .md-button .md-button--primary }", ""),
        ("[**粗** [括号]](../today.md \"题\")", "**粗** [括号]"),
        ("[![图](a.png)](../today.md)", "![图](a.png)"),
        ("[见这里][r]和[r]。\n\n[r]: ../rules/index.md\n[s]: b.md\n", "见这里和r。\n\n[s]: b.md\n"),
        ("`[不动](../rules/index.md)`", None),
        ("```md\n[不动](../rules/index.md)\n```", None),
        ("<pre>[不动](../rules/index.md)</pre>", None),
        ("![图](../rules/a.png)", None),
        ("[别处](https://rules/index.md)、[本页](#rules)、[课](b.md)、[根](/rules/)", None),
        ("\\[不是](../rules/index.md)", None),
    ],
)  # fmt: skip
def test_a_link_to_what_is_not_there_becomes_what_it_says(written: str, shown: str | None) -> None:
    course = Published(frozenset({Section.COURSE}))

    assert unlinked(written, "course/a.md", course) == (written if shown is None else shown)
    assert unlinked(written, "course/a.md", EVERYTHING) == written


@given(st.text(alphabet=st.sampled_from("规[](){}`~!\\<>/pre.md#: \n\"'"), max_size=60))
def test_unlinking_ends_on_any_text_and_twice_is_once(text: str) -> None:
    course = Published(frozenset({Section.COURSE}))

    unlinked(text, "course/a.md", course)
    assert unlinked(text, "course/a.md", EVERYTHING) == text
