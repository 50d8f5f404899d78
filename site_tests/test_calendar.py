"""`qunce calendar`: the table of a stretch of days, and what made a post."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from qunce.cli import main
from qunce.example import example_files

PLAYBOOK = """\
# calendar/schedules/week.yml
title: 周排期
groups: [vip, daily]
from: 2026-09-07
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips, script: [tips-menu, poll-fruit]}
  sat-deal: {day: sat, at: 20:00, theme: deal, only: restday, week: A, until: 2026-11-30}
  late-work: {day: workday, at: 17:00, theme: tips, from: 2026-10-10, until: 2026-10-12}
  moon: {on: moon, before: 3, workdays: true, at: 18:00, theme: poll, script: poll-fruit}
  count: {campaign: gala.burst, before: 1, at: 12:00, theme: gift, owner: qiu}
# calendar/days/own.yml
moon-2026: {title: 赏月, date: 2026-09-25, kind: festival}
make-up: {title: 长假补班, date: 2026-10-10, kind: workday}
# calendar/campaigns/gala.yml
title: 周年庆
groups: [vip]
owner: xia
goal: 让老顾客都回来看看
phases:
  burst:
    from: 2026-12-30
    until: 2027-01-02
    slots:
      open: {day: 2, at: 19:00, theme: deal}
# calendar/overrides/own.yml
rest: {slot: week.mon-tips, groups: [vip], date: 2026-12-28, action: skip, reason: 盘点}
late: {slot: week.mon-tips, groups: [daily], date: 2026-12-28, action: move, to: 2026-12-29 09:00, reason: 停电}
# content/people/xia.yml
title: 小夏
roles: [host]
leave:
  - {from: 2026-12-31, to: 2026-12-31, deputy: qiu}
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    for name, data in example_files(PLAYBOOK).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tmp_path


def calendar(shop: Path, *arguments: str, today: str = "2026-12-30") -> Result:
    return CliRunner().invoke(
        main, ["calendar", str(shop), "--today", today, *arguments], catch_exceptions=False
    )


def test_a_week_over_the_end_of_the_year_stands_in_plain_columns(shop: Path) -> None:
    result = calendar(shop)

    assert result.exit_code == 0
    assert (
        result.stdout
        == """\
2026-12-28 周一
  10:30  会员群  生活小窍门  一周菜单  小夏  取消：盘点              tvpnt
2026-12-29 周二
  09:00  街坊群  生活小窍门  一周菜单  小秋  原定 12-28 10:30：停电  7a879
  12:00  街坊群  每周小福利            小秋                          9fbdx
  12:00  会员群  每周小福利            小秋                          etbxw
2026-12-31 周四
  19:00  会员群  本周好价              小秋  代小夏；周年庆 爆发     ragmy
"""
    )


def test_a_shifted_working_day_is_named_and_a_slot_for_days_off_stays_away(shop: Path) -> None:
    days = calendar(shop, "--from", "2026-10-05", "--weeks", "3").stdout

    assert days.count("17:00") == 4  # two groups, on the Saturday of work and on the Monday
    assert [line for line in days.splitlines() if line.startswith("2026-10-10 周六 · 上班")]
    assert days.count("20:00") == 2
    assert "2026-10-17 周六" not in days  # a B week
    assert "2026-10-24 周六" in days


def test_json_is_whole_and_says_where_each_post_is_written(shop: Path) -> None:
    told = json.loads(calendar(shop, "--format", "json", "--group", "vip").stdout)

    assert (told["from"], told["to"], told["today"]) == ("2026-12-28", "2027-01-03", "2026-12-30")
    assert [(post["identity"], post["cancelled"], post["line"]) for post in told["posts"]] == [
        ("2026w53-1.week.mon-tips.vip", True, 6),
        ("gala_burst-1.week.count.vip", False, 10),
        ("d01.gala.burst.open.vip", False, 11),
    ]


def test_people_see_what_they_send_themselves_and_in_place_of_others(shop: Path) -> None:
    assert (
        calendar(shop, "--by", "person", "--person", "qiu").stdout
        == """\
小秋（qiu）
  12-29 周二 09:00  街坊群  生活小窍门  一周菜单  原定 12-28 10:30：停电  7a879
  12-29 周二 12:00  街坊群  每周小福利                                    9fbdx
  12-29 周二 12:00  会员群  每周小福利                                    etbxw
  12-31 周四 19:00  会员群  本周好价              代小夏；周年庆 爆发     ragmy
"""
    )


