"""Who is there when posts go out: shifts, leave, deputies, fair shares."""

from __future__ import annotations

from site_tests.cadence_plans import checked, group, told

from qunce.render.report import headline
from qunce.rules.cadence.idle_weekend import idle_weekend
from qunce.rules.cadence.unmanned_day import unmanned_day

TEAM = """\
# content/people/xia.yml
title: 小夏
shifts: [{days: [mon, tue, wed, thu, fri], from: 09:00, to: 18:00}]
leave: [{from: 2026-03-04, to: 2026-03-05}]
deputy: qiu
# content/people/qiu.yml
title: 小秋
shifts: [{days: [wed, sat, sun], from: 09:00, to: 18:00}]
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  tips: {day: [mon, wed, thu], at: 10:30, theme: tips}
  sun-deal: {day: sun, at: 10:30, theme: deal}
"""


def test_whoever_stands_in_has_to_be_on_duty_too() -> None:
    first, second = checked(TEAM, unmanned_day).findings

    # Wednesday is covered by the deputy, on Thursday the deputy is off
    assert first.message == "「会员群」周四 10:30「生活小窍门」没有人发：小秋周四不当班"
    assert first.mend == "给「会员群」的一个人加上周四的班次"
    assert second.message == "「会员群」周日 10:30「本周好价」没有人发：小夏周日不当班"
    assert second.mend == "owner 写 qiu（小秋那时在班上）"
    late = checked(TEAM.replace("sun, at: 10:30", "sun, at: 20:30"), unmanned_day).findings
    assert late[1].mend == "owner 写 qiu，时刻挪进小秋的班次 09:00–18:00"


def test_leave_without_anybody_to_stand_in() -> None:
    text = TEAM.replace("deputy: qiu\n", "")
    alone = group("interest")
    (finding, *_) = checked(alone + text, unmanned_day).findings

    assert finding.message == "「会员群」周三 10:30「生活小窍门」没有人发：小夏在休假，没有人顶班"
    assert finding.times == 2
    assert [note.message for note in finding.see] == [
        "小夏休假 2026-03-04 到 2026-03-05",
        "社群「会员群」",
    ]


def test_a_day_without_posts_needs_somebody_too() -> None:
    text = """\
# content/people/qiu.yml
title: 小秋
shifts: [{days: [thu], from: 09:00, to: 18:00}]
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  tips: {day: mon, at: 10:30, theme: tips}
"""
    (finding,) = checked(text, unmanned_day, weeks=2).findings

    assert headline(finding) == (
        "content/groups/vip.yml:2:1: error CAD-040 「会员群」周六、周日没有人当班"
        "（2026-03-07 起共 4 次）"
    )
    assert finding.mend == "给小夏或小秋加上周六、周日的班次"


def test_people_without_shifts_are_only_asked_about_leave() -> None:
    text = """\
# content/people/xia.yml
title: 小夏
leave: [{from: 2026-03-08, to: 2026-03-08}]
# content/people/qiu.yml
title: 小秋
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  sun-deal: {day: sun, at: 10:30, theme: deal}
"""
    assert told(text, unmanned_day, weeks=2) == []


def test_equal_shares_and_short_weekends_are_no_fault() -> None:
    text = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-gift: {day: mon, at: 10:30, theme: gift}
  tue-tips: {day: tue, at: 10:30, theme: tips}
  wed-poll: {day: wed, at: 10:30, theme: poll}
  sat-tips: {day: sat, at: 10:30, theme: tips}
  sat-poll: {day: sat, at: 19:30, theme: poll}
  sun-gift: {day: sun, at: 10:30, theme: gift}
"""
    # one of three on both sides
    assert told(text, idle_weekend) == []
    # two of three on workdays, but only two posts on the days off
    fewer = text.replace(
        "tue-tips: {day: tue, at: 10:30, theme: tips}", "tue: {day: tue, at: 10:30, theme: gift}"
    )
    short = fewer.replace("  sat-poll: {day: sat, at: 19:30, theme: poll}\n", "")
    assert told(short, idle_weekend) == []
    assert len(told(fewer, idle_weekend)) == 1


def test_nobody_has_to_be_there_outside_the_plan() -> None:
    text = """\
# content/people/xia.yml
title: 小夏
shifts: [{days: [tue, wed], from: 09:00, to: 18:00}]
# content/people/qiu.yml
title: 小秋
leave: [{from: 2026-03-01, to: 2026-04-01}]
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-09
until: 2026-03-12
slots:
  tue-tips: {day: tue, at: 10:30, theme: tips}
"""
    (finding,) = checked(text, unmanned_day, weeks=4).findings

    assert finding.message == "「会员群」周一、周四没有人当班"
    assert finding.times == 2
