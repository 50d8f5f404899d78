"""Pieces of pages for embedding in others: a week, a script, a rule, a group, a theme.

Each takes the `root` that leads from the page it stands on to the top of the site, and gives
Markdown with HTML blocks that begins and ends on lines of its own.
"""

from __future__ import annotations

from datetime import date

from qunce.expand import Plan
from qunce.kinds.group.model import Group
from qunce.kinds.script.model import Script
from qunce.kinds.theme.model import Theme
from qunce.render.site import groups, themes
from qunce.render.site.grids import entry, facts, some, with_cancelled
from qunce.render.site.here import Here
from qunce.render.site.scripts import versions
from qunce.render.site.tags import severity_tag
from qunce.render.site.templates import fill_page
from qunce.render.site.weeks import week, week_title
from qunce.rule import Rule


def week_grid(plan: Plan, group: Group, monday: date, *, root: str = "") -> str:
    """A group's week from a Monday, days as rows."""
    here = Here(root)
    skipped = (post for post in plan.cancelled if post.group is group)
    posts = with_cancelled(plan.posts_in(group), skipped)
    grid = week(plan, monday, posts, lambda post: entry(post, here))
    return fill_page(
        "week-piece.md.j2",
        {"link": here.group(group), "title": week_title(plan, monday), "week": grid},
    )


def script_card(plan: Plan, script: Script, *, root: str = "") -> str:
    """A script's words with its variables, ready to copy."""
    here = Here(root)
    return fill_page(
        "script-piece.md.j2",
        {
            "link": here.script(script),
            "lead": some(script.summary),
            "facts": facts(("场景", script.scene), ("对象", script.segment), ("语气", script.tone)),
            "versions": versions(script),
        },
    )


def rule_card(rule: Rule, *, root: str = "") -> str:
    """A rule in three lines: code, what it finds, why."""
    return fill_page(
        "rule-piece.md.j2",
        {
            "link": Here(root).code(rule.code),
            "title": rule.title,
            "tag": severity_tag(rule.severity),
            "why": some(rule.why),
        },
    )


def group_card(plan: Plan, group: Group, *, root: str = "") -> str:
    """A group in a few lines."""
    return fill_page("card-piece.md.j2", groups.card(plan, group, Here(root)))


def theme_card(plan: Plan, theme: Theme, *, root: str = "") -> str:
    """A theme in a few lines."""
    return fill_page("card-piece.md.j2", themes.card(None, theme, Here(root)))
