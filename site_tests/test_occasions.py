"""Occasions: festivals, countdowns, terms and what is left out, by name and over year ends."""

from __future__ import annotations

import random
import re
from datetime import date

import pytest
from site_tests.test_expand import days, keys, plan_of, week

from qunce.change import applied
from qunce.example import compile_text, example_files
from qunce.finding import Severity
from qunce.kinds.record import keys_of
from qunce.kinds.schedule.model import Slot
from qunce.render.called import Titles
from qunce.render.feeds import feeds
from qunce.render.site import schedules
from qunce.render.site.gather import gather
from qunce.render.site.slots import when
from qunce.rules.remedies import moved

DAYS = """\
# calendar/days/own.yml
moon-2026: {title: 赏月, date: 2026-09-25, until: 2026-09-27, kind: festival}
moon-2027: {title: 赏月, date: 2027-09-15, kind: festival}
porridge-2021: {title: 喝粥, date: 2022-01-10, kind: festival}
porridge-2022: {title: 喝粥, date: 2022-12-30, kind: festival}
stock-taking: {title: 盘点, date: 2026-12-31, until: 2027-01-02, kind: silence}
"""
PERIODS = """\
# calendar/periods.yml
term:
  title: 上学的日子
  ranges:
    - {from: 2026-09-01, until: 2026-09-11}
    - {from: 2026-09-21, until: 2026-12-31}
"""


def told(text: str, start: date = date(2026, 3, 2), weeks: int = 60) -> list[str]:
    found = compile_text(text, start=start, weeks=weeks, checks=[]).report.findings
    return [f"{one.code} {one.message} | {one.mend}" for one in found]


def test_every_form_names_its_occurrences_by_week_month_festival_or_date() -> None:
    plan = plan_of(
        week(
            "a-last-friday: {day: fri, nth: -1, at: 09:00, theme: tips}",
            "b-mid-and-end: {monthday: [-1, 15], at: 09:00, theme: tips}",
            "c-moon: {on: moon, before: [3, 0], after: 1, at: 09:00, theme: tips}",
            "d-dates: {on: [2026-09-21, 2026-10-02], at: 09:00, theme: tips}",
            "e-rest: {day: restday, at: 09:00, theme: tips, from: 2026-10-12, until: 2026-10-18}",
        )
        + DAYS,
        start=date(2026, 9, 14),
        weeks=5,
    )

    assert [f"{post.date:%m-%d} {post.key} {post.place.name[5]}" for post in plan.posts] == [
        "09-15 2026m09-1 b",
        "09-21 20260921-1 d",
        "09-22 moon_2026-1 c",
        "09-25 2026m09-1 a",
        "09-25 moon_2026-2 c",
        "09-28 moon_2026-3 c",
        "09-30 2026m09-2 b",
        "10-02 20261002-1 d",
        "10-15 2026m10-1 b",
        "10-17 2026w42-6 e",
        "10-18 2026w42-7 e",
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{day: fri, nth: -1, at: 09:00, theme: tips}", "{monthday: 24, at: 21:00, theme: poll}"),
        ("{day: fri, nth: -1, at: 09:00, theme: tips}", "{day: workday, nth: 2, at: 09:00, theme: tips}"),
        ("{on: moon, before: 3, at: 09:00, theme: tips}", "{on: moon-2026, before: 2, workdays: true, at: 08:30, theme: tips}"),
        ("{campaign: gala.burst, before: 2, at: 09:00, theme: tips}", "{campaign: gala.burst.end, at: 09:00, theme: tips}"),
    ],
)  # fmt: skip
def test_an_occurrence_stays_itself_when_its_rule_moves_it(before: str, after: str) -> None:
    start = date(2026, 8, 31)
    first = plan_of(week(f"one: {before}") + DAYS + GALA, start=start, weeks=4)
    second = plan_of(week(f"one: {after}") + DAYS + GALA, start=start, weeks=4)

    def ours(plan: object) -> list[str]:
        return [post.identity for post in plan.posts if post.place.home.id == "week"]  # type: ignore[attr-defined]

    assert ours(first) == ours(second)
    assert len(ours(first)) == 1
    assert days(first) != days(second)


