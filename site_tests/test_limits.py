"""Platform limits as dated data: whose number counts, month ends, bytes, and numbers grown old."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qunce.check import Report
from qunce.example import compile_text, example_files
from qunce.kinds.platform.measures import Means, Measure
from qunce.load import load
from qunce.pipeline import compile_files
from qunce.render.report import headline
from qunce.resolve import Playbook, resolve
from qunce.resolve.limits import Held, limit_of, limits_of, shipped
from qunce.rule import Check
from qunce.rules.cadence.flooding_bot import flooding_bot
from qunce.rules.cadence.outdated_limit import outdated_limit
from qunce.rules.cadence.oversized_mass_task import oversized_mass_task
from qunce.rules.cadence.overused_mass_send import overused_mass_send
from qunce.rules.cadence.overused_official_account import overused_official_account
from qunce.rules.quotas import first_beyond, octets

MONDAY = date(2026, 3, 2)
EVERY_DAY = "[mon, tue, wed, thu, fri, sat, sun]"
PLATFORM = """\
# content/platforms/wecom.yml
title: 企业微信
short: 企微
channel: closed_group
text_max: 4000
limits:
  - {name: 企业群发, via: wecom_mass, of: sends, number: %s, unit: time, scope: group, per: %s, source: 管理后台, checked: 2026-02-01}
"""


def checked(text: str, *checks: Check, start: date = MONDAY, days: int = 14) -> Report:
    return compile_files(
        example_files(text), today=start, start=start, end=start + timedelta(days), checks=checks
    ).report


def told(text: str, *checks: Check, start: date = MONDAY, days: int = 14) -> list[str]:
    """The first line of each finding, without the folders."""
    report = checked(text, *checks, start=start, days=days)
    return [
        headline(one).removeprefix(one.span.file.rpartition("/")[0] + "/")
        for one in report.findings
    ]


def playbook(text: str) -> tuple[Playbook, list[str]]:
    files = example_files(text)
    book, findings = resolve(load(files), files)
    assert book is not None
    return book, [headline(one) for one in findings]


def mass(per_day: int, since: str, extra: str = "") -> str:
    slots = "".join(
        f"  s{number}: {{day: {EVERY_DAY}, at: {9 + number}:00, theme: tips, send: wecom_mass}}\n"
        for number in range(per_day)
    )
    return (
        "# calendar/schedules/vip-week.yml\ntitle: 会员群周排期\ngroups: [vip]\n"
        f"from: {since}\nslots:\n{slots}{extra}"
    )


def test_february_takes_28_mass_messages_and_not_one_more() -> None:
    a_day = mass(1, "2026-02-01")
    one_more = (
        a_day
        + "  extra: {day: sat, at: 17:00, theme: tips, send: wecom_mass, from: 2026-02-28, until: 2026-02-28}\n"
    )
    february = {"start": date(2026, 2, 1), "days": 28}

    assert told(a_day, overused_mass_send, **february) == []  # type: ignore[arg-type]
    assert told(one_more, overused_mass_send, **february) == [  # type: ignore[arg-type]
        "vip-week.yml:7:10: error CAD-060 「会员群」2026 年 2 月企微群发 29 条，至多 28 条（群策带的数，2026-11-20 核对）（2026-02-01）"
    ]


def test_a_month_that_ends_inside_a_week_begins_a_new_count() -> None:
    # three a day: 31 are reached on the eleventh day of March, and April begins at nothing
    text = mass(3, "2026-03-22")

    assert told(text, overused_mass_send, start=date(2026, 3, 22), days=20) == []
    assert told(text, overused_mass_send, start=date(2026, 3, 21), days=41) == [
        "vip-week.yml:8:7: error CAD-060 「会员群」2026 年 4 月企微群发 90 条，至多 30 条（群策带的数，2026-11-20 核对）（2026-04-01）"
    ]


def test_slots_of_every_day_are_told_once_and_some_days_are_left_out_first() -> None:
    month = (
        week := f"{PLATFORM}# calendar/schedules/vip-week.yml\ntitle: 周排期\ngroups: [vip]\n"
        "from: 2026-03-01\nslots:\n"
        f"  am: {{day: {EVERY_DAY}, at: 10:00, theme: tips, send: wecom_mass}}\n"
        "  help: {day: [sat, sun], at: 15:00, theme: help, owner: qiu}\n"
    ) + f"  pm: {{day: {EVERY_DAY}, at: 19:30, theme: poll, send: wecom_mass}}\n"
    both = checked(
        month % ("days", "month"), overused_mass_send, start=date(2026, 3, 1), days=61
    ).findings
    few = checked(week % ("5", "week"), overused_mass_send, days=28).findings

    # the posts that are too many begin in the morning in one month and in the evening in the next
    assert [(one.span.line, one.times) for one in both] == [(8, 2)]
    assert [one.change and one.change.words for one in (*both, *few)] == [
        "把周一、周二、周三、周四、周五、周六、周日 19:30「大家投一票」改成人工发（send: manual）",
        "周一、周二、周三、周四、周五、周六、周日 10:00「生活小窍门」去掉周六、周日",
    ]


@pytest.mark.parametrize(("number", "per", "most"), [("7", "week", 7), ("1", "day", 1)])
def test_a_firm_that_switched_to_seven_a_week_or_one_a_day_is_counted_so(
    number: str, per: str, most: int
) -> None:
    text = PLATFORM % (number, per)

    assert told(text + mass(1, "2026-03-02"), overused_mass_send) == []
    found = checked(text + mass(2, "2026-03-02"), overused_mass_send).findings
    assert [one.message.partition("，")[2] for one in found] == [
        f"至多 {most} 条（content/platforms/wecom.yml 第 7 行）"
    ]
    assert found[0].times == {"week": 2, "day": 14}[per]


def test_a_week_over_the_year_end_is_one_week() -> None:
    text = PLATFORM % ("7", "week") + mass(1, "2026-12-28")

    assert told(text, overused_mass_send, start=date(2026, 12, 28), days=7) == []


def test_one_article_for_several_groups_is_one_mass_send_of_the_official_account() -> None:
    text = """\
