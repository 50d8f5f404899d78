"""The plan at a glance: every drawing says what the plan holds, and the numbers stand behind it."""

from __future__ import annotations

import html
import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from qunce.example import compile_text
from qunce.kinds.vocabulary import PostKind
from qunce.pipeline import Compiled
from qunce.render.feeds import feeds
from qunce.render.site import render_site
from qunce.render.site.strips import LEVELS, days_strip, drawn, level, mix_strip, weeks_strip
from qunce.rules import RULES

MONDAY = date(2026, 3, 2)

PLAN = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  mon-poll: {day: mon, at: 14:30, theme: poll}
  wed-tips: {day: wed, at: 10:30, theme: tips, week: A}
  sat-deal: {day: sat, at: 10:30, theme: deal}
"""


def overview(compiled: Compiled) -> str:
    plan = compiled.plan
    assert plan is not None
    published = feeds(plan, site_url="", revisions={})
    return (
        render_site(plan, compiled.report, RULES, published, site_url="").files["plan.md"].decode()
    )


def section(page: str, title: str) -> str:
    return page.partition(f"## {title}\n")[2].partition("\n## ")[0]


def told(part: str) -> list[str]:
    """What the drawings of a part say to those who cannot see them."""
    return [html.unescape(one) for one in re.findall(r'aria-label="([^"]*)"', part)]


def rows(part: str) -> list[list[str]]:
    """The cells of the tables of numbers in a part."""
    numbers = "".join(re.findall(r"<details markdown>.*?</details>", part, re.DOTALL))
    return [
        [
            re.sub(r"\[(.*?)\]\(.*?\)", r"\1", cell)
            for cell in re.findall(r"<td[^>]*>(.*?)</td>", row)
        ]
        for row in re.findall(r"<tr markdown>(.*?)</tr>", numbers, re.DOTALL)
        if "<td" in row
    ]


def test_the_quarter_is_drawn_by_group_by_kind_and_by_person_with_its_numbers() -> None:
    page = overview(compile_text(PLAN, start=MONDAY, weeks=2, checks=()))

    assert "2026-03-02 至 2026-03-15，2 周，1 个社群共 7 条帖子。" in page
    assert told(section(page, "哪个群哪天发几条")) == [
        "10 个工作日，5 个有名字的日子",
        "会员群：共 7 条，一周 3 至 4 条，最多的一天 2 条",
    ]
    assert rows(section(page, "哪个群哪天发几条")) == [["会员群", "4", "3"]]
    assert told(section(page, "各类内容占多少")) == [
        "4 条：价值 2 条，互动 1 条，促销 1 条",
        "3 条：价值 1 条，互动 1 条，促销 1 条",
        "5 条：价值 3 条，互动 2 条",
        "2 条：促销 2 条",
    ]
    assert rows(section(page, "各类内容占多少")) == [
        ["03-02 周", "2", "1", "0", "0", "0", "0", "1", "4"],
        ["03-09 周", "1", "1", "0", "0", "0", "0", "1", "3"],
        ["会员群", "工作日", "3", "2", "0", "0", "0", "0", "0", "5"],
        ["会员群", "休息日", "0", "0", "0", "0", "0", "0", "2", "2"],
    ]
    assert told(section(page, "谁发多少")) == ["小夏：共 7 条，一周最多 4 条，一天最多 2 条"]


def test_the_marks_of_the_policy_follow_the_groups_own_settings() -> None:
    usual = overview(compile_text(PLAN, start=MONDAY, weeks=1))
    settled = (
        PLAN
        + """\
