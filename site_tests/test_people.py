"""People and journeys at their edges: shifts, load, deputies, hand-overs, welcomes, wake-ups."""

from __future__ import annotations

import re
from datetime import date, timedelta

from qunce.almanac import Almanac
from qunce.example import example_files
from qunce.expand.duty import shifts_on
from qunce.expand.roster import Roster
from qunce.load import load
from qunce.pipeline import compile_files
from qunce.render.feeds.wording import description
from qunce.render.report import headline
from qunce.render.site import render_site
from qunce.resolve import Playbook, resolve
from qunce.rule import Check
from qunce.rules import RULES
from qunce.rules.cadence.late_approval import late_approval
from qunce.rules.cadence.late_welcome import late_welcome
from qunce.rules.cadence.missing_deputy import missing_deputy
from qunce.rules.cadence.off_duty_post import off_duty_post
from qunce.rules.cadence.overloaded_owner import overloaded_owner
from qunce.rules.cadence.patchy_newcomer_path import patchy_newcomer_path
from qunce.rules.cadence.slow_promise import slow_promise
from qunce.rules.cadence.unmanned_day import unmanned_day
from qunce.rules.cadence.unwoken_members import unwoken_members

MONDAY = date(2026, 3, 2)


def told(text: str, *checks: Check, start: date = MONDAY, days: int = 14) -> list[str]:
    """The first line of each finding, without the folders."""
    report = compile_files(
        example_files(text), today=start, start=start, end=start + timedelta(days), checks=checks
    ).report
    return [
        headline(one).removeprefix(one.span.file.rpartition("/")[0] + "/")
        for one in report.findings
    ]


def book(text: str) -> Playbook:
    files = example_files(text)
    found, _ = resolve(load(files), files)
    assert found is not None
    return found


def week(*slots: str, groups: str = "vip") -> str:
    lines = "".join(f"  s{number}: {{{slot}}}\n" for number, slot in enumerate(slots))
    return (
        "# calendar/schedules/vip-week.yml\ntitle: 周排期\n"
        f"groups: [{groups}]\nfrom: 2026-03-02\nslots:\n{lines}"
    )


def test_a_post_needs_its_sender_from_the_minute_and_somebody_for_an_hour() -> None:
    # 小夏 works from 09:00 to 22:00 on weekdays
    assert told(week("day: mon, at: 09:00, theme: tips"), off_duty_post) == []
    assert told(week("day: mon, at: 21:00, theme: tips"), off_duty_post) == []
    assert told(week("day: mon, at: 08:59, theme: tips"), off_duty_post) == [
        "vip-week.yml:6:7: warning CAD-041 「会员群」周一 08:59「生活小窍门」那时小夏不在班上（2026-03-02 起共 2 次）"
    ]
    assert told(week("day: mon, at: 21:01, theme: tips"), off_duty_post) == [
        "vip-week.yml:6:7: warning CAD-041 「会员群」周一 21:01「生活小窍门」发完 59 分钟就没有人守着，至少 60 分钟（2026-03-02 起共 2 次）"
    ]


SHIFTS = """\
# content/people/xia.yml
title: 小夏
roles: [host]
shifts:
  - {days: [mon, tue, wed, thu, fri], from: 13:00, to: 18:00}
  - {days: [mon, tue, wed, thu, fri], from: 09:00, to: 12:00}
deputy: qiu
# content/people/qiu.yml
title: 小秋
roles: [host]
shifts:
  - {days: [wed, thu], from: 18:00, to: 22:00}
deputy: xia
"""


def test_somebody_else_of_the_group_may_keep_watch_after_a_post() -> None:
    # on Wednesdays 小秋 takes over at six; on Mondays nobody does
    assert told(SHIFTS + week("day: wed, at: 17:30, theme: tips"), off_duty_post) == []
    assert len(told(SHIFTS + week("day: mon, at: 17:30, theme: tips"), off_duty_post)) == 1


def test_a_split_day_has_two_shifts_and_a_gap() -> None:
    xia = book(SHIFTS).people["xia"]

    assert [f"{one.start:%H:%M}" for one in shifts_on(xia, MONDAY, Almanac(()))] == [
        "09:00",
        "13:00",
    ]
    assert told(SHIFTS + week("day: mon, at: 10:00, theme: tips"), off_duty_post) == []
    assert len(told(SHIFTS + week("day: mon, at: 12:30, theme: tips"), off_duty_post)) == 1


