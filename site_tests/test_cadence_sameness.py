"""The same again: near-duplicate wordings, experiments, openings."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from site_tests.cadence_plans import MONDAY, checked, told

from qunce.example import compile_text
from qunce.rules.cadence.near_duplicate_text import near_duplicate_text
from qunce.rules.cadence.repeated_script import repeated_script
from qunce.rules.cadence.same_opening import same_opening
from qunce.rules.likeness import likeness, pieces, plain

TWO = """\
# content/scripts/cups-a.yml
title: 杯子到了
text: 新到的杯子摆在三楼中岛，白的蓝的红的都有，一只 {价格} 元，先来先挑。
variables:
  价格: {type: money, example: "59"}
# content/scripts/cups-b.yml
title: 杯子又到了
text: 新到的杯子摆在三楼中岛，白的蓝的红的都有，一只 {现价} 元，先来先得！
variables:
  现价: {type: money, example: "79"}
"""

WEEK = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
"""


def test_a_near_duplicate_is_told_within_two_weeks_and_not_after() -> None:
    soon = f"""\
{TWO}{WEEK}\
  first: {{day: mon, at: 10:30, theme: tips, script: cups-a, every: 9}}
  again: {{day: sun, at: 10:30, theme: tips, script: cups-b, every: 9, offset: 1}}
"""
    late = soon.replace("day: sun", "day: mon").replace("offset: 1", "offset: 2")
    (finding,) = checked(soon, near_duplicate_text, weeks=4).findings

    assert finding.message == (
        "「会员群」里话术「杯子又到了」和 13 天前的「杯子到了」有 92% 一样，14 天里应少于 80%"
    )
    assert finding.mend == (
        "给周日 10:30「生活小窍门」换一条说别的事的话术，或挪到 03-16 以后，"
        "或重写「新到的杯子摆在三楼中岛」这些一样的地方"
    )
    assert told(late, near_duplicate_text, weeks=4) == []


def test_the_same_minute_and_a_week_over_the_year_end_are_within_two_weeks_too() -> None:
    text = f"""\
{TWO}# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-12-28
slots:
  first: {{day: thu, at: 10:30, theme: tips, script: cups-a, every: 9}}
  twice: {{day: thu, at: 10:30, theme: tips, script: cups-b, every: 9}}
  again: {{day: sat, at: 10:30, theme: poll, script: cups-a, every: 9}}
"""
    assert [
        one.message.split("有 ")[0]
        for one in checked(text, near_duplicate_text, start=date(2026, 12, 28)).findings
    ] == [
        "「会员群」里话术「杯子又到了」和同一天的「杯子到了」",
        "「会员群」里话术「杯子到了」和 2 天前的「杯子又到了」",
    ]


def test_welcomes_rules_replies_and_short_words_may_be_alike() -> None:
    text = f"""\
{TWO}# content/scripts/rules-a.yml
title: 群规
purpose: rules
text: 群里不发广告、不发外链、不拉人头，急事私聊群主，晚上十点以后安静。
# content/scripts/rules-b.yml
title: 群规再说一次
purpose: rules
text: 群里不发广告、不发外链、不拉人头，急事私聊群主，晚上十点以后安静！
# content/scripts/short-a.yml
title: 早
text: 大家早上好呀
# content/scripts/short-b.yml
title: 早呀
text: 大家早上好呀！
{WEEK}\
  help-a: {{day: mon, at: 10:30, theme: help, script: cups-a}}
  help-b: {{day: tue, at: 10:30, theme: help, script: cups-b}}
  rules-a: {{day: wed, at: 10:30, theme: tips, script: rules-a}}
  rules-b: {{day: thu, at: 10:30, theme: tips, script: rules-b}}
  short-a: {{day: fri, at: 10:30, theme: tips, script: short-a}}
  short-b: {{day: sat, at: 10:30, theme: tips, script: short-b}}
"""
    assert told(text, near_duplicate_text) == []


