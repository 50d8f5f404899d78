"""How much and when: empty days, thin and full weeks, prime time, runs, mentions, bubbles."""

from __future__ import annotations

from datetime import date

import pytest
from site_tests.cadence_plans import checked, told

from qunce.rules.cadence.burst_of_bubbles import burst_of_bubbles
from qunce.rules.cadence.empty_day import empty_day
from qunce.rules.cadence.off_volume_week import off_volume_week
from qunce.rules.cadence.one_way_run import one_way_run
from qunce.rules.cadence.prime_time_unused import prime_time_unused
from qunce.rules.cadence.shouting_at_all import shouting_at_all


def test_a_make_up_sunday_wants_a_post_and_a_holiday_wants_none() -> None:
    text = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-09-14
slots:
  tips: {day: [mon, wed, fri], at: 10:30, theme: tips}
  poll: {day: [tue, thu], at: 12:30, theme: poll}
  deal: {day: sat, at: 19:30, theme: deal}
"""
    (finding,) = checked(text, empty_day, start=date(2026, 9, 14), weeks=4).findings

    assert finding.message == "「会员群」周日（09-20）没有帖子，工作日一天至少 1 条"
    assert finding.mend == "在周日（09-20）12:30 加一条「生活小窍门」"


def test_a_long_holiday_may_be_quieter_but_a_weekend_may_not() -> None:
    text = """\
# calendar/days/2026.yml
our-days: {title: 馆庆放假, date: 2026-11-16, until: 2026-11-22, kind: holiday}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-11-16
slots:
  tips: {day: mon, at: 10:30, theme: tips}
  more: {day: [tue, wed, thu, fri], at: 10:30, theme: poll, from: 2026-11-23}
"""
    # seven days off, one with a post; then five workdays with posts and an empty weekend
    assert told(text, empty_day, start=date(2026, 11, 16), weeks=2) == [
        "vip.yml:2:1: warning CAD-001 「会员群」周日（11-29）没有帖子，休息日至多空 1 天（2026-11-29）"
    ]


def test_a_welcome_does_not_fill_a_day_and_a_group_says_how_many_it_wants() -> None:
    text = """\
# content/themes/hello.yml
title: 欢迎新朋友
kind: welcome
# content/groups/vip.yml
title: 会员群
platform: wecom
type: interest
host: xia
themes: [tips, poll]
rules:
  CAD-001: {least: 2, rest: 2}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  tips: {day: [mon, tue, wed, thu, fri], at: 10:30, theme: tips}
  poll: {day: [mon, tue, wed, thu], at: 15:30, theme: poll}
  hello: {day: fri, at: 15:30, theme: hello}
"""
    (finding,) = checked(text, empty_day).findings

    assert finding.message == (
        "「会员群」周五（03-06）只有 1 条，工作日一天至少 2 条（content/groups/vip.yml 第 8 行）"
    )


@pytest.mark.parametrize(("type", "expected"), [("service", 0), ("vip", 0), ("interest", 1)])
def test_how_often_a_group_may_be_silent_depends_on_its_type(type: str, expected: int) -> None:
    text = f"""\
# content/groups/vip.yml
title: 会员群
platform: wecom
type: {type}
host: xia
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  tips: {{day: [mon, wed, fri, sat], at: 10:30, theme: tips}}
"""
    assert len(checked(text, empty_day).findings) == expected


def test_a_week_over_the_year_end_is_counted_as_one() -> None:
    text = """\
# content/groups/vip.yml
title: 会员群
platform: wecom
type: interest
host: xia
rules:
  CAD-003: {most: 6}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-12-28
slots:
  tips: {day: [mon, tue, wed, thu, fri, sat, sun], at: 10:30, theme: tips}
"""
    (finding,) = checked(text, off_volume_week, start=date(2026, 12, 28)).findings

    assert finding.message == ("「会员群」一周有 7 条，至多 6 条（content/groups/vip.yml 第 7 行）")
    assert finding.mend == "删掉或合并 12-28 周一 10:30「生活小窍门」"


def test_a_thin_week_is_told_with_all_that_is_missing_and_an_empty_one_is_left_to_silence() -> None:
    text = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  tips: {day: [mon, tue, wed], at: 10:30, theme: tips, every: 2}
"""
    (finding,) = checked(text, off_volume_week, weeks=2).findings

    assert finding.message == "「会员群」一周只有 3 条，至少 5 条"
    assert finding.mend == (
        "在周四（03-05）12:30 加一条「生活小窍门」，在周五（03-06）12:30 加一条「生活小窍门」"
    )
    assert finding.times == 1