def test_nobody_has_to_keep_watch_in_the_quiet_hours() -> None:
    group = "# content/groups/vip.yml\ntitle: 会员群\nplatform: wecom\ntype: interest\nhost: xia\ndeputy: qiu\nquiet: {from: 22:00, to: 08:00}\n"

    assert told(group + week("day: mon, at: 21:30, theme: tips"), off_duty_post) == []


def test_a_step_of_a_journey_at_a_time_at_which_nobody_ever_works_is_found() -> None:
    def journey(clock: str) -> str:
        return f"# content/journeys/newcomer.yml\ntitle: 新人\non: join\ngroups: [vip, daily]\nsteps:\n  w: {{day: 1, at: {clock}, title: 说一句}}\n"

    assert told(journey("21:59"), off_duty_post) == []
    report = compile_files(
        example_files(journey("22:00")), today=MONDAY, start=MONDAY, checks=[off_duty_post]
    ).report
    assert [(headline(one), one.mend) for one in report.findings] == [
        (
            "content/journeys/newcomer.yml:6:19: warning CAD-041 「新人」D+1 的 22:00，哪天都没有人在班上（共 2 处）",
            "at 改成 21:00",
        )
    ]


def test_a_promise_may_be_as_slow_as_the_limit_and_vip_groups_are_faster() -> None:
    def group(kind: str, reply: int) -> str:
        return f"# content/groups/vip.yml\ntitle: 会员群\nplatform: wecom\ntype: {kind}\nhost: xia\nservice: {{reply_minutes: {reply}, complaint_minutes: 15}}\n"

    assert told(group("interest", 30), slow_promise) == []
    assert told(group("vip", 30), slow_promise) == [
        "vip.yml:6:26: info CAD-042 「会员群」首次回应写 30 分钟，至多 20 分钟（会员群的默认值）"
    ]


def test_twelve_posts_are_a_day_and_thirteen_too_many_whatever_the_group() -> None:
    hours = [f"day: mon, at: {9 + number}:00, theme: tips" for number in range(6)]

    assert told(week(*hours, groups="vip, daily").replace("host: qiu", ""), overloaded_owner) == []
    both = week(*[f"{one}, owner: xia" for one in hours], groups="vip, daily")
    assert told(both, overloaded_owner) == []
    more = both + "  late: {day: mon, at: 20:00, theme: tips, owner: xia}\n"
    assert told(more, overloaded_owner) == [
        "xia.yml:2:1: warning CAD-043 小夏周一要发 14 条，一天至多 12 条（2026-03-02 起共 2 次）"
    ]


def test_somebody_s_own_capacity_beats_the_rule_s() -> None:
    person = "# content/people/xia.yml\ntitle: 小夏\nroles: [host]\nshifts:\n  - {days: [mon, tue, wed, thu, fri], from: 09:00, to: 22:00}\nmost_posts: 1\ndeputy: qiu\n"
    two = week("day: mon, at: 10:00, theme: tips", "day: mon, at: 15:00, theme: poll")

    assert told(person + two, overloaded_owner) == [
        "xia.yml:2:1: warning CAD-043 小夏周一要发 2 条，一天至多 1 条（content/people/xia.yml 第 6 行）（2026-03-02 起共 2 次）"
    ]
    assert told(person + two.replace("poll}", "poll, send: bot}"), overloaded_owner) == []


def groups_at_once(number: int) -> str:
    files = "".join(
        f"# content/groups/g{one}.yml\ntitle: 群{one}\nplatform: wecom\ntype: interest\nhost: xia\n"
        for one in range(number)
    )
    return files + week(
        "day: mon, at: 10:00, theme: tips",
        groups=", ".join(f"g{one}" for one in range(number)),
    )


def test_five_groups_in_a_minute_are_fine_and_six_are_not() -> None:
    assert told(groups_at_once(5), overloaded_owner) == []
    assert told(groups_at_once(6), overloaded_owner) == [
        "xia.yml:2:1: warning CAD-043 小夏周一 10:00 同时在 6 个社群发，至多 5 个（2026-03-02 起共 2 次）"
    ]