def test_a_festival_that_moves_takes_its_posts_along() -> None:
    text = week("one: {on: moon, before: 1, at: 09:00, theme: tips}") + DAYS
    later = text.replace("date: 2026-09-25, until: 2026-09-27", "date: 2026-09-26")

    here, there = (plan_of(one, start=date(2026, 9, 14)) for one in (text, later))

    assert (days(here), days(there)) == (["09-24 Thu"], ["09-25 Fri"])
    assert keys(here) == keys(there) == ["moon_2026-1"]


def test_a_lunar_day_that_comes_twice_in_a_year_has_two_names() -> None:
    text = week("one: {on: porridge, at: 09:00, theme: tips}", since="2022-01-03") + DAYS

    plan = plan_of(text, start=date(2022, 1, 3), weeks=52)

    assert [(str(post.date), post.key) for post in plan.posts] == [
        ("2022-01-10", "porridge_2022-1"),
        ("2022-12-30", "porridge_2022b-1"),
    ]


def test_holidays_count_from_their_days_off_and_fall_on_the_day_itself() -> None:
    plan = plan_of(
        week(
            "a: {on: spring-festival, before: 1, workdays: true, at: 09:00, theme: tips}",
            "b: {on: spring-festival, at: 09:00, theme: tips}",
            "c: {on: spring-festival-2026, after: 1, at: 09:00, theme: tips}",
            "d: {on: [mid-autumn-2026, double-ninth], at: 09:00, theme: tips}",
            since="2025-12-29",
        ),
        start=date(2025, 12, 29),
        weeks=53,
    )

    # the State Council gave 2026-02-15 to 02-23 off and made 02-14 and 02-28 working days
    assert [f"{post.date} {post.key} {post.place.name[5]}" for post in plan.posts] == [
        "2026-02-14 spring-festival_2026-1 a",
        "2026-02-17 spring-festival_2026-1 b",
        "2026-02-24 spring-festival_2026-1 c",
        "2026-09-25 mid-autumn_2026-1 d",
        "2026-10-18 double-ninth_2026-1 d",
    ]


def test_a_leap_day_comes_only_in_leap_years() -> None:
    text = week("one: {monthday: 29, month: 2, at: 09:00, theme: tips}", since="2027-01-04")

    plan = plan_of(text, start=date(2027, 1, 4), weeks=53 * 6)

    assert [str(post.date) for post in plan.posts] == ["2028-02-29", "2032-02-29"]


def test_every_workday_over_the_end_of_a_year_of_53_weeks() -> None:
    plan = plan_of(
        week("one: {day: workday, at: 09:00, theme: tips}", since="2032-12-01"),
        start=date(2032, 12, 27),
        weeks=1,
    )

    assert keys(plan)[:3] == ["2032w53-1", "2032w53-2", "2032w53-3"]
    assert {post.key[:7] for post in plan.posts} == {"2032w53"}


GALA = """\
# calendar/campaigns/gala.yml
title: 周年庆
groups: [vip]
owner: xia
goal: 让老顾客都回来看看
phases:
  warmup: {from: 2026-09-21, until: 2026-09-22}
  burst: {from: 2026-09-23, until: 2026-09-25}
"""


def test_a_countdown_counts_from_either_end_of_a_campaign_or_a_phase() -> None:
    plan = plan_of(
        week(
            "a: {campaign: gala, before: [3, 1], at: 09:00, theme: tips}",
            "b: {campaign: gala.burst.end, before: 1, at: 09:00, theme: tips}",
            "c: {campaign: [gala.warmup.start, gala.burst], after: 1, at: 09:00, theme: tips}",
            "d: {campaign: gala, after: 2, workdays: true, at: 09:00, theme: tips}",
        )
        + GALA,
        start=date(2026, 9, 14),
        weeks=3,
    )

    assert [f"{post.date:%m-%d} {post.key} {post.place.name[5]}" for post in plan.posts] == [
        "09-18 gala_all-1 a",
        "09-20 gala_all-2 a",
        "09-22 gala_warmup-1 c",
        "09-24 gala_burst-1 b",
        "09-26 gala_burst-1 c",
        "09-29 gala_all-1 d",
    ]


