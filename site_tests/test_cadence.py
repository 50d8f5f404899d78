"""Cadence at its edges: year ends, shifted days, empty weeks, moves, bursts."""

from __future__ import annotations

from datetime import date

from site_tests.cadence_plans import MONDAY, checked, group, told

from qunce.example import example_files
from qunce.pipeline import compile_files
from qunce.render.report import headline
from qunce.rules.cadence.cramped_posts import cramped_posts
from qunce.rules.cadence.crowded_day import crowded_day
from qunce.rules.cadence.idle_weekend import idle_weekend
from qunce.rules.cadence.promo_flood import promo_flood
from qunce.rules.cadence.promo_streak import promo_streak
from qunce.rules.cadence.repeated_script import repeated_script
from qunce.rules.cadence.repeated_theme import repeated_theme
from qunce.rules.cadence.selling_workdays import selling_workdays
from qunce.rules.cadence.silent_group import silent_group
from qunce.rules.cadence.unplanned_group import unplanned_group
from qunce.rules.cadence.unsteady_benefit import unsteady_benefit


def test_a_week_that_runs_over_the_year_end_is_one_week() -> None:
    text = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-12-28
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  tue-poll: {day: tue, at: 10:30, theme: poll}
  wed-tips: {day: wed, at: 10:30, theme: tips}
  thu-poll: {day: thu, at: 10:30, theme: poll}
  fri-tips: {day: fri, at: 10:30, theme: tips}
  sat-deal: {day: sat, at: 10:30, theme: deal}
  sun-deal: {day: sun, at: 10:30, theme: deal}
"""
    assert told(text, repeated_theme, idle_weekend, start=date(2026, 12, 28)) == [
        "vip-week.yml:10:13: warning CAD-020 「会员群」一周里「生活小窍门」有 3 条，至多 2 条（2027-01-01）",
        "vip-week.yml:12:13: warning CAD-020 「会员群」连着两个发帖日都是「本周好价」，至少隔一个发帖日（2027-01-03）",
    ]


def test_the_first_days_of_a_year_belong_to_the_week_before() -> None:
    text = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-12-28
slots:
  wed-gift: {day: wed, at: 19:30, theme: gift}
  fri-tips: {day: fri, at: 10:30, theme: tips}
# calendar/overrides/2026.yml
new-year: {slot: vip-week.wed-gift, date: 2026-12-30, action: move, to: 2027-01-03 19:30, reason: 元旦放假}
"""
    assert told(text, unsteady_benefit, start=date(2026, 12, 28)) == []


def test_a_make_up_sunday_is_a_workday_and_a_holiday_is_not() -> None:
    text = """\
# calendar/days/2026.yml
make-up: {title: 国庆调休上班, date: 2026-09-20, kind: workday}
national-day: {title: 国庆节, date: 2026-10-01, until: 2026-10-07, kind: holiday}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-09-14
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  wed-poll: {day: wed, at: 10:30, theme: poll}
  sun-deal: {day: sun, at: 10:30, theme: deal}
"""
    # the deal falls on a workday in the first week, so that its Saturday stays empty
    assert told(text, idle_weekend, start=date(2026, 9, 14), weeks=4) == [
        "vip.yml:2:1: warning CAD-011 「会员群」休息日没有福利也没有促销，至少 1 条（2026-09-14）"
    ]
    # and it is a third of that week's workday posts, more than a quarter
    assert told(text, promo_flood, start=date(2026, 9, 14), weeks=4) == [
        "vip.yml:2:1: warning CAD-012 「会员群」工作日促销占 33.3%（3 条里 1 条），至多 25%（2026-09-14）"
    ]


def test_a_week_without_posts_is_only_silent() -> None:
    text = """\
# content/groups/daily.yml
title: 街坊群
platform: wecom
type: interest
stage: quiet
host: qiu
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips, every: 2}
  wed-gift: {day: [wed, sat], at: 19:30, theme: gift, every: 2}
  fri-poll: {day: fri, at: 10:30, theme: poll, every: 2}
"""
    mix = (selling_workdays, idle_weekend, promo_flood, unsteady_benefit)

    assert told(text, *mix, silent_group, weeks=4) == [
        "vip.yml:2:1: warning CAD-046 「会员群」连着 8 天没有帖子，至多 3 天（2026-03-08 起共 2 次）"
    ]


def test_a_group_is_not_silent_before_its_plan_begins_but_after_it_ends() -> None:
    text = """\
# content/groups/daily.yml
title: 街坊群
platform: wecom
type: interest
stage: prepare
host: qiu
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-12
until: 2026-03-20
slots:
  tips: {day: [mon, wed, fri], at: 10:30, theme: tips}
"""
    (finding,) = checked(text, silent_group, weeks=5).findings

    assert finding.message == "「会员群」连着 16 天没有帖子，至多 3 天"
    assert finding.mend == "2026-03-20 以后没有排期，接着排下去，或把 stage 改成 quiet"