def test_six_days_in_a_row_are_work_and_the_seventh_is_an_error() -> None:
    def person(days: str, leave: str = "") -> str:
        return f"# content/people/xia.yml\ntitle: 小夏\nroles: [host]\nshifts:\n  - {{days: [{days}], from: 09:00, to: 22:00}}\ndeputy: qiu\n{leave}"

    assert told(person("mon, tue, wed, thu, fri, sat"), overloaded_owner) == []
    every = "mon, tue, wed, thu, fri, sat, sun"
    assert told(person(every), overloaded_owner, days=7) == [
        "xia.yml:2:1: error CAD-043 小夏连着当班 7 天，至多 6 天（2026-03-02）"
    ]
    rest = "leave:\n  - {from: 2026-03-08, to: 2026-03-08}\n"
    assert told(person(every, rest), overloaded_owner, days=13) == []


def test_a_welcome_may_come_in_five_minutes_and_no_group_goes_without() -> None:
    def journey(step: str, groups: str = "vip, daily") -> str:
        return f"# content/journeys/newcomer.yml\ntitle: 新人\non: join\ngroups: [{groups}]\nsteps:\n  welcome: {{{step}, title: 欢迎}}\n"

    assert told(journey("day: 0, within: 300"), late_welcome) == []
    assert told(journey("day: 0, within: 301", "vip"), late_welcome) == [
        "daily.yml:2:1: warning CAD-044 「街坊群」的新人进群没有欢迎，要在 300 秒内",
        "newcomer.yml:6:12: warning CAD-044 「会员群」的欢迎要等 301 秒，要在 300 秒内",
    ]
    assert told(journey("day: 0, at: 10:00"), late_welcome)[0].endswith(
        "当天没有马上欢迎，要在 300 秒内"
    )


def test_the_interface_for_welcomes_takes_twenty_seconds_and_one_call() -> None:
    def journey(*steps: str) -> str:
        lines = "".join(f"  w{n}: {{{one}, title: 欢迎}}\n" for n, one in enumerate(steps))
        return f"# content/journeys/newcomer.yml\ntitle: 新人\non: join\ngroups: [vip, daily]\nsteps:\n{lines}"

    assert told(journey("day: 0, within: 20, auto: true"), late_welcome) == []
    assert told(journey("day: 0, within: 21, auto: true"), late_welcome) == [
        "newcomer.yml:6:7: error CAD-044 欢迎语自动发，写了 21 秒，接口只收 20 秒内的（群策带的数，2026-11-20 核对）（共 2 处）"
    ]
    assert told(journey(*["day: 0, within: 9, auto: true"] * 2), late_welcome) == [
        "newcomer.yml:7:7: error CAD-044 欢迎语自动发了 2 条，接口一次进群只收一条（共 2 处）"
    ]


def test_several_journeys_of_a_group_make_its_newcomer_path_together() -> None:
    def journey(name: str, *days: int) -> str:
        steps = "".join(f"  d{day}: {{day: {day}, at: 10:00, title: 说一句}}\n" for day in days)
        return (
            f"# content/journeys/{name}.yml\ntitle: 新人\non: join\ngroups: [vip]\nsteps:\n{steps}"
        )

    assert told(journey("newcomer", 0, 1) + journey("later", 3, 7), patchy_newcomer_path) == []
    # the later file stands first, since the alphabet decides
    assert told(journey("newcomer", 0, 1) + journey("later", 3), patchy_newcomer_path) == [
        "later.yml:2:1: info CAD-045 兴趣群的新人少了 D+7 的触点"
    ]


def wake(days: tuple[int, ...], again: str = "") -> str:
    steps = "".join(f"  d{day}: {{day: {day}, at: 10:00, title: 说一句}}\n" for day in days)
    return f"# content/journeys/wake-up.yml\ntitle: 唤醒\non: silent\nsilent_days: 30\n{again}groups: [vip, daily]\nsteps:\n{steps}"


def test_a_silent_member_is_asked_twice_in_thirty_days_and_not_three_times() -> None:
    assert told(wake((0, 10)), unwoken_members) == []
    assert told(wake((0, 10, 30)), unwoken_members) == []
    assert len(told(wake((0, 10, 29)), unwoken_members)) == 1
    # once more after twenty days makes three in a month
    assert len(told(wake((0, 10), "again_days: 20\n"), unwoken_members)) == 1
    assert told(wake((0, 10), "again_days: 40\n"), unwoken_members) == []


