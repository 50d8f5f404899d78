"""The mix at its edges: mobile benefits, activities, red packets, kinds, themes, products."""

from __future__ import annotations

from datetime import date

from site_tests.cadence_plans import checked, told

from qunce.rules.cadence.few_themes import few_themes
from qunce.rules.cadence.missing_kind import missing_kind
from qunce.rules.cadence.only_fixed_benefit import only_fixed_benefit
from qunce.rules.cadence.red_packet_excess import red_packet_excess
from qunce.rules.cadence.scattered_products import scattered_products
from qunce.rules.cadence.seller_monologue import seller_monologue
from qunce.rules.cadence.week_without_activity import week_without_activity


def test_three_weeks_of_fixed_benefits_are_fine_and_four_are_not() -> None:
    text = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-12-07
until: {until}
slots:
  mon-tips: {{day: mon, at: 10:30, theme: tips}}
  wed-gift: {{day: wed, at: 19:30, theme: gift}}
"""
    start = date(2026, 12, 7)

    assert told(text.format(until="2026-12-27"), only_fixed_benefit, start=start, weeks=6) == []
    assert told(text.format(until="2027-01-03"), only_fixed_benefit, start=start, weeks=6) == [
        "vip.yml:2:1: info CAD-015 「会员群」连着 4 周只有周三 19:30 这一条固定福利，4 周里至少另给 1 条（2026-12-07）"
    ]


def test_a_benefit_half_an_hour_off_is_still_the_fixed_one() -> None:
    text = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  wed-gift: {day: wed, at: 19:30, theme: gift}
# calendar/overrides/2026.yml
late: {slot: vip-week.wed-gift, date: 2026-03-11, action: move, to: 2026-03-11 20:00, reason: 值班换人}
"""
    later = text.replace("20:00, reason", "20:01, reason")

    assert len(checked(text, only_fixed_benefit, weeks=5).findings) == 1
    assert checked(later, only_fixed_benefit, weeks=5).findings == ()


def test_a_week_without_benefit_or_without_posts_begins_the_count_anew() -> None:
    text = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  wed-gift: {day: wed, at: 19:30, theme: gift}
# calendar/overrides/2026.yml
none: {slot: vip-week.wed-gift, date: 2026-03-25, action: skip, reason: 门店盘点}
"""
    assert told(text, only_fixed_benefit, weeks=7) == []


def test_a_campaign_is_an_activity_in_the_weeks_in_which_it_posts() -> None:
    text = """\
# content/groups/daily.yml
title: 街坊群
platform: wecom
type: interest
stage: quiet
host: qiu
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip, daily]
from: 2026-03-02
slots:
  tips: {day: [mon, wed, fri], at: 10:30, theme: tips}
# calendar/campaigns/spring.yml
title: 春装上新
groups: [vip]
owner: xia
goal: 让老顾客先看到春装
phases:
  warmup:
    from: 2026-03-08
    until: 2026-03-09
    slots:
      look: {on: 2026-03-08, at: 15:00, theme: tips}
"""
    (finding,) = checked(text, week_without_activity, weeks=2).findings

    assert (str(finding.when), finding.times) == ("2026-03-09", 1)
    assert finding.mend == (
        "把 03-13 周五 10:30「生活小窍门」换成「大家投一票」，"
        "或在周二（03-10）12:30 加一条「大家投一票」"
    )


PACKET = """\
# content/scripts/packet.yml
title: 小红包
text: 今晚八点发红包，共一百元五十个。
offer: {kind: red_packet, what: 每个两元, total: 100 元, quantity: 50, terms: 在群里就能领}
"""


def test_packets_of_festivals_and_campaigns_are_not_counted_as_loose() -> None:
    text = f"""\
{PACKET}# calendar/days/2026.yml
neighbours: {{title: 邻里节, date: 2026-04-14, kind: festival}}
memorial: {{title: 纪念日, date: 2026-05-07, kind: memorial}}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-04-13
slots:
  eve: {{day: mon, at: 19:30, theme: gift, script: packet, until: 2026-04-19}}
  thu: {{day: thu, at: 19:30, theme: gift, script: packet, every: 3}}