def test_a_slot_keeps_to_terms_and_out_of_the_campaigns_of_its_own_group() -> None:
    text = week(
        "school: {day: tue, at: 09:00, theme: tips, during: term}",
        "calm: {day: wed, at: 09:00, theme: poll, outside: campaigns}",
        "busy: {day: thu, at: 09:00, theme: gift, during: gala.burst}",
    ).replace("[vip]", "[vip, daily]")

    plan = plan_of(text + GALA + PERIODS, start=date(2026, 9, 7), weeks=3)

    assert [line.split(" ", 1)[1] for line in plan.agenda()] == [
        "Tue 09:00 daily tips", "Tue 09:00 vip tips",
        "Wed 09:00 daily poll", "Wed 09:00 vip poll",
        "Wed 09:00 daily poll", "Wed 09:00 vip poll",
        "Tue 09:00 daily tips", "Tue 09:00 vip tips",
        "Wed 09:00 daily poll",
        "Thu 09:00 vip gift",
    ]  # fmt: skip


def test_dates_and_named_days_can_be_left_out() -> None:
    plan = plan_of(
        week("one: {day: [thu, fri, sat], at: 09:00, theme: tips, except: [2027-01-08, stock-taking]}")
        + DAYS,
        start=date(2026, 12, 28),
    )  # fmt: skip

    assert days(plan) == ["01-07 Thu", "01-09 Sat"]
    assert keys(plan) == ["2027w01-1", "2027w01-3"]


def test_a_rotation_of_festivals_is_the_same_wherever_the_horizon_begins() -> None:
    text = (
        week(
            "one: {on: [moon, stock-taking], at: 09:00, theme: poll, script: [poll-fruit, tips-menu]}"
        )
        + DAYS
    )

    def scripts(start: date) -> list[str]:
        plan = plan_of(text, start=start, weeks=90)
        return [f"{post.date} {post.script.id if post.script else ''}" for post in plan.posts]

    assert scripts(date(2026, 3, 2)) == [
        "2026-09-25 poll-fruit", "2026-12-31 tips-menu", "2027-09-15 poll-fruit",
    ]  # fmt: skip
    assert scripts(date(2026, 10, 5)) == scripts(date(2026, 3, 2))[1:]


def test_existing_weekly_slots_keep_their_identities() -> None:
    """Whoever subscribed before the other forms came must not see one entry twice."""
    plan = plan_of(
        week(
            "b-twice: {day: [thu, mon], at: 09:30, theme: tips}",
            "a-week: {day: sun, at: 09:30, theme: tips, week: B}",
            "c-third: {day: sat, at: 09:30, theme: tips, every: 3}",
            since="2026-12-14",
        ),
        start=date(2026, 12, 28),
        weeks=2,
    )

    assert [post.identity for post in plan.posts] == [
        "2026w53-1.week.b-twice.vip",
        "2026w53-2.week.b-twice.vip",
        "2027w01-1.week.b-twice.vip",
        "2027w01-2.week.b-twice.vip",
        "2027w01-1.week.c-third.vip",
        "2027w01-1.week.a-week.vip",
    ]


