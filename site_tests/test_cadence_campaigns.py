"""Campaigns, sales and live shows: before, during and after, to the minute and to the day."""

from __future__ import annotations

from datetime import date

import pytest

from qunce.example import compile_text
from qunce.rule import Check
from qunce.rules.cadence.clashing_shows import clashing_shows
from qunce.rules.cadence.disordered_phases import disordered_phases
from qunce.rules.cadence.forgotten_aftermath import forgotten_aftermath
from qunce.rules.cadence.long_warmup import long_warmup
from qunce.rules.cadence.made_up_progress import made_up_progress
from qunce.rules.cadence.restless_bursts import restless_bursts
from qunce.rules.cadence.unannounced_sale import unannounced_sale
from qunce.rules.cadence.unheralded_show import unheralded_show
from qunce.rules.cadence.vague_notice import vague_notice
from qunce.rules.cadence.zombie_promise import zombie_promise

MONDAY = date(2026, 3, 2)

SCRIPTS = """\
# content/scripts/flash-open.yml
title: 开抢
step: open
text: 开始了！马克杯 19 元。
offer: {kind: flash_sale, what: 马克杯一只, price: "19"}
# content/scripts/flash-notice.yml
title: 预告
step: notice
text: 周六晚八点到九点，马克杯 19 元，一共 50 只，每人限购两只。
# content/scripts/flash-remind.yml
title: 提醒
step: remind
text: 还有半小时。
# content/scripts/flash-progress.yml
title: 播报
step: progress
text: 还在卖。
# content/scripts/flash-close.yml
title: 收尾
step: close
text: 收工。
# content/themes/show.yml
title: 周末直播
kind: promo
format: live
"""

CAMPAIGN = """\
# calendar/campaigns/cups.yml
title: 杯子周
groups: [vip]
owner: xia
goal: 卖掉两百只马克杯
offers:
  cup: {kind: flash_sale, what: 马克杯一只, price: "19", start: 2026-03-07 20:00, end: 2026-03-07 21:00}
phases:
  burst:
    from: 2026-03-02
    until: 2026-03-09
    slots:
"""


def told(text: str, *checks: Check, weeks: int = 2, start: date = MONDAY) -> list[str]:
    report = compile_text(SCRIPTS + text, start=start, weeks=weeks, checks=checks).report
    return [f"{one.code} {one.message}" for one in report.findings]


def week(*slots: str) -> str:
    lines = "\n".join(f"  {one}" for one in slots)
    return f"""\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
until: 2026-03-15
slots:
{lines}
"""


def campaign(*slots: str) -> str:
    return CAMPAIGN + "\n".join(f"      {one}" for one in slots) + "\n"


OPEN = "open: {day: sat, at: 20:00, theme: deal, script: flash-open, minutes: 60}"


@pytest.mark.parametrize(
    ("notice", "remind", "lacks"),
    [
        ("day: wed, at: 20:00", "at: 18:00", []),
        ("day: fri, at: 20:00", "at: 19:45", []),
        ("day: wed, at: 19:59", "at: 18:00", ["没有提前 24 到 72 小时的预告"]),
        ("day: fri, at: 20:01", "at: 18:00", ["没有提前 24 到 72 小时的预告"]),
        ("day: thu, at: 20:00", "at: 17:59", ["没有提前 15 到 120 分钟的提醒"]),
        ("day: thu, at: 20:00", "at: 19:46", ["没有提前 15 到 120 分钟的提醒"]),
    ],
)
def test_a_sale_wants_its_notice_and_its_reminder_to_the_minute(
    notice: str, remind: str, lacks: list[str]
) -> None:
    text = week(
        f"notice: {{{notice}, theme: tips, script: flash-notice}}",
        f"remind: {{day: sat, {remind}, theme: tips, script: flash-remind}}",
        OPEN,
    )
    head = "CAD-051 「会员群」周六 20:00 的「本周好价」"
    assert told(text, unannounced_sale) == [head + one for one in lacks]