@pytest.mark.parametrize(
    ("post", "told"),
    [
        (
            "moon_2026-1.week.moon.vip",
            [
                "2026-09-22 周二 · 18:00 · 会员群 · 大家投一票",
                "  编号    g827w  moon_2026-1.week.moon.vip",
                "  社群    会员群（vip）  content/groups/vip.yml:2:1",
                "  排期    周排期（week）  calendar/schedules/week.yml:2:1",
                "  时段    moon：赏月前 3 个工作日 18:00  calendar/schedules/week.yml:9:9",
                "  哪一天  从赏月（2026-09-25）数  calendar/days/own.yml:2:12",
                "  栏目    大家投一票 · 互动  content/themes/poll.yml:2:1",
                "  话术    周末想吃什么水果（poll-fruit），a 版  content/scripts/poll-fruit.yml:2:1",
                "  发送人  小夏（群主）  content/groups/vip.yml:7:7",
            ],
        ),
        (
            "gala_burst-1.week.count.vip",
            [
                "2026-12-29 周二 · 12:00 · 会员群 · 每周小福利",
                "  编号    etbxw  gala_burst-1.week.count.vip",
                "  社群    会员群（vip）  content/groups/vip.yml:2:1",
                "  排期    周排期（week）  calendar/schedules/week.yml:2:1",
                "  时段    count：「周年庆」爆发前 1 天 12:00  calendar/schedules/week.yml:10:10",
                "  哪一天  从「周年庆」爆发（2026-12-30 到 2027-01-02）数  calendar/campaigns/gala.yml:2:1",
                "  栏目    每周小福利 · 福利  content/themes/gift.yml:2:1",
                "  话术    没有指定，发送人自己写  calendar/schedules/week.yml:10:10",
                "  发送人  小秋（时段写的）  calendar/schedules/week.yml:10:75",
            ],
        ),
        (
            "burst.open",
            [
                "2026-12-31 周四 · 19:00 · 会员群 · 本周好价",
                "  编号    ragmy  d01.gala.burst.open.vip",
                "  社群    会员群（vip）  content/groups/vip.yml:2:1",
                "  活动    周年庆（gala）  calendar/campaigns/gala.yml:2:1",
                "  阶段    爆发，2026-12-30 到 2027-01-02  calendar/campaigns/gala.yml:8:11",
                "  时段    open  calendar/campaigns/gala.yml:11:13",
                "  哪一天  2026-12-31，阶段的第 2 天  calendar/campaigns/gala.yml:11:19",
                "  栏目    本周好价 · 促销  content/themes/deal.yml:2:1",
                "  话术    没有指定，发送人自己写  calendar/campaigns/gala.yml:11:13",
                "  发送人  小夏（群主）  content/groups/vip.yml:7:7",
                "  代班    小秋，小夏休假 2026-12-31  content/people/xia.yml:5:5",
            ],
        ),
        (
            "2026w53-1.week.mon-tips.daily",
            [
                "2026-12-29 周二 · 09:00 · 街坊群 · 生活小窍门",
                "  编号      7a879  2026w53-1.week.mon-tips.daily",
                "  社群      街坊群（daily）  content/groups/daily.yml:2:1",
                "  排期      周排期（week）  calendar/schedules/week.yml:2:1",
                "  时段      mon-tips：周一 10:30  calendar/schedules/week.yml:6:13",
                "  哪一天    2026-12-28 周一，2026 年第 53 周  calendar/schedules/week.yml:6:19",
                "  栏目      生活小窍门 · 价值  content/themes/tips.yml:2:1",
                "  话术      一周菜单（tips-menu），2 条轮着用，轮到第 1 条  content/scripts/tips-menu.yml:2:1",
                "  发送人    小秋（群主）  content/groups/daily.yml:7:7",
                "  临时调整  改期，原定 2026-12-28 10:30：停电（late）  calendar/overrides/own.yml:3:7",
            ],
        ),
    ],
)
def test_a_post_tells_everything_that_made_it(shop: Path, post: str, told: list[str]) -> None:
    result = calendar(shop, "--why", post)

    assert result.exit_code == 0
    assert result.stdout.replace(f"{shop.as_posix()}/", "").splitlines() == told


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--group", "vpi"), "没有叫「vpi」的社群。是不是「vip」（会员群）？"),
        (("--person", "小秋"), "没有叫「小秋」的人。是不是「qiu」（小秋）？"),
        (("--from", "2026-12-30", "--to", "2026-12-01"), "--to 2026-12-01 早于 --from 2026-12-30"),
        (("--to", "2027-01-30", "--weeks", "2"), "--to 和 --weeks 只能写一个"),
        (("--from", "9999-12-31"), "只能看 1970 到 2199 年"),
        (("--why", "week.mon-tisp"), "没有「week.mon-tisp」这条帖子。是不是「week.mon-tips」？"),
        (("--why", "mon-tips.vip"), "「mon-tips.vip」不止一条"),
    ],
)
def test_a_wrong_wish_is_a_usage_error_with_what_was_meant(
    shop: Path, arguments: tuple[str, ...], words: str
) -> None:
    result = calendar(shop, *arguments)

    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr


def test_a_playbook_with_errors_is_shown_with_a_warning_and_exit_code_1(shop: Path) -> None:
    path = shop / "calendar/schedules/week.yml"
    path.write_text(path.read_text().replace("on: moon", "on: mooon"))

    result = calendar(shop, "--from", "2026-09-21")

    assert result.exit_code == 1
    assert "2026-09-21 周一" in result.stdout
    assert "1 处读不懂" in result.stderr
