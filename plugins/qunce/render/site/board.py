"""The board: groups by days of one week, a chip for each post."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from markupsafe import Markup

from qunce.expand import Plan, Post
from qunce.frozen import frozen
from qunce.render.site.grids import some
from qunce.render.site.here import Here
from qunce.render.site.lookup import week_of
from qunce.render.site.weeks import day_classes

MOST_GROUPS = 30


@frozen
class Cell:
    classes: str
    entries: tuple[Markup, ...]


@frozen
class Row:
    group: Markup
    cells: tuple[Cell, ...]


def rows(plan: Plan, first: date, here: Here) -> list[Row]:
    """A row for each of the first groups, a cell for each day of the week."""
    return [
        _row(plan, week_of(plan.posts_in(group), first), first, here, here.group(group))
        for group in plan.groups[:MOST_GROUPS]
    ]


def _row(plan: Plan, posts: Sequence[Post], first: date, here: Here, group: Markup) -> Row:
    by_day: dict[date, list[Markup]] = {}
    for post in posts:
        by_day.setdefault(post.date, []).append(_chip(post, here))
    days = [first + timedelta(number) for number in range(7)]
    return Row(
        group,
        tuple(
            Cell(day_classes(plan, day), some(Markup("").join(by_day.get(day, ())))) for day in days
        ),
    )


def _chip(post: Post, here: Here) -> Markup:
    path = f"scripts/{post.script.id}.md" if post.script else f"themes/{post.theme.id}.md"
    clock = Markup(f'<span class="q-at">{post.starts:%H:%M}</span> ')
    start = Markup(f'<span class="q-chip k-{post.kind.value}">')
    return start + clock + here.to(path, post.theme.title) + Markup("</span>")
