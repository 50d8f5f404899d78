"""What posts say of days: which day they are about, and whether they sound festive."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from qunce.almanac import Occasion, core
from qunce.derived.expressions import expression
from qunce.expand import Plan, Post
from qunce.expand.falls import stem_of
from qunce.kinds.campaign.model import PhaseSlot
from qunce.kinds.group.model import Group
from qunce.kinds.vocabulary import DayKind, PostKind, Stage

SELLING = (PostKind.PROMO, PostKind.BENEFIT)

_ASLEEP = (Stage.PREPARE, Stage.QUIET, Stage.CLOSED)
_FESTIVE = expression(
    "快乐|欢乐|喜庆|喜迎|喜气|欢庆|庆祝|狂欢|嗨购|钜惠|盛典|热闹|恭喜|恭贺|佳节|普天同庆|撒花|🎉|🎊|🥳|🎆|🧨"
)
_GREETING = expression("快乐|安康|祝福|祝您|祝你|祝大家|拜年|恭贺|恭喜|佳节|团圆|幸福")
_DAY = timedelta(1)


def active(plan: Plan) -> Iterator[Group]:
    """The groups that are spoken to."""
    return (group for group in plan.groups if group.stage not in _ASLEEP)


def occasions(plan: Plan, *kinds: DayKind) -> list[Occasion]:
    """The days of the horizon of some kinds; of all kinds when none is named."""
    found = plan.almanac.between(plan.start, plan.end - _DAY)
    return [one for one in found if not kinds or one.kind in kinds]


def silent_days(plan: Plan) -> Callable[[Group], frozenset[date]]:
    """What tells the days on which a group is to be left in peace: nobody misses a post then."""
    silent = occasions(plan, DayKind.SILENCE)

    def of(group: Group) -> frozenset[date]:
        return frozenset(
            one.first + number * _DAY
            for one in silent
            if one.holds_for(group.id)
            for number in range((one.last - one.first).days + 1)
        )

    return of


def posts_on(plan: Plan, group: Group, first: date, last: date) -> Iterator[Post]:
    """The posts of one group between two dates, both included, in order."""
    days = plan.days_of(group)
    for number in range((last - first).days + 1):
        yield from days.get(first + number * _DAY, ())


def said(post: Post) -> str:
    """All that a post says of itself: its theme, script, words, campaign and note."""
    place = post.place
    parts = [post.theme.title, post.text, place.slot.note]
    if post.script:
        parts.append(post.script.title)
    if place.campaign:
        parts.append(place.campaign.title)
    return "\n".join(parts)


def is_about(post: Post, day: Occasion) -> bool:
    """True when a post is planned for a day by its slot, or names the day."""
    slot = post.place.slot
    if not isinstance(slot, PhaseSlot) and day.id in map(stem_of, slot.on):
        return True
    words = said(post)
    return any(name in words for name in names_of(day))


def names_of(day: Occasion) -> Sequence[str]:
    """What a day is called in a text."""
    return [name for name in (core(day.title), *day.day.names) if len(name) > 1]


def festive(post: Post) -> str:
    """The first festive word of a post's text, or nothing."""
    match = _FESTIVE.search(post.text)
    return match[0] if match else ""


def greets(post: Post) -> bool:
    """True when a post's text wishes people well."""
    return bool(_GREETING.search(post.text))