def test_an_open_group_without_any_schedule_is_told_once() -> None:
    text = """\
# calendar/schedules/daily-week.yml
title: 街坊群周排期
groups: [daily]
from: 2026-03-02
slots:
  tips: {day: [mon, wed, fri], at: 10:30, theme: tips}
"""
    assert told(text, silent_group, unplanned_group) == [
        "vip.yml:2:8: error CAD-077 「会员群」开着，却没有一份排期或活动"
    ]


def test_a_week_in_which_the_schedule_begins_or_ends_midway_is_not_judged() -> None:
    text = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-04
until: 2026-03-19
slots:
  tue-tips: {day: tue, at: 10:30, theme: tips}
  wed-deal: {day: wed, at: 10:30, theme: deal}
  thu-deal: {day: thu, at: 19:30, theme: deal}
  fri-deal: {day: fri, at: 10:30, theme: deal}
"""
    # from Wednesday to the Thursday two weeks on: only the week between is whole
    assert told(text, selling_workdays, promo_flood, idle_weekend, unsteady_benefit, weeks=4) == [
        "vip.yml:2:1: warning CAD-010 「会员群」工作日的价值和互动只占 25%（4 条里 1 条），至少 60%（2026-03-09）",
        "vip.yml:2:1: warning CAD-011 「会员群」休息日没有福利也没有促销，至少 1 条（2026-03-09）",
        "vip.yml:2:1: error CAD-012 「会员群」一周里促销占 75%（4 条里 3 条），至多 40%（2026-03-09）",
        "vip.yml:2:1: error CAD-014 「会员群」有一周没有福利，每周至少 1 条（2026-03-09）",
    ]


def test_a_schedule_that_takes_over_midweek_leaves_the_week_whole() -> None:
    text = """\
# calendar/schedules/old.yml
title: 旧排期
groups: [vip]
from: 2026-02-02
until: 2026-03-04
slots:
  mon-deal: {day: mon, at: 10:30, theme: deal}
  wed-deal: {day: wed, at: 10:30, theme: deal}
# calendar/schedules/new.yml
title: 新排期
groups: [vip]
from: 2026-03-05
slots:
  fri-deal: {day: fri, at: 10:30, theme: deal}
"""
    assert told(text, selling_workdays) == [
        "vip.yml:2:1: warning CAD-010 「会员群」工作日的价值和互动只占 0%（3 条里 0 条），至少 60%（2026-03-02）"
    ]


def test_less_than_three_posts_are_no_ratio() -> None:
    text = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  tue-deal: {day: tue, at: 10:30, theme: deal}
  thu-deal: {day: thu, at: 19:30, theme: deal}
"""
    assert told(text, selling_workdays, promo_flood, idle_weekend) == []


def test_a_limit_may_be_reached() -> None:
    text = """\
# content/groups/daily.yml
title: 街坊群
platform: wecom
type: interest
stage: closed
host: qiu
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  mon-poll: {day: mon, at: 12:00, theme: poll}
  tue-tips: {day: tue, at: 10:30, theme: help}
  tue-deal: {day: tue, at: 19:30, theme: deal}
  sat-gift: {day: sat, at: 10:30, theme: gift}
  sat-deal: {day: sat, at: 19:30, theme: deal}
"""
    # workdays: 2 of 4 lively, 1 of 4 selling; silent from Wednesday to Friday
    half = "# content/playbook.yml\ntitle: 手册\nrules: {CAD-010: {share: 50}}\n"
    rules = (cramped_posts, selling_workdays, promo_flood, unsteady_benefit, silent_group)

    assert told(half + text, *rules, weeks=2) == []
    tighter = half.replace("share: 50", "share: 51") + text
    assert told(tighter, *rules) == [
        "vip.yml:2:1: warning CAD-010 「会员群」工作日的价值和互动只占 50%（4 条里 2 条），至少 51%（content/playbook.yml 第 3 行）（2026-03-02）"
    ]


def test_days_off_may_not_give_less_than_workdays() -> None:
    text = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-gift: {day: mon, at: 10:30, theme: gift}
  tue-tips: {day: tue, at: 10:30, theme: tips}
  wed-deal: {day: wed, at: 10:30, theme: deal}
  sat-tips: {day: sat, at: 10:30, theme: tips}
  sat-poll: {day: sat, at: 19:30, theme: poll}
  sun-gift: {day: sun, at: 10:30, theme: gift}
