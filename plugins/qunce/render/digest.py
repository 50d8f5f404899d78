"""Digest: the posts of a day or a week as a few lines to paste into a chat."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta

from qunce.expand import Post
from qunce.frozen import frozen
from qunce.kinds.vocabulary import Weekday
from qunce.render.agenda import cancelled

_WEEKDAYS = tuple(one.label for one in Weekday)
_WIDE = str.maketrans("\\`*_[]<>", "＼｀＊＿［］＜＞")
"""Robots differ in what they escape, so what would be a mark becomes its wide twin."""


@frozen
class Digest:
    """What is told, before it is written as text or as Markdown."""

    title: str
    start: date
    end: date
    """The day after the last."""
    posts: Sequence[Post]
    with_group: bool
    """False where all posts go to one group, which the title names."""
    with_owner: bool
    """False where one person sends them all."""


def digest(title: str, start: date, end: date, posts: Iterable[Post], *, whose: str = "") -> Digest:
    """The posts from `start` to before `end`; `whose` is "group" or "person" where it is one's."""
    told = sorted(
        (post for post in posts if start <= post.starts.date() < end),
        key=lambda one: (one.starts.replace(tzinfo=None), one.group.id, one.place.name, one.key),
    )
    return Digest(title, start, end, told, whose != "group", whose != "person")


def as_text(one: Digest) -> str:
    """Plain lines, the way people write in a group."""
    return "\n".join(_lines(one, _Marks("【{}】", "{}", "{}"), str)) + "\n"


def as_markdown(one: Digest) -> str:
    """The same in the little Markdown that group robots know: bold and quotes."""
    return "\n".join(_lines(one, _Marks("**{}**", "**{}**", "> {}"), _plain)) + "\n"


def span(start: date, end: date) -> str:
    """3月2日 周一, or 3月2日至3月8日."""
    last = end - timedelta(1)
    if last == start:
        return _day(start)
    return f"{start.month}月{start.day}日至{last.month}月{last.day}日"


@frozen
class _Marks:
    title: str
    day: str
    post: str


def _lines(one: Digest, marks: _Marks, clean: Callable[[str], str]) -> Iterator[str]:
    still = sum(not cancelled(post) for post in one.posts)
    yield f"{marks.title.format(clean(one.title))} {span(one.start, one.end)}，共 {still} 条"
    if not one.posts:
        yield "没有要发的。"
    by_day: dict[date, list[Post]] = {}
    for post in one.posts:
        by_day.setdefault(post.starts.date(), []).append(post)
    for day, posts in by_day.items():
        if one.end - one.start > timedelta(1):
            yield ""
            yield marks.day.format(_day(day))
        for post in posts:
            yield marks.post.format(clean(_said(post, one)))


def _said(post: Post, one: Digest) -> str:
    parts = [post.group.title] if one.with_group else []
    parts.append(post.theme.title)
    if post.script is not None and post.script.title != post.theme.title:
        parts.append(post.script.title)
    if one.with_owner:
        parts.append(post.owner.title)
    words = f"{post.starts:%H:%M} {' · '.join(parts)}"
    override = post.override
    if override is not None and cancelled(post):
        return f"【取消】{words}（{override.reason}）"
    if post.stands_in_for is not None:
        words += f"（代{post.stands_in_for.title}）"
    if post.place.slot.mention_all:
        words += " @所有人"
    return words


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日 {_WEEKDAYS[day.weekday()]}"


def _plain(text: str) -> str:
    return text.translate(_WIDE)
