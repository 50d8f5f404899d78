"""Across groups: experiments, members in common, exclusive offers, hands, and what nobody plans."""

from __future__ import annotations

from datetime import date

import pytest

from qunce.check import Report
from qunce.example import compile_text
from qunce.rule import Check
from qunce.rules.cadence.endless_experiment import endless_experiment
from qunce.rules.cadence.lopsided_experiment import lopsided_experiment
from qunce.rules.cadence.same_weeks import same_weeks
from qunce.rules.cadence.same_words_twice import same_words_twice
from qunce.rules.cadence.tangled_experiment import tangled_experiment
from qunce.rules.cadence.too_many_hands import too_many_hands
from qunce.rules.cadence.unplanned_group import unplanned_group
from qunce.rules.cadence.unused_script import unused_script

MONDAY = date(2026, 3, 2)

TWO_GROUPS = """\
# content/groups/vip.yml
title: 会员群
platform: wecom
type: vip
members: {vip}
host: xia
# content/groups/daily.yml
title: 每日群
platform: wecom
type: interest
members: {daily}
host: qiu
overlaps: [vip]
"""

EXPERIMENT = """\
# content/experiments/opening.yml
title: 开头
question: 问句开头是不是回复更多
metric: 每条 24 小时内的回复数
from: 2026-03-02
until: 2026-03-15
arms:
  ask: {script: tips-menu, groups: [vip]}
  tell: {script: tips-sweater, groups: [daily]}
"""

BOTH = """\
# calendar/schedules/both.yml
title: 两群同发
groups: [vip, daily]
from: 2026-03-02
slots:
  tips: {day: mon, at: 10:30, theme: tips, script: tips-menu}
"""


def checked(text: str, *checks: Check, weeks: int = 2, start: date = MONDAY) -> Report:
    return compile_text(text, start=start, weeks=weeks, checks=checks).report


def told(text: str, *checks: Check, weeks: int = 2, start: date = MONDAY) -> list[str]:
    return [
        f"{one.code} {one.message}"
        for one in checked(text, *checks, weeks=weeks, start=start).findings
    ]


def groups(vip: int = 200, daily: int = 200) -> str:
    return TWO_GROUPS.format(vip=vip, daily=daily)


@pytest.mark.parametrize(
    ("daily", "found"),
    [
        (180, []),
        (179, ["CAD-070 「开头」的 ask 组发了 400 人次，tell 组 358 人次，至多相差 10%"]),
    ],
)
def test_arms_may_differ_by_a_tenth_of_the_larger_and_no_more(daily: int, found: list[str]) -> None:
    assert told(groups(200, daily) + EXPERIMENT + BOTH, lopsided_experiment) == found


def test_an_arm_that_sends_nothing_is_told_before_anything_else() -> None:
    text = groups() + EXPERIMENT + BOTH.replace("[vip, daily]", "[vip]")

    assert told(text, lopsided_experiment) == ["CAD-070 「开头」的 tell 组一条也没有发"]


def test_an_experiment_outside_the_horizon_is_not_judged_by_what_was_sent() -> None:
    text = groups() + EXPERIMENT + BOTH

    assert told(text, lopsided_experiment, start=date(2026, 4, 6)) == []


def test_half_an_hour_apart_is_the_same_time_and_a_minute_more_is_not() -> None:
    def both(at: str) -> str:
        return (
            groups() + EXPERIMENT + BOTH.replace("[vip, daily]", "[vip]")
            + f"""\
# calendar/schedules/daily-week.yml
title: 每日群周排期
groups: [daily]
from: 2026-03-02
slots:
  tips: {{day: mon, at: {at}, theme: tips, script: tips-sweater}}
"""
        )  # fmt: skip

    assert told(both("11:00"), lopsided_experiment) == []
    assert told(both("11:01"), lopsided_experiment) == [
        "CAD-070 「开头」的两组不同时：ask 组在周一 10:30，tell 组在周一 11:01，至多相差 30 分钟"
    ]


