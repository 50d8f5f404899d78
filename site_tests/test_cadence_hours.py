"""Hours and distances: quiet nights, posts at the same minute and around midnight."""

from __future__ import annotations

from site_tests.cadence_plans import checked, group, told

from qunce.render.report import headline
from qunce.rules.cadence.cramped_posts import cramped_posts
from qunce.rules.cadence.night_post import night_post


def test_quiet_hours_run_over_midnight_and_the_deep_night_is_an_error() -> None:
    text = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  a: {day: mon, at: 21:59, theme: tips}
  b: {day: mon, at: 22:00, theme: tips}
  c: {day: tue, at: 23:29, theme: tips}
  d: {day: wed, at: 23:30, theme: tips}
  e: {day: thu, at: 00:00, theme: tips}
  f: {day: fri, at: 06:29, theme: tips}
  g: {day: sat, at: 06:30, theme: tips}
  h: {day: sun, at: 07:59, theme: tips}
  i: {day: sun, at: 08:00, theme: tips}
"""
    findings = checked(text, night_post).findings

    assert [(one.span.line, one.weight.value, one.mend) for one in findings] == [
        (7, "warning", "挪到 21:59 以前，或第二天 08:00 以后"),
        (8, "warning", "挪到 21:59 以前，或第二天 08:00 以后"),
        (9, "error", "挪到 21:59 以前，或第二天 08:00 以后"),
        (10, "error", "挪到当天 08:00 以后，或前一天 22:00 以前"),
        (11, "error", "挪到当天 08:00 以后，或前一天 22:00 以前"),
        (12, "warning", "挪到当天 08:00 以后，或前一天 22:00 以前"),
        (13, "warning", "挪到当天 08:00 以后，或前一天 22:00 以前"),
    ]


def test_a_live_show_may_run_until_eleven_unless_the_group_set_its_own_hours() -> None:
    text = """\
# content/themes/show.yml
title: 周五直播
kind: promo
format: live
# content/groups/daily.yml
title: 街坊群
platform: wecom
type: interest
host: qiu
quiet: {from: 21:00, to: 08:00}
# calendar/schedules/show.yml
title: 直播
groups: [vip, daily]
from: 2026-03-02
slots:
  fri-show: {day: fri, at: 21:30, theme: show}
  sat-show: {day: sat, at: 22:30, theme: show}
  sun-show: {day: sun, at: 23:00, theme: show}
"""
    assert told(text, night_post) == [
        "show.yml:6:13: warning CAD-004 21:30 在「街坊群」的免打扰时段 21:00–08:00 内（2026-03-06）",
        "show.yml:7:13: warning CAD-004 22:30 在「街坊群」的免打扰时段 21:00–08:00 内（2026-03-07）",
        "show.yml:8:13: warning CAD-004 23:00 在「街坊群」的免打扰时段 21:00–08:00 内（2026-03-08 起共 2 次）",
    ]


def test_two_slots_at_the_same_minute() -> None:
    text = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-a: {day: mon, at: 10:30, theme: tips}
  mon-b: {day: mon, at: 10:30, theme: poll}
  mon-c: {day: mon, at: 12:30, theme: gift}
"""
    (finding,) = checked(text, cramped_posts).findings

    assert headline(finding) == (
        "calendar/schedules/vip-week.yml:7:10: warning CAD-006 "
        "「会员群」里和上一条同一分钟发出，至少隔 90 分钟（2026-03-02）"
    )
    # noon is too near the next post, so the first free time comes after it
    assert finding.mend == "把周一 10:30「大家投一票」挪到 14:00"


def test_posts_on_both_sides_of_midnight_are_near() -> None:
    text = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-late: {day: mon, at: 23:30, theme: tips}
  tue-early: {day: tue, at: 00:30, theme: poll}
"""
    (finding,) = checked(text, cramped_posts).findings

    assert finding.message == "「会员群」里和上一条只隔 60 分钟，至少隔 90 分钟"
    assert finding.mend == "把周二 00:30「大家投一票」挪到 01:00"


def test_quiet_hours_in_the_middle_of_the_day() -> None:
    text = (
        group("interest", "quiet: {from: 12:30, to: 14:00}\n")
        + """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-noon: {day: mon, at: 13:00, theme: tips}
  tue-noon: {day: tue, at: 14:00, theme: tips}
  wed-late: {day: wed, at: 23:00, theme: tips}
"""
    )
    (finding,) = checked(text, night_post).findings

    assert finding.span.line == 6
    assert finding.mend == "挪到 12:29 以前，或第二天 14:00 以后"
