"""What the rules of cadence tell of a week of posts."""

from __future__ import annotations

from datetime import date

from qunce.check import Report, check
from qunce.example import compile_text
from qunce.render.report import headline
from qunce.rule import Check

MONDAY = date(2026, 3, 2)


def checked(text: str, *checks: Check, start: date = MONDAY, weeks: int = 1) -> Report:
    """What the rules say by themselves; test_remedies.py shows the changes that are tried."""
    compiled = compile_text(text, start=start, weeks=weeks, checks=())
    assert compiled.plan is not None
    return check(compiled.plan, (), checks)


def told(text: str, *checks: Check, start: date = MONDAY, weeks: int = 1) -> list[str]:
    """The first line of each finding, without the folders."""
    report = checked(text, *checks, start=start, weeks=weeks)
    return [
        headline(one).removeprefix(one.span.file.rpartition("/")[0] + "/")
        for one in report.findings
    ]


BUSY = """\
# calendar/schedules/busy.yml
title: 忙碌的一天
groups: [vip]
from: 2026-03-02
slots:
  a: {day: sat, at: 08:00, theme: tips}
  b: {day: sat, at: 10:00, theme: poll}
  c: {day: sat, at: 12:00, theme: gift}
  d: {day: sat, at: 14:00, theme: help}
"""


def group(type: str, more: str = "") -> str:
    return f"""\
# content/groups/vip.yml
title: 会员群
platform: wecom
type: {type}
host: xia
{more}"""
