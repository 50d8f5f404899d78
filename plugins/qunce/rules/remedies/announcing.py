"""Changes that announce something: more slots beside one, with wordings that say so already."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from qunce.expand import Plan, Post
from qunce.finding import Change
from qunce.kinds.schedule.model import Schedule, Slot
from qunce.kinds.script.model import Script
from qunce.kinds.theme.model import Theme
from qunce.kinds.vocabulary import PostKind, Step
from qunce.rules.remedies.slots import added, together


def announced(
    plan: Plan,
    post: Post,
    wanted: Sequence[tuple[datetime, Step]],
    fits: Callable[[Script], bool] = lambda _: True,
) -> Iterator[Change]:
    """A slot for each moment and step, in the post's own schedule and as often as the post.

    Nothing where the post is a campaign's, or the playbook has no wording for a step.
    """
    home, slot = post.place.home, post.place.slot
    if not isinstance(home, Schedule) or not isinstance(slot, Slot):
        return
    changes = []
    for moment, step in wanted:
        script = next(
            (one for one in plan.playbook.scripts.values() if one.step is step and fits(one)), None
        )
        if script is None:
            return
        theme = _theme(plan, script) or _telling(plan, post)
        owner = plan.playbook.people[slot.owner] if slot.owner else None
        change = added(
            home, moment.date(), moment.time(), theme,
            owner=owner, script=script, every=_as_often(slot),
        )  # fmt: skip
        if change is None:
            return
        changes.append(change)
    if all_of_them := together(changes):
        yield all_of_them


def _theme(plan: Plan, script: Script) -> Theme | None:
    """The theme that a script goes out under elsewhere."""
    for schedule in plan.playbook.schedules.values():
        for slot in schedule.slots.values():
            if script.id in slot.script:
                return plan.playbook.themes[slot.theme]
    return None


def _telling(plan: Plan, post: Post) -> Theme:
    """The group's theme for what there is to tell; else the post's own."""
    themes = [plan.playbook.themes[name] for name in post.group.themes]
    for kind in (PostKind.NOTICE, PostKind.SERVICE):
        for theme in themes:
            if theme.kind is kind:
                return theme
    return post.theme


def _as_often(slot: Slot) -> str:
    """The keys that say in which weeks a slot gives posts, as they are written."""
    if slot.cycle:
        return f"week: {slot.cycle.value}"
    if slot.every > 1:
        return f"every: {slot.every}" + (f", offset: {slot.offset}" if slot.offset else "")
    return ""


def alike(plan: Plan, post: Post) -> Iterator[Script]:
    """The other scripts that slots of the same theme use, in order of their ids."""
    names = {
        name
        for schedule in plan.playbook.schedules.values()
        for slot in schedule.slots.values()
        if slot.theme == post.theme.id
        for name in slot.script
    }
    stem = post.script.id.partition("-")[0] if post.script else ""
    names |= {name for name in plan.playbook.scripts if stem and name.startswith(f"{stem}-")}
    for name in sorted(names - {one.id for one in post.place.scripts}):
        yield plan.playbook.scripts[name]
