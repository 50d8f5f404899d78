"""Calendars: what a subscriber's phone gets, and what it never gets."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import icalendar
import pytest

from qunce.example import compile_text, starter
from qunce.expand import Plan
from qunce.kinds.vocabulary import Each
from qunce.render.feeds import FeedFile, feed_findings, feed_index, feeds
from qunce.render.report import as_text

SITE = "https://my-store.example/手册"
WEEK = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-11-16
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips, script: tips-menu}
  sat-deal: {day: sat, at: 19:30, theme: deal, owner: qiu, mention_all: true, note: 先看库存}
"""
SKIP = """\
# calendar/overrides/2026.yml
no-deal: {slot: vip-week.sat-deal, date: 2026-11-28, action: skip, reason: 水果没到货}
"""


def plan_of(text: str, start: date = date(2026, 11, 23), weeks: int = 2) -> Plan:
    plan = compile_text(text, start=start, weeks=weeks, checks=()).plan
    assert plan is not None
    return plan


def feeds_of(
    text: str, revisions: Mapping[str, datetime] | None = None, site: str = SITE
) -> dict[str, FeedFile]:
    files = feeds(plan_of(text), site_url=site, revisions=revisions or {})
    return {file.path: file for file in files}


def events(file: FeedFile) -> list[Any]:
    return list(read(file).walk("VEVENT"))


def read(file: FeedFile) -> Any:
    return icalendar.Calendar.from_ical(file.data)