def test_a_team_says_in_how_many_days_a_silent_member_is_asked_so_often() -> None:
    group = (
        "# content/groups/vip.yml\ntitle: 会员群\nplatform: wecom\ntype: vip\nhost: xia\n"
        "rules:\n  CAD-047: {days: 10}\n"
    )

    assert "vip" not in " ".join(told(group + wake((0, 5, 10)), unwoken_members))
    assert told(group + wake((0, 5, 9)), unwoken_members)[0] == (
        "wake-up.yml:2:1: info CAD-047 10 天里（content/groups/vip.yml 第 7 行）找同一位群友 3 次，至多 2 次"
    )


def test_both_away_on_one_day_is_enough_and_another_deputy_for_the_leave_mends_it() -> None:
    def leaves(first: str, second: str) -> str:
        shift = "shifts:\n  - {days: [mon, tue, wed, thu, fri, sat], from: 09:00, to: 22:00}\n"
        return "".join(
            f"# content/people/{name}.yml\ntitle: {title}\n{shift}deputy: {other}\n{leave}"
            for name, title, other, leave in (
                ("xia", "小夏", "qiu", f"leave:\n  - {first}\n"),
                ("qiu", "小秋", "xia", f"leave:\n  - {second}\n"),
                ("dong", "小冬", "xia", ""),
            )
        )

    apart = leaves("{from: 2026-03-03, to: 2026-03-04}", "{from: 2026-03-05, to: 2026-03-06}")
    assert told(apart, missing_deputy) == []
    meet = leaves("{from: 2026-03-03, to: 2026-03-05}", "{from: 2026-03-05, to: 2026-03-06}")
    assert told(meet, missing_deputy) == [
        "qiu.yml:7:5: warning CAD-048 小秋休假，顶班的小夏 2026-03-05 也在休假（2026-03-05）",
        "xia.yml:7:5: warning CAD-048 小夏休假，顶班的小秋 2026-03-05 也在休假（2026-03-05）",
    ]
    mended = leaves(
        "{from: 2026-03-03, to: 2026-03-05, deputy: dong}",
        "{from: 2026-03-05, to: 2026-03-06, deputy: dong}",
    )
    assert told(mended, missing_deputy) == []


def test_approval_counts_to_the_minute_and_only_for_posts_still_to_come() -> None:
    def script(approved: str, category: str = "finance") -> str:
        return (
            f"# content/scripts/money.yml\ntitle: 零钱\ncategory: {category}\ntext: 零钱先记账。\n{approved}"
            + week("day: tue, at: 10:00, theme: tips, script: money")
        )

    assert told(script("approved: 2026-03-02 10:00\n"), late_approval) == []
    assert len(told(script("approved: 2026-03-02 10:01\n"), late_approval)) == 1
    assert len(told(script(""), late_approval)) == 1
    assert told(script("", "apparel"), late_approval) == []


ROSTER = """\
# content/people/xia.yml
title: 小夏
shifts:
  - {days: [mon, tue, wed, thu, fri], from: 09:00, to: 18:00}
deputy: qiu
leave:
  - {from: 2026-03-04, to: 2026-03-05, reason: 培训, handover: [退换单在服务台]}
# content/people/qiu.yml
title: 小秋
shifts:
  - {days: [wed, thu, fri, sat, sun], from: 09:00, to: 22:00}
deputy: xia
"""


def test_the_host_answers_first_then_the_deputy_and_each_change_is_handed_over() -> None:
    playbook = book(ROSTER)
    roster = Roster(playbook, Almanac(playbook.days.values()), MONDAY, 8)
    vip = playbook.groups["vip"]

    first = [one.first.id if one.first else "" for one in roster.of_group(vip)]
    assert first == ["xia", "xia", "qiu", "qiu", "xia", "qiu", "qiu", "xia"]
    assert [
        (
            f"{one.day:%m-%d}",
            one.giver.id,
            one.taker.id,
            [group.id for group in one.groups],
            one.why,
            one.notes,
        )
        for one in roster.handovers(playbook.people["xia"])
    ] == [
        ("03-03", "xia", "qiu", ["daily", "vip"], "培训到 03-05", ("退换单在服务台",)),
        ("03-05", "qiu", "xia", ["vip"], "小夏回来", ()),
        ("03-06", "xia", "qiu", ["vip"], "休息", ()),
        ("03-08", "qiu", "xia", ["daily", "vip"], "休息", ()),
    ]


