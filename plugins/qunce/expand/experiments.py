"""Experiments over a plan: which arm a post belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from qunce.expand.plan import Post
from qunce.kinds.experiment.model import Arm, Experiment
from qunce.kinds.group.model import Group
from qunce.kinds.script.model import Script
from qunce.resolve import Playbook


class Side(NamedTuple):
    """One arm of an experiment."""

    experiment: Experiment
    name: str
    arm: Arm


def sides_of(playbook: Playbook) -> Mapping[str, tuple[Side, ...]]:
    """Group → the arms that it belongs to, in the order of the experiments."""
    found: dict[str, list[Side]] = {}
    for experiment in playbook.experiments.values():
        for name, arm in experiment.arms.items():
            for group in dict.fromkeys(arm.groups):
                found.setdefault(group, []).append(Side(experiment, name, arm))
    return {group: tuple(sides) for group, sides in found.items()}


def side_on(sides: tuple[Side, ...], script: Script, day: date) -> Side | None:
    """The arm that says what goes out in place of a script on a day; None outside experiments."""
    for side in sides:
        scripts = {arm.script for arm in side.experiment.arms.values()}
        if script.id in scripts and side.experiment.runs_on(day):
            return side
    return None


def side_of(playbook: Playbook, post: Post) -> Side | None:
    """The arm of the experiment that a post takes part in."""
    if post.script is None or not playbook.experiments:
        return None
    sides = tuple(
        Side(experiment, name, arm)
        for experiment in playbook.experiments.values()
        for name, arm in experiment.arms.items()
        if _in(arm, post.group)
    )
    return side_on(sides, post.script, post.date)


def together(playbook: Playbook, one: Post, other: Post) -> bool:
    """True for posts that one experiment compares with each other, whichever arm they are in."""
    mine, theirs = side_of(playbook, one), side_of(playbook, other)
    return mine is not None and theirs is not None and mine.experiment is theirs.experiment


def _in(arm: Arm, group: Group) -> bool:
    return group.id in arm.groups
