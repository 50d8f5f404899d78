"""Experiments over a plan: which arm a post belongs to, and the words it gets there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from qunce.expand.plan import Post
from qunce.kinds.experiment.model import Arm, Experiment
from qunce.resolve import Playbook
from qunce.tuples import NamedTuple


class Side(NamedTuple):
    """One arm of an experiment."""

    experiment: Experiment
    name: str
    arm: Arm


class Trials:
    """The experiments of a playbook, ready to be asked about its posts."""

    def __init__(self, playbook: Playbook) -> None:
        self.playbook = playbook
        self._sides: dict[str, list[tuple[Side, frozenset[str]]]] = {}
        """Group → its arms, each with the scripts of the whole experiment."""
        for experiment in playbook.experiments.values():
            scripts = frozenset(arm.script for arm in experiment.arms.values())
            for name, arm in experiment.arms.items():
                for group in dict.fromkeys(arm.groups):
                    side = Side(experiment, name, arm)
                    self._sides.setdefault(group, []).append((side, scripts))

    def side_of(self, post: Post) -> Side | None:
        """The arm that says what a post says; None outside experiments."""
        for side, scripts in self._sides.get(post.group.id, ()):
            if post.script and post.script.id in scripts and side.experiment.runs_on(post.date):
                return side
        return None

    def together(self, one: Post, other: Post) -> bool:
        """True for posts that one experiment compares with each other, whatever their arms."""
        mine, theirs = self.side_of(one), self.side_of(other)
        return mine is not None and theirs is not None and mine.experiment is theirs.experiment

    def posts_of(self, posts: Iterable[Post]) -> dict[tuple[str, str], list[Post]]:
        """(experiment, arm) → its posts."""
        found: dict[tuple[str, str], list[Post]] = {}
        for post in posts if self._sides else ():
            side = self.side_of(post)
            if side is not None:
                found.setdefault((side.experiment.id, side.name), []).append(post)
        return found

    def worded(self, posts: Iterable[tuple[int, Post]]) -> Iterable[tuple[int, Post]]:
        """The posts, each of an experiment's groups with the words of its own arm."""
        return ((at, self._worded(post)) for at, post in posts) if self._sides else posts

    def _worded(self, post: Post) -> Post:
        side = self.side_of(post)
        if side is None or (post.override is not None and post.override.script):
            return post  # what somebody put in place by hand stays
        script = self.playbook.scripts[side.arm.script]
        # an arm may name a variant that is none, which is told elsewhere
        wanted = (side.arm.variant, post.variant, *script.variants)
        variant = next((one for one in wanted if one in script.variants), "")
        return replace(post, script=script, variant=variant)
