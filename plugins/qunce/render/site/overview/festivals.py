"""The named days of the quarter, and which groups say something about each."""

from __future__ import annotations

from datetime import timedelta

from qunce.almanac import Occasion
from qunce.expand import Plan, Post
from qunce.kinds.vocabulary import DayKind
from qunce.render.site.days import day_tag
from qunce.render.site.escape import joined, literal, span
from qunce.render.site.grids import grid
from qunce.render.site.here import Here
from qunce.render.site.lookup import WEEKDAYS, Lookup, month_day
from qunce.render.site.overview.chart import MOST_ROWS, Chart, Row
from qunce.render.site.strips import Strip, drawn, kinds_strip
from qunce.rules.festive import active, is_about, occasions, posts_on

_MARKED = (DayKind.HOLIDAY, DayKind.FESTIVAL, DayKind.SHOPPING, DayKind.BRAND)
_LEAD = timedelta(days=3)
_MOST_GROUPS = 4


def festivals(look: Lookup, here: Here) -> Chart | None:
    """A row for each day worth marking: the posts about it from three days before, by group."""
    plan = look.plan
    groups = list(active(plan))
    rows, numbers = [], []
    for day in occasions(plan, *_MARKED):
        told = {
            group.id: [
                post
                for post in posts_on(plan, group, day.date - _LEAD, day.date)
                if is_about(post, day)
            ]
            for group in groups
            if day.holds_for(group.id)
        }
        speaking = [name for name, posts in told.items() if posts]
        rows.append(
            Row(
                joined((day_tag(day), literal(day.title)), " "),
                (drawn(_strip(plan, day, [post for posts in told.values() for post in posts])),),
                literal(f"{len(speaking)}／{len(told)} 个群"),
            )
        )
        named = joined(here.group(plan.playbook.groups[name]) for name in speaking[:_MOST_GROUPS])
        if len(speaking) > _MOST_GROUPS:
            named += span(f" 等 {len(speaking)} 个", "q-small")
        when = f"{day.date} {WEEKDAYS[day.date.weekday()]}"
        numbers.append((when, day.title, named, f"{sum(map(len, told.values()))} 条"))
    if not rows:
        return None
    head = ("日期", "日子", "说到的群", "帖子")
    return Chart(rows[:MOST_ROWS], grid(head, numbers))


def _strip(plan: Plan, day: Occasion, posts: list[Post]) -> Strip:
    """Where the day lies in the quarter, and on which days before it somebody speaks of it."""
    looks = {post.date: "l3" for post in posts}
    looks[day.date] = "told" if posts else "untold"
    days = (plan.end - plan.start).days
    words = f"{day.title}（{month_day(day.date)}）：{len(posts)} 条"
    return kinds_strip(plan.start, days, looks, words)
