"""Groups with the same posts: judged once, and what is found is what each alone would be told."""

from __future__ import annotations

import inspect
import re
import sys
from datetime import date

import pytest

from qunce.check import told
from qunce.check.settings import configure
from qunce.example import compile_text
from qunce.expand import Plan
from qunce.rule import Check
from qunce.rules import CHECKS

ALIKE = [one for one in CHECKS if one.rule.alike]
SEEN = {"id", "title", "span", "at", "type", "stage", "themes", "quiet", "model"}
"""What such a rule may read of a group; `id`, `title` and `span` only to say where it is."""

SLOTS = """\
  mon-deal: {day: mon, at: 07:00, theme: deal, script: deal-weekend}
  mon-more: {day: mon, at: 07:20, theme: deal, script: deal-weekend, mention_all: true}
  mon-last: {day: mon, at: 23:40, theme: deal, mention_all: true}
  mon-1: {day: mon, at: 09:00, theme: tips, script: close-a}
  mon-2: {day: mon, at: 10:30, theme: tips, script: close-b}
  mon-3: {day: mon, at: 12:00, theme: tips, script: long}
  mon-4: {day: mon, at: 13:30, theme: tips}
  tue-tips: {day: tue, at: 10:30, theme: tips, script: tips-menu}
  thu-tips: {day: [wed, thu], at: 10:30, theme: tips, script: tips-menu}
  moon: {on: mid-autumn, before: 1, at: 10:00, theme: gift}
"""
PLAYBOOK = f"""\
# calendar/schedules/loud.yml
title: 吵闹
groups: [g1, g2, g3, g4, g5, g6]
from: 2026-03-02
slots:
{SLOTS}
# calendar/schedules/calm.yml
title: 安静
groups: [g7, g8]
from: 2026-03-02
slots:
  mon-tips: {{day: mon, at: 10:30, theme: tips}}
  wed-gift: {{day: wed, at: 19:30, theme: gift}}
# calendar/schedules/selling.yml
title: 卖
groups: [g9, g10]
from: 2026-03-02
slots:
  deals: {{day: [mon, tue, wed, thu], at: 10:30, theme: deal, script: close-a}}
# content/scripts/close-a.yml
title: 甲
text: 今晚的菜先焯一遍水，再下锅炒两分钟，颜色就不会发黄，出锅前再放盐，菜才脆，水也不会出太多，孩子也爱吃
# content/scripts/close-b.yml
title: 乙
text: 今晚的菜先焯一遍水，再下锅炒两分钟，颜色就不会发黄，出锅前再放盐，菜才脆，水也不会出太多，老人也爱吃
# content/scripts/long.yml
title: 丙
text: "今晚的菜：一\n\n二\n\n三\n\n四\n\n五 https://a.example https://b.example"
# calendar/overrides/own.yml
all-of-them: {{slot: loud.tue-tips, date: 2026-03-03, action: skip, reason: 盘点}}
one-of-them: {{slot: loud.tue-tips, groups: [g3], date: 2026-03-10, action: skip, reason: 盘点}}
""" + "".join(
    f"# content/groups/g{number}.yml\ntitle: 群{number}\nplatform: wecom\nstage: mature\n"
    f"type: {'vip' if number == 5 else 'interest'}\nhost: {'qiu' if number % 2 else 'xia'}\n"
    + ("rules: {CAD-006: {minutes: 15}}\n" if number == 4 else "")
    for number in range(1, 11)
)


@pytest.fixture(scope="module")
def plan() -> Plan:
    found = compile_text(PLAYBOOK, start=date(2026, 3, 2), weeks=6, checks=[]).plan
    assert found is not None
    return found


def test_groups_are_alike_that_differ_in_name_and_people_alone(plan: Plan) -> None:
    named = [those for those in plan.alike if those[0].startswith("g")]

    assert named == [
        ("g1", "g2", "g6"), ("g10", "g9"), ("g3",), ("g4",), ("g5",), ("g7", "g8"),
    ]  # fmt: skip


@pytest.mark.parametrize("check", ALIKE, ids=lambda one: one.rule.code)
def test_one_of_the_alike_stands_for_all(plan: Plan, check: Check) -> None:
    settings = configure(plan.playbook, check.rules).settings[check.rule.code]

    def said(found: object) -> list[tuple[object, ...]]:
        return sorted((one.group, one.order, str(one.when), one.see) for one in found)  # type: ignore[attr-defined]

    whole = said(check.run(plan, settings))
    assert said(told(check, plan, settings)) == whole
    assert all(group in plan.playbook.groups for group, *_ in whole)


def test_the_rules_that_cannot_tell_them_apart_find_something_here(plan: Plan) -> None:
    """Else the test above would prove nothing."""
    silent = []
    for check in ALIKE:
        settings = configure(plan.playbook, check.rules).settings[check.rule.code]
        if len({finding.group for finding in check.run(plan, settings)}) < 2:
            silent.append(check.rule.code)

    assert silent == []


@pytest.mark.parametrize("check", ALIKE, ids=lambda one: one.rule.code)
def test_such_a_rule_reads_nothing_else_of_a_group(check: Check) -> None:
    source = inspect.getsource(sys.modules[check.run.__module__]).rpartition('\n"""\n\nfrom')[2]

    assert set(re.findall(r"\bgroup\.([a-z_]+)", source)) <= SEEN
    assert not re.findall(r"\.(owner|stands_in_for|host|deputy|members|holds_for)\b", source)