OFFICIAL = """\
# content/people/xia.yml
title: 小夏
shifts:
  - {days: [workday], from: 09:00, to: 18:00}
  - {days: [sat, sun], only: workday, from: 18:00, to: 20:00}
deputy: qiu
# content/people/qiu.yml
title: 小秋
shifts:
  - {days: [restday], from: 10:00, to: 22:00}
  - {days: [mon], from: 13:00, to: 22:00, only: workday}
deputy: xia
"""


def test_shifts_follow_the_official_days_off_and_make_up_days() -> None:
    playbook = book(OFFICIAL)
    almanac = Almanac(playbook.days.values())

    def hours(name: str, day: str) -> list[str]:
        those = shifts_on(playbook.people[name], date.fromisoformat(day), almanac)
        return [f"{one.start:%H:%M}" for one in those]

    may = ("2026-04-27", "2026-04-30", "2026-05-01", "2026-05-02", "2026-05-04", "2026-05-09")
    assert {day: (hours("xia", day), hours("qiu", day)) for day in may} == {
        "2026-04-27": (["09:00"], ["13:00"]),  # a Monday
        "2026-04-30": (["09:00"], []),
        "2026-05-01": ([], ["10:00"]),  # a Friday off
        "2026-05-02": ([], ["10:00"]),  # a Saturday
        "2026-05-04": ([], ["10:00"]),  # a Monday off
        "2026-05-09": (["09:00", "18:00"], []),  # a Saturday to make up for it
    }


def test_rules_about_duty_follow_the_official_days() -> None:
    posts = week("day: mon, at: 11:00, theme: tips", "day: sat, at: 11:00, theme: tips, owner: qiu")
    team = OFFICIAL.replace("  - {days: [mon], from: 13:00, to: 22:00, only: workday}\n", "")

    found = told(team + posts, unmanned_day, start=date(2026, 4, 27))

    assert [one.partition(" ")[2] for one in found] == [
        "error CAD-040 「会员群」周一 11:00「生活小窍门」没有人发：小夏周一（放假）不当班（2026-05-04）",
        "error CAD-040 「会员群」周六 11:00「生活小窍门」没有人发：小秋周六（补班）不当班（2026-05-09）",
    ]


def test_a_shift_that_never_comes_is_a_finding() -> None:
    wrong = "days: [restday], only: workday, from: 09:00, to: 18:00"
    person = f"# content/people/xia.yml\ntitle: 小夏\nshifts:\n  - {{{wrong}}}\n"

    assert told(person) == [
        "xia.yml:4:29: error REF-010 days 里没有工作日，永远轮不到",
    ]
    assert told(person.replace("[restday]", "[sun]")) == []


def test_the_page_of_a_person_tells_on_which_days_a_shift_is_worked() -> None:
    compiled = compile_files(example_files(OFFICIAL), today=MONDAY)
    assert compiled.plan is not None
    site = render_site(compiled.plan, compiled.report, RULES, (), site_url="")

    assert "周六、周日，只在工作日" in site.files["people/xia.md"].decode()


def test_a_day_on_which_nobody_is_there_has_no_first_and_hands_over_nothing() -> None:
    playbook = book(ROSTER.replace("[wed, thu, fri, sat, sun]", "[wed, thu, fri]"))
    roster = Roster(playbook, Almanac(playbook.days.values()), MONDAY, 8)

    assert [bool(one.first) for one in roster.of_group(playbook.groups["vip"])] == [
        True, True, True, True, True, False, False, True,
    ]  # fmt: skip
    assert [one.day for one in roster.handovers() if one.day >= date(2026, 3, 6)] == []


