"""Posts by group and day, under the days of the quarter."""

from __future__ import annotations

from qunce.expand import Plan
from qunce.frozen import frozen
from qunce.kinds.vocabulary import DayKind
from qunce.render.site.escape import literal
from qunce.render.site.grids import grid
from qunce.render.site.here import Here
from qunce.render.site.lookup import Lookup, month_day
from qunce.render.site.overview.chart import Chart, Row, left_out_of, shown, weekly
from qunce.render.site.strips import LEVELS, Strip, days_strip, drawn, kinds_strip, offset

_LOOKS = (
    DayKind.MEMORIAL, DayKind.SILENCE, DayKind.HOLIDAY, DayKind.FESTIVAL, DayKind.SHOPPING,
    DayKind.BRAND,
)  # fmt: skip
"""A day that is several things at once shows the first of them."""


@frozen
class Month:
    name: str
    left: str


def heat(look: Lookup, here: Here) -> Chart:
    """Posts by group and day, and the same by week in numbers."""
    plan = look.plan
    days = (plan.end - plan.start).days
    groups, left_out = shown(plan)
    rows, numbers = [], []
    for group in groups:
        posts = plan.posts_in(group)
        counts = {day: len(those) for day, those in plan.days_of(group).items()}
        burst = {day for week in plan.weeks_of(group) for day in week.burst}
        by_week = weekly(plan, posts)
        busy = max(counts.values(), default=0)
        meaning = f"{group.title}：共 {len(posts)} 条，一周 {min(by_week)} 至 {max(by_week)} 条，"
        meaning += f"最多的一天 {busy} 条"
        rows.append(
            Row(
                here.group(group),
                (drawn(days_strip(plan.start, days, counts, burst, meaning)),),
                literal(f"{len(posts)} 条"),
            )
        )
        numbers.append((here.group(group), *by_week))
    head = ("社群", *(month_day(day) for day in plan.weeks()))
    return Chart(rows, grid(head, numbers, "q-counts"), left_out_of(left_out))


def calendar(plan: Plan) -> Strip:
    """The days off and the named days of the horizon."""
    looks = {day: "rest" for day in plan.days() if day not in plan.workdays}
    for day in plan.days():
        kinds = {one.kind for one in plan.almanac.on(day)}
        for kind in _LOOKS:
            if kind in kinds:
                looks[day] = kind.value
                break
    if plan.start <= plan.today < plan.end:
        looks[plan.today] = "today"
    named = [one for day in plan.days() for one in plan.almanac.on(day)]
    words = f"{len(plan.workdays)} 个工作日，{len({one.id for one in named})} 个有名字的日子"
    return kinds_strip(plan.start, (plan.end - plan.start).days, looks, words)


def months(plan: Plan) -> list[Month]:
    """Where each month begins, in percent of the width; the first only when it has room."""
    days = (plan.end - plan.start).days
    firsts = [day for day in plan.days() if day.day == 1 or day == plan.start]
    if len(firsts) > 1 and (firsts[1] - firsts[0]).days < 10:
        firsts = firsts[1:]
    width = offset(days - 1) + 1
    return [
        Month(f"{day.month} 月", f"{100 * offset((day - plan.start).days) / width:.2f}%")
        for day in firsts
    ]


def degrees() -> list[tuple[int, str]]:
    """The degrees of ink and what each means."""
    return [(n, _degree(n)) for n in range(len(LEVELS) + 1)]


def _degree(number: int) -> str:
    if number == 0:
        return "不发"
    least = LEVELS[number - 1]
    if number == len(LEVELS):
        return f"{least} 条起"
    last = LEVELS[number] - 1
    return f"{least} 条" if last == least else f"{least}–{last} 条"