# calendar/campaigns/spring.yml
title: 春装上新
groups: [vip]
owner: xia
goal: 让老顾客先看到春装
offers:
  packet: {{kind: red_packet, what: 每个两元, total: 100 元, quantity: 50, terms: 在群里就能领}}
phases:
  warmup:
    from: 2026-04-22
    until: 2026-04-22
    slots:
      packet: {{on: 2026-04-22, at: 15:00, theme: gift, offers: [packet]}}
"""
    # the eve of a festival and a campaign are good reasons; a memorial day is none
    (finding,) = checked(text, red_packet_excess, start=date(2026, 4, 13), weeks=4).findings

    assert finding.message == "「会员群」4 周里有 2 个红包不在节日也不属于活动，至多 1 个"
    assert (str(finding.when), finding.mend) == (
        "2026-05-07",
        "把 05-07 周四 19:30「每周小福利」挪到 05-11 以后，或挪到最近的节日，或放进一场活动",
    )


def test_a_team_says_in_how_many_weeks_it_counts_loose_packets() -> None:
    text = f"""\
{PACKET}# content/groups/vip.yml
title: 会员群
platform: wecom
type: interest
host: xia
rules:
  CAD-017: {{weeks: 6}}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-04-13
slots:
  thu: {{day: thu, at: 19:30, theme: gift, script: packet, every: 5}}
"""
    start = date(2026, 4, 13)
    (finding,) = checked(text, red_packet_excess, start=start, weeks=6).findings

    assert finding.message == (
        "「会员群」6 周里（content/groups/vip.yml 第 7 行）有 2 个红包不在节日也不属于活动，至多 1 个"
    )
    assert finding.ways is not None
    assert next(one.words for one in finding.ways()) == (
        "周四 19:30「每周小福利」改成每 6 周一次（every: 6）"
    )
    assert told(text.replace("weeks: 6", "weeks: 5"), red_packet_excess, start=start, weeks=6) == []


def test_a_loose_packet_every_fourth_week_is_fine_even_moved_by_a_day() -> None:
    text = f"""\
{PACKET}# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  sat: {{day: sat, at: 19:30, theme: gift, script: packet, every: 4}}
# calendar/overrides/2026.yml
later: {{slot: vip-week.sat, date: 2026-03-07, action: move, to: 2026-03-08 19:30, reason: 周六补班}}
"""
    assert told(text, red_packet_excess, weeks=8) == []


def test_a_packet_of_a_campaign_counts_towards_the_week_and_has_to_say_its_number() -> None:
    text = f"""\
{PACKET}# content/groups/vip.yml
title: 会员群
platform: wecom
type: interest
host: xia
rules:
  CAD-017: {{most: 1, loose: 2}}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon: {{day: mon, at: 19:30, theme: gift, script: packet}}
# calendar/campaigns/spring.yml
title: 春装上新
groups: [vip]
owner: xia
goal: 让老顾客先看到春装
offers:
  small: {{kind: red_packet, what: 每个两元, terms: 在群里就能领}}
phases:
  warmup:
    from: 2026-03-08
    until: 2026-03-08
    slots:
      packet: {{on: 2026-03-08, at: 15:00, theme: gift, offers: [small]}}
"""
    findings = checked(text, red_packet_excess).findings

    assert [(one.span.line, one.message, one.mend) for one in findings] == [
        (7, "活动「春装上新」里 small 的红包没有写总额和个数",
         "补上 total: 100 元、quantity: 50（按实际的写）"),
        (13, "「会员群」一周发 2 个红包，至多 1 个（content/groups/vip.yml 第 7 行）",
         "去掉周日 15:00「每周小福利」"),
    ]  # fmt: skip


def test_a_team_says_which_kinds_it_wants_every_week() -> None:
    text = """\
