"""What an excerpt shows: the site's own cards, and a short form that any list or box can hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from markupsafe import Markup

from qunce.expand import monday
from qunce.frozen import frozen
from qunce.kinds.group.model import Group
from qunce.kinds.script.model import Script
from qunce.kinds.theme.model import Theme
from qunce.render.course.desk import Desk
from qunce.render.site.escape import joined, literal
from qunce.render.site.here import Here
from qunce.render.site.lookup import WEEKDAYS, month_day, week_of
from qunce.render.site.pieces import (
    group_card,
    rule_card,
    script_card,
    theme_card,
    week_grid,
)
from qunce.rule import Rule


@frozen
class Short:
    """An excerpt in plain Markdown: a linked name, a few words, and what is quoted."""

    label: str
    link: Markup
    notes: tuple[str | Markup, ...] = ()
    words: tuple[Fenced, ...] = ()
    rows: tuple[tuple[str | Markup, Markup], ...] = ()
    """Days of a week, each with its posts."""


@frozen
class Fenced:
    """A text as it is, between fences longer than any in it."""

    title: str
    fence: Markup
    text: Markup


def _fenced(title: str, text: str) -> Fenced:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    return Fenced(title, Markup("`" * max(3, longest + 1)), Markup(text.strip("\n")))


def _script(desk: Desk, script: Script, here: Here) -> Short:
    texts = script.texts()
    words = [
        _fenced(f"{name.upper()} 版" if len(texts) > 1 else "", text) for name, text, *_ in texts
    ]
    return Short("话术", here.script(script), _some(script.summary), tuple(words))


def _week(desk: Desk, group: Group, here: Here) -> Short:
    start = monday(desk.plan.today)
    posts = week_of(desk.plan.posts_in(group), start)
    rows = []
    for number, name in enumerate(WEEKDAYS):
        day = start + timedelta(number)
        entries = [
            joined(
                (
                    f"{post.starts:%H:%M}",
                    here.theme(post.theme),
                    *([here.script(post.script)] if post.script else []),
                ),
                " ",
            )
            for post in posts
            if post.date == day
        ]
        rows.append((f"{name} {month_day(day)}", Markup("<br>").join(entries) or literal("无安排")))
    return Short("周排期", here.group(group), rows=tuple(rows))


def _rule(desk: Desk, rule: Rule, here: Here) -> Short:
    return Short("规则", here.code(rule.code), (rule.title, *_some(rule.why)))


def _group(desk: Desk, group: Group, here: Here) -> Short:
    service = group.service
    promise = (
        f"首次回应 {service.reply_minutes} 分钟内，投诉 {service.complaint_minutes} 分钟内"
        if service
        else ""
    )
    notes = (group.purpose or group.summary, group.audience, promise)
    return Short("社群", here.group(group), tuple(one for one in notes if one))


def _theme(desk: Desk, theme: Theme, here: Here) -> Short:
    notes = (f"{theme.kind.label}类", theme.why or theme.summary, theme.frequency)
    return Short("栏目", here.theme(theme), tuple(one for one in notes if one))


def _some(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


SHORT: Mapping[str, Callable[[Desk, Any, Here], Short]] = {
    "script": _script,
    "week": _week,
    "rule": _rule,
    "group": _group,
    "theme": _theme,
}
"""Kind → how an excerpt of it reads where raw HTML cannot stand."""


CARDS: Mapping[str, Callable[[Desk, Any, str], str]] = {
    "script": lambda desk, script, root: script_card(desk.plan, script, root=root),
    "week": lambda desk, group, root: week_grid(
        desk.plan, group, monday(desk.plan.today), root=root
    ),
    "rule": lambda desk, rule, root: rule_card(rule, root=root),
    "group": lambda desk, group, root: group_card(desk.plan, group, root=root),
    "theme": lambda desk, theme, root: theme_card(desk.plan, theme, root=root),
}
"""Kind → the site's own card of it, for everywhere else."""
