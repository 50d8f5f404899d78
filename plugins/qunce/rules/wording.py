"""How findings name things: weekdays, posts, limits and where a limit comes from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from qunce.expand import Plan, Post
from qunce.finding import Note, Span
from qunce.kinds.group.model import Group
from qunce.kinds.vocabulary import PostKind, Weekday
from qunce.rule import Settings

_WEEKDAYS = tuple(one.label for one in Weekday)


def weekday(day: date) -> str:
    """周一 … 周日."""
    return _WEEKDAYS[day.weekday()]


def named(post: Post) -> str:
    """A post as people speak of it: 周三 19:30「每周小福利」."""
    return f"{weekday(post.date)} {post.starts:%H:%M}「{post.theme.title}」"


def listed(posts: Iterable[Post], most: int = 2) -> str:
    """A few posts by name; of many, the first ones and how many they are in all."""
    those = list(dict.fromkeys(named(post) for post in posts))
    shown = "、".join(those[:most])
    return shown if len(those) <= most else f"{shown}等 {len(those)} 条"


def origin(settings: Settings[Any], group: Group, option: str) -> str:
    """Where a limit comes from, in brackets; nothing when it is the built-in default."""
    where = settings.origin(group, option)
    return "" if where == "默认值" else f"（{where}）"


def theme_of(plan: Plan, group: Group, *kinds: PostKind) -> str:
    """A theme of these kinds to suggest for a group: one of its own, or the kind in words."""
    themes = plan.playbook.themes
    for kind in kinds:
        for name in group.themes:
            if name in themes and themes[name].kind is kind:
                return f"「{themes[name].title}」"
    return f"{kinds[0].label}栏目"


def about(group: Group) -> Note:
    """The group as a related place, so that an allowance on its file speaks for the finding."""
    return Note(group.span, f"社群「{group.title}」")


def involved(posts: Iterable[Post], most: int = 4) -> tuple[Note, ...]:
    """The slots of some posts as related places, each slot once."""
    notes: dict[Span, Note] = {}
    for post in posts:
        notes.setdefault(post.span, Note(post.span, named(post)))
    return tuple(notes.values())[:most]


def at_least(part: int, whole: int) -> int:
    """A share in per cent that is never shown larger than it is."""
    return 100 * part // whole


def at_most(part: int, whole: int) -> int:
    """A share in per cent that is never shown smaller than it is."""
    return -(-100 * part // whole)