# content/platforms/wecom.yml
title: 企业微信
short: 企微
channel: closed_group
text_max: 4000
limits:
  - {name: 订阅号, via: oa_subscription, of: sends, number: 1, unit: time, per: day, source: 文档, checked: 2026-02-01}
# calendar/schedules/vip-week.yml
title: 两个群周排期
groups: [vip, daily]
from: 2026-03-02
slots:
  mon: {day: mon, at: 10:00, theme: tips, send: oa}
"""
    assert told(text, overused_official_account) == []


BOT = """\
# content/scripts/long.yml
title: 长话
text: "%s"
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon: {day: mon, at: 10:00, theme: tips, script: long, send: bot}
"""


def test_a_bot_counts_bytes_so_that_682_chinese_characters_fit_and_683_do_not() -> None:
    assert told(BOT % ("字" * 682), flooding_bot) == []
    found = checked(BOT % ("字" * 683), flooding_bot).findings
    assert [(one.message, one.mend) for one in found] == [
        (
            "群机器人的消息填好变量最长有 2049 字节，至多 2048 字节（群策带的数，2026-11-20 核对）",
            "从这里起删掉 1 字节，或拆成两条",
        )
    ]
    assert (found[0].span.line, found[0].span.column) == (3, 8 + 682)


def test_2048_latin_letters_fit_where_2048_chinese_characters_do_not() -> None:
    assert told(BOT % ("a" * 2048), flooding_bot) == []
    assert len(checked(BOT % ("字" * 2048), flooding_bot).findings) == 1


@given(st.text(max_size=60), st.integers(0, 80))
@settings(max_examples=50, deadline=None)
def test_what_stands_before_the_first_character_too_many_fits(text: str, most: int) -> None:
    from qunce.kinds.platform.measures import Unit
    from qunce.kinds.script.fill import fill
    from qunce.kinds.script.wordings import Filling
    from qunce.load import Scalar, parse_bytes

    text = "".join(one for one in text if not 0xD800 <= ord(one) <= 0xDFFF)
    scalar = parse_bytes("a.yml", b"x").node
    assert isinstance(scalar, Scalar)
    filling = Filling(fill(text.replace("{", "").replace("}", ""), {}), scalar, {})
    index = first_beyond(filling, most, Unit.BYTE)

    assert octets(filling.text[:index]) <= most
    assert index == len(filling.text) or octets(filling.text[: index + 1]) > most


def test_a_mass_task_takes_as_many_groups_as_the_platform_says() -> None:
    limit = "  - {name: 群数, via: wecom_mass, of: groups, number: %d, unit: group, per: send, source: 后台, checked: 2026-02-01}\n"
    schedule = mass(1, "2026-03-02").replace("[vip]", "[vip, daily]")
    base = PLATFORM % ("days", "month")

    assert told(base + limit % 2 + schedule, oversized_mass_task) == []
    assert told(base + limit % 1 + schedule, oversized_mass_task)[0].startswith(
        "vip-week.yml:6:7: error CAD-062 一次企微群发到 2 个客户群，至多 1 个"
    )


def test_four_a_month_is_a_mistake_in_fields_and_in_words() -> None:
    in_words = """\
