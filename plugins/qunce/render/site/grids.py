"""View models of tables whose cells know their column's name, and of single posts in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from markupsafe import Markup

from qunce.expand import Post
from qunce.frozen import frozen
from qunce.kinds.vocabulary import Action
from qunce.render.site.escape import literal, span
from qunce.render.site.here import Here
from qunce.render.site.lookup import month_day
from qunce.render.site.tags import kind_tag

T = TypeVar("T")


@frozen
class Cell:
    label: str
    value: Markup


@frozen
class Grid:
    """A table: its column names, and rows of cells that repeat them for narrow screens."""

    head: tuple[Markup, ...]
    rows: tuple[tuple[Cell, ...], ...]
    classes: str = ""
    more: tuple[str, ...] = ()
    """What is said of the rows that were too many to show."""


def some(value: T | None) -> tuple[T, ...]:
    """Nothing or one thing, for templates, which loop and never decide."""
    return (value,) if value else ()


def grid(
    head: Sequence[str],
    rows: Iterable[Sequence[object]],
    classes: str = "",
    *,
    left_out: int = 0,
    keep_empty: bool = False,
) -> Grid | None:
    """A table of these columns; None without rows. Columns that stay empty are left out."""
    table = [[_cell(cell) for cell in row] for row in rows]
    if not table:
        return None
    used = [n for n in range(len(head)) if keep_empty or any(row[n] for row in table)]
    return Grid(
        tuple(literal(head[n]) for n in used),
        tuple(tuple(Cell(head[n], row[n]) for n in used) for row in table),
        classes,
        (f"另有 {left_out} 行没有列出。",) if left_out > 0 else (),
    )


def _cell(value: object) -> Markup:
    if isinstance(value, date):
        return span(value, "q-when")  # a date never breaks at the end of a line
    return literal("" if value is None else value)


def facts(*pairs: tuple[str, object]) -> tuple[tuple[str, Markup], ...]:
    """The pairs that have a value."""
    return tuple((name, literal(value)) for name, value in pairs if value not in (None, "", 0))


def entry(post: Post, here: Here, *, with_group: bool = False) -> Markup:
    """One post in a week: time, kind, theme, script, and whatever is unusual about it."""
    parts = [
        span(f"{post.starts:%H:%M}", "q-at"),
        kind_tag(post.kind),
        here.theme(post.theme, "q-theme"),
    ]
    if with_group:
        parts.append(here.group(post.group, "q-group"))
    if post.script is not None:
        parts.append(here.script(post.script, "q-script"))
    parts += [span(one, "q-remark") for one in remarks(post)]
    off = " is-cancelled" if cancelled(post) else ""
    start = Markup(f'<span class="q-post k-{post.kind.value}{off}">')
    return start + Markup(" ").join(parts) + Markup("</span>")


def cancelled(post: Post) -> bool:
    """True for a post that an override skips."""
    return post.override is not None and post.override.action is Action.SKIP


def with_cancelled(posts: Sequence[Post], skipped: Iterable[Post]) -> Sequence[Post]:
    """Posts and skipped posts together, in order of time."""
    skipped = list(skipped)
    if not skipped:
        return posts
    return sorted([*posts, *skipped], key=lambda post: (post.starts, post.identity))


def remarks(post: Post) -> list[str]:
    """What a sender should notice: a stand-in, a move, a replacement, @所有人."""
    found = []
    if cancelled(post):
        return [f"已取消：{post.override.reason if post.override else ''}"]
    if post.place.slot.mention_all:
        found.append("@所有人")
    if post.stands_in_for is not None:
        found.append(f"{post.owner.title}代{post.stands_in_for.title}")
    if post.override is not None and post.override.action is Action.MOVE:
        found.append(f"原定 {month_day(post.planned)}：{post.override.reason}")
    if post.override is not None and post.override.action is Action.REPLACE:
        found.append(f"换内容：{post.override.reason}")
    return found