SAID = {
    "{day: [fri, mon], at: 20:30, week: A}": "周一、周五 20:30 · A 周",
    "{day: fri, nth: -1, at: 20:30}": "每月最后一个周五 20:30",
    "{day: [mon, thu], nth: [1, 3], at: 20:30, month: [3, 9]}": "3 月、9 月第一个、第三个周一、周四 20:30",
    "{day: workday, at: 09:00, except: moon}": "每个工作日 09:00 · 除开赏月",
    "{day: workday, nth: -2, at: 09:00}": "每月倒数第 2 个工作日 09:00",
    "{monthday: [15, -1], at: 09:00, only: workday}": "每月 15 号、最后一天 09:00 · 只在工作日",
    "{on: moon, at: 18:00}": "赏月当天 18:00",
    "{on: moon, before: 3, workdays: true, at: 18:00}": "赏月前 3 个工作日 18:00",
    "{on: [moon, 2026-12-01], before: [7, 1, 0], after: 1, at: 18:00}": "赏月、2026-12-01 前 7 天、前 1 天、当天、后 1 天 18:00",
    "{campaign: gala.burst, before: 3, at: 20:00}": "「周年庆」爆发前 3 天 20:00",
    "{campaign: gala.burst.end, before: 1, at: 20:00}": "「周年庆」爆发结束前 1 天 20:00",
    "{campaign: gala, at: 20:00}": "「周年庆」第一天 20:00",
    "{day: sat, at: 10:00, during: term, outside: campaigns, from: 2026-10-01}": "周六 10:00 · 只在上学的日子 · 不在活动期间 · 2026-10-01 起",
}


@pytest.mark.parametrize("slot", SAID)
def test_a_page_says_a_slot_s_days_as_people_do(slot: str) -> None:
    text = week(f"one: {slot[:-1]}, theme: tips}}") + DAYS + GALA + PERIODS
    plan = compile_text(text, start=date(2026, 9, 14), weeks=8, checks=[]).plan
    assert plan is not None

    assert when(plan.playbook.schedules["week"].slots["one"], Titles(plan)) == SAID[slot]


WRONG = {
    "{at: 09:00, theme: tips}": [
        "REF-005 时段「one」没有写哪天发 | 写 day（星期）、monthday（几号）、on（哪个日子）、campaign（跟着活动）中的一个"
    ],
    "{day: mon, monthday: 3, at: 09:00, theme: tips}": [
        "REF-010 day（星期）和 monthday（几号）只能写一个 | 删掉其中一个"
    ],
    "{day: [mon, workday], at: 09:00, theme: tips}": [
        "REF-010 工作日要单独写，不能和别的写在一起 | day 只写 workday，或另开一个时段"
    ],
    "{day: fri, nth: 6, at: 09:00, theme: tips}": [
        "REF-010 一个月没有第 6 个周五 | 写 1 到 5，或 -1 表示最后一个"
    ],
    "{day: fri, nth: 1, week: A, at: 09:00, theme: tips}": [
        "REF-010 week 按周数，不能和 nth 一起写 | 删掉 week 或 nth"
    ],
    "{monthday: [15, 30], month: 2, at: 09:00, theme: tips}": [
        "REF-010 2 月没有 30 号 | 写 1 到 29，或 -1 表示最后一天"
    ],
    "{monthday: 32, at: 09:00, theme: tips}": [
        "REF-004 「每月几号」是 32，超出范围 | 至少 -31、至多 31",
    ],
    "{day: mon, month: 3, at: 09:00, theme: tips}": [
        "REF-010 month（只在几月）要和 nth 或 monthday 一起写 | 补上 monthday，如 monthday: 1"
    ],
    "{day: mon, before: 3, at: 09:00, theme: tips}": [
        "REF-010 before 没有说从哪个日子数 | 补上 on 或 campaign，如 on: mid-autumn"
    ],
    "{on: mooon, at: 09:00, theme: tips}": [
        "REF-001 没有叫「mooon」的日子 | 是不是「moon」（赏月）？"
    ],
    "{on: 中秋, at: 09:00, theme: tips}": [
        "REF-001 没有叫「中秋」的日子 | 是不是「mid-autumn」（中秋节）？"
    ],
    "{on: 赏月, at: 09:00, theme: tips}": [
        "REF-001 没有叫「赏月」的日子 | 是不是「moon」（赏月）？"
    ],
    "{day: mon, except: 2026-02-30, at: 09:00, theme: tips}": [
        "REF-004 写成了「2026-02-30」，没有这一天 | 年-月-日，如 2026-11-11"
    ],
    "{campaign: gala.bust, before: 3, at: 09:00, theme: tips}": [
        "REF-001 没有叫「gala.bust」的活动或阶段 | 是不是「gala.burst」？"
    ],
    "{day: mon, during: trem, at: 09:00, theme: tips}": [
        "REF-001 没有叫「trem」的时期或活动 | 是不是「term」？"
    ],
    "{day: mon, during: term, outside: term, at: 09:00, theme: tips}": [
        "REF-010 during 和 outside 都写了「term」，永远轮不到 | 删掉其中一个"
    ],
    "{day: sat, from: 2026-11-02, until: 2026-11-06, at: 09:00, theme: tips}": [
        "REF-011 时段「one」2026-11-02 到 2026-11-06，一次也轮不到 | 放宽 from 或 until：这样的日子，第一次是 2026-03-07"
    ],
    "{on: moon, during: gala.warmup, at: 09:00, theme: tips}": [
        "REF-011 时段「one」2026-03-02 起，一次也轮不到 | 放宽 during：不看它们，第一次是 2026-09-25"
    ],
}