def raw_events(file: FeedFile) -> dict[str, bytes]:
    """UID → the bytes of its event."""
    found = re.findall(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", file.data, re.DOTALL)
    return {unfolded(one, "UID"): one for one in found}


def unfolded(data: bytes, name: str) -> str:
    lines = data.replace(b"\r\n ", b"").decode().split("\r\n")
    return next(line.partition(":")[2] for line in lines if re.match(f"{name}[:;]", line))


VIP = "feeds/group-vip.ics"
GOLDEN = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Qunce//Community Playbook//ZH
CALSCALE:GREGORIAN
METHOD:PUBLISH
DESCRIPTION:2026-11-23 至 2026-12-06，共 4 条。请订阅，不要一次性导入；急事以网站为准。
X-WR-CALDESC:2026-11-23 至 2026-12-06，共 4 条。请订阅，不要一次性导入；急事以网站为准。
NAME:会员群排期
X-WR-CALNAME:会员群排期
COLOR:mediumpurple
REFRESH-INTERVAL;VALUE=DURATION:PT6H
SOURCE;VALUE=URI:https://my-store.example/%E6%89%8B%E5%86%8C/feeds/group-vip.ics
URL:https://my-store.example/%E6%89%8B%E5%86%8C/
X-APPLE-CALENDAR-COLOR:#9370DB
X-PUBLISHED-TTL:PT6H
X-WR-TIMEZONE:Asia/Shanghai
BEGIN:VTIMEZONE
TZID:Asia/Shanghai
BEGIN:STANDARD
DTSTART:19920101T000000
TZNAME:CST
TZOFFSETFROM:+0800
TZOFFSETTO:+0800
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
SUMMARY:生活小窍门 · 会员群（企微）
DTSTART;TZID=Asia/Shanghai:20261123T103000
DTEND;TZID=Asia/Shanghai:20261123T110000
DTSTAMP:20261101T000000Z
UID:2026w48-1.vip-week.mon-tips.vip@my-store.example
SEQUENCE:3594240
CATEGORIES:企业微信,价值
DESCRIPTION:在「会员群」（企业微信）发「生活小窍门」，话术「一周菜单」\\n\\n今天分享一个排菜单的办法：先定三天的主菜，再配两样当季蔬菜。\\n这周店里的【蔬菜】新鲜，清炒、做汤都合适。\\n\\n填写【蔬菜】：当季蔬菜，如「上海青」\\n发送：小夏，人工发送\\n\\nhttps://my-store.example/%E6%89%8B%E5%86%8C/scripts/tips-menu/#post-2026w48-1.vip-week.mon-tips.vip
LAST-MODIFIED:20261101T000000Z
STATUS:CONFIRMED
TRANSP:TRANSPARENT
URL:https://my-store.example/%E6%89%8B%E5%86%8C/scripts/tips-menu/#post-2026w48-1.vip-week.mon-tips.vip
END:VEVENT
BEGIN:VEVENT
SUMMARY:【取消】本周好价 · 会员群（企微）
DTSTART;TZID=Asia/Shanghai:20261128T193000
DTEND;TZID=Asia/Shanghai:20261128T200000
DTSTAMP:20261101T000000Z
UID:2026w48-1.vip-week.sat-deal.vip@my-store.example
SEQUENCE:3594240
CATEGORIES:企业微信,促销
DESCRIPTION:已取消，不用发。理由：水果没到货\\n在「会员群」（企业微信）发「本周好价」\\n\\nhttps://my-store.example/%E6%89%8B%E5%86%8C/themes/deal/#post-2026w48-1.vip-week.sat-deal.vip
LAST-MODIFIED:20261101T000000Z
STATUS:CANCELLED
TRANSP:TRANSPARENT
URL:https://my-store.example/%E6%89%8B%E5%86%8C/themes/deal/#post-2026w48-1.vip-week.sat-deal.vip
END:VEVENT
"""


def test_a_feed_is_these_lines() -> None:
    data = feeds_of(WEEK + SKIP)[VIP].data.replace(b"\r\n ", b"").replace(b"\r\n", b"\n").decode()

    assert data[: len(GOLDEN)] == GOLDEN
    assert data.endswith("END:VEVENT\nEND:VCALENDAR\n")


def test_there_is_one_feed_for_each_group_person_and_platform_and_one_for_all() -> None:
    assert [(one.path, one.title, one.count) for one in feeds_of(WEEK).values()] == [
        ("feeds/group-daily.ics", "街坊群排期", 0),
        ("feeds/group-vip.ics", "会员群排期", 4),
        ("feeds/person-qiu.ics", "小秋的发帖日历", 2),
        ("feeds/person-xia.ics", "小夏的发帖日历", 2),
        ("feeds/platform-wecom.ics", "企业微信排期", 4),
        ("feeds/platform-xiaohongshu.ics", "小红书排期", 0),
        ("feeds/all.ics", "全部社群排期", 4),
    ]


def test_one_post_has_the_same_bytes_in_every_feed_that_carries_it() -> None:
    files = feeds_of(WEEK + SKIP)
    mine = raw_events(files[VIP])

    assert mine == raw_events(files["feeds/platform-wecom.ics"])
    assert mine == raw_events(files["feeds/all.ics"])
    both = raw_events(files["feeds/person-xia.ics"]) | raw_events(files["feeds/person-qiu.ics"])
    assert mine == both


def test_every_line_ends_in_crlf_fits_75_octets_and_is_clean_utf8() -> None:
    for file in feeds_of(WEEK + SKIP).values():
        assert file.data.count(b"\n") == file.data.count(b"\r\n") == file.data.count(b"\r")
        lines = file.data.split(b"\r\n")
        assert lines.pop() == b""
        assert all(0 < len(line) <= 75 for line in lines)
        text = "".join(line.decode() for line in lines)
        assert not re.search("[\x00-\x08\x0a-\x1f\x7f-\x9f\ufeff\ufffd\u2028\u2029]", text)


def test_no_feed_has_what_breaks_readers() -> None:
    for file in feeds_of(WEEK + SKIP).values():
        head, *bodies = file.data.replace(b"\r\n ", b"").decode().split("BEGIN:VEVENT")
        whole = head + "".join(bodies)
        for name in ("VCALENDAR", "VTIMEZONE"):
            assert whole.count(f"BEGIN:{name}") == whole.count(f"END:{name}") == 1
        assert whole.count("\r\nPRODID:") == whole.count("\r\nVERSION:") == 1
        assert "\r\nUID:" not in head
        for name in ("ORGANIZER", "ATTENDEE", "VALARM", "RRULE", "X-ALT-DESC", "COMMENT", "ATTACH"):
            assert f"\n{name}" not in whole
        for name in ("DTSTART", "DTEND"):
            times = re.findall(f"\n{name}[^\r]*", "".join(bodies))
            assert len(times) == file.count
            assert all(one.startswith(f"\n{name};TZID=Asia/Shanghai:") for one in times)


def test_the_link_stands_in_url_and_on_the_last_line_of_the_description() -> None:
    for event in events(feeds_of(WEEK)[VIP]):
        assert event["DESCRIPTION"].splitlines()[-1] == event["URL"]
        assert event["URL"].isascii()
        assert event["URL"].startswith("https://my-store.example/%E6%89%8B%E5%86%8C/")


def test_without_a_site_there_is_no_link() -> None:
    for event in events(feeds_of(WEEK, site="")[VIP]):
        assert "URL" not in event
        assert not event["DESCRIPTION"].endswith("\n")


def test_who_sends_how_and_what_to_mind_stand_below_the_words() -> None:
    deal = events(feeds_of(WEEK)[VIP])[1]

    assert deal["DESCRIPTION"].split("\n")[:-2] == [
        "在「会员群」（企业微信）发「本周好价」",
        "",
        "没有指定话术，可选题目：周末水果专场",
        "",
        "发送：小秋，人工发送",
        "这一条要 @所有人",
        "备注：先看库存",
    ]


def test_a_moved_post_keeps_its_uid_and_says_when_it_was_planned_and_why() -> None:
    move = """\
# calendar/overrides/2026.yml
later: {slot: vip-week.mon-tips, date: 2026-11-23, action: move, to: 2026-11-24 12:30, reason: 停电}
"""
    before, after = feeds_of(WEEK)[VIP], feeds_of(WEEK + move)[VIP]

    assert sorted(raw_events(before)) == sorted(raw_events(after))
    moved = events(after)[0]
    assert moved["DTSTART"].dt.isoformat() == "2026-11-24T12:30:00+08:00"
    assert "改期：原定 11月23日 周一 10:30。理由：停电" in moved["DESCRIPTION"].split("\n")


def test_a_replaced_post_keeps_its_uid_and_says_what_it_was() -> None:
    replace = """\
# calendar/overrides/2026.yml
other: {slot: vip-week.mon-tips, date: 2026-11-23, action: replace, theme: help, script: help-return, reason: 退换多}
"""
    before, after = feeds_of(WEEK)[VIP], feeds_of(WEEK + replace)[VIP]

    assert sorted(raw_events(before)) == sorted(raw_events(after))
    told = events(after)[0]["DESCRIPTION"].split("\n")
    assert told[:2] == [
        "在「会员群」（企业微信）发「有问必答」，话术「怎么退换」",
        "换内容：原来是「生活小窍门」的「一周菜单」。理由：退换多",
    ]


def test_whoever_stands_in_gets_the_post_and_is_told_for_whom() -> None:
    leave = """\
# content/people/xia.yml
title: 小夏
deputy: qiu
leave: [{from: 2026-11-23, to: 2026-11-24}]
"""
    files = feeds_of(WEEK + leave)

    assert [files[f"feeds/person-{one}.ics"].count for one in ("qiu", "xia")] == [3, 1]
    assert "发送：小秋，代 小夏（休假），人工发送" in events(files[VIP])[0]["DESCRIPTION"]


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("day: mon, at: 10:30", "day: mon, at: 18:45"),
        ("day: mon, at: 10:30", "day: thu, at: 10:30"),
        ("theme: tips, script: tips-menu", "theme: help, script: help-return"),
        ("title: 会员群周排期", "title: 换个名字"),
    ],
)
def test_time_weekday_words_and_titles_change_without_changing_a_uid(
    written: str, instead: str
) -> None:
    before, after = feeds_of(WEEK)[VIP], feeds_of(WEEK.replace(written, instead))[VIP]

    assert sorted(raw_events(before)) == sorted(raw_events(after))


RENAMED = """\
# content/groups/vip-club.yml
title: 会员群
was: [vip]
platform: wecom
type: vip
host: xia
# calendar/schedules/club-week.yml
title: 会员群周排期
was: [vip-week]
groups: [vip-club]
from: 2026-11-16
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips, script: tips-menu}
  sat-deal: {day: sat, at: 19:30, theme: deal, owner: qiu}