# content/platforms/wecom.yml
title: 企业微信
short: 企微
channel: closed_group
text_max: 4000
limits:
  - {name: 企业群发, value: 每位客户每个自然月最多 4 次, source: 旧文档, checked: 2026-02-01}
  - {name: 朋友圈, value: 每个自然月最多 4 次, source: 旧文档, checked: 2026-02-01}
"""
    assert told(PLATFORM % ("4", "month"), outdated_limit) == [
        "wecom.yml:7:54: warning CAD-061 「企业群发」写的「每个客户群每自然月不超过 4 条」是 2022 年前后的旧数，现在是每个客户群每自然月不超过当月天数"
    ]
    assert told(in_words, outdated_limit) == [
        "wecom.yml:7:25: warning CAD-061 「企业群发」写的「每个自然月最多 4 次」是 2022 年前后的旧数"
    ]
    assert told(PLATFORM % ("4", "week"), outdated_limit) == []


def test_a_number_is_stale_on_the_day_after_a_year_and_the_playbook_may_say_when() -> None:
    text = PLATFORM % ("days", "month")
    a_year = date(2026, 2, 1) + timedelta(365)

    assert told(text, outdated_limit, start=a_year) == []
    assert told(text, outdated_limit, start=a_year + timedelta(1)) == [
        "wecom.yml:7:121: warning CAD-061 「企业群发」366 天没有核对，至多 365 天"
    ]
    sooner = text + "# content/playbook.yml\ntitle: 手册\nrules:\n  CAD-061: {days: 20}\n"
    assert told(sooner, outdated_limit) == [
        "wecom.yml:7:121: warning CAD-061 「企业群发」29 天没有核对，至多 20 天（content/playbook.yml 第 4 行）"
    ]


def test_our_own_number_grows_old_only_where_a_plan_counts_by_it() -> None:
    late = date(2027, 11, 22)
    quiet = "# calendar/schedules/vip-week.yml\ntitle: 周\ngroups: [vip]\nfrom: 2027-11-22\nslots:\n  mon: {day: mon, at: 10:00, theme: tips}\n"

    assert told(quiet, outdated_limit, start=late) == []
    assert told(mass(1, "2027-11-22"), outdated_limit, start=late)[0] == (
        "wecom.yml:2:1: warning CAD-061 群策带的「企业群发」367 天没有核对，至多 365 天"
    )


def test_a_number_that_has_ended_needs_one_that_follows() -> None:
    ended = (PLATFORM % ("9", "day")).replace("checked:", "until: 2026-02-28, checked:")
    followed = (
        ended
        + "  - {name: 企业群发, via: wecom_mass, of: sends, number: 8, unit: time, per: day, from: 2026-03-01, source: 后台, checked: 2026-02-01}\n"
    )

    assert [one.partition("CAD-061 ")[2] for one in told(ended, outdated_limit)] == [
        "「企业群发」的数只用到 2026-02-28，之后没有接着的"
    ]
    assert told(followed, outdated_limit) == []


def test_the_day_decides_which_of_two_dated_numbers_holds() -> None:
    text = (PLATFORM % ("9", "day")).replace("checked:", "until: 2026-02-28, checked:") + (
        "  - {name: 企业群发, via: wecom_mass, of: sends, number: 8, unit: time, per: day, from: 2026-03-01, source: 后台, checked: 2026-02-01}\n"
    )
    book, _ = playbook(text)

    def number(day: date) -> str | None:
        held = limit_of(book.platforms["wecom"], Means.WECOM_MASS, Measure.SENDS, day)
        return held.limit.number if held else None

    assert (number(date(2026, 2, 28)), number(date(2026, 3, 1))) == ("9", "8")


def test_a_limit_that_says_too_little_or_the_wrong_unit_is_a_finding_on_its_place() -> None:
    _, findings = playbook(
        """\