def test_arms_with_another_theme_or_offer_ask_two_questions_at_once() -> None:
    text = (
        groups()
        + EXPERIMENT
        + BOTH.replace("[vip, daily]", "[vip]")
        + """\
# calendar/schedules/daily-week.yml
title: 每日群周排期
groups: [daily]
from: 2026-03-02
slots:
  poll: {day: mon, at: 10:30, theme: poll, script: tips-sweater}
# content/scripts/tips-sweater.yml
title: 毛衣
text: 毛衣反过来洗。
offer: {kind: gift, what: 洗衣袋一只}
"""
    )
    assert told(text, tangled_experiment) == [
        "CAD-071 「开头」的两组优惠不同：ask 组没有优惠，tell 组「洗衣袋一只」",
        "CAD-071 「开头」的两组栏目不同：ask 组「生活小窍门」，tell 组「大家投一票」",
    ]


@pytest.mark.parametrize(
    ("until", "found"),
    [
        ("2026-03-29", []),
        ("2026-03-30", ["CAD-072 「开头」要做 29 天，至多 4 周"]),
    ],
)
def test_four_weeks_to_the_day_are_short_enough(until: str, found: list[str]) -> None:
    assert told(EXPERIMENT.replace("2026-03-15", until), endless_experiment) == found


def test_an_experiment_that_ended_wants_its_outcome_until_it_is_written() -> None:
    after = date(2026, 3, 16)

    assert told(EXPERIMENT, endless_experiment, start=after) == [
        "CAD-072 「开头」到 2026-03-15 已经结束，还没有写结论"
    ]
    written = EXPERIMENT.replace("arms:", "outcome: 问句多三成，都改成问句\narms:")
    assert told(written, endless_experiment, start=after) == []


def test_a_groups_members_in_common_count_whichever_group_says_so() -> None:
    assert told(groups() + BOTH, same_words_twice) == [
        "CAD-074 「会员群」和「每日群」很多群友相同，24 小时里都收到「一周菜单」"
    ]


def test_the_arms_of_an_experiment_may_say_the_same_to_members_in_common() -> None:
    assert told(groups() + EXPERIMENT + BOTH, same_words_twice) == []


def test_a_full_day_between_is_enough() -> None:
    text = (
        groups()
        + BOTH.replace("[vip, daily]", "[vip]")
        + """\
# calendar/schedules/daily-week.yml
title: 每日群周排期
groups: [daily]
from: 2026-03-02
slots:
  tips: {day: tue, at: AT, theme: tips, script: tips-menu}
"""
    )
    assert told(text.replace("AT", "10:30"), same_words_twice) == []
    assert len(told(text.replace("AT", "10:29"), same_words_twice)) == 1


def test_hands_are_counted_over_any_five_minutes_and_tools_have_none() -> None:
    text = (
        groups()
        + """\
# content/playbook.yml
title: 手册
rules: {CAD-073: {groups: 1}}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  tips: {day: mon, at: 10:30, theme: tips, owner: xia}
# calendar/schedules/daily-week.yml
title: 每日群周排期
groups: [daily]
from: 2026-03-02
slots:
  tips: {day: mon, at: AT, theme: tips, owner: xia, send: SEND}
"""
    )

    def at(when: str, send: str = "manual") -> list[str]:
        return told(text.replace("AT", when).replace("SEND", send), too_many_hands)

    assert at("10:35") == []
    assert at("10:34", "bot") == []
    assert at("10:34") == [
        "CAD-073 小夏周一 10:30 起 5 分钟里要手发 2 个群，至多 1 个（content/playbook.yml 第 3 行）"
    ]


def test_a_script_counts_as_used_wherever_somebody_names_it() -> None:
    new = """\
# content/scripts/tips-scarf.yml
title: 围巾
text: 围巾卷起来立着放。
"""
    slot = BOTH.replace("script: tips-menu", "script: tips-scarf")
    override = (
        BOTH
        + """\
# calendar/overrides/2026.yml
swap: {slot: both.tips, date: 2026-03-02, action: replace, script: tips-scarf, reason: 降温了}
"""
    )
    experiment = EXPERIMENT.replace("tips-menu", "tips-scarf")
    reply = new.replace("text:", "purpose: reply\ntext:")

    def unused(text: str) -> bool:
        return any("「围巾」" in one for one in told(text, unused_script))

    assert unused(groups() + new)
    assert not any(
        unused(groups() + text) for text in (new + slot, new + override, new + experiment, reply)
    )