def test_a_week_cut_by_the_plan_is_not_thin() -> None:
    text = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-05
until: 2026-03-08
slots:
  tips: {day: [thu, fri], at: 10:30, theme: tips}
"""
    assert told(text, off_volume_week, empty_day) == []


def test_a_window_holds_its_first_minute_and_not_its_last() -> None:
    text = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  a: {day: mon, at: 12:00, theme: deal}
  b: {day: wed, at: 14:00, theme: deal}
  c: {day: fri, at: 22:00, theme: deal}
"""
    (finding,) = checked(text, prime_time_unused).findings

    assert finding.message.startswith("「会员群」一周的促销只有 33.3%（3 条里 1 条）在")
    # the shortest way into a window: half an hour earlier for both
    assert finding.mend == "把周三 14:00「本周好价」挪到 13:30"


def test_two_promotions_are_no_share_and_a_window_may_run_over_midnight() -> None:
    text = """\
# content/groups/vip.yml
title: 会员群
platform: wecom
type: interest
host: xia
rules:
  CAD-005: {windows: 22:00-02:00}
# content/groups/daily.yml
title: 街坊群
platform: wecom
type: interest
host: qiu
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  a: {day: mon, at: 23:00, theme: deal}
  b: {day: wed, at: 01:30, theme: deal}
  c: {day: fri, at: 02:00, theme: deal}
# calendar/schedules/daily-week.yml
title: 街坊群周排期
groups: [daily]
from: 2026-03-02
slots:
  a: {day: mon, at: 15:00, theme: deal}
  b: {day: wed, at: 15:00, theme: deal}
"""
    assert told(text, prime_time_unused) == []


def test_a_window_that_is_no_window_is_a_finding() -> None:
    text = """\
# content/groups/vip.yml
title: 会员群
platform: wecom
type: interest
host: xia
rules:
  CAD-005: {windows: 中午}
"""
    (finding,) = checked(text, prime_time_unused).findings

    assert (finding.span.line, finding.message) == (7, "「时段」写成了「中午」")
    assert "12:00-14:00" in finding.mend


def test_posts_without_words_neither_ask_nor_keep_silent() -> None:
    text = """\
# content/groups/vip.yml
title: 会员群
platform: wecom
type: interest
host: xia
themes: [poll]
rules:
  CAD-007: {most: 2}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  a: {day: mon, at: 10:30, theme: tips, script: tips-menu}
  b: {day: tue, at: 10:30, theme: tips}
  c: {day: wed, at: 10:30, theme: help, script: help-return}
  d: {day: wed, at: 10:30, theme: gift, script: gift-tasting}
  e: {day: thu, at: 10:30, theme: poll}
"""
    # the two of Wednesday stand at the same minute; the poll ends the run
    assert told(text, one_way_run) == [
        "vip-week.yml:9:6: info CAD-007 「会员群」从 03-02 周一 10:30「生活小窍门」起连着 3 条"
        "没有问群友一句，至多 2 条（content/groups/vip.yml 第 8 行）（2026-03-04）"
    ]


def test_two_mentions_on_one_day_are_told_once_and_two_a_week_are_fine() -> None:
    text = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
until: 2026-03-15
slots:
  a: {day: mon, at: 10:30, theme: tips, mention_all: true, week: A}
  b: {day: mon, at: 10:30, theme: poll, mention_all: true, week: A}
  c: {day: thu, at: 10:30, theme: tips, mention_all: true}
  d: {day: sun, at: 10:30, theme: deal, mention_all: true, week: B}
"""
    assert told(text, shouting_at_all, weeks=2) == [
        "vip-week.yml:8:6: warning CAD-008 「会员群」周一 @所有人 2 次，一天至多 1 次（2026-03-02）"
    ]


def test_one_address_is_one_link_wherever_it_is_written() -> None:
    text = """\
# content/scripts/links.yml
title: 去看看
text: 路线图在 https://shop.example/a ，规则在{链接}。
variables:
  链接: {type: url, example: "https://shop.example/b"}
links:
  - {kind: page, url: "https://shop.example/a"}
  - {kind: account, url: 门店视频号}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip, daily]
from: 2026-03-02
slots:
  a: {day: mon, at: 10:30, theme: tips, script: links}
"""
    (finding,) = checked(text, burst_of_bubbles).findings

    assert finding.message == "话术「去看看」在「街坊群」带 2 个链接，至多 1 个"
    assert finding.mend == "去掉「https://shop.example/b」，或并到一个落地页里"
    assert (finding.span.line, finding.times) == (3, 2)
