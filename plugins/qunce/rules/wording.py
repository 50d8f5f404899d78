"""What findings say alike: weekdays, posts, shares, limits and where a limit comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from qunce.expand import Plan, Post, Week
from qunce.finding import Note, Span
from qunce.kinds.group.model import Group
from qunce.kinds.person.model import Shift
from qunce.kinds.vocabulary import PostKind, Weekday
from qunce.rule import Settings

_WEEKDAYS = tuple(one.label for one in Weekday)


def weekday(day: date) -> str:
    """周一 … 周日."""
    return _WEEKDAYS[day.weekday()]


def named(post: Post) -> str:
    """A post as people speak of it: 周三 19:30「每周小福利」."""
    return f"{weekday(post.date)} {post.starts:%H:%M}「{post.theme.title}」"


def dated(post: Post) -> str:
    """A post with its day, for a related place: 03-04 周三 19:30「每周小福利」."""
    return f"{post.date:%m-%d} {named(post)}"


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
        if len(notes) == most:
            break
        if post.span not in notes:
            notes[post.span] = Note(post.span, dated(post))
    return tuple(notes.values())


def hours(shifts: Iterable[Shift]) -> str:
    """When shifts begin and end: 09:00–12:00、13:00–18:00."""
    return "、".join(f"{one.start:%H:%M}–{one.end:%H:%M}" for one in shifts)


def adjusted(*posts: Post) -> tuple[Note, ...]:
    """The overrides that put posts where they are, as related places."""
    return tuple(
        Note(post.override.span, f"临时调整：{post.override.reason}")
        for post in posts
        if post.override
    )


def per_cent(part: int, whole: int) -> str:
    """A share in per cent, with one decimal where it is not round: 42.9%."""
    return f"{100 * part / whole:.1f}".removesuffix(".0") + "%"


def days_off(plan: Plan, week: Week) -> list[date]:
    """The days of a week on which most people are free."""
    days = (week.start + timedelta(number) for number in range(7))
    return [day for day in days if day not in plan.workdays]


def other_theme(plan: Plan, group: Group, post: Post) -> str:
    """A theme to put in place of a post's: not used around it, and least in its week."""
    days = plan.days_of(group)
    near, used = set[str](), Counter[str]()
    for distance in range(-6, 7):
        for one in days.get(post.date + timedelta(distance), ()):
            used[one.theme.id] += 1
            if abs(distance) < 2:
                near.add(one.theme.id)
    kinds = (PostKind.VALUE, PostKind.INTERACT, post.kind)
    themes = plan.playbook.themes
    free = [one for one in group.themes if one not in near and themes[one].kind in kinds]
    return f"「{themes[min(free, key=used.__getitem__)].title}」" if free else "别的栏目"
