"""Changes of one date only: an override that moves, replaces or skips a single post.

None of them speaks of a slot that gives no other post: such a slot is changed itself.
"""

from __future__ import annotations

from datetime import datetime

from qunce.change import put, quoted
from qunce.expand import Plan, Post
from qunce.finding import Change, Edit, Span
from qunce.kinds.script.model import Script
from qunce.kinds.theme.model import Theme
from qunce.kinds.vocabulary import Action
from qunce.rules.wording import dated, weekday

FOLDER = "calendar/overrides/"


def moved_once(plan: Plan, post: Post, to: datetime, reason: str) -> Change | None:
    """This one post at another moment; the weeks around it stay as they are."""
    day = "" if to.date() == post.date else f"{to:%m-%d} {weekday(to.date())} "
    words = f"只这一次：把 {dated(post)}挪到 {day}{to:%H:%M}"
    when = f"{to:%Y-%m-%d %H:%M}"
    if post.override is None:
        return _new(plan, post, words, f"action: move, to: {when}", reason)
    if post.override.action is not Action.MOVE:
        return None
    edits = put(post.override.node, "to", when)
    return Change(words, edits, once=True) if edits else None


def rethemed_once(
    plan: Plan, post: Post, theme: Theme, reason: str, script: Script | None = None
) -> Change | None:
    """This one post with another theme, and a script of that theme."""
    if post.override is not None:
        return None
    said = f"action: replace, theme: {theme.id}"
    words = f"只这一次：把 {dated(post)}换成「{theme.title}」"
    if script is not None:
        said += f", script: {script.id}"
        words += f"，话术用「{script.title}」"
    return _new(plan, post, words, said, reason)


def skipped_once(plan: Plan, post: Post, reason: str) -> Change | None:
    """This one post left out."""
    if post.override is not None:
        return None
    return _new(plan, post, f"只这一次：不发 {dated(post)}", "action: skip", reason)


def _new(plan: Plan, post: Post, words: str, said: str, reason: str) -> Change | None:
    """One more override, behind the others of its month or in a new file."""
    if all(one is post for one in plan.posts_in(post.group) if one.place is post.place):
        return None
    playbook = plan.playbook
    path = f"{FOLDER}{post.planned:%Y-%m}.yml"
    stem = f"{post.place.name.replace('.', '-')}-{post.planned:%m-%d}"
    name, number = stem, 2
    while name in playbook.overrides:
        name, number = f"{stem}-{number}", number + 1
    only = f"groups: [{post.group.id}], " if len(post.place.home.groups) > 1 else ""
    line = (
        f"{name}: {{slot: {post.place.name}, {only}date: {post.planned}, {said}, "
        f"reason: {quoted(reason)}}}\n"
    )
    if path not in playbook.present:
        return Change(words, (Edit(Span(path, 1, 1, 1, 1), line),), once=True)
    others = playbook.overrides.values()
    source = next((one.node.source for one in others if one.node.source.path == path), None)
    if source is None:
        return None  # a file that nobody could read
    lines = source.text.split("\n")
    place = Span(path, len(lines), len(lines[-1]) + 1, len(lines), len(lines[-1]) + 1)
    return Change(words, (Edit(place, f"\n{line}" if lines[-1] else line),), once=True)