# content/groups/vip.yml
title: 会员群
platform: wecom
type: interest
host: xia
themes: [tips, poll, help]
rules:
  CAD-018: {kinds: [value, service, interact]}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-12-28
slots:
  tips: {day: [mon, tue, fri], at: 10:30, theme: tips}
"""
    (finding,) = checked(text, missing_kind, start=date(2026, 12, 28)).findings

    assert finding.message == (
        "「会员群」有一周没有服务和互动，每类每周至少 1 条（content/groups/vip.yml 第 8 行）"
    )
    assert finding.mend == (
        "在周三（12-30）12:30 加一条「有问必答」，在周四（12-31）12:30 加一条「大家投一票」"
    )


def test_two_posts_are_no_week_to_judge_and_neither_is_half_of_one() -> None:
    text = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
until: 2026-03-12
slots:
  tips: {day: [mon, tue], at: 10:30, theme: tips}
  deal: {day: [mon, wed], at: 12:30, theme: deal, from: 2026-03-09, script: deal-weekend}
"""
    assert told(text, missing_kind, seller_monologue, few_themes, weeks=2) == []


def test_half_of_the_posts_may_be_told_and_a_script_that_asks_is_none_of_them() -> None:
    text = """\
# content/scripts/deal-ask.yml
title: 好价问一句
text: 今天的水果到了，你想要哪一种？
asks: true
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
  tips: {day: [mon, tue], at: 10:30, theme: tips}
  deal: {day: [wed, thu], at: 12:30, theme: deal, script: deal-weekend}
# calendar/schedules/daily-week.yml
title: 街坊群周排期
groups: [daily]
from: 2026-03-02
slots:
  tips: {day: [mon], at: 10:30, theme: tips}
  deal: {day: [wed, thu], at: 12:30, theme: deal, script: deal-ask}
  unsaid: {day: [fri, sat], at: 12:30, theme: deal}
"""
    assert told(text, seller_monologue) == []
    (finding,) = checked(text.replace("[mon, tue]", "[mon]"), seller_monologue).findings
    assert finding.mend == "在话术「周末好价」末尾加一句好回答的问题，写上 asks: true"


def test_a_theme_that_takes_more_than_its_share_is_told_at_its_last_post_too_many() -> None:
    text = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-12-21
slots:
  tips: {day: [mon, wed, fri], at: 10:30, theme: tips}
  poll: {day: tue, at: 12:30, theme: poll}
  gift: {day: thu, at: 12:30, theme: gift}
  deal: {day: sat, at: 12:30, theme: deal}
"""
    # 6 of 12 in two weeks over the year end; 4 of 12 would be a third, 5 more than 40 per cent
    (finding,) = checked(text, few_themes, start=date(2026, 12, 21), weeks=2).findings

    assert finding.message == ("「会员群」两周里「生活小窍门」占 50%（12 条里 6 条），至多 40%")
    assert finding.mend == "把周三 10:30「生活小窍门」、周五 10:30「生活小窍门」换成「有问必答」"


def test_the_thirtieth_day_is_the_last_one_that_is_young() -> None:
    text = """\
# content/themes/tips.yml
title: 生活小窍门
kind: value
lines: [杯壶, 毛巾, 水果]
# content/scripts/socks.yml
title: 袜子怎么挑
text: 袜子看罗口松不松，你买几双？
lines: [袜子]
# content/groups/vip.yml
title: 会员群
platform: wecom
type: interest
host: xia
opened: 2026-02-16
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  tips: {day: mon, at: 10:30, theme: tips}
  socks: {day: WHEN, at: 10:30, theme: tips, script: socks, from: 2026-03-16}
"""
    # 2026-02-16 is day 1, so 2026-03-17, a Tuesday, is day 30
    assert len(checked(text.replace("WHEN", "tue"), scattered_products, weeks=3).findings) == 1
    assert checked(text.replace("WHEN", "wed"), scattered_products, weeks=3).findings == ()