def test_variants_of_one_experiment_are_no_duplicates_across_groups_or_in_one() -> None:
    plain_pair = f"""\
{TWO}{WEEK}\
  first: {{day: mon, at: 10:30, theme: tips, script: cups-a, week: A}}
  other: {{day: mon, at: 10:30, theme: tips, script: cups-b, week: B}}
# calendar/schedules/daily-week.yml
title: 街坊群周排期
groups: [daily]
from: 2026-03-02
slots:
  first: {{day: mon, at: 10:30, theme: tips, script: cups-b, week: A}}
  other: {{day: mon, at: 10:30, theme: tips, script: cups-a, week: B}}
"""
    tried = f"""\
{plain_pair}# content/experiments/cups.yml
title: 先来先挑还是先来先得
question: 哪一句更让人开口？
metric: 回复数
from: 2026-03-02
until: 2026-03-15
arms:
  pick: {{script: cups-a, groups: [vip]}}
  get: {{script: cups-b, groups: [daily]}}
"""
    rules = (near_duplicate_text, repeated_script)

    # once in each group: the second week; the same day in two groups is never told
    assert [(one.code, one.group) for one in checked(plain_pair, *rules, weeks=2).findings] == [
        ("CAD-022", "daily"),
        ("CAD-022", "vip"),
    ]
    assert told(tried, *rules, weeks=2) == []


def test_versions_of_one_script_are_left_to_the_rule_on_repeats() -> None:
    text = f"""\
# content/scripts/cups.yml
title: 杯子到了
variants:
  a: {{text: 新到的杯子摆在三楼中岛，白的蓝的红的都有，先来先挑。}}
  b: {{text: 新到的杯子摆在三楼中岛，白的蓝的红的都有，先来先得。}}
{WEEK}\
  cups: {{day: [mon, thu], at: 10:30, theme: tips, script: cups}}
"""
    (finding,) = checked(text, near_duplicate_text, repeated_script, weeks=1).findings

    assert finding.code == "CAD-021"


OPENINGS = st.sampled_from(
    ["新到的杯子摆在三楼中岛白的蓝的红的都有", "今天分享一个排菜单的办法先定三天的主菜"]
)
ENDINGS = st.sampled_from(
    ["先来先挑", "先来先得", "先来先挑呀", "看中哪只说一声", "周末再来看看吧"]
)
PLANNED = st.lists(st.tuples(OPENINGS, ENDINGS, st.integers(0, 40)), min_size=1, max_size=8)


@settings(max_examples=30, deadline=None)
@given(PLANNED)
def test_a_post_is_told_exactly_when_an_earlier_one_of_two_weeks_is_much_like_it(
    planned: list[tuple[str, str, int]],
) -> None:
    days = [MONDAY + timedelta(number) for *_, number in planned]
    scripts = "".join(
        f"# content/scripts/s{number}.yml\ntitle: 第{number}条\ntext: {opening}{ending}\n"
        for number, (opening, ending, _) in enumerate(planned)
    )
    slots = "".join(
        f"  s{number}: {{day: {day:%a}, at: 10:{number:02}, theme: tips, script: s{number}, "
        f"from: {day}, until: {day}}}\n".replace(f"{day:%a}", f"{day:%a}".lower(), 1)
        for number, day in enumerate(days)
    )
    texts = [pieces(plain(opening + ending)) for opening, ending, _ in planned]

    found = compile_text(
        scripts + WEEK + slots, start=MONDAY, weeks=7, checks=[near_duplicate_text]
    )

    assert {one.span.line - 6 for one in found.report.findings} == {
        later
        for first, second in combinations(range(len(planned)), 2)
        for earlier, later in [sorted((first, second), key=lambda one: (days[one], one))]
        if likeness(texts[first], texts[second]) >= 80 and (days[later] - days[earlier]).days < 14
    }


def test_openings_are_compared_without_what_varies_and_need_two_of_enough_posts() -> None:
    text = f"""\
# content/scripts/a.yml
title: 甲
text: "{{日子}}好，今天给大家分享一件小事：杯子"
variables: {{日子: {{example: 周一}}}}
# content/scripts/b.yml
title: 乙
text: 🌞 {{星期}}好今天给大家分享一件小事，毛巾
variables: {{星期: {{example: 周二}}}}
# content/scripts/c.yml
title: 丙
text: 说说袜子的罗口怎么看松不松
{WEEK}\
  a: {{day: mon, at: 10:30, theme: tips, script: a}}
  b: {{day: tue, at: 10:30, theme: tips, script: b}}
  c: {{day: wed, at: 10:30, theme: tips, script: c}}
  d: {{day: thu, at: 10:30, theme: tips, script: tips-sweater, until: 2026-03-08}}
"""
    # the second week has three scripts only, too few to speak of a share
    assert told(text, same_opening, weeks=2) == [
        "vip-week.yml:7:6: info CAD-026 「会员群」一周里开头是「{日子}好，今天给大……」的占 50%"
        "（4 条里 2 条），至多 30%（2026-03-03）"
    ]
