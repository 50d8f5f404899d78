"""Agenda: posts as rows for a terminal, and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from qunce.expand import Plan, Post
from qunce.kinds.vocabulary import Action, DayKind, Weekday
from qunce.render.post_ids import short_id
from qunce.tuples import NamedTuple

_WEEKDAYS = tuple(one.label for one in Weekday)


class Row(NamedTuple):
    """One post as a line of a table."""

    day: date
    time: str
    group: str
    theme: str
    script: str
    owner: str
    remarks: str
    id: str
    kind: str
    off: bool
    """True for a cancelled post."""


class Section(NamedTuple):
    """The rows under one heading."""

    title: str
    rows: tuple[Row, ...]


def in_order(plan: Plan) -> list[Post]:
    """Posts and cancelled posts together, in order of time."""
    posts = [*plan.posts, *plan.cancelled]
    return sorted(posts, key=lambda one: (one.starts.replace(tzinfo=None), one.identity))


def sections(plan: Plan, posts: Iterable[Post], by: str) -> tuple[Section, ...]:
    """The rows by day, by group or by person, in the order of the calendar or of the ids."""
    found: dict[str, list[Row]] = {}
    titles: dict[str, str] = {}
    for post in posts:
        row = _row(post)
        if by == "group":
            name, title = post.group.id, f"{post.group.title}（{post.group.id}）"
        elif by == "person":
            name, title = post.owner.id, f"{post.owner.title}（{post.owner.id}）"
        else:
            name, title = row.day.isoformat(), day_said(plan, row.day)
        titles[name] = title
        found.setdefault(name, []).append(row)
    return tuple(Section(titles[name], tuple(found[name])) for name in sorted(found))


def day_said(plan: Plan, day: date) -> str:
    """2026-10-10 周六 · 上班 · 国庆调休上班."""
    return " · ".join((f"{day} {_WEEKDAYS[day.weekday()]}", *_about(plan, day)))


def _about(plan: Plan, day: date) -> Iterator[str]:
    """Whether a day is worked where its weekday would not tell, and the names it has."""
    works = plan.almanac.is_workday(day)
    if works != (day.weekday() < 5):
        yield "上班" if works else "放假"
    for one in plan.almanac.on(day):
        yield one.title if one.kind is not DayKind.SILENCE else f"{one.title}（静默）"


def _row(post: Post) -> Row:
    script = post.script.title if post.script else ""
    if post.variant:
        script += f"（{post.variant}）"
    return Row(
        day=post.date,
        time=f"{post.starts:%H:%M}",
        group=post.group.title,
        theme=post.theme.title,
        script=script,
        owner=post.owner.title,
        remarks="；".join(_remarks(post)),
        id=short_id(post.identity),
        kind=post.kind.value,
        off=cancelled(post),
    )


def cancelled(post: Post) -> bool:
    """True for a post that an override skips."""
    return post.override is not None and post.override.action is Action.SKIP


def _remarks(post: Post) -> Iterator[str]:
    override = post.override
    if override is not None:
        words = {
            Action.SKIP: "取消",
            Action.MOVE: f"原定 {post.planned:%m-%d} {post.place.slot.time_of_day:%H:%M}",
            Action.REPLACE: "换内容",
        }
        yield f"{words[override.action]}：{override.reason}"
    if post.stands_in_for is not None:
        yield f"代{post.stands_in_for.title}"
    if post.place.slot.mention_all:
        yield "@所有人"
    if post.place.campaign is not None:
        yield f"{post.place.campaign.title} {post.place.phase.label if post.place.phase else ''}"


def as_json(plan: Plan, posts: Sequence[Post], first: date, last: date) -> str:
    """The posts with everything that a program could ask, days with their names."""
    days = dict.fromkeys(post.date for post in posts)
    whole = {
        "from": first.isoformat(),
        "to": last.isoformat(),
        "today": plan.today.isoformat(),
        "timezone": plan.playbook.charter.timezone,
        "days": [
            {
                "date": day.isoformat(),
                "workday": plan.almanac.is_workday(day),
                "names": [{"id": one.id, "title": one.title} for one in plan.almanac.on(day)],
            }
            for day in sorted(days)
        ],
        "posts": [_record(post) for post in posts],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _record(post: Post) -> dict[str, object]:
    return {
        "id": short_id(post.identity),
        "identity": post.identity,
        "starts": post.starts.isoformat(),
        "minutes": post.place.slot.minutes,
        "group": post.group.id,
        "theme": post.theme.id,
        "kind": post.kind.value,
        "script": post.script.id if post.script else None,
        "variant": post.variant or None,
        "owner": post.owner.id,
        "stands_in_for": post.stands_in_for.id if post.stands_in_for else None,
        "slot": post.place.name,
        "file": post.span.file,
        "line": post.span.line,
        "planned": post.planned.isoformat(),
        "override": post.override.id if post.override else None,
        "cancelled": cancelled(post),
    }
