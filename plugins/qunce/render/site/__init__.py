"""Site: plan and findings → the playbook's pages, as files by path."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from importlib import resources
from typing import Any

from qunce.check import Report
from qunce.expand import Plan
from qunce.frozen import frozen
from qunce.kinds.playbook.sections import Section
from qunce.render import checker, cohort
from qunce.render.feeds import FeedFile
from qunce.render.published import EVERYTHING, Published
from qunce.render.site import (
    calendars,
    campaigns,
    check_text,
    days,
    experiments,
    exports,
    findings,
    groups,
    home,
    journeys,
    overview,
    people,
    platforms,
    releases,
    roles,
    rules,
    schedules,
    scripts,
    themes,
    today,
)
from qunce.render.site.gather import gather
from qunce.render.site.pieces import group_card, rule_card, script_card, theme_card, week_grid
from qunce.rule import Rule

__all__ = [
    "Site", "group_card", "render_site", "rule_card", "script_card", "theme_card", "week_grid",
]  # fmt: skip

_FAMILIES = {
    Section.PLAN: overview, Section.TODAY: today, Section.GROUPS: groups, Section.THEMES: themes,
    Section.SCRIPTS: scripts, Section.JOURNEYS: journeys, Section.SCHEDULES: schedules,
    Section.CAMPAIGNS: campaigns, Section.EXPERIMENTS: experiments, Section.PEOPLE: people,
    Section.PLATFORMS: platforms, Section.ROLES: roles, Section.DAYS: days,
    Section.CALENDARS: calendars, Section.RELEASES: releases, Section.RULES: rules,
    Section.FINDINGS: findings, Section.CHECK: check_text,
}  # fmt: skip
"""What makes the pages of each section; the course and the guide are written by hand."""

_NAV: tuple[tuple[str, str | tuple[tuple[str, str], ...]], ...] = (
    ("首页", "index.md"),
    ("今日", "today.md"),
    (
        "手册",
        (
            ("社群", "groups/index.md"),
            ("栏目", "themes/index.md"),
            ("话术", "scripts/index.md"),
            ("旅程", "journeys/index.md"),
            ("平台", "platforms/index.md"),
        ),
    ),
    (
        "计划",
        (
            ("一览", "plan.md"),
            ("排期", "schedules/index.md"),
            ("活动", "campaigns/index.md"),
            ("实验", "experiments/index.md"),
            ("日子", "days/index.md"),
            ("日历订阅", "calendars.md"),
            ("发布记录", "releases/index.md"),
        ),
    ),
    ("团队", (("人员", "people/index.md"), ("岗位", "roles/index.md"))),
    (
        "检查",
        (
            ("查一段话", "check.md"),
            ("检查结果", "findings.md"),
            ("规则", "rules/index.md"),
            ("按平台看红线", "rules/platforms.md"),
            ("红线总表", "rules/all.md"),
            ("查得准不准", "rules/measured.md"),
            ("写法与引用", "rules/faults.md"),
        ),
    ),
)


@frozen
class Site:
    """The rendered playbook: files by their path below the docs folder, navigation, own words."""

    files: Mapping[str, bytes]
    nav: list[Any]
    words: tuple[str, ...]
    """Names that a search should know as words."""


def render_site(
    plan: Plan,
    report: Report,
    rules: Sequence[Rule],
    feed_files: Sequence[FeedFile],
    *,
    site_url: str,
    revisions: Mapping[str, datetime] | None = None,
    published: Published = EVERYTHING,
) -> Site:
    """Every page, asset and export; the feeds themselves are the caller's to write."""
    url = site_url or plan.playbook.charter.site_url
    look = gather(plan, report, rules, feed_files, url, revisions, published)
    pages = [*home.pages(look)]
    for section, family in _FAMILIES.items():
        if section in published:
            pages += family.pages(look)
    files = {path: text.encode() for path, text in pages}
    if Section.SCHEDULES in published:
        files.update(exports.files(plan))
    files.update(assets())
    files.update(cohort.files())
    if Section.CHECK in published:
        charter = plan.playbook.charter
        files.update(checker.files(look.team.holding, charter.names, hunches=charter.hunches))
    return Site(dict(sorted(files.items())), _nav(files), _words(plan))


def assets() -> dict[str, bytes]:
    """The looks: style sheet, script and icons."""
    folder = resources.files("qunce.render") / "assets"
    return {
        f"assets/qunce/{one.name}": one.read_bytes()
        for one in sorted(folder.iterdir(), key=lambda one: one.name)
        if one.is_file()
    }


def _nav(files: Mapping[str, bytes]) -> list[Any]:
    """MkDocs' navigation data: section index pages only, so that no page carries a long list."""
    nav: list[Any] = []
    for name, target in _NAV:
        if isinstance(target, str):
            nav += [{name: target}] if target in files else []
            continue
        inside = [{title: path} for title, path in target if path in files]
        if inside:
            nav.append({name: inside})
    return nav


def _words(plan: Plan) -> tuple[str, ...]:
    book = plan.playbook
    kinds = (
        book.groups, book.themes, book.scripts, book.schedules, book.campaigns, book.people,
        book.platforms, book.roles, book.days, book.journeys,
    )  # fmt: skip
    names = [thing.title for kind in kinds for thing in kind.values()]
    names += [one.short for one in book.platforms.values()]
    names += [book.charter.title, *book.charter.words, *book.charter.names]
    return tuple(sorted({name for name in names if name}))
