"""Posts by person and week, the busiest first."""

from __future__ import annotations

from collections import Counter

from qunce.render.site.escape import joined, span
from qunce.render.site.grids import grid, some
from qunce.render.site.here import Here
from qunce.render.site.lookup import Lookup, month_day
from qunce.render.site.overview.chart import MOST_ROWS, Chart, Row, weekly
from qunce.render.site.strips import drawn, weeks_strip


def load(look: Lookup, here: Here) -> Chart | None:
    """Posts by person and week, the busiest first."""
    plan = look.plan
    people = [
        (one, posts)
        for one in plan.playbook.people.values()
        if (posts := look.posts_of("person", one.id))
    ]
    if not people:
        return None
    people.sort(key=lambda pair: (-len(pair[1]), pair[0].id))
    by_week = {one.id: weekly(plan, posts) for one, posts in people}
    most = max(max(counts) for counts in by_week.values())
    rows, numbers = [], []
    for one, posts in people[:MOST_ROWS]:
        counts = by_week[one.id]
        busy = max(Counter(post.date for post in posts).values())
        meaning = f"{one.title}：共 {len(posts)} 条，一周最多 {max(counts)} 条，一天最多 {busy} 条"
        rows.append(
            Row(
                here.person(one),
                (drawn(weeks_strip(counts, most, meaning)),),
                joined(
                    (
                        span(f"周均 {len(posts) / len(counts):.1f}", "q-when"),
                        span(f"一天至多 {busy}", "q-when"),
                    ),
                    " ",
                ),
            )
        )
        numbers.append((here.person(one), *counts))
    left_out = len(people) - MOST_ROWS
    more = some(f"另有 {left_out} 人没有画出来。" if left_out > 0 else "")
    head = ("姓名", *(month_day(day) for day in plan.weeks()))
    return Chart(rows, grid(head, numbers, "q-counts"), more)
