"""The page of the days: the year by month, with what to do on each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from importlib.metadata import version

from markupsafe import Markup

from qunce.almanac import Occasion, lunar, official
from qunce.almanac.falls import computed
from qunce.kinds.day.when import OneDay
from qunce.kinds.vocabulary import DayKind
from qunce.render.site.escape import front, joined, span
from qunce.render.site.grids import Grid, grid, some
from qunce.render.site.here import Here
from qunce.render.site.lookup import WEEKDAYS, Lookup, between
from qunce.render.site.templates import fill_page
from qunce.render.site.timeline import first_day, last_day


def pages(look: Lookup) -> Iterator[tuple[str, str]]:
    """days/index.md, months as sections."""
    here = Here("../")
    months: dict[str, list[Occasion]] = {}
    for day in _shown(look):
        months.setdefault(f"{day.date:%Y 年 }{day.date.month} 月", []).append(day)
    this_month = look.today.replace(day=1)
    tables = [
        (name, _month(look, those, here), max(one.last for one in those) >= this_month)
        for name, those in months.items()
    ]
    yield (
        "days/index.md",
        fill_page(
            "day/page.md.j2",
            {
                "front": front("日子"),
                "months": [one[:2] for one in tables if one[2]],
                "past": some([one[:2] for one in tables if not one[2]]),
                "coverage": some(_coverage(look)),
            },
        ),
    )


def _shown(look: Lookup) -> tuple[Occasion, ...]:
    """Every day of the years that the plan touches or that the playbook writes a date in."""
    plan = look.plan
    written = [
        one.date.date
        for one in plan.playbook.days.values()
        if one.declared and isinstance(one.date, OneDay)
    ]
    years = {plan.start.year, _last(plan.end).year, *(one.year for one in written)}
    found = [
        one
        for year in sorted(years)
        for one in plan.almanac.between(date(year, 1, 1), date(year, 12, 31))
        if one.date.year == year
    ]
    return tuple(found)


def day_tag(day: Occasion) -> Markup:
    """The label of a day's kind, in its colour."""
    return span(day.kind.label, f"q-tag d-{day.kind.value}")


def dates(day: Occasion) -> str:
    """11-11 周三, or first and last day."""
    if day.last != day.first:
        return f"{day.first:%m-%d} 至 {day.last:%m-%d}"
    return f"{day.date:%m-%d} {WEEKDAYS[day.date.weekday()]}"


def source(day: Occasion) -> str:
    """Where a day comes from: whose notice, which computation, or which file."""
    if day.day.dated_here:
        return f"{day.day.span.file} 第 {day.day.span.line} 行"
    if day.kind is DayKind.WORKDAY:
        found = "国务院通知"
    elif day.day.id in official.HOLIDAYS:
        told = official.known(day.date.year)
        found = "国务院通知" if told else "法定节日，放几天还没有通知"
    else:
        found = "推算" if computed(day.day.date) else "内置"
    if computed(day.day.date):
        found += f"，{lunar.told(day.date)}"
    if day.day.declared:
        found += f"；怎么过见 {day.day.span.file} 第 {day.day.span.line} 行"
    return found


def _month(look: Lookup, days: list[Occasion], here: Here) -> Grid | None:
    return grid(
        ("日期", "日子", "类型", "怎么过", "已经排了", "来自"),
        [
            (
                dates(one),
                one.title,
                day_tag(one),
                one.advice or one.day.summary,
                planned(look, one, here),
                span(source(one), "q-small"),
            )
            for one in days
        ],
        "q-lines q-days",
        keep_empty=True,
    )


def planned(look: Lookup, day: Occasion, here: Here) -> Markup | str:
    """The campaigns that run on a day and how many posts go out."""
    campaigns = [
        here.thing("campaign", one)
        for one in look.plan.playbook.campaigns.values()
        if one.phases and first_day(one) <= day.last and day.first <= last_day(one)
    ]
    if day.last < look.plan.start or day.first >= look.plan.end:
        return joined(campaigns)
    count = len(between(look.plan.posts, day.first, day.last + timedelta(1)))
    return joined([*campaigns, f"{count} 条帖子" if count else "没有帖子"])


def _coverage(look: Lookup) -> Grid | None:
    """Whether the days off of each year are known, and from whom."""
    almanac = look.plan.almanac
    years: dict[int, list[Occasion]] = {}
    for day in _shown(look):
        years.setdefault(day.date.year, []).append(day)
    return grid(
        ("年份", "日子", "放假与调休"),
        [
            (
                f"{year} 年",
                f"{len(those)} 个，其中手册自己写的 {sum(one.day.declared for one in those)} 个",
                _told(year)
                if official.known(year)
                else "照手册自己写的放假与调休"
                if almanac.knows(year)
                else "还没有国务院的通知，工作日按周一至周五算，不猜放几天",
            )
            for year, those in years.items()
        ],
    )


def _told(year: int) -> str:
    """The State Council's notice for a year, and the package that carries it."""
    make_ups = len(official.make_ups(year))
    return (
        f"照国务院的通知，调休上班 {make_ups} 天（{official.PACKAGE} {version(official.PACKAGE)}）"
    )


def _last(end: date) -> date:
    return end - timedelta(1)