def test_a_group_of_a_campaign_is_planned_and_a_closed_one_need_not_be() -> None:
    campaign = """\
# calendar/campaigns/cups.yml
title: 杯子周
groups: [daily]
owner: xia
goal: 卖掉两百只马克杯
phases: {burst: {from: 2026-03-02, until: 2026-03-08}}
"""
    closed = groups().replace("type: vip", "type: vip\nstage: closed")

    assert told(groups() + campaign, unplanned_group) == [
        "CAD-077 「会员群」开着，却没有一份排期或活动"
    ]
    assert told(closed + campaign, unplanned_group) == []


def test_weeks_are_counted_from_the_last_change_and_four_alike_are_fine() -> None:
    week = BOTH.replace("[vip, daily]", "[vip]")
    moved = (
        week
        + """\
# calendar/overrides/2026.yml
swap: {slot: both.tips, date: 2026-03-30, action: replace, script: tips-sweater, reason: 换一换}
"""
    )
    assert told(week, same_weeks, weeks=4) == []
    assert told(week, same_weeks, weeks=5) == [
        "CAD-078 「会员群」一连 5 周发得一模一样（03-02 至 04-05），至多 4 周"
    ]
    assert told(moved, same_weeks, weeks=8) == []


def test_during_an_experiment_each_group_gets_the_words_of_its_own_arm() -> None:
    variants = """\
# content/scripts/tips-menu.yml
title: 一周菜单
variants: {a: {text: 周一炖汤。}, b: {text: 周一吃面。}}
# content/experiments/opening.yml
title: 开头
question: 先说汤还是先说面
from: 2026-03-09
until: 2026-03-15
arms:
  soup: {script: tips-menu, variant: a, groups: [vip]}
  noodles: {script: tips-menu, variant: b, groups: [daily]}
"""
    other = EXPERIMENT.replace("from: 2026-03-02", "from: 2026-03-09")

    def said(text: str) -> list[str]:
        plan = compile_text(groups() + BOTH + text, start=MONDAY, weeks=3, checks=()).plan
        assert plan is not None
        return [
            f"{post.date:%m-%d} {post.group.id} {post.script.id if post.script else ''}{post.variant}"
            for post in plan.posts
        ]

    assert said(variants) == [
        "03-02 daily tips-menua", "03-02 vip tips-menua",
        "03-09 daily tips-menub", "03-09 vip tips-menua",
        "03-16 daily tips-menua", "03-16 vip tips-menua",
    ]  # fmt: skip
    assert said(other)[2:4] == ["03-09 daily tips-sweater", "03-09 vip tips-menu"]


def test_an_experiment_that_compares_nothing_is_a_contradiction() -> None:
    text = (
        groups()
        + """\
# content/experiments/opening.yml
title: 开头
question: 先说汤还是先说面
from: 2026-03-09
until: 2026-03-01
arms:
  only: {script: poll-fruit, variant: aa, groups: [vip]}
# content/experiments/twice.yml
title: 两次
question: 先说汤还是先说面
from: 2026-03-09
arms:
  one: {script: tips-menu, variant: x, groups: [vip]}
  two: {script: tips-menu, groups: [vip]}
"""
    )
    assert [f"{one.message} → {one.mend}" for one in checked(text).findings] == [
        "结束（2026-03-01）早于开始（2026-03-09） → 把两个日期对调，或改正其中一个",
        "只有 1 组，没有东西可比 → 写两组",
        "话术 poll-fruit 没有叫「aa」的版本，有：a、b → 是不是「a」？",
        "话术 tips-menu 没有叫「x」的版本，它没有分版本 → 写一个有的版本，或删掉 variant",
        "「vip」已经在 one 组里 → 一个群只能在一组里，从其中一组删掉",
    ]


def test_an_arm_that_names_a_variant_there_is_not_sends_one_that_there_is() -> None:
    text = (
        groups()
        + BOTH
        + EXPERIMENT.replace(
            "{script: tips-menu, groups: [vip]}", "{script: tips-menu, variant: c, groups: [vip]}"
        )
        + """\
# content/scripts/tips-menu.yml
title: 一周菜单
variants: {a: {text: 周一炖汤。}, b: {text: 周一吃面。}}
"""
    )
    compiled = compile_text(text, start=MONDAY, weeks=2)

    assert compiled.plan is not None
    assert {post.variant for post in compiled.plan.by_group["vip"]} <= {"a", "b"}
    assert not compiled.report.broken