@pytest.mark.parametrize("slot", WRONG)
def test_a_slot_that_cannot_be_says_why_and_what_to_write(slot: str) -> None:
    assert told(week(f"one: {slot}") + DAYS + GALA + PERIODS) == WRONG[slot]


def test_a_slot_that_never_comes_round_does_not_stop_a_build() -> None:
    text = week("one: {day: sat, from: 2026-11-02, until: 2026-11-06, at: 09:00, theme: tips}")

    [found] = compile_text(text, start=date(2026, 3, 2), checks=[]).report.findings

    assert (found.severity, str(found.span)) == (
        Severity.WARNING,
        "calendar/schedules/week.yml:6:8",
    )


@pytest.mark.parametrize(
    ("slot", "many"),
    [
        ("{day: sun, only: workday, until: 2026-12-31, at: 09:00, theme: tips}", 0),
        (
            "{day: sun, only: workday, from: 2026-10-12, until: 2026-12-31, at: 09:00, theme: tips}",
            1,
        ),
        ("{day: sun, only: workday, from: 2026-10-12, at: 09:00, theme: tips}", 0),
    ],
)
def test_a_year_without_a_notice_may_still_bring_a_make_up_day(slot: str, many: int) -> None:
    assert len(told(week(f"one: {slot}"))) == many