# content/playbook.yml
title: 手册
rules: {CAD-010: {share: 45}, CAD-012: {workday: 10}}
"""
    )
    marks = re.compile(r'class="mark" d="M([0-9.]+) ')

    assert marks.findall(usual) == ["59.8", "74.8"]
    assert marks.findall(overview(compile_text(settled, start=MONDAY, weeks=1))) == ["44.8", "89.8"]


def test_a_playbook_that_plans_nothing_has_no_empty_charts() -> None:
    compiled = compile_text("", start=MONDAY, weeks=1, checks=())
    assert compiled.plan is not None
    assert compiled.plan.posts == ()
    published = feeds(compiled.plan, site_url="", revisions={})
    site = render_site(compiled.plan, compiled.report, RULES, published, site_url="")

    assert "plan.md" not in site.files
    assert "plan.md" not in str(site.nav)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=40))
def test_a_strip_of_days_has_a_cell_for_each_day_in_the_ink_of_its_count(counts: list[int]) -> None:
    by_day = {date.fromordinal(MONDAY.toordinal() + n): count for n, count in enumerate(counts)}

    strip = days_strip(MONDAY, len(counts), by_day, (), "")

    assert {ink.look: ink.path.count("M") for ink in strip.inks} == {
        f"l{degree}": cells
        for degree in range(len(LEVELS) + 1)
        if (cells := sum(level(count) == degree for count in counts))
    }


@given(st.dictionaries(st.sampled_from(list(PostKind)), st.integers(1, 500), min_size=1))
def test_the_parts_of_a_mix_fill_the_strip_in_proportion(counts: dict[PostKind, int]) -> None:
    strip = mix_strip(counts, (), "")

    wide = {
        ink.look.removeprefix("k-"): float(re.findall(r"h([0-9.]+)", ink.path)[0])
        for ink in strip.inks
    }
    total = sum(counts.values())
    assert set(wide) == {kind.value for kind in counts}
    assert all(abs(wide[kind.value] - 100 * n / total) < 0.01 for kind, n in counts.items())


def test_the_busiest_week_reaches_the_top_and_an_empty_one_has_no_column() -> None:
    strip = weeks_strip([5, 0, 10], 10, "")

    assert [ink.path for ink in strip.inks] == [
        "M0.1 5h.8v5h-.8zM2.1 0h.8v10h-.8z",
        "M0 10h3v.5h-3z",
    ]


def test_a_drawing_says_its_meaning_and_cannot_be_broken_by_a_name() -> None:
    drawing = drawn(weeks_strip([1], 1, '<"群">'))

    assert 'role="img" aria-label="&lt;&quot;群&quot;&gt;"' in drawing


def test_the_quota_of_a_month_is_as_many_as_it_has_days_and_says_its_source() -> None:
    text = PLAN.replace("theme: deal}", "theme: deal, send: wecom_mass}").replace(
        "from: 2026-03-02", "from: 2026-02-16"
    )
    part = section(
        overview(compile_text(text, start=date(2026, 2, 16), weeks=3, checks=())),
        "平台额度用了多少",
    )

    assert told(part) == ["2026 年 2 月 2 条，至多 28 条，2026 年 3 月 1 条，至多 31 条"]
    assert [row[:5] for row in rows(part)] == [
        ["会员群", "企微群发", "2026 年 2 月", "2", "28"],
        ["会员群", "企微群发", "2026 年 3 月", "1", "31"],
    ]
    assert all("核对" in row[5] for row in rows(part))


def test_without_counted_sends_there_is_no_quota_to_show() -> None:
    assert "平台额度" not in overview(compile_text(PLAN, start=MONDAY, weeks=2, checks=()))


def test_a_festival_shows_who_speaks_of_it_in_the_three_days_before() -> None:
    text = (
        PLAN
        + """\
# content/scripts/tips-menu.yml
title: 三八节的一周菜单
text: 三八节快到了，这周的菜单让家里别人来做。
# calendar/schedules/greeting.yml
title: 问候
groups: [vip]
from: 2026-03-02
slots:
  fri: {day: fri, at: 10:30, theme: tips, script: tips-menu, until: 2026-03-06}
"""
    )
    part = section(overview(compile_text(text, start=MONDAY, weeks=2, checks=())), "节日有没有人说")

    assert "三八节（03-08）：1 条" in told(part)
    assert ["2026-03-08 周日", "三八节", "会员群", "1 条"] in rows(part)
