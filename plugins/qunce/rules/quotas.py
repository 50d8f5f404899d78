"""What the rules on platform limits share: the limit that holds, whose it is, sizes, sends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qunce.expand import Plan, Post, monday
from qunce.finding import Finding, Note
from qunce.kinds.platform.measures import Means, Measure, Period, Unit
from qunce.kinds.platform.model import Platform
from qunce.kinds.script.model import Script
from qunce.kinds.script.wordings import Filling, longest, wordings
from qunce.kinds.vocabulary import Attachment, Send
from qunce.resolve.limits import Held, counting, limit_of
from qunce.rule import place_in_words


def sent(plan: Plan, send: Send) -> tuple[Post, ...]:
    """The posts that go out by one tool; most playbooks use few, so the slots are asked first."""
    book = plan.playbook
    slots = (slot.send for one in book.schedules.values() for slot in one.slots.values())
    phases = (part for one in book.campaigns.values() for part in one.phases.values())
    others = (slot.send for part in phases for slot in part.slots.values())
    if send not in slots and send not in others:
        return ()
    return tuple(post for post in plan.posts if post.place.slot.send is send)


def platform_of(plan: Plan, post: Post) -> Platform:
    """Where a post's group lives."""
    return plan.playbook.platforms[post.group.platform]


class Limits:
    """One limit of each platform of a plan, looked up once however many posts ask for it."""

    def __init__(self, plan: Plan, means: Means, of: Measure) -> None:
        self._known = {
            name: counting(one, means, of) for name, one in plan.playbook.platforms.items()
        }

    def on(self, platform: Platform, day: date) -> Held | None:
        """The limit that holds on a day; None where nobody has a number."""
        return next((one for one in self._known[platform.id] if one.limit.holds(day)), None)


def whose(one: Held) -> str:
    """Where a limit comes from, in brackets: the playbook's line, or what is shipped."""
    if one.own:
        return f"（{place_in_words(one.limit.span)}）"
    return f"（群策带的数，{one.limit.checked} 核对）"


def grounds(platform: Platform, one: Held) -> Note:
    """The limit with its source as a related place; where it is shipped, on the platform's file."""
    at = one.limit.span if one.own else platform.span
    return Note(at, f"{one.limit.name}：{one.limit.told}，出处：{one.limit.source}")


def octets(text: str) -> int:
    """How many bytes a text takes on the wire; a Chinese character takes three."""
    return len(text.encode())


def fullest(script: Script, unit: Unit | None) -> Iterator[tuple[Filling, int]]:
    """Each wording with its longest values, and its size in a unit."""
    size = octets if unit is Unit.BYTE else len
    for _, scalar in wordings(script):
        filling = longest(script, scalar, size)
        yield filling, size(filling.text.rstrip())


def first_beyond(filling: Filling, most: int, unit: Unit | None) -> int:
    """The index of the first character that no longer fits."""
    if unit is not Unit.BYTE:
        return most
    return len(filling.text.encode()[:most].decode(errors="ignore"))


def too_long(plan: Plan, post: Post, means: Means, name: str) -> Iterator[Finding]:
    """The wordings of a post that are longer than its tool takes."""
    platform = platform_of(plan, post)
    found = limit_of(platform, means, Measure.TEXT, post.date)
    if post.script is None or found is None:
        return
    unit, most = found.limit.unit, found.limit.most(post.date)
    label = unit.label if unit else ""
    for filling, size in fullest(post.script, unit):
        if size > most:
            yield Finding(
                filling.span(first_beyond(filling, most, unit), len(filling.text)),
                f"{name}填好变量最长有 {size} {label}，至多 {most} {label}{whose(found)}",
                mend=f"从这里起删掉 {size - most} {label}，或拆成两条",
                see=(grounds(platform, found), Note(post.span, f"这一条用{means.label}发")),
            )


def carried(script: Script | None, *kinds: Attachment) -> int:
    """How many attachments of some kinds go with a script; of all kinds when none are named."""
    those = script.attachments if script else ()
    return sum(not kinds or one in kinds for one in those)


def bucket(day: date, period: Period) -> date:
    """The first day of the month or week that a day lies in; the day itself for shorter ones."""
    if period is Period.MONTH:
        return day.replace(day=1)
    return monday(day) if period is Period.WEEK else day


def bucket_in_words(first: date, period: Period) -> str:
    """2026 年 2 月, 03-02 那一周, 03-02."""
    if period is Period.MONTH:
        return f"{first.year} 年 {first.month} 月"
    return f"{first:%m-%d} 那一周" if period is Period.WEEK else f"{first:%m-%d} "