# content/groups/vip.yml
"""


def test_a_renamed_group_and_schedule_keep_uids_and_old_subscriptions() -> None:
    before, after = feeds_of(WEEK)[VIP], feeds_of(RENAMED)["feeds/group-vip-club.ics"]

    assert sorted(raw_events(before)) == sorted(raw_events(after))
    assert after.former == (VIP,)


def test_an_old_id_that_somebody_else_bears_now_is_not_taken_from_them() -> None:
    both = RENAMED + "title: 新会员群\nplatform: wecom\ntype: vip\nhost: qiu\n"
    both = both.replace("groups: [vip-club]", "groups: [vip-club, vip]")
    files = feeds_of(both)

    assert files["feeds/group-vip-club.ics"].former == ()
    uids = list(raw_events(files["feeds/all.ics"]))
    assert len(set(uids)) == len(uids) == files["feeds/all.ics"].count == 8


OLD, NEW = datetime(2026, 11, 2, 8, 30, 12, tzinfo=UTC), datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
FILES = [path for path in starter() if path != "content/playbook.yml"] + [
    "calendar/schedules/vip-week.yml"
]


def test_stamps_are_the_newest_revision_of_the_files_a_post_is_made_of() -> None:
    history = dict.fromkeys(FILES, OLD) | {"content/scripts/tips-menu.yml": NEW}
    tips, deal, *_ = events(feeds_of(WEEK, history)[VIP])

    assert [one["DTSTAMP"].dt for one in (tips, deal)] == [NEW, OLD]
    assert [one["LAST-MODIFIED"].dt for one in (tips, deal)] == [NEW, OLD]
    assert [one["SEQUENCE"] for one in (tips, deal)] == [3621660, 3596190]


def test_an_events_bytes_stay_when_only_other_files_change() -> None:
    history = dict.fromkeys(FILES, OLD)
    before = raw_events(feeds_of(WEEK, history)[VIP])
    after = raw_events(feeds_of(WEEK, history | {"content/themes/deal.yml": NEW})[VIP])

    changed = {uid for uid in before if before[uid] != after[uid]}
    assert {uid.split(".")[2] for uid in changed} == {"sat-deal"}
    assert all(before[uid] == after[uid] for uid in before if "mon-tips" in uid)


def test_a_cancellation_raises_the_sequence_of_its_post_and_of_no_other() -> None:
    history = dict.fromkeys(FILES, OLD)
    before = events(feeds_of(WEEK, history)[VIP])
    after = events(feeds_of(WEEK + SKIP, history | {"calendar/overrides/2026.yml": NEW})[VIP])

    assert [one["SEQUENCE"] for one in before] == [3596190] * 4
    assert [one["SEQUENCE"] for one in after] == [3596190, 3621660, 3596190, 3596190]


def test_an_objects_own_date_beats_its_files_history_and_the_charter_is_the_last_resort() -> None:
    dated = WEEK.replace("title: 会员群周排期", "title: 会员群周排期\nupdated: 2026-11-10")
    history = {"calendar/schedules/vip-week.yml": NEW}

    assert stamps(dated, history) == {"20261110T000000Z"}
    assert stamps(WEEK, history) == {"20261120T010000Z"}
    assert stamps(WEEK, {}) == {"20261101T000000Z"}  # the charter's own `updated`
    undated = WEEK + "# content/playbook.yml\ntitle: 手册\n"
    assert stamps(undated, {}) == {"20260101T000000Z"}


def stamps(text: str, history: Mapping[str, datetime]) -> set[str]:
    data = feeds_of(text, history)[VIP].data.decode()
    return set(re.findall(r"\nDTSTAMP:(\S+)", data))


FEEDS = """\
# calendar/feeds.yml
short: {title: 两周, each: group, back_weeks: 0, weeks: 1}
long: {title: 长, each: group, back_weeks: 1, weeks: 53}
everything: {title: 全部, each: all, back_weeks: 0, weeks: 2}
"""


def test_feeds_are_what_the_file_asks_for_cut_only_where_the_plan_ends_and_say_so() -> None:
    files = feeds_of(WEEK + FEEDS)

    assert [(one.path, one.count, f"{one.start}", f"{one.end}") for one in files.values()] == [
        ("feeds/group-daily.ics", 0, "2026-11-23", "2026-11-29"),
        ("feeds/group-vip.ics", 2, "2026-11-23", "2026-11-29"),
        ("feeds/long.group-daily.ics", 0, "2026-11-23", "2026-12-06"),
        ("feeds/long.group-vip.ics", 4, "2026-11-23", "2026-12-06"),
        ("feeds/all.ics", 4, "2026-11-23", "2026-12-06"),
    ]
    assert files["feeds/long.group-vip.ics"].title == "会员群排期（长）"
    assert "2026-11-23 至 2026-12-06，共 4 条" in files["feeds/all.ics"].data.decode()


def test_a_fixed_horizon_gives_the_same_feeds_on_any_day() -> None:
    fixed = WEEK + "# content/playbook.yml\ntitle: 手册\nhorizon: {from: 2026-11-25, weeks: 4}\n"

    def built(today: date) -> tuple[FeedFile, ...]:
        from qunce.example import example_files
        from qunce.pipeline import compile_files

        plan = compile_files(example_files(fixed), today=today, checks=()).plan
        assert plan is not None
        return feeds(plan, site_url=SITE, revisions={})

    assert built(date(2026, 11, 25)) == built(date(2027, 1, 5))
    assert [one.count for one in built(date(2026, 11, 25)) if one.each is Each.GROUP] == [0, 8]


def test_the_index_lists_every_feed() -> None:
    files = feeds_of(WEEK + FEEDS)
    index = json.loads(feed_index(files.values()))

    assert [one["path"] for one in index["feeds"]] == list(files)
    assert index["feeds"][1] == {
        "path": VIP,
        "title": "会员群排期",
        "each": "group",
        "subject": "vip",
        "series": "short",
        "count": 2,
        "bytes": len(files[VIP].data),
        "from": "2026-11-23",
        "until": "2026-11-29",
    }


def test_a_feed_too_heavy_for_google_and_outlook_is_named_with_the_weeks_that_fit() -> None:
    slots = "".join(
        f"  s{number:02}: {{day: [mon, tue, wed, thu, fri, sat, sun], at: {number % 24}:30, theme: tips}}\n"
        for number in range(48)
    )
    text = f"{WEEK.split('  mon-tips')[0]}{slots}{FEEDS}"
    compiled = compile_text(text, start=date(2026, 11, 23), weeks=4, checks=())
    assert compiled.plan is not None
    assert compiled.playbook is not None
    files = feeds(compiled.plan, site_url=SITE, revisions={})

    assert (
        as_text(feed_findings(files, compiled.playbook), compiled.sources)
        == """\