MOVES = [
    ("monthday: [-1, 15]", date(2026, 9, 30), date(2026, 9, 28), "monthday: [15, 28]", "挪到 28 号 09:00"),
    ("monthday: 15", date(2026, 9, 15), date(2026, 9, 16), "monthday: 16", "挪到 16 号 09:00"),
    ("monthday: 15", date(2026, 9, 15), date(2026, 10, 1), "", ""),
    ("on: [2026-09-21, moon]", date(2026, 9, 21), date(2026, 9, 22), "on: [moon, 2026-09-22]", "挪到 09-22 09:00"),
    ("on: [2026-09-21, moon]", date(2026, 9, 25), date(2026, 9, 26), "", ""),
    ("day: fri, nth: -1", date(2026, 9, 25), date(2026, 9, 26), "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("said", "planned", "to", "then", "words"), MOVES)
def test_a_change_moves_a_date_and_leaves_a_festival_where_it_is(
    said: str, planned: date, to: date, then: str, words: str
) -> None:
    text = week(f"one: {{{said}, at: 09:00, theme: tips}}") + DAYS
    post = next(
        one for one in plan_of(text, start=date(2026, 9, 14), weeks=3).posts if one.date == planned
    )

    change = moved(post, to)

    if not then:
        assert change is None
        return
    assert change is not None
    after = applied(example_files(text), change)["calendar/schedules/week.yml"].decode()
    assert f"one: {{{then}, at: 09:00" in after
    assert change.words.endswith(words)


def test_work_and_rest_over_a_year_s_end_are_those_of_the_council_s_table() -> None:
    """Copied by hand from the State Council's notice of the days off in 2026."""
    plan = plan_of(
        week("rest: {day: restday, at: 09:00, theme: tips}", since="2026-09-14"),
        start=date(2026, 9, 14),
        weeks=5,
    )

    assert [f"{post.date:%m-%d}" for post in plan.posts] == [
        "09-19",  # and not Sunday the 20th, which is worked
        "09-25", "09-26", "09-27",  # the moon festival
        "10-01", "10-02", "10-03", "10-04", "10-05", "10-06", "10-07",
        "10-11",  # and not Saturday the 10th, which is worked
        "10-17", "10-18",
    ]  # fmt: skip
    spring = plan_of(
        week("work: {day: workday, at: 09:00, theme: tips}", since="2025-12-29"),
        start=date(2025, 12, 29),
        weeks=9,
    )
    assert [f"{post.date:%m-%d}" for post in spring.posts] == [
        "12-29", "12-30", "12-31", "01-04",  # a Sunday that is worked
        "01-05", "01-06", "01-07", "01-08", "01-09", "01-12", "01-13", "01-14", "01-15", "01-16",
        "01-19", "01-20", "01-21", "01-22", "01-23", "01-26", "01-27", "01-28", "01-29", "01-30",
        "02-02", "02-03", "02-04", "02-05", "02-06", "02-09", "02-10", "02-11", "02-12", "02-13",
        "02-14",  # a Saturday that is worked, then nine days off
        "02-24", "02-25", "02-26", "02-27", "02-28",  # the last of them a Saturday, too
    ]  # fmt: skip


def test_no_mixture_of_keys_breaks_anything() -> None:
    draw = random.Random(5)
    values = (
        "", "[]", "0", "-1", "[0, 31, -31, 99]", "mon", "[mon, workday]", "workday", "{}",
        "mid-autumn", "[moon, 2026-02-30]", "2026-03-05", "9999-12-31", "gala", "gala.burst.end",
        "gala.", "..", "gala.x.y", "campaigns", "term", "true", "~", "A", "53", "[[1]]", "make-up",
    )  # fmt: skip
    names = [name for name, *_ in keys_of(Slot)]
    posts = 0
    for _ in range(25):
        slots = []
        for number in range(12):
            keys = {"at": "09:00", "theme": "tips"}
            keys |= {name: draw.choice(values) for name in draw.sample(names, draw.randint(1, 5))}
            said = ", ".join(f"{name}: {value}" for name, value in keys.items())
            slots.append(f"s{number}: {{{said}}}")
        text = week(*slots) + DAYS + GALA + PERIODS
        outcome = compile_text(text, start=date(2026, 9, 14), weeks=draw.choice((1, 60)), checks=[])
        assert outcome.plan is not None
        posts += len(outcome.plan.posts)
        for slot in outcome.plan.playbook.schedules["week"].slots.values():
            assert when(slot, Titles(outcome.plan))
    assert posts > 50


def test_the_page_and_the_calendars_show_what_does_not_come_by_the_week() -> None:
    text = week("one: {day: fri, nth: -1, at: 19:00, theme: tips, script: tips-menu}")
    compiled = compile_text(text, start=date(2026, 9, 14), weeks=8, checks=[])
    assert compiled.plan is not None

    look = gather(compiled.plan, compiled.report, (), (), "")
    page = dict(schedules.pages(look))["schedules/week.md"]
    [feed, *_] = [
        one for one in feeds(compiled.plan, site_url="", revisions={}) if one.subject == "vip"
    ]

    assert "## 按月、按日子" in page
    assert "每月最后一个周五 19:00" in page
    assert re.findall(r"2026-\d\d-\d\d", page.partition("接下来")[2])[:2] == [
        "2026-09-25",
        "2026-10-30",
    ]
    assert "一年约 12 条" in page
    uids = re.findall(rb"UID:(\S+)@", feed.data)
    assert uids == [b"2026m09-1.week.one.vip", b"2026m10-1.week.one.vip"]
