"""Rules about days at their edges: mourning, greetings, silence, campaigns, notices, typed dates."""

from __future__ import annotations

from datetime import date

import pytest

from qunce.check import Report
from qunce.example import compile_text
from qunce.rule import Check
from qunce.rules.cadence.broken_silence import broken_silence
from qunce.rules.cadence.careless_rights_day import careless_rights_day
from qunce.rules.cadence.empty_day import empty_day
from qunce.rules.cadence.loud_mourning import loud_mourning
from qunce.rules.cadence.mistyped_day import mistyped_day
from qunce.rules.cadence.off_volume_week import off_volume_week
from qunce.rules.cadence.silent_group import silent_group
from qunce.rules.cadence.uneven_campaigns import uneven_campaigns
from qunce.rules.cadence.unknown_holidays import unknown_holidays
from qunce.rules.cadence.unmarked_festival import unmarked_festival
from qunce.rules.cadence.unshifted_day import unshifted_day

WEEK = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
"""


def report(text: str, check: Check, start: date, weeks: int = 2) -> Report:
    return compile_text(text, start=start, weeks=weeks, checks=[check]).report


def told(text: str, check: Check, start: date, weeks: int = 2) -> list[tuple[str, str]]:
    found = report(text, check, start, weeks).findings
    return [(one.weight.value, one.message) for one in found]


def test_the_day_of_national_mourning_is_an_error_and_the_days_of_memory_are_warnings() -> None:
    deal = WEEK + "  deal: {day: [mon, tue, wed, thu, fri, sat, sun], at: 19:30, theme: deal}\n"
    gift = deal.replace("theme: deal", "theme: gift")

    for day, title in (
        (date(2026, 5, 12), "全国防灾减灾日"),
        (date(2026, 7, 7), "全民族抗战爆发纪念日"),
    ):
        assert told(deal, loud_mourning, day, 1) == [
            ("warning", f"「会员群」在{title}（{day:%m-%d}）发促销「本周好价」")
        ]
        assert told(gift, loud_mourning, day, 1) == []
    name = "南京大屠杀死难者国家公祭日"
    assert told(deal, loud_mourning, date(2026, 12, 7), 1) == [
        ("error", f"「会员群」在{name}（12-13）发促销「本周好价」")
    ]
    assert told(gift, loud_mourning, date(2026, 12, 7), 1) == [
        ("error", f"「会员群」在{name}（12-13）发福利「每周小福利」")
    ]


@pytest.mark.parametrize(("day", "many"), [("2026-04-04", 0), ("2026-04-05", 1), ("2026-04-06", 0)])
def test_festive_words_are_out_of_place_on_the_day_of_qingming_itself(day: str, many: int) -> None:
    text = f"""\