calendar/feeds.yml:3:7: warning CAL-001 日历「会员群排期（长）」有 1,344 条、1.0 MB，超过 1,000 条或 1 MB
    3 | long: {title: 长, each: group, back_weeks: 1, weeks: 53}
      |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  Google 日历不收 1 MB 以上的订阅，新版 Outlook 一次最多收 1,000 条，超过的日历不再更新
    改法  在 calendar/feeds.yml 里让 back_weeks 与 weeks 合起来不超过 2 周"""
    )
    assert feed_findings(feeds_of(WEEK).values(), compiled.playbook) == []


def test_a_zone_with_summer_time_gets_a_true_definition() -> None:
    text = WEEK + "# content/playbook.yml\ntitle: 手册\ntimezone: America/New_York\n"
    file = feeds_of(text)[VIP]

    assert b"COMMENT" not in file.data
    assert b"BEGIN:DAYLIGHT" in file.data
    calendar = read(file)
    assert [str(one["TZID"]) for one in calendar.walk("VTIMEZONE")] == ["America/New_York"]
    zone = calendar.walk("VTIMEZONE")[0].to_tz()
    for event in events(file):
        assert event["DTSTART"].dt.utcoffset().total_seconds() == -5 * 3600
        assert event["DTSTART"].dt.replace(tzinfo=zone).utcoffset().total_seconds() == -5 * 3600


def test_chinas_zone_is_icalendars_own_without_the_comment() -> None:
    zone = icalendar.Timezone.from_tzid("Asia/Shanghai", first_date=date(1992, 1, 1))
    zone.pop("COMMENT")

    assert zone.to_ical() in feeds_of(WEEK)[VIP].data
