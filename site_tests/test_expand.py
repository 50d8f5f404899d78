"""Expand: slots, phases and overrides become dated posts in local time."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest

from qunce.example import compile_text, example_files
from qunce.expand import Plan, Post
from qunce.layout import read_folder
from qunce.pipeline import compile_files

ROOT = Path(__file__).parent.parent


def plan_of(text: str, *, start: date = date(2026, 3, 2), weeks: int = 2) -> Plan:
    outcome = compile_text(text, start=start, weeks=weeks, checks=[])
    assert outcome.plan is not None
    assert not outcome.report.findings
    return outcome.plan


def week(*slots: str, more: str = "", since: str = "2026-03-02") -> str:
    lines = "\n".join(f"  {slot}" for slot in slots)
    head = f"title: 周排期\ngroups: [vip]\nfrom: {since}\n{more}"
    return f"# calendar/schedules/week.yml\n{head}slots:\n{lines}\n"


def days(plan: Plan) -> list[str]:
    return [f"{post.starts:%m-%d %a}" for post in plan.posts]


def keys(plan: Plan) -> list[str]:
    return [post.key for post in plan.posts]


def test_a_weekly_slot_yields_one_post_a_week_at_the_same_local_time() -> None:
    plan = plan_of(week("tue-tips: {day: tue, at: 20:00, theme: tips}"))

    assert plan.agenda() == [
        "2026-03-03 Tue 20:00 vip tips",
        "2026-03-10 Tue 20:00 vip tips",
    ]
    assert {str(post.starts.tzinfo) for post in plan.posts} == {"Asia/Shanghai"}
    assert [post.identity for post in plan.posts] == [
        "2026w10-1.week.tue-tips.vip",
        "2026w11-1.week.tue-tips.vip",
    ]


def test_several_days_and_groups_share_one_slot() -> None:
    text = week("tips: {day: [thu, mon], at: 09:30, theme: tips}")

    plan = plan_of(text.replace("[vip]", "[vip, daily]"), weeks=1)

    assert plan.agenda() == [
        "2026-03-02 Mon 09:30 daily tips",
        "2026-03-02 Mon 09:30 vip tips",
        "2026-03-05 Thu 09:30 daily tips",
        "2026-03-05 Thu 09:30 vip tips",
    ]
    assert keys(plan) == ["2026w10-1", "2026w10-1", "2026w10-2", "2026w10-2"]


def test_a_weeks_and_b_weeks_take_turns_over_a_year_of_53_weeks() -> None:
    plan = plan_of(
        week(
            "a-tips: {day: mon, at: 09:00, theme: tips, week: A}",
            "b-poll: {day: mon, at: 09:00, theme: poll, week: B}",
            since="2026-01-05",
        ),
        start=date(2026, 12, 14),
        weeks=5,
    )

    assert [f"{post.starts:%Y-%m-%d} {post.theme.id} {post.key}" for post in plan.posts] == [
        "2026-12-14 poll 2026w51-1",
        "2026-12-21 tips 2026w52-1",
        "2026-12-28 poll 2026w53-1",
        "2027-01-04 tips 2027w01-1",
        "2027-01-11 poll 2027w02-1",
    ]


def test_every_third_week_begins_where_its_offset_says() -> None:
    plan = plan_of(
        week(
            "gift: {day: wed, at: 19:00, theme: gift, every: 3}",
            "deal: {day: fri, at: 19:00, theme: deal, every: 3, offset: 2}",
        ),
        weeks=7,
    )

    assert days(plan) == ["03-04 Wed", "03-20 Fri", "03-25 Wed", "04-10 Fri", "04-15 Wed"]


def test_dates_bound_a_slot_inside_the_dates_of_its_schedule() -> None:
    plan = plan_of(
        week(
            "always: {day: mon, at: 09:00, theme: tips}",
            "later: {day: tue, at: 09:00, theme: tips, from: 2026-03-11}",
            "until: {day: wed, at: 09:00, theme: tips, until: 2026-03-11}",
            more="until: 2026-03-22\n",
            since="2026-03-04",
        ),
        weeks=5,
    )

    assert days(plan) == ["03-04 Wed", "03-09 Mon", "03-11 Wed", "03-16 Mon", "03-17 Tue"]


def test_scripts_take_turns_and_their_variants_after_them() -> None:
    plan = plan_of(
        week("poll: {day: [mon, thu], at: 12:00, theme: poll, script: [poll-fruit, tips-menu]}"),
        weeks=3,
    )

    assert [
        (f"{post.starts:%m-%d}", post.script.id if post.script else "", post.variant)
        for post in plan.posts
    ] == [
        ("03-02", "poll-fruit", "a"),
        ("03-05", "tips-menu", ""),
        ("03-09", "poll-fruit", "b"),
        ("03-12", "tips-menu", ""),
        ("03-16", "poll-fruit", "a"),
        ("03-19", "tips-menu", ""),
    ]


def test_a_rotation_is_the_same_wherever_the_horizon_begins() -> None:
    text = week("poll: {day: mon, at: 12:00, theme: poll, script: [poll-fruit, tips-menu]}")

    whole = plan_of(text, weeks=6).posts
    later = plan_of(text, start=date(2026, 3, 16), weeks=4).posts

    assert [(post.identity, post.text) for post in later] == [
        (post.identity, post.text) for post in whole[2:]
    ]


CAMPAIGN = """\
# calendar/campaigns/birthday.yml
title: 店庆
groups: [vip, daily]
owner: xia
goal: 让老顾客都回来看看
phases:
  warmup:
    from: 2026-03-05
    until: 2026-03-07
    slots:
      teaser: {at: 12:00, theme: deal}
  burst:
    from: 2026-03-08
    until: 2026-03-10
    pauses: [week]
    slots:
      first: {day: 1, at: 10:00, theme: deal}
      last: {day: -1, at: 20:00, theme: deal, groups: [vip]}
      party: {on: 2026-03-09, at: 15:00, theme: gift, groups: [vip]}