def test_a_step_that_cannot_be_done_is_a_finding_on_its_place() -> None:
    files = example_files(
        """\
# content/journeys/newcomer.yml
title: 新人
on: join
groups: [vip]
steps:
  nothing: {day: 0, within: 5}
  both: {day: 0, within: 5, at: 10:00, title: 欢迎}
  later: {day: 2, within: 5, title: 欢迎}
  untimed: {day: 2, title: 欢迎}
  before: {day: -1, at: 10:00, title: 欢迎}
# content/journeys/wake-up.yml
title: 唤醒
on: silent
groups: [vip]
steps:
  hello: {day: 0, at: 10:00, script: nobody}
"""
    )
    _, findings = resolve(load(files), files)

    assert [headline(one).removeprefix("content/journeys/") for one in findings] == [
        "newcomer.yml:6:12: error REF-005 触点「nothing」没有话术，也没有名称",
        "newcomer.yml:7:26: error REF-010 at（几点）和 within（多少秒内）只能写一个",
        "newcomer.yml:8:27: error REF-010 「多少秒内」只用在当天，这一步是第 2 天",
        "newcomer.yml:9:18: error REF-005 触点「untimed」没有写几点做",
        "newcomer.yml:10:17: error REF-010 进群不能提前知道，没有第 -1 天",
        "wake-up.yml:3:5: error REF-005 沉默要写「silent_days」（多少天没说话算沉默）",
        "wake-up.yml:6:38: error REF-001 没有叫「nobody」的话术",
    ]


def pages(text: str, *paths: str) -> list[str]:
    """The tables of some pages as a reader sees them: rows of cells, links by their words."""
    files = example_files(text)
    end = MONDAY + timedelta(14)
    done = compile_files(files, today=MONDAY, start=MONDAY, end=end)
    assert done.plan is not None
    site = render_site(done.plan, done.report, RULES, (), site_url="")  # errors or none
    found: list[str] = []
    for path in paths:
        for row in re.findall(r"<tr markdown>\n(.*?)</tr>", site.files[path].decode(), re.DOTALL):
            cells = re.findall(r"<td[^>]*>(.*?)</td>", row)
            words = [re.sub(r"<[^>]+>|\]\([^)]*\)|\[", "", one) for one in cells]
            found += [" | ".join(words)] if words else []
    return found


def test_a_person_s_page_tells_duty_and_hand_overs_and_a_group_s_who_is_there() -> None:
    text = ROSTER + week("day: [thu, fri], at: 10:00, theme: tips, owner: qiu")
    rows = pages(text, "people/xia.md")

    assert "03-02 周一 | 09:00–18:00 | 街坊群、会员群" in rows
    assert "03-04 周三 | 培训 | " in rows
    assert "03-03 周二 | 小夏 → 小秋 | 街坊群、会员群 | 培训到 03-05 | 退换单在服务台 | " in rows
    assert "03-05 周四 | 小秋 → 小夏 | 会员群 | 小夏回来 |  | 10:00「生活小窍门」" in rows
    assert "03-06 周五 | 小夏 | 09:00–18:00 | 小秋" in pages(text, "groups/vip.md")


def test_a_journey_s_page_tells_each_step_and_a_platform_s_whose_numbers_hold() -> None:
    rows = pages("", "journeys/newcomer.md", "platforms/wecom.md")

    assert "D+0 | 5 分钟内 | 进群欢迎 | 群主：小夏、小秋 | 群里 | 同时进来几位就一起欢迎" in rows
    assert "D+7 | 16:00 | 问一句这里有没有用 | 群主：小夏、小秋 | 群里 | " in rows
    whole = "每个客户群每自然月不超过当月天数"
    assert [one for one in rows if one.startswith(f"企业群发 | {whole}")]
    assert not [one for one in rows if one.startswith("企业群发（旧）")]


def test_what_goes_along_with_the_words_stands_on_the_page_and_in_the_calendar() -> None:
    text = "# content/scripts/looks.yml\ntitle: 搭配\ntext: 图在下面。\nattachments: [图片, image, link]\n"
    files = example_files(text + week("day: mon, at: 10:00, theme: tips, script: looks"))
    done = compile_files(files, today=MONDAY, start=MONDAY, end=MONDAY + timedelta(7))
    assert done.plan is not None
    site = render_site(done.plan, done.report, RULES, (), site_url="")

    assert "2 个图片、1 个链接" in site.files["scripts/looks.md"].decode()
    assert "附件：2 个图片、1 个链接" in description(done.plan.posts[0], done.plan.playbook)
