"""Days: what the notices say, what the moon and the sun say, and what the playbook says."""

from __future__ import annotations

import subprocess
import sys
from calendar import monthrange
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from dateutil.rrule import FR, MO, MONTHLY, SA, SU, TH, TU, WE, rrule

from qunce.almanac import Almanac
from qunce.almanac.falls import dates_in
from qunce.example import compile_text
from qunce.kinds.day.when import TERMS, Lunar, LunarEve, NthWeekday, SolarTerm, read
from qunce.resolve.builtin import days

BUILT_IN = Almanac(days().values())
MONDAY = date(2026, 3, 2)

# 国务院办公厅 2023 年 10 月、2024 年 11 月、2025 年 11 月公布的安排，照通知一天天抄下来
OFF = """\
2024-01-01
2024-02-10 2024-02-11 2024-02-12 2024-02-13 2024-02-14 2024-02-15 2024-02-16 2024-02-17
2024-04-04 2024-04-05 2024-04-06
2024-05-01 2024-05-02 2024-05-03 2024-05-04 2024-05-05
2024-06-10
2024-09-15 2024-09-16 2024-09-17
2024-10-01 2024-10-02 2024-10-03 2024-10-04 2024-10-05 2024-10-06 2024-10-07
2025-01-01
2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-02-01 2025-02-02 2025-02-03 2025-02-04
2025-04-04 2025-04-05 2025-04-06
2025-05-01 2025-05-02 2025-05-03 2025-05-04 2025-05-05
2025-05-31 2025-06-01 2025-06-02
2025-10-01 2025-10-02 2025-10-03 2025-10-04 2025-10-05 2025-10-06 2025-10-07 2025-10-08
2026-01-01 2026-01-02 2026-01-03
2026-02-15 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-02-21 2026-02-22 2026-02-23
2026-04-04 2026-04-05 2026-04-06
2026-05-01 2026-05-02 2026-05-03 2026-05-04 2026-05-05
2026-06-19 2026-06-20 2026-06-21
2026-09-25 2026-09-26 2026-09-27
2026-10-01 2026-10-02 2026-10-03 2026-10-04 2026-10-05 2026-10-06 2026-10-07
"""
WORK = """\
2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12
2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11
2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10
"""


def every_day(first: date, last: date) -> list[date]:
    return [first + timedelta(number) for number in range((last - first).days + 1)]


def dates(text: str) -> set[date]:
    return {date.fromisoformat(one) for one in text.split()}


def test_three_years_follow_the_published_notices_day_by_day() -> None:
    off, work = dates(OFF), dates(WORK)

    for day in every_day(date(2024, 1, 1), date(2026, 12, 31)):
        expected = day in work or (day.weekday() < 5 and day not in off)
        assert BUILT_IN.is_workday(day) is expected, day


def test_two_packages_agree_on_all_but_three_days_of_twenty_three_years() -> None:
    from tyme4py.holiday import LegalHoliday

    different = []
    for day in every_day(date(2004, 1, 1), date(2026, 12, 31)):
        told = LegalHoliday.from_ymd(day.year, day.month, day.day)
        if BUILT_IN.is_workday(day) is not (told.is_work() if told else day.weekday() < 5):
            different.append(str(day))

    # all three were working days: the first is missing here, the other two are missing there
    assert different == ["2005-12-31", "2013-04-07", "2013-10-12"]


def test_a_plan_over_a_year_end_matches_a_table_made_by_hand() -> None:
    plan = compile_text(
        "# calendar/days/store.yml\n{}\n", start=date(2025, 12, 1), weeks=57, checks=()
    ).plan

    assert plan is not None
    assert (plan.start, plan.end) == (date(2025, 12, 1), date(2027, 1, 4))
    months = Counter(f"{day:%Y-%m}" for day in plan.workdays)
    assert months == {
        "2025-12": 23,
        "2026-01": 21,  # 22 weekdays, less 1 and 2, with Sunday 4
        "2026-02": 16,  # 20 weekdays, less 16 to 20 and 23, with Saturdays 14 and 28
        "2026-03": 22,
        "2026-04": 21,  # 22 weekdays, less Monday 6
        "2026-05": 19,  # 21 weekdays, less 1, 4 and 5, with Saturday 9
        "2026-06": 21,  # 22 weekdays, less Friday 19
        "2026-07": 23,
        "2026-08": 21,
        "2026-09": 22,  # 22 weekdays, less Friday 25, with Sunday 20
        "2026-10": 18,  # 22 weekdays, less 1, 2, 5, 6 and 7, with Saturday 10
        "2026-11": 21,
        "2026-12": 23,
        "2027-01": 1,  # no notice yet: Friday is a weekday
    }
    assert [
        f"{one.first:%m-%d}—{one.last:%m-%d} {one.title}"
        for one in plan.almanac.between(date(2025, 12, 20), date(2026, 3, 1))
        if one.kind.value in ("holiday", "workday")
    ] == [
        "01-01—01-03 元旦",
        "01-04—01-04 元旦调休上班",
        "02-14—02-14 春节调休上班",
        "02-15—02-23 春节",
        "02-28—02-28 春节调休上班",
    ]