# content/platforms/wecom.yml
title: 企业微信
short: 企微
channel: closed_group
text_max: 4000
limits:
  - {name: 空的, source: 后台, checked: 2026-02-01}
  - {name: 半个, number: 20, source: 后台, checked: 2026-02-01}
  - {name: 单位错, via: bot, of: text, number: 20, unit: time, source: 后台, checked: 2026-02-01}
  - {name: 不是数, via: bot, of: text, number: 二十, unit: char, source: 后台, checked: 2026-02-01}
  - {name: 两个数, via: post, of: text, number: 2000, unit: char, source: 后台, checked: 2026-02-01}
  - {name: 倒着, value: 一句话, from: 2026-03-01, until: 2026-02-01, source: 后台, checked: 2026-02-01}
"""
    )
    assert [one.removeprefix("content/platforms/") for one in findings] == [
        "wecom.yml:7:5: error REF-005 「空的」没有写限多少",
        "wecom.yml:8:24: error REF-005 「半个」写了 20，没有写 via、of、unit，规则数不了",
        "wecom.yml:9:55: error REF-010 「单位错」限的是文字，不能用「条」数",
        "wecom.yml:10:45: error REF-004 「至多多少」写成了「二十」",
        "wecom.yml:11:46: error REF-010 「两个数」写 2000 字，text_max 写 4000",
        "wecom.yml:12:53: error REF-010 结束（2026-02-01）早于开始（2026-03-01）",
    ]


def test_every_shipped_number_has_a_source_a_day_and_a_unit_that_fits() -> None:
    every = [(name, limit) for name, shelf in shipped().items() for limit in shelf.limits]

    assert {"wecom", "wechat", "qq", "douyin", "xiaohongshu"} <= set(shipped())
    for _, limit in every:
        assert limit.counts
        assert limit.of
        assert limit.unit in limit.of.units
        assert len(limit.source) > 6
        assert limit.checked >= date(2026, 11, 1)


def test_a_platform_is_known_by_its_id_or_the_longest_name_in_its_title() -> None:
    text = """\
# content/platforms/east.yml
title: 企业微信（东区）
short: 东区
channel: closed_group
text_max: 4000
# content/platforms/pager.yml
title: 短讯
short: 短讯
channel: closed_group
text_max: 12
"""
    book, _ = playbook(text)

    def names(held: tuple[Held, ...]) -> set[Means | None]:
        return {one.limit.means for one in held}

    assert Means.WECOM_MASS in names(limits_of(book.platforms["east"]))
    assert limits_of(book.platforms["pager"]) == ()


def test_a_plan_of_today_counts_by_what_holds_today() -> None:
    found = compile_text(mass(3, "2026-03-02"), start=MONDAY, weeks=2, checks=[overused_mass_send])

    assert [one.message for one in found.report.findings] == [
        "「会员群」2026 年 3 月企微群发 42 条，至多 31 条（群策带的数，2026-11-20 核对）"
    ]