def test_a_campaigns_sale_is_announced_by_posts_about_its_offer_and_no_others() -> None:
    about = campaign(
        "notice: {on: 2026-03-05, at: 20:00, theme: tips, offers: [cup]}",
        "remind: {on: 2026-03-07, at: 19:30, theme: tips, offers: [cup]}",
        "open: {on: 2026-03-07, at: 20:00, theme: deal, offers: [cup]}",
    )
    other = about.replace("theme: tips, offers: [cup]", "theme: tips")

    assert told(about, unannounced_sale) == []
    assert told(other, unannounced_sale) == [
        "CAD-051 「会员群」周六 20:00 的「马克杯一只」"
        "没有提前 24 到 72 小时的预告，也没有提前 15 到 120 分钟的提醒"
    ]


def test_a_sale_at_the_beginning_of_the_horizon_is_not_blamed_for_what_lies_before_it() -> None:
    text = week(OPEN.replace("day: sat", "day: tue"))

    assert told(text, unannounced_sale, weeks=1) == []
    assert len(told(text, unannounced_sale, weeks=2)) == 1


@pytest.mark.parametrize(
    ("words", "lacks"),
    [
        ("周六 20:00–21:00，毛巾 9.9 元，限量 30 条，每人限 2 条", ""),
        ("3 月 7 日 20 点到 21 点，第二件半价，一共三十条，每户一条", ""),
        ("周六晚八点开卖，九点截止，全场 8 折，备货 200 件，不限购", ""),
        ("周六 20:00–21:00，毛巾 9.9 元，限量 30 条", "限购"),
        ("周六 20:00 开卖，毛巾 9.9 元，限量 30 条，每人限 2 条", "结束"),
        ("周六 20:00–21:00，毛巾特价，限量 30 条，每人限 2 条", "价格"),
        ("周六 20:00–21:00，毛巾 9.9 元，每人限 2 条", "数量"),
    ],
)
def test_a_notice_says_start_end_price_number_and_limit_in_any_usual_words(
    words: str, lacks: str
) -> None:
    text = (
        week("notice: {day: thu, at: 20:00, theme: tips, script: other}", OPEN)
        + f"""\
# content/scripts/other.yml
title: 预告
step: notice
text: {words}。
"""
    )
    assert told(text, vague_notice) == ([f"CAD-052 预告「预告」没有写{lacks}"] if lacks else [])


def test_phases_may_touch_and_may_not_overlap_even_with_one_left_out_between() -> None:
    def phases(text: str) -> list[str]:
        return told(CAMPAIGN.partition("phases:")[0] + f"phases: {{{text}}}\n", disordered_phases)

    touching = "gather: {from: 2026-03-01, until: 2026-03-02}, burst: {from: 2026-03-03, until: 2026-03-05}"
    assert phases(touching) == []
    assert phases(touching.replace("2026-03-03", "2026-03-02")) == [
        "CAD-050 「杯子周」的爆发从 2026-03-02 开始，蓄水到 2026-03-02 才结束"
    ]


def test_a_warmup_of_seven_days_with_three_posts_a_day_is_enough() -> None:
    slots = [f"n{n}: {{day: 1, at: 1{n}:00, theme: tips}}" for n in range(4)]

    def warmup(until: str, count: int) -> list[str]:
        head = CAMPAIGN.partition("phases:")[0]
        lines = "\n".join(f"      {one}" for one in slots[:count])
        return told(
            f"{head}phases:\n  warmup:\n    from: 2026-03-02\n    until: {until}\n"
            f"    slots:\n{lines}\n",
            long_warmup,
        )

    assert warmup("2026-03-08", 3) == []
    assert warmup("2026-03-09", 4) == [
        "CAD-053 「杯子周」预热 8 天，至多 7 天",
        "CAD-053 「会员群」周一预热「杯子周」 4 条，一天至多 3 条",
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("马克杯还剩 {剩余} 只，已经卖出 {已售} 只", []),
        ("每人限购 2 只，九点结束", []),
        ("马克杯只剩 5 只了", ["「只剩 5 只」"]),
        ("已售出 120 件", ["「已售出 120 件」"]),
    ],
)
def test_a_report_may_give_no_figure_that_nobody_fills_in(words: str, found: list[str]) -> None:
    text = f"""\
# content/scripts/flash-progress.yml
title: 播报
step: progress
variables: {{剩余: {{type: number, example: "8"}}, 已售: {{type: number, example: "42"}}}}
text: {words}。
"""
    assert told(text, made_up_progress) == [
        f"CAD-054 播报「播报」里{one}是写死的数字" for one in found
    ]