"""
    (finding,) = checked(text, idle_weekend).findings

    assert finding.message == (
        "「会员群」休息日福利和促销占 33.3%（3 条里 1 条），低于工作日的 66.7%（3 条里 2 条）"
    )
    assert finding.mend == "把周三 10:30「本周好价」挪到周六，或在周六加一条「每周小福利」"


def test_a_post_moved_into_another_week_counts_where_it_goes_out() -> None:
    text = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  wed-gift: {day: wed, at: 19:30, theme: gift}
# calendar/overrides/2026-03.yml
late-gift: {slot: vip-week.wed-gift, date: 2026-03-04, action: move, to: 2026-03-09 11:30, reason: 赠品晚到}
"""
    first, second = checked(text, unsteady_benefit, cramped_posts, weeks=2).findings

    assert headline(first) == (
        "calendar/schedules/vip-week.yml:7:13: warning CAD-006 "
        "「会员群」里和上一条只隔 60 分钟，至少隔 90 分钟（2026-03-09）"
    )
    assert [str(note.span) + " " + note.message for note in first.see] == [
        "calendar/schedules/vip-week.yml:6:13 上一条：03-09 周一 10:30「生活小窍门」",
        "calendar/overrides/2026-03.yml:2:12 临时调整：赠品晚到",
        "content/groups/vip.yml:2:1 社群「会员群」",
    ]
    assert headline(second) == (
        "content/groups/vip.yml:2:1: error CAD-014 「会员群」有一周没有福利，每周至少 1 条（2026-03-02）"
    )


def test_a_benefit_is_fixed_when_three_of_four_weeks_agree() -> None:
    slots = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  wed-gift: {day: wed, at: 19:30, theme: gift}
# calendar/overrides/2026-03.yml
one: {slot: vip-week.wed-gift, date: 2026-03-04, action: move, to: 2026-03-05 19:30, reason: 停电}
two: {slot: vip-week.wed-gift, date: 2026-03-11, action: move, to: 2026-03-11 20:00, reason: 让路}
"""
    again = "three: {slot: vip-week.wed-gift, date: 2026-03-25, action: move, to: 2026-03-26 18:00, reason: 盘点}\n"

    assert told(slots, unsteady_benefit, weeks=4) == []
    assert told(slots + again, unsteady_benefit, weeks=4) == [
        "vip-week.yml:6:13: warning CAD-014 「会员群」4 周里只有 2 周的福利在同一时间，至少 3 周（2026-03-05）"
    ]


def test_a_benefit_that_moves_with_a_new_schedule_stays_fixed() -> None:
    text = """\
# calendar/schedules/old.yml
title: 旧排期
groups: [vip]
from: 2026-02-02
until: 2026-03-15
slots:
  wed-gift: {day: wed, at: 19:30, theme: gift}
# calendar/schedules/new.yml
title: 新排期
groups: [vip]
from: 2026-03-16
slots:
  fri-gift: {day: fri, at: 12:30, theme: gift}
"""
    assert told(text, unsteady_benefit, weeks=8) == []


CAMPAIGN = """\
# calendar/campaigns/spring.yml
title: 春日水果节
groups: [vip]
owner: qiu
goal: 周末卖完两百份水果
phases:
  warmup:
    from: 2026-03-04
    until: 2026-03-06
    slots:
      notice: {day: 1, at: 10:30, theme: tips}
      poll: {day: 2, at: 10:30, theme: poll}
      help: {day: 3, at: 10:30, theme: help}
  burst:
    from: 2026-03-07
    until: 2026-03-08
    slots:
      open: {at: 10:00, theme: deal}
      talk: {at: 10:30, theme: poll}
      last: {at: 21:30, theme: deal}
"""


def test_a_burst_may_sell_more_and_post_closer() -> None:
    base = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-help: {day: mon, at: 10:30, theme: help}
"""
    rules = (cramped_posts, promo_flood, promo_streak, repeated_theme)

    # two of three posts of the burst sell: above a week's limit and even above the burst's own
    assert told(base + CAMPAIGN, *rules) == [
        "spring.yml:20:13: error CAD-012 「会员群」爆发当天促销占 66.7%（6 条里 4 条），至多 60%（2026-03-02）"
    ]
    milder = CAMPAIGN + "      more: {at: 15:00, theme: tips}\n"
    assert told(base + milder, *rules) == []


def test_a_burst_has_a_spacing_of_its_own() -> None:
    text = CAMPAIGN.replace("10:30, theme: poll}\n      last", "10:29, theme: poll}\n      last")

    assert told(text, cramped_posts) == [
        "spring.yml:19:13: warning CAD-006 「会员群」里和上一条只隔 29 分钟，至少隔 30 分钟（2026-03-07 起共 2 次）"
    ]


def test_three_promotions_a_day_are_a_streak_outside_a_burst() -> None:
    text = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  sat-a: {day: sat, at: 10:30, theme: deal}
  sat-b: {day: sat, at: 12:30, theme: poll}
  sat-c: {day: sat, at: 15:00, theme: deal}
  sat-d: {day: sat, at: 17:00, theme: tips}
  sat-e: {day: sat, at: 19:30, theme: deal}
