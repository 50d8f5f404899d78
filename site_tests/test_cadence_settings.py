"""Settings of rules for a playbook, a type of groups and a group; allowances."""

from __future__ import annotations

from site_tests.cadence_plans import BUSY, checked, group, told

from qunce.rules.cadence.crowded_day import crowded_day
from qunce.rules.cadence.night_post import night_post
from qunce.rules.cadence.unsteady_benefit import unsteady_benefit


def test_the_type_of_a_group_sets_its_limits_and_the_finding_says_so() -> None:
    assert told(group("interest") + BUSY, crowded_day) == []
    assert told(group("vip") + BUSY, crowded_day) == [
        "busy.yml:9:6: warning CAD-002 「会员群」周六发 4 条，一天至多 3 条（会员群的默认值）（2026-03-07）"
    ]
    assert told(group("flash_deal") + BUSY, crowded_day) == []


CHARTER = """\
# content/playbook.yml
title: 手册
rules:
  CAD-002: {most: 2}
"""


def test_the_playbook_overrules_a_type_and_a_group_overrules_the_playbook() -> None:
    assert told(CHARTER + group("vip") + BUSY, crowded_day) == [
        "busy.yml:8:6: warning CAD-002 「会员群」周六发 4 条，一天至多 2 条（content/playbook.yml 第 4 行）（2026-03-07）"
    ]
    own = group("vip", "rules: {CAD-002: {most: 1}}\n")
    assert told(CHARTER + own + BUSY, crowded_day) == [
        "busy.yml:7:6: error CAD-002 「会员群」周六发 4 条，一天至多 1 条（content/groups/vip.yml 第 6 行）（2026-03-07）"
    ]


def test_a_rule_is_switched_off_for_one_group_only() -> None:
    both = BUSY.replace("[vip]", "[vip, daily]")
    off = group("vip", "rules: {CAD-002: off}\n")

    assert told(CHARTER + off + both, crowded_day) == [
        "busy.yml:8:6: warning CAD-002 「街坊群」周六发 4 条，一天至多 2 条（content/playbook.yml 第 4 行）（2026-03-07）"
    ]


def test_when_night_is_deep_and_a_day_far_too_full_is_the_teams_own_choice() -> None:
    text = """\
# content/playbook.yml
title: 手册
rules:
  CAD-002: {most: 2, grave: 1}
  CAD-004: {grave_from: 22:30}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  morning: {day: wed, at: 10:30, theme: tips}
  noon: {day: wed, at: 12:30, theme: poll}
  night: {day: wed, at: 22:40, theme: help}
"""
    assert told(text, crowded_day, night_post) == [
        "vip-week.yml:8:10: error CAD-002 「会员群」周三发 3 条，一天至多 2 条（content/playbook.yml 第 4 行）（2026-03-04）",
        "vip-week.yml:8:10: error CAD-004 22:40 在「会员群」的免打扰时段 22:00–08:00 内（2026-03-04）",
    ]


def test_in_how_many_weeks_a_benefit_is_fixed_is_the_teams_own_choice() -> None:
    text = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  a: {day: wed, at: 19:30, theme: gift, week: A}
  b: {day: fri, at: 19:30, theme: gift, week: B}
"""
    charter = "# content/playbook.yml\ntitle: 手册\nrules:\n  CAD-014: {weeks: 4, fixed: 2}\n"

    assert len(told(text, unsteady_benefit, weeks=4)) == 1
    assert told(charter + text, unsteady_benefit, weeks=4) == []


def test_a_severity_is_chosen_for_the_playbook_or_for_a_group() -> None:
    stricter = CHARTER.replace("{most: 2}", "{most: 1, severity: warning}")
    milder = group("interest", "rules: {CAD-002: info}\n")

    # four posts are more than twice one: an error by itself, the chosen severity here
    assert told(stricter + group("interest") + BUSY, crowded_day) == [
        "busy.yml:7:6: warning CAD-002 「会员群」周六发 4 条，一天至多 1 条（content/playbook.yml 第 4 行）（2026-03-07）"
    ]
    assert told(CHARTER + milder + BUSY, crowded_day) == [
        "busy.yml:8:6: info CAD-002 「会员群」周六发 4 条，一天至多 2 条（content/playbook.yml 第 4 行）（2026-03-07）"
    ]


def test_an_allowance_on_the_group_covers_its_findings_and_is_on_record() -> None:
    allowed = group("vip", "allow: [{code: CAD-002, reason: 周六是店庆日}]\n")
    report = checked(allowed + BUSY, crowded_day)

    assert report.findings == ()
    assert [(one.code, grant.owner) for one, grant in report.allowed] == [("CAD-002", "社群 vip")]


def test_an_allowance_on_the_slot_covers_its_findings() -> None:
    slot = "  d: {day: sat, at: 14:00, theme: help}"
    allowed = slot[:-1] + ", allow: [{code: CAD-002, reason: 周六是店庆日}]}"

    assert told(group("vip") + BUSY.replace(slot, allowed), crowded_day) == []


def test_an_allowance_without_a_finding_is_unused() -> None:
    unused = group("interest", "allow: [{code: CAD-002, reason: 周六是店庆日}]\n")

    assert told(unused + BUSY, crowded_day) == [
        "vip.yml:6:16: warning ALW-004 社群 vip 已经没有 CAD-002 可放行"
    ]


def test_an_expired_allowance_is_an_error_and_covers_nothing() -> None:
    expired = group("vip", "allow: [{code: CAD-002, reason: 周六是店庆日, until: 2026-03-01}]\n")

    assert told(expired + BUSY, crowded_day) == [
        "busy.yml:9:6: warning CAD-002 「会员群」周六发 4 条，一天至多 3 条（会员群的默认值）（2026-03-07）",
        "vip.yml:6:48: error ALW-003 放行 CAD-002 到 2026-03-01 为止，已经过期",
    ]