# content/scripts/cheer.yml
title: 假期
text: 假期快乐，说说去哪儿走走。
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  cheer: {{on: {day}, at: 10:30, theme: poll, script: cheer}}
"""
    found = told(text, loud_mourning, date(2026, 3, 30), 2)

    assert found == many * [
        ("warning", "「会员群」在清明节（04-05）发的「大家投一票」里有喜庆字眼「快乐」")
    ]


def test_a_day_of_mourning_for_other_groups_leaves_this_one_alone() -> None:
    text = (
        "# calendar/days/a.yml\na: {title: 悼, date: 2026-03-04, kind: mourning, groups: [daily]}\n"
    )

    assert told(text + WEEK + "  a: {day: wed, at: 19:30, theme: deal}\n", loud_mourning, date(2026, 3, 2)) == []  # fmt: skip


@pytest.mark.parametrize(("before", "silent"), [(3, False), (0, False), (4, True)])
def test_a_festival_is_marked_from_three_days_before_to_the_day_itself(
    before: int, *, silent: bool
) -> None:
    text = WEEK + f"  words: {{on: dragon-boat, before: {before}, at: 10:30, theme: tips}}\n"

    found = told(text, unmarked_festival, date(2026, 6, 8), 2)

    assert found == silent * [
        ("warning", "没有一个群说到「端午节」（2026-06-19），前 3 天到当天至少一条")
    ]


def test_a_festival_that_begins_before_the_plan_or_ends_after_it_is_not_judged() -> None:
    text = WEEK + "  words: {day: mon, at: 10:30, theme: tips}\n"

    assert told(text, unmarked_festival, date(2026, 6, 17), 1) == []
    assert told(text, unmarked_festival, date(2026, 6, 8), 1) == []


def test_a_festival_at_the_first_days_of_a_new_plan_is_not_judged() -> None:
    text = (
        WEEK.replace("2026-03-02", "2026-06-17") + "  words: {day: mon, at: 10:30, theme: tips}\n"
    )

    assert told(text, unmarked_festival, date(2026, 6, 8), 2) == []


def test_a_festival_says_where_its_days_before_were_set() -> None:
    charter = "# content/playbook.yml\ntitle: 手册\nrules:\n  CAD-030: {days: 1}\n"
    text = charter + WEEK + "  words: {day: mon, at: 10:30, theme: tips}\n"

    assert told(text, unmarked_festival, date(2026, 6, 8), 2) == [
        (
            "warning",
            "没有一个群说到「端午节」（2026-06-19），前 1 天到当天至少一条（content/playbook.yml 第 4 行）",
        )
    ]


def test_a_make_up_sunday_without_a_promotion_is_fine() -> None:
    gift = WEEK + "  sun: {day: sun, at: 19:30, theme: gift}\n"
    deal = gift.replace("gift", "deal")
    both = deal + "  talk: {day: sun, at: 10:30, theme: poll}\n"
    start = date(2026, 9, 14)

    assert told(gift, unshifted_day, start, 1) == []
    assert told(both, unshifted_day, start, 1) == []
    assert told(deal, unshifted_day, start, 1) == [
        ("info", "「会员群」周日（09-20）国庆节调休上班，发的全是促销「本周好价」")
    ]


def test_somebody_is_there_on_the_consumer_rights_day() -> None:
    text = "# content/people/qiu.yml\ntitle: 小秋\nroles: [host]\nshifts:\n  - {days: [mon], from: 09:00, to: 22:00}\n"

    found = [message for _, message in told(text, careless_rights_day, date(2026, 3, 9), 1)]

    assert "「会员群」在消费者权益日（03-15）没有人当班" in found


def test_silence_keeps_its_first_and_last_day_and_no_other() -> None:
    text = (
        "# calendar/days/a.yml\na: {title: 盘点, date: 2026-03-04, until: 2026-03-05, kind: silence}\n"
        + WEEK
        + "  tips: {day: [tue, wed, thu, fri], at: 10:30, theme: tips}\n"
    )

    found = report(text, broken_silence, date(2026, 3, 2), 1).findings

    assert [(str(one.when), one.times) for one in found] == [("2026-03-04", 2)]


SILENCE = (
    "# calendar/days/a.yml\na: {title: 盘点, date: 2026-03-04, until: 2026-03-06, kind: silence}\n"
)
ALL_DAYS = (
    "  tips: {day: [mon, tue, wed, thu, fri, sat, sun], at: 10:30, theme: tips, except: [EXCEPT]}\n"
)


def test_a_slot_of_every_day_leaves_the_silence_out_by_its_name() -> None:
    text = SILENCE + WEEK + ALL_DAYS.replace("EXCEPT", "2026-03-12")

    (finding,) = report(text, broken_silence, date(2026, 3, 2), 2).findings

    assert finding.change is not None
    assert "（except: [2026-03-12, a]）" in finding.change.words


@pytest.mark.parametrize("rule", [empty_day, off_volume_week, silent_group])
@pytest.mark.parametrize(("groups", "many"), [("", 0), (", groups: [daily]", 1)])
def test_nobody_misses_posts_on_days_that_the_team_keeps_silent(
    rule: Check, groups: str, many: int
) -> None:
    silence = SILENCE.replace("kind: silence", f"kind: silence{groups}")
    text = (
        silence
        + WEEK
        + ALL_DAYS.replace("EXCEPT", "2026-03-04, 2026-03-05, 2026-03-06, 2026-03-07")
    )

    assert len([one for one in told(text, rule, date(2026, 3, 2), 1) if "会员群" in one[1]]) == many


def campaign(name: str, start: str, until: str) -> str:
    return (
        f"# calendar/campaigns/{name}.yml\ntitle: {name}\ngroups: [vip]\nowner: xia\n"
        f"goal: 让老会员回来\nphases:\n  burst: {{from: {start}, until: {until}}}\n"
    )


@pytest.mark.parametrize(
    ("start", "gap"), [("2026-04-01", ""), ("2026-04-02", "22 天没有活动（03-11 到 04-01）")]
)
def test_three_weeks_between_two_campaigns_are_the_most(start: str, gap: str) -> None:
    text = campaign("one", "2026-03-09", "2026-03-10") + campaign("two", start, "2026-04-20")

    found = [message for _, message in told(text, uneven_campaigns, date(2026, 3, 2), 8)]

    assert [one for one in found if "之间" in one] == (
        [f"「one」到「two」之间 {gap}，至多 21 天"] if gap else []
    )


def test_an_empty_month_inside_a_gap_is_told_once_and_says_where_the_limit_was_set() -> None:
    charter = "# content/playbook.yml\ntitle: 手册\nrules:\n  CAD-037: {gap: 14}\n"
    text = campaign("one", "2026-03-09", "2026-03-31") + campaign("two", "2026-05-04", "2026-05-20")

    found = [message for _, message in told(charter + text, uneven_campaigns, date(2026, 3, 2), 12)]

    assert found == [
        "「one」到「two」之间 33 天没有活动（04-01 到 05-03），至多 14 天（content/playbook.yml 第 4 行）"
    ]


def test_every_whole_month_of_the_plan_has_a_campaign() -> None:
    text = campaign("one", "2026-03-09", "2026-03-10")

    found = [message for _, message in told(text, uneven_campaigns, date(2026, 3, 2), 9)]

    # March begins before the plan and May ends after it
    assert found == ["2026 年 4 月一场活动都没有，每月至少一场"]


@pytest.mark.parametrize(
    ("today", "weight"), [(date(2026, 10, 26), "info"), (date(2026, 11, 2), "warning")]
)
def test_a_missing_notice_weighs_more_once_it_is_due(today: date, weight: str) -> None:
    found = told("# calendar/days/a.yml\n{}\n", unknown_holidays, today, 12)

    last = "2027-01-17" if weight == "info" else "2027-01-24"
    assert found == [(weight, f"2027-01-01 至 {last} 还没有放假调休通知，工作日按周一至周五算")]


def test_a_plan_inside_the_notices_misses_none() -> None:
    assert told("# calendar/days/a.yml\n{}\n", unknown_holidays, date(2026, 12, 7), 3) == []


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("{title: 中秋, date: 2026-09-24, kind: festival}", "「中秋」写在 2026-09-24，算出来是 2026-09-25（农历八月十五）"),
        ("{title: 中秋节, date: 2026-09-25, until: 2026-09-27, kind: holiday}", ""),
        ("{title: 除夕, date: 2026-02-17, kind: festival}", "「除夕」写在 2026-02-17，算出来是 2026-02-16（农历十二月廿九）"),
        ("{title: 清明节, date: 2027-04-04, kind: festival}", "「清明节」写在 2027-04-04，算出来是 2027-04-05（农历二月廿九）"),
        ("{title: 国庆调休, date: 2026-10-11, kind: workday}", "「国庆调休」把 2026-10-11 周日写成调休上班，通知里这天不补班"),
        ("{title: 国庆调休, date: 2026-10-10, kind: workday}", ""),
        ("{title: 国庆节, date: 2026-10-01, until: 2026-10-10, kind: holiday}", "「国庆节」把 2026-10-10 周六写成法定假日，通知说这天调休上班"),
        ("{title: 国庆节, date: 2027-10-01, until: 2027-10-10, kind: holiday}", ""),
    ],
)  # fmt: skip
def test_what_is_typed_agrees_with_what_is_computed(day: str, message: str) -> None:
    found = told(f"# calendar/days/a.yml\nours: {day}\n", mistyped_day, date(2026, 3, 2))

    assert [one for _, one in found] == ([message] if message else [])
