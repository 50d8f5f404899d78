"""What all charts of the plan share: rows of drawings, the numbers behind, who is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from qunce.expand import Plan, Post, monday
from qunce.frozen import frozen
from qunce.kinds.group.model import Group
from qunce.render.site.grids import Grid, some

MOST_ROWS = 80


@frozen
class Row:
    """A row of a chart: whose it is, the drawing, and the one number that sums it up."""

    name: Markup
    strips: tuple[Markup, ...]
    sums: Markup


@frozen
class Chart:
    """A drawing for each row, and the numbers behind it as a table."""

    rows: list[Row]
    numbers: Grid | None
    more: tuple[str, ...] = ()


def shown(plan: Plan) -> tuple[list[Group], int]:
    """The groups that post, in their order; of very many the busiest, and how many are left out."""
    groups = [group for group in plan.groups if plan.posts_in(group)]
    if len(groups) <= MOST_ROWS:
        return groups, 0
    busiest = sorted(groups, key=lambda one: (-len(plan.posts_in(one)), one.id))[:MOST_ROWS]
    kept = {group.id for group in busiest}
    return [group for group in groups if group.id in kept], len(groups) - MOST_ROWS


def left_out_of(number: int) -> tuple[str, ...]:
    """What is said of groups that were too many to draw."""
    return some(f"另有 {number} 个帖子较少的社群没有画出来。" if number else "")


def weekly(plan: Plan, posts: Sequence[Post]) -> list[int]:
    """How many posts each week of the horizon has."""
    counted = Counter(monday(post.date) for post in posts)
    return [counted[day] for day in plan.weeks()]
