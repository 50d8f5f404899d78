"""The page of the days: the year by month, with what to do on each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from markupsafe import Markup

from qunce.kinds.day.model import Day
from qunce.kinds.vocabulary import DayKind
from qunce.render.site.escape import front, joined, span
from qunce.render.site.grids import Grid, grid, some
from qunce.render.site.here import Here
from qunce.render.site.lookup import WEEKDAYS, Lookup, between
from qunce.render.site.templates import fill_page
from qunce.render.site.timeline import first_day, last_day


def pages(look: Lookup) -> Iterator[tuple[str, str]]:
    """days/index.md, months as sections."""
    days = sorted(look.plan.playbook.days.values(), key=lambda one: (one.date, one.id))
    if not days:
        return
    here = Here("../")
    months: dict[str, list[Day]] = {}
    for day in days:
        months.setdefault(f"{day.date:%Y 年 }{day.date.month} 月", []).append(day)
    this_month = look.today.replace(day=1)
    tables = [
        (name, _month(look, those, here), (those[-1].until or those[-1].date).replace(day=1))
        for name, those in months.items()
    ]
    yield (
        "days/index.md",
        fill_page(
            "day/page.md.j2",
            {
                "front": front("日子"),
                "months": [one[:2] for one in tables if one[2] >= this_month],
                "past": some([one[:2] for one in tables if one[2] < this_month]),
                "coverage": some(_coverage(look)),
            },
        ),
    )


def day_tag(day: Day) -> Markup:
    """The label of a day's kind, in its colour."""
    return span(day.kind.label, f"q-tag d-{day.kind.value}")


def dates(day: Day) -> str:
    """11-11 周三, or first and last day."""
    if day.until and day.until != day.date:
        return f"{day.date:%m-%d} 至 {day.until:%m-%d}"
    return f"{day.date:%m-%d} {WEEKDAYS[day.date.weekday()]}"


def _month(look: Lookup, days: list[Day], here: Here) -> Grid | None:
    return grid(
        ("日期", "日子", "类型", "怎么过", "已经排了"),
        [
            (
                dates(one),
                one.title,
                day_tag(one),
                one.advice or one.summary,
                planned(look, one, here),
            )
            for one in days
        ],
        "q-lines q-days",
        keep_empty=True,
    )


def planned(look: Lookup, day: Day, here: Here) -> Markup | str:
    """The campaigns that run on a day and how many posts go out."""
    last = day.until or day.date
    campaigns = [
        here.thing("campaign", one)
        for one in look.plan.playbook.campaigns.values()
        if one.phases and first_day(one) <= last and day.date <= last_day(one)
    ]
    if last < look.plan.start or day.date >= look.plan.end:
        return joined(campaigns)
    count = len(between(look.plan.posts, day.date, last + timedelta(1)))
    return joined([*campaigns, f"{count} 条帖子" if count else "没有帖子"])


def _coverage(look: Lookup) -> Grid | None:
    """How well each year of the horizon is covered by official holidays and named days."""
    named: dict[int, list[Day]] = {}
    for day in look.plan.playbook.days.values():
        named.setdefault(day.date.year, []).append(day)
    years = sorted({*named, look.plan.start.year, _last(look.plan.end).year})
    official = (DayKind.HOLIDAY, DayKind.WORKDAY)
    return grid(
        ("年份", "日子", "假日与调休", "说明"),
        [
            (
                f"{year} 年",
                f"{len(named.get(year, ()))} 个",
                f"{sum(one.kind in official for one in named.get(year, ()))} 条",
                "已经录入"
                if any(one.kind in official for one in named.get(year, ()))
                else "还没有官方安排，工作日按周一至周五算",
            )
            for year in years
        ],
    )


def _last(end: date) -> date:
    return end - timedelta(1)