def test_reports_keep_half_an_hour_between_them() -> None:
    def reports(at: str) -> list[str]:
        return told(
            week(
                "one: {day: sat, at: 20:10, theme: deal, script: flash-progress}",
                f"two: {{day: sat, at: {at}, theme: deal, script: flash-progress}}",
            ),
            made_up_progress,
        )

    assert reports("20:40") == []
    assert reports("20:39") == [
        "CAD-054 「会员群」周六 20:39「本周好价」离上一条播报 29 分钟，至少 30 分钟"
    ]


def test_the_result_of_a_sale_comes_within_two_days() -> None:
    def closing(day: str, at: str) -> list[str]:
        close = f"close: {{day: {day}, at: {at}, theme: help, script: flash-close}}"
        text = week(OPEN, close).replace("until: 2026-03-15", "until: 2026-03-31")
        return told(text, forgotten_aftermath, weeks=3)

    late = "CAD-055 「会员群」周六 20:00 的「本周好价」结束后 48 小时里没有一条结果"
    assert closing("mon", "21:00") == []
    assert closing("mon", "21:01") == [late]
    assert closing("sun", "10:00") == []


@pytest.mark.parametrize(
    ("review", "found"),
    [
        ("", ["「杯子周」爆发完没有复盘阶段，7 天内要有"]),
        ("  review: {from: 2026-03-12, until: 2026-03-13}\nreview: [退的是哪几样？]\n", []),
        (
            "  review: {from: 2026-03-13, until: 2026-03-14}\nreview: [退的是哪几样？]\n",
            ["「杯子周」爆发到 2026-03-05 结束，复盘从 2026-03-13 开始，7 天内要开始"],
        ),
        (
            "  review: {from: 2026-03-12, until: 2026-03-13}\n",
            ["「杯子周」有复盘阶段，没有写要回答什么"],
        ),
    ],
)
def test_a_burst_is_reviewed_within_a_week_with_questions_written_down(
    review: str, found: list[str]
) -> None:
    head = CAMPAIGN.partition("offers:")[0]
    text = f"{head}phases:\n  burst: {{from: 2026-03-03, until: 2026-03-05}}\n{review}"

    assert told(text, forgotten_aftermath) == [f"CAD-055 {one}" for one in found]


def test_an_offer_may_be_promoted_up_to_the_minute_it_ends_even_at_midnight() -> None:
    def promoted(at: str, end: str) -> list[str]:
        text = campaign(f"late: {{on: 2026-03-07, at: {at}, theme: deal, offers: [cup]}}")
        return told(text.replace("end: 2026-03-07 21:00", f"end: {end}"), zombie_promise)

    assert promoted("21:00", "2026-03-07 21:00") == []
    assert promoted("23:59", "2026-03-08 00:00") == []
    assert promoted("23:59", "2026-03-07 24:00") == []
    assert promoted("21:01", "2026-03-07 21:00") == [
        "CAD-056 「马克杯一只」03-07 21:00 已经结束，「会员群」03-07 还在讲"
    ]


def test_a_post_about_one_offer_that_still_runs_is_no_empty_promise() -> None:
    text = campaign("late: {on: 2026-03-08, at: 10:00, theme: deal, offers: [cup, towel]}").replace(
        "offers:\n  cup:",
        "offers:\n  towel: {kind: discount, what: 毛巾, end: 2026-03-09 20:00}\n  cup:",
    )
    assert told(text, zombie_promise) == []


def test_a_show_wants_two_of_four_moments_and_any_two_will_do() -> None:
    def shown(*before: str) -> list[str]:
        slots = [
            f"a{n}: {{{one}, theme: show, script: flash-remind}}" for n, one in enumerate(before)
        ]
        return told(week(*slots, "live: {day: sat, at: 20:00, theme: show}"), unheralded_show)

    assert shown("day: wed, at: 20:00", "day: sat, at: 19:50") == []
    assert shown("day: fri, at: 19:00", "day: sat, at: 18:00") == []
    assert shown("day: sat, at: 19:50") == [
        "CAD-057 「会员群」周六 20:00「周末直播」开播前只有 1 次预热（10 分钟前），至少 2 次"
    ]