def test_holidays_that_meet_keep_the_days_of_their_name() -> None:
    found = BUILT_IN.between(date(2025, 9, 28), date(2025, 10, 11))

    assert [
        (str(one.date), str(one.first), str(one.last), one.title)
        for one in found
        if one.kind.value in ("holiday", "workday")
    ] == [
        ("2025-09-28", "2025-09-28", "2025-09-28", "国庆节调休上班"),
        ("2025-10-01", "2025-10-01", "2025-10-08", "国庆节"),
        ("2025-10-06", "2025-10-06", "2025-10-06", "中秋节"),
        ("2025-10-11", "2025-10-11", "2025-10-11", "国庆节调休上班"),
    ]


def test_the_days_off_at_new_year_begin_in_the_old_year() -> None:
    assert [one.title for one in BUILT_IN.on(date(2023, 12, 30))] == ["元旦"]
    assert [one.title for one in BUILT_IN.on(date(2022, 12, 31))] == ["元旦"]


KNOWN = {
    "农历正月初一": "2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 "
    "2027-02-06 2028-01-26 2029-02-13 2030-02-03 2031-01-23 2032-02-11 2033-01-31",
    "除夕": "2021-02-11 2022-01-31 2023-01-21 2024-02-09 2025-01-28 2026-02-16 2027-02-05",
    "农历五月初五": "2020-06-25 2021-06-14 2022-06-03 2023-06-22 2024-06-10 2025-05-31 2026-06-19 2027-06-09",
    "农历八月十五": "2020-10-01 2021-09-21 2022-09-10 2023-09-29 2024-09-17 2025-10-06 2026-09-25 2027-09-15",
    "农历九月初九": "2025-10-29 2026-10-18 2027-10-08",
    "清明": "2020-04-04 2021-04-04 2022-04-05 2023-04-05 2024-04-04 2025-04-04 2026-04-05 2027-04-05",
    "冬至": "2020-12-21 2023-12-22 2024-12-21 2025-12-21 2026-12-22 2027-12-22",
    "立春": "2021-02-03 2024-02-04 2025-02-03 2026-02-04",
    "农历闰四月初一": "2020-05-23",
    "农历闰二月初一": "2023-03-22",
    "农历闰六月初一": "2025-07-25",
    "5月第二个周日": "2025-05-11 2026-05-10 2027-05-09",
    "6月第三个周日": "2025-06-15 2026-06-21",
    "11月最后一个星期四": "2025-11-27 2026-11-26",
    "02-29": "2024-02-29 2028-02-29",
    "11月11日": "2026-11-11",
}


@pytest.mark.parametrize("text", KNOWN)
def test_a_rule_gives_the_dates_that_are_known(text: str) -> None:
    when = read(text)
    assert when is not None

    for day in sorted(dates(KNOWN[text])):
        assert dates_in(when, day.year) == (day,), day


def test_a_lunar_day_may_fall_twice_in_a_year_or_not_at_all() -> None:
    laba = Lunar(12, 8)

    assert [str(day) for day in dates_in(laba, 2022)] == ["2022-01-10", "2022-12-30"]
    assert dates_in(laba, 2023) == ()
    assert dates_in(Lunar(6, 1, leap=True), 2026) == ()


def test_the_eve_is_the_day_before_the_first_of_the_first() -> None:
    for year in range(1990, 2060):
        (first,) = dates_in(Lunar(1, 1), year)
        assert dates_in(LunarEve(), year) == (first - timedelta(1),)


def test_solar_terms_follow_one_another_by_fourteen_to_sixteen_days() -> None:
    found = sorted(
        day
        for year in range(2020, 2040)
        for index in range(len(TERMS))
        for day in dates_in(SolarTerm(index), year)
    )

    assert len(found) == 20 * 24
    steps = {(later - earlier).days for earlier, later in pairwise(found)}
    assert steps <= {14, 15, 16}


def test_the_nth_weekday_is_the_one_that_dateutil_gives() -> None:
    weekdays = (MO, TU, WE, TH, FR, SA, SU)
    for year in range(2024, 2030):
        for month in range(1, 13):
            for number, weekday in enumerate(weekdays):
                for nth in (1, 2, 3, 4, 5, -1):
                    expected = [
                        one.date()
                        for one in rrule(
                            MONTHLY,
                            dtstart=date(year, month, 1),
                            until=date(year, month, monthrange(year, month)[1]),
                            byweekday=weekday(nth),
                        )
                    ]
                    found = dates_in(NthWeekday(month, nth, number), year)
                    assert [*found] == expected


