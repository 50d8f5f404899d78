"""How much a rule weighs for a text: by who can read it, and on which platform."""

from __future__ import annotations

from collections.abc import Iterable

from qunce.derived.expressions import compiled
from qunce.expand.reach import Reach
from qunce.finding import Severity
from qunce.kinds.vocabulary import Category, Channel
from qunce.rules.redline.packs.model import Grade, PackRule
from qunce.rules.redline.packs.near import Near


def grade_of(rule: PackRule, near: Near, category: Category, channel: Channel) -> Grade | None:
    """The first grade of a rule that fits a hit; none when the rule's own weight holds."""
    return next((one for one in rule.grades if _fits(one, near, category, channel)), None)


def _fits(grade: Grade, near: Near, category: Category, channel: Channel) -> bool:
    return (
        (not grade.categories or category in grade.categories)
        and (not grade.channels or channel in grade.channels)
        and (not grade.hit or compiled(grade.hit).search(near.words) is not None)
        and (not grade.sentence or compiled(grade.sentence).search(near.whole_sentence) is not None)
    )


def weighed(
    rule: PackRule, channel: Channel, platforms: Iterable[str], grade: Grade | None = None
) -> Severity:
    """A rule's weight: milder in closed groups, or where none of the platforms is strict."""
    weight = rule.weight if grade is None else Severity(grade.severity.value)
    if grade is not None and grade.channels:
        return weight  # it was written for just these channels
    if rule.ad_only and channel is Channel.CLOSED_GROUP:
        return weight.milder
    names = tuple(platforms)
    if rule.strict_on and names and not _named(rule.strict_on, names):
        return weight.milder
    return weight


def speaks_of(rule: PackRule, platforms: Iterable[str]) -> bool:
    """True when a rule holds on one of these platforms; most rules hold everywhere."""
    return not rule.only_on or _named(rule.only_on, tuple(platforms))


def names_of(reach: Reach) -> tuple[str, ...]:
    """Id, title and short name of every platform that words reach, in lower case."""
    return tuple(f"{one.id} {one.title} {one.short}".lower() for one in reach.platforms)


def _named(words: Iterable[str], names: tuple[str, ...]) -> bool:
    return any(word in name for word in words for name in names)