"""
    assert told(text, promo_streak) == [
        "vip-week.yml:10:10: warning CAD-013 「会员群」周六有 3 条促销，一天至多 2 条（2026-03-07）"
    ]


def test_service_and_staff_groups_need_not_sell_or_give() -> None:
    text = """\
# calendar/schedules/vip-week.yml
title: 售后群周排期
groups: [vip]
from: 2026-03-02
slots:
  help: {day: [mon, tue, thu, fri], at: 10:30, theme: help}
"""
    rules = (selling_workdays, idle_weekend, unsteady_benefit)

    assert told(group("service") + text, *rules) == []
    assert told(group("staff") + text, *rules) == []
    assert len(told(group("interest") + text, *rules)) == 3


def test_welcomes_weigh_nothing() -> None:
    text = """\
# content/themes/hello.yml
title: 欢迎新朋友
kind: welcome
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  hello-a: {day: [fri, sat], at: 10:30, theme: hello, script: help-return}
  hello-b: {day: [fri, sat], at: 10:40, theme: hello, script: help-return}
  hello-c: {day: [fri, sat], at: 10:50, theme: hello, script: help-return}
  sat-deal: {day: sat, at: 11:00, theme: deal}
"""
    rules = (
        crowded_day, cramped_posts, selling_workdays, idle_weekend, promo_flood, promo_streak,
        repeated_theme, repeated_script,
    )  # fmt: skip
    assert told(group("vip", "rules: {CAD-002: {most: 1}}\n") + text, *rules) == []


def test_the_same_column_once_a_week_is_no_repeat() -> None:
    text = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  sat-tips: {day: sat, at: 10:30, theme: tips}
"""
    assert told(text, repeated_theme, weeks=4) == []


def test_a_script_twice_on_a_day_is_an_error_and_after_a_week_is_fine() -> None:
    text = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-a: {day: mon, at: 10:30, theme: tips, script: tips-menu}
  mon-b: {day: mon, at: 19:30, theme: tips, script: tips-menu, until: 2026-03-02}
  wed-c: {day: wed, at: 10:30, theme: tips, script: tips-sweater, every: 4}
"""
    (finding,) = checked(text, repeated_script, weeks=3).findings

    assert headline(finding) == (
        "calendar/schedules/vip-week.yml:7:10: error CAD-021 "
        "「会员群」里话术「一周菜单」同一天发两次，至少隔 7 天（2026-03-02）"
    )
    assert finding.mend == "给周一 19:30「生活小窍门」另写一条话术，或在 script 里多写几条轮换"


def test_a_horizon_that_ends_midweek_cuts_its_last_week() -> None:
    text = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  fri-tips: {day: fri, at: 10:30, theme: tips}
  sun-gift: {day: sun, at: 19:30, theme: gift}
"""
    files = example_files(text)
    for end, whole in ((date(2026, 3, 8), [False]), (date(2026, 3, 9), [True])):
        plan = compile_files(files, today=MONDAY, start=MONDAY, end=end, checks=()).plan
        assert plan is not None
        assert [week.whole for week in plan.weeks_of(plan.playbook.groups["vip"])] == whole


def test_a_full_evening_and_a_full_week_have_no_room() -> None:
    text = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  all: {day: [mon, tue, wed, thu, fri, sat, sun], at: 20:30, theme: tips}
  mon: {day: mon, at: 21:00, theme: poll}
"""
    near, crowded = checked(
        group("interest", "rules: {CAD-002: {most: 1}}\n") + text, cramped_posts, crowded_day
    ).findings[::-1]

    assert near.mend == "把周一 21:00「大家投一票」挪到别的日子，这天晚上 10 点前已经排满"
    assert crowded.mend == "这周天天都满，删掉或合并周一 21:00「大家投一票」"


def test_a_script_of_the_same_theme_is_suggested_when_it_is_free() -> None:
    text = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-a: {day: mon, at: 10:30, theme: tips, script: tips-menu}
  thu-b: {day: thu, at: 10:30, theme: tips, script: tips-menu, until: 2026-03-05}
  thu-c: {day: thu, at: 10:30, theme: tips, script: tips-sweater, from: 2026-03-12}
"""
    first, second = checked(text, repeated_script, weeks=2).findings

    # the Monday after is four days from the Thursday, and three from the other script's first use
    assert (first.span.line, first.mend) == (
        6, "给周一 10:30「生活小窍门」另写一条话术，或在 script 里多写几条轮换",
    )  # fmt: skip
    assert (second.span.line, second.mend) == (
        7,
        "把周四 10:30「生活小窍门」的话术换成「毛衣怎么洗」",
    )