@pytest.mark.parametrize(
    "text",
    ["13-01", "02-30", "2026-02-29", "农历十三月初一", "农历八月卅一", "农历八月", "八月十五",
     "5月第六个周日", "13月第一个周一", "清明节", "0-0", "2026-1", "每年", "农历闰腊月初初"],
)  # fmt: skip
def test_what_is_no_day_is_told_with_the_ways_to_write_one(text: str) -> None:
    findings = compile_text(
        f'# calendar/days/a.yml\na: {{title: 甲, kind: brand, date: "{text}"}}\n', start=MONDAY
    ).report.findings

    (finding,) = [one for one in findings if one.span.file == "calendar/days/a.yml"]
    assert finding.message == f"「日期」写成了「{text}」，读不出是哪一天"
    assert "农历八月十五" in finding.mend


def titles(text: str, first: date, last: date) -> list[str]:
    plan = compile_text(text, start=first, checks=()).plan
    assert plan is not None
    return [
        f"{one.first:%m-%d} {one.title} {one.kind.label} {one.advice}".rstrip()
        for one in plan.almanac.between(first, last)
    ]


def test_a_day_comes_without_typing_it_and_takes_what_the_playbook_adds() -> None:
    text = """\
# calendar/days/ours.yml
mid-autumn: {advice: 月饼写明规格}
teachers-day: {off: true}
double-ninth: {title: 敬老节, kind: brand}
anniversary: {title: 店庆, date: 09-24, until: 09-26, kind: brand}
"""
    assert titles(text, date(2026, 9, 5), date(2026, 10, 19)) == [
        "09-07 白露 节气",
        "09-09 99 划算节 购物节",
        "09-18 九一八事变纪念日 纪念日 不发促销，不用轻佻语气。",
        "09-20 国庆节调休上班 调休上班 按工作日发内容。",
        "09-23 秋分 节气",
        "09-23 中国农民丰收节 节日",
        "09-24 店庆 门店日",
        "09-25 中秋节 法定假日 月饼写明规格",
        "09-30 烈士纪念日 主题日 不借英烈之名宣传商品。",
        "10-01 国庆节 法定假日 不把国旗国徽用在促销图文里。",
        "10-08 寒露 节气",
        "10-10 国庆节调休上班 调休上班 按工作日发内容。",
        "10-18 敬老节 门店日",
    ]


def test_a_day_that_is_typed_by_hand_stands_in_for_the_built_in_one() -> None:
    text = """\
# calendar/days/2026.yml
autumn-2026: {title: 中秋, date: 2026-09-25, until: 2026-09-27, kind: holiday, advice: 照旧}
shift-2026: {title: 国庆补班, date: 2026-09-20, kind: workday}
"""
    found = titles(text, date(2026, 9, 19), date(2026, 9, 27))

    assert found == [
        "09-20 国庆补班 调休上班",
        "09-23 秋分 节气",
        "09-23 中国农民丰收节 节日",
        "09-25 中秋 法定假日 照旧",
    ]


def test_what_the_playbook_says_of_a_date_beats_the_notice_and_the_weekday() -> None:
    text = """\
# calendar/days/2026.yml
fair: {title: 展会, date: 2026-10-03, kind: workday}
outing: {title: 团建, date: 2026-03-04, kind: holiday}
"""
    plan = compile_text(text, start=MONDAY, checks=()).plan
    assert plan is not None

    assert plan.almanac.is_workday(date(2026, 10, 3))
    assert not plan.almanac.is_workday(date(2026, 3, 4))


def test_a_year_without_a_notice_is_not_known_and_runs_by_weekdays() -> None:
    assert not BUILT_IN.knows(2027)
    assert BUILT_IN.is_workday(date(2027, 10, 1))
    assert not BUILT_IN.is_workday(date(2027, 10, 2))
    assert [str(one.first) for one in BUILT_IN.of("spring-festival", date(2027, 1, 1), date(2027, 12, 31))] == [
        "2027-02-06"
    ]  # fmt: skip


def test_the_playbook_may_bring_a_notice_that_no_package_has() -> None:
    text = """\
# calendar/days/2027.yml
a: {title: 元旦, date: 2027-01-01, until: 2027-01-03, kind: holiday}
b: {title: 春节, date: 2027-02-05, until: 2027-02-11, kind: holiday}
c: {title: 清明节, date: 2027-04-03, until: 2027-04-05, kind: holiday}
d: {title: 劳动节, date: 2027-05-01, until: 2027-05-05, kind: holiday}
e: {title: 端午节, date: 2027-06-09, kind: holiday}
f: {title: 中秋节, date: 2027-09-15, kind: holiday}
"""
    plan = compile_text(text, start=MONDAY, checks=()).plan
    assert plan is not None
    assert [one.title for one in plan.almanac.untold(2027)] == ["国庆节"]

    whole = compile_text(
        text + "g: {title: 国庆节, date: 2027-10-01, until: 2027-10-07, kind: holiday}\n",
        start=MONDAY,
        checks=(),
    ).plan
    assert whole is not None
    assert whole.almanac.knows(2027)


def test_nothing_about_days_is_loaded_before_somebody_asks_for_one() -> None:
    code = (
        "import sys, qunce.pipeline, qunce.memo\n"
        "print(sorted({'chinese_calendar', 'tyme4py'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert told.stdout == "[]\n"