"""


def test_a_phase_posts_every_day_on_its_nth_days_or_on_dates() -> None:
    plan = plan_of(CAMPAIGN.replace("    pauses: [week]\n", ""))

    assert [post.identity for post in plan.posts if post.group.id == "vip"] == [
        "d01.birthday.warmup.teaser.vip",
        "d02.birthday.warmup.teaser.vip",
        "d03.birthday.warmup.teaser.vip",
        "d01.birthday.burst.first.vip",
        "d01.birthday.burst.party.vip",
        "d01.birthday.burst.last.vip",
    ]
    assert [line for line in plan.agenda() if " daily " in line] == [
        "2026-03-05 Thu 12:00 daily deal",
        "2026-03-06 Fri 12:00 daily deal",
        "2026-03-07 Sat 12:00 daily deal",
        "2026-03-08 Sun 10:00 daily deal",
    ]


def test_a_phase_pauses_a_schedule_for_the_groups_of_its_campaign() -> None:
    weekly = week("tips: {day: [sat, sun, mon, tue, wed], at: 09:00, theme: tips}")

    plan = plan_of(weekly + CAMPAIGN)

    assert [f"{post.starts:%m-%d}" for post in plan.posts if post.theme.id == "tips"] == [
        "03-02", "03-03", "03-04", "03-07", "03-11", "03-14", "03-15",
    ]  # fmt: skip


OVERRIDES = """\
# calendar/overrides/2026.yml
rest: {slot: week.tue-tips, date: 2026-03-03, action: skip, reason: 盘点}
later: {slot: week.tue-tips, date: 2026-03-10, action: move, to: 2026-03-12 21:15, reason: 停电}
other: {slot: week.tue-tips, date: 2026-03-17, action: replace, theme: poll, script: poll-fruit,
  reason: 换个话题}
