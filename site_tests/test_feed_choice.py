"""Which feeds there are: for whom, of what, under which heading, with or without a bell."""

from __future__ import annotations

import re
from datetime import date

import icalendar

from qunce.example import compile_text
from qunce.render.feeds import FeedFile, feeds
from qunce.resolve import faults

MONDAY = date(2026, 3, 2)
PLAYBOOK = """\
# content/groups/vip.yml
title: 会员群
platform: wecom
type: interest
store: 一号店
host: xia
# content/groups/daily.yml
title: 每日群
platform: xiaohongshu
type: interest
store: 二号店
host: qiu
# calendar/schedules/week.yml
title: 周排期
groups: [vip, daily]
from: 2026-03-02
slots:
  tips: {day: mon, at: 10:30, theme: tips, script: tips-menu}
# calendar/campaigns/cups.yml
title: 杯子周
groups: [vip]
owner: xia
goal: 卖掉两百只马克杯
phases:
  burst:
    from: 2026-03-02
    until: 2026-03-03
    slots: {deal: {day: 2, at: 19:30, theme: deal}}
# calendar/feeds.yml
"""


def published(*entries: str) -> dict[str, FeedFile]:
    text = PLAYBOOK + "\n".join(entries) + "\n"
    compiled = compile_text(text, start=MONDAY, weeks=1, checks=())
    assert compiled.plan is not None
    assert compiled.report.findings == ()
    files = feeds(compiled.plan, site_url="https://shop.example/", revisions={})
    return {one.path: one for one in files}


def titles(file: FeedFile) -> list[str]:
    calendar = icalendar.Calendar.from_ical(file.data)
    return [str(one["SUMMARY"]) for one in calendar.walk("VEVENT")]


def test_a_feed_is_made_for_each_role_store_theme_and_campaign() -> None:
    files = published(
        "roles: {title: 岗位, each: role}", "stores: {title: 门店, each: store}",
        "themes: {title: 栏目, each: theme}", "campaigns: {title: 活动, each: campaign}",
    )  # fmt: skip

    told = {path: (one.title, one.count) for path, one in files.items() if one.count}
    assert sorted(told.values()) == [
        ("一号店排期", 2), ("二号店排期", 1), ("本周好价排期", 1), ("杯子周排期", 1),
        ("生活小窍门排期", 2), ("群主排期", 3),
    ]  # fmt: skip
    assert all(re.fullmatch(r"feeds/[a-z0-9.-]+\.ics", path) for path in files)
    assert told["feeds/campaign-cups.ics"] == ("杯子周排期", 1)
    assert told["feeds/theme-tips.ics"] == ("生活小窍门排期", 2)


def test_a_filter_leaves_in_what_it_names_and_all_its_parts_have_to_agree() -> None:
    def left(only: str) -> list[str]:
        return titles(
            published(f"some: {{title: 一部分, each: all, only: {only}}}")["feeds/all.ics"]
        )

    tips, daily = "生活小窍门 · 会员群（企微）", "生活小窍门 · 每日群（红书）"
    deal = "本周好价 · 会员群（企微）"
    assert left("{}") == [daily, tips, deal]
    assert left("{groups: [vip]}") == [tips, deal]
    assert left("{platforms: [xiaohongshu]}") == [daily]
    assert left("{kinds: [promo]}") == [deal]
    assert left("{themes: [tips], people: [xia]}") == [tips]
    assert left("{themes: [deal], people: [qiu]}") == []


def test_a_heading_is_made_of_the_parts_it_names_and_a_bell_rings_only_where_it_is_asked_for() -> (
    None
):
    files = published(
        "group: {title: 群, each: group}",
        'person: {title: 人, each: person, heading: "{script}｜{group} {kind} {owner}", alarm: 10}',
    )

    data = files["feeds/person-xia.ics"].data
    assert titles(files["feeds/person-xia.ics"])[0] == "一周菜单｜会员群 价值 小夏"
    assert data.count(b"BEGIN:VALARM") == data.count(b"BEGIN:VEVENT") == 2
    assert b"TRIGGER:-PT10M\r\n" in data
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert b"VALARM" not in files["feeds/group-vip.ics"].data

    plain = files["feeds/group-vip.ics"].data
    stamps = re.compile(rb"^(?:UID|SEQUENCE|DTSTAMP|DTSTART).*$", re.MULTILINE)
    assert sorted(stamps.findall(data)) == sorted(stamps.findall(plain))


def test_a_heading_with_a_part_that_is_none_is_told_with_the_nearest_one() -> None:
    text = PLAYBOOK + 'person: {title: 人, each: person, heading: "{thema} {栏目}"}\n'

    found = compile_text(text, start=MONDAY, weeks=1, checks=()).report.findings

    assert [(one.code, one.message, one.mend) for one in found] == [
        (faults.CONTRADICTION.code, "条目标题里没有「{thema}」可填", "是不是「{theme}」？"),
        (
            faults.CONTRADICTION.code, "条目标题里没有「{栏目}」可填",
            "可用的：theme、group、platform、script、owner、kind",
        ),
    ]  # fmt: skip
