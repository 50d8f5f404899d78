"""Changes about who is there: a post moved into a shift, or given to somebody on duty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from qunce.change import entry, inside
from qunce.expand import Plan, Post
from qunce.expand.duty import on_duty_at, shifts_on, team
from qunce.finding import Change, Edit
from qunce.kinds.journey.model import Journey
from qunce.rules.remedies.moving import retimed
from qunce.rules.remedies.slots import owned


def on_duty(plan: Plan, post: Post, minutes: int) -> Iterator[Change]:
    """A post at the nearest time at which its sender is there for a while, or sent by another."""
    at = post.starts.replace(tzinfo=None)
    fitting = []
    for shift in shifts_on(post.owner, post.date, plan.almanac):
        first = datetime.combine(post.date, shift.start)
        last = datetime.combine(post.date, shift.end) - timedelta(minutes=minutes)
        fitting.append(min(max(at, first), max(last, first)))
    fitting.sort(key=lambda one: (abs(one - at), one))
    reason = f"{post.starts:%H:%M} 没有人在班上"
    earlier = [one - timedelta(minutes=step) for one in fitting for step in (15, 30, 60)]
    yield from retimed(plan, post, [*fitting, *earlier], reason)
    for person in team(plan.playbook, post.group):
        there = person.id != post.owner.id and on_duty_at(
            person, post.date, at.time(), plan.almanac
        )
        if there and (change := owned(post, person)):
            yield change


def touched(journey: Journey, days: Iterable[int]) -> Iterator[Change]:
    """A journey with one more step on each of some days, in plain words to be filled in."""
    steps = inside(journey.node, "steps")
    if steps is None:
        return
    edits, said = list[Edit](), list[str]()
    for day in days:
        name = f"day-{day}"
        clock = "within: 300" if day == 0 else "at: 16:00"
        more = () if name in steps.entries else entry(
            steps, name, f"{{day: {day}, {clock}, title: 第 {day} 天说一句话}}"
        )  # fmt: skip
        if not more:
            return
        edits += more
        said.append(f"D+{day}")
    yield Change(f"旅程「{journey.title}」加上 {'、'.join(said)} 的触点", tuple(edits))