"""


def test_an_override_skips_moves_or_replaces_one_post() -> None:
    plan = plan_of(
        week("tue-tips: {day: tue, at: 20:00, theme: tips, script: tips-menu}") + OVERRIDES,
        weeks=4,
    )

    def line(post: Post) -> str:
        script = post.script.id if post.script else ""
        return f"{post.starts:%m-%d %H:%M} {post.theme.id} {script} {post.key}"

    assert [line(post) for post in plan.posts] == [
        "03-12 21:15 tips tips-menu 2026w11-1",
        "03-17 20:00 poll poll-fruit 2026w12-1",
        "03-24 20:00 tips tips-menu 2026w13-1",
    ]
    assert [line(post) for post in plan.cancelled] == ["03-03 20:00 tips tips-menu 2026w10-1"]
    assert [post.planned.isoformat() for post in plan.posts] == [
        "2026-03-10", "2026-03-17", "2026-03-24",
    ]  # fmt: skip


def test_an_override_of_one_group_leaves_the_others_alone() -> None:
    text = week("tue-tips: {day: tue, at: 20:00, theme: tips}").replace("[vip]", "[vip, daily]")
    rest = (
        "# calendar/overrides/2026.yml\n"
        "rest: {slot: week.tue-tips, groups: [vip], date: 2026-03-03, action: skip, reason: 盘点}\n"
    )

    plan = plan_of(text + rest, weeks=1)

    assert [post.group.id for post in plan.posts] == ["daily"]
    assert [post.group.id for post in plan.cancelled] == ["vip"]


@pytest.mark.parametrize(
    ("start", "agenda"),
    [
        pytest.param(date(2026, 3, 16), ["2026-03-19 Thu 20:00 vip tips"], id="moved in"),
        pytest.param(date(2026, 3, 2), [], id="moved out"),
    ],
)
def test_a_post_moved_over_the_edge_is_where_it_moved_to(start: date, agenda: list[str]) -> None:
    text = week("tue-tips: {day: tue, at: 20:00, theme: tips, until: 2026-03-03}")
    move = (
        "# calendar/overrides/2026.yml\n"
        "later: {slot: week.tue-tips, date: 2026-03-03, action: move, to: 2026-03-19 20:00, "
        "reason: 停电}\n"
    )

    assert plan_of(text + move, start=start, weeks=1).agenda() == agenda


LEAVE = """\
# content/people/xia.yml
title: 小夏
roles: [host]
leave:
  - {from: 2026-03-09, to: 2026-03-15}
  - {from: 2026-03-16, to: 2026-03-22, deputy: dong}
deputy: qiu
# content/people/dong.yml
title: 小冬
leave:
  - {from: 2026-03-18, to: 2026-03-18}
"""


def test_a_deputy_stands_in_on_leave_and_the_next_one_when_that_is_away_too() -> None:
    plan = plan_of(
        LEAVE + week("tips: {day: [mon, wed], at: 09:00, theme: tips}"), weeks=4
    )  # fmt: skip

    assert [
        (f"{post.starts:%m-%d}", post.owner.id, post.stands_in_for and post.stands_in_for.id)
        for post in plan.posts
    ] == [
        ("03-02", "xia", None),
        ("03-04", "xia", None),
        ("03-09", "qiu", "xia"),
        ("03-11", "qiu", "xia"),
        ("03-16", "dong", "xia"),
        ("03-18", "qiu", "xia"),
        ("03-23", "xia", None),
        ("03-25", "xia", None),
    ]


def test_a_closed_group_gets_no_posts() -> None:
    closed = "# content/groups/vip.yml\ntitle: 会员群\nplatform: wecom\ntype: vip\nhost: xia\nstage: closed\n"

    assert plan_of(closed + week("tips: {day: mon, at: 09:00, theme: tips}")).posts == ()


def test_the_horizon_follows_today_unless_the_charter_fixes_it() -> None:
    files = example_files(week("tips: {day: mon, at: 09:00, theme: tips}"))
    charter = "title: 手册\nhorizon: {back_weeks: 1, weeks: 2}\n"
    fixed = charter.replace("{back", "{from: 2026-03-11, back")

    def horizon(text: str) -> tuple[str, str]:
        outcome = compile_files(
            {**files, "content/playbook.yml": text.encode()}, today=date(2026, 3, 18), checks=[]
        )
        assert outcome.plan is not None
        return outcome.plan.start.isoformat(), outcome.plan.end.isoformat()

    assert horizon(charter) == ("2026-03-09", "2026-03-30")
    assert horizon(fixed) == ("2026-03-09", "2026-03-23")


def test_the_order_of_files_and_keys_changes_nothing() -> None:
    files = read_folder(ROOT)
    names = list(files)
    today = date(2026, 11, 22)

    def told(order: list[str]) -> list[tuple[str, str, str, str, str]]:
        outcome = compile_files({name: files[name] for name in order}, today=today, checks=[])
        assert outcome.plan is not None
        return [
            (post.identity, post.starts.isoformat(), post.owner.id, post.variant, post.text)
            for post in (*outcome.plan.posts, *outcome.plan.cancelled)
        ]

    expected = told(names)
    assert len(expected) > 100
    for seed in range(3):
        shuffled = names.copy()
        random.Random(seed).shuffle(shuffled)
        assert told(shuffled) == expected