def test_a_team_says_at_which_moments_a_show_is_announced() -> None:
    charter = (
        "# content/playbook.yml\ntitle: 手册\nrules:\n  CAD-057: {moments: [2 天, 30分钟, 2 天]}\n"
    )

    def shown(*before: str) -> list[str]:
        slots = [
            f"a{n}: {{{one}, theme: show, script: flash-remind}}" for n, one in enumerate(before)
        ]
        return told(
            charter + week(*slots, "live: {day: sat, at: 20:00, theme: show}"), unheralded_show
        )

    assert shown("day: thu, at: 20:00", "day: sat, at: 19:30") == []
    assert shown("day: thu, at: 09:00", "day: sat, at: 18:30") == []
    assert shown("day: wed, at: 20:00", "day: fri, at: 20:00", "day: sat, at: 17:59") == [
        "CAD-057 「会员群」周六 20:00「周末直播」开播前没有预热，至少 2 次（content/playbook.yml 第 4 行）"
    ]
    wrong = compile_text(
        charter.replace("30分钟", "8 天"), start=MONDAY, checks=(unheralded_show,)
    ).report.findings
    assert [(one.message, one.mend) for one in wrong] == [
        ("「时刻」写成了「8 天」", "应当是几天、几小时或几分钟，如 3 天、10 分钟，至多 7 天")
    ]


def test_shows_end_by_eleven_and_never_overlap() -> None:
    def shows(*slots: str) -> list[str]:
        return told(
            week(*(f"s{n}: {{{one}, theme: show}}" for n, one in enumerate(slots))), clashing_shows
        )

    assert shows("day: sat, at: 21:00, minutes: 120") == []
    assert shows("day: sat, at: 21:00, minutes: 121") == [
        "CAD-058 「会员群」周六 21:00「周末直播」播到 23:01，最晚 23:00 结束"
    ]
    assert shows("day: sat, at: 19:00, minutes: 60", "day: sat, at: 20:00") == []
    assert shows("day: sat, at: 19:00, minutes: 61", "day: sat, at: 20:00") == [
        "CAD-058 「会员群」周六 20:00「周末直播」开播时，周六 19:00「周末直播」还没播完（到 20:01）"
    ]


def test_three_days_of_rest_follow_a_burst_of_two_days_and_none_a_burst_of_one() -> None:
    def bursts(first: str, second: str) -> list[str]:
        return told(
            "".join(
                f"# calendar/campaigns/{name}.yml\ntitle: {name}\ngroups: [vip]\nowner: xia\n"
                f"goal: 卖掉两百只马克杯\nphases: {{burst: {{from: {start}, until: {end}}}}}\n"
                for name, start, end in (("a", first, "2026-03-05"), ("b", second, "2026-03-12"))
            ),
            restless_bursts,
        )

    assert bursts("2026-03-04", "2026-03-09") == []
    assert bursts("2026-03-05", "2026-03-06") == []
    assert bursts("2026-03-04", "2026-03-08") == [
        "CAD-059 「会员群」「a」爆发 2 天，才隔 2 天又是「b」，至少隔 3 天"
    ]


def test_a_weekly_notice_announces_a_campaigns_sale_as_well_and_one_for_a_show_does_not() -> None:
    sale = campaign(
        "remind: {on: 2026-03-07, at: 19:30, theme: tips, offers: [cup]}",
        "open: {on: 2026-03-07, at: 20:00, theme: deal, offers: [cup]}",
    )
    weekly = week("notice: {day: thu, at: 20:00, theme: tips, script: flash-notice}")
    live = """\
# content/scripts/flash-notice.yml
title: 直播预告
step: notice
text: 周六晚上直播。
live: {review: {by: 合规岗, at: 2026-03-05 10:00, archive: 共享盘, years: 3}}
"""
    lacks = "CAD-051 「会员群」周六 20:00 的「马克杯一只」没有提前 24 到 72 小时的预告"
    assert told(sale + weekly, unannounced_sale) == []
    assert told(sale + weekly + live, unannounced_sale) == [lacks]
