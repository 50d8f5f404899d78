"""Values that are each readable and cannot be true together."""

from __future__ import annotations

from collections.abc import Iterator

from qunce.derived.expressions import expression
from qunce.finding import Finding, Span, closest
from qunce.kinds.day.when import OneDay
from qunce.kinds.feed.model import PARTS
from qunce.kinds.vocabulary import Action, Each, Phase, SlotDay
from qunce.resolve import faults
from qunce.resolve.journeys import impossible
from qunce.resolve.limits import half_said
from qunce.resolve.playbook import Playbook
from qunce.resolve.sites import impossible_sites
from qunce.resolve.slots import impossible_slots


def contradictions(playbook: Playbook) -> Iterator[Finding]:
    """Every pair of values that contradict each other."""
    yield from _crossed_dates(playbook)
    yield from impossible_slots(playbook)
    yield from _phases(playbook)
    yield from _overrides(playbook)
    yield from _deputies(playbook)
    yield from _bounds(playbook)
    yield from _arms(playbook)
    yield from _headings(playbook)
    yield from _private(playbook)
    yield from half_said(playbook.platforms)
    yield from impossible(playbook.journeys)
    yield from impossible_sites(playbook.charter.sites)


def _crossed(span: Span, first: object, last: object) -> Finding:
    return faults.CONTRADICTION.at(
        span, f"结束（{last}）早于开始（{first}）", "把两个日期对调，或改正其中一个"
    )


def _crossed_dates(playbook: Playbook) -> Iterator[Finding]:
    for schedule in playbook.schedules.values():
        if schedule.until and schedule.until < schedule.start:
            yield _crossed(schedule.at("until"), schedule.start, schedule.until)
        for slot in schedule.slots.values():
            if slot.start and slot.until and slot.until < slot.start:
                yield _crossed(slot.at("until"), slot.start, slot.until)
            if slot.offset >= slot.every:
                yield faults.CONTRADICTION.at(
                    slot.at("offset"), f"每 {slot.every} 周一次，错开 {slot.offset} 周永远轮不到",
                    f"offset 写 0 到 {slot.every - 1}",
                )  # fmt: skip
            if slot.cycle and slot.every > 1:
                yield faults.CONTRADICTION.at(
                    slot.at("every"), "week（AB 周）和 every（每几周）只能写一个", "删掉其中一个"
                )
    for person in playbook.people.values():
        for leave in person.leave:
            if leave.end < leave.start:
                yield _crossed(leave.at("to"), leave.start, leave.end)
        for shift in person.shifts:
            if shift.end <= shift.start:
                yield _crossed(shift.at("to"), shift.start, shift.end)
            if shift.only and not any(_may_be(one, shift.only) for one in shift.days):
                yield faults.CONTRADICTION.at(
                    shift.at("only"), f"days 里没有{shift.only.label}，永远轮不到", "删掉 only"
                )
    for day in playbook.days.values():
        if isinstance(day.date, OneDay) and isinstance(day.until, OneDay):
            if day.until.date < day.date.date:
                yield _crossed(day.at("until"), day.date.date, day.until.date)
        elif isinstance(day.date, OneDay) and day.until:
            yield faults.CONTRADICTION.at(
                day.at("until"), "日期只有一天，结束却是每年的规律", "两个都写全年月日"
            )
        elif isinstance(day.until, OneDay):
            yield faults.CONTRADICTION.at(
                day.at("until"), "日期是每年的规律，结束却写死了一天", "结束也写规律，如 05-20"
            )


def _may_be(day: SlotDay, only: SlotDay) -> bool:
    """True when one date may be both: a Sunday may be a working day, but no Monday."""
    return day is only or day.is_weekday is not only.is_weekday


def _phases(playbook: Playbook) -> Iterator[Finding]:
    for campaign in playbook.campaigns.values():
        for phase in Phase:
            plan = campaign.phases.get(phase)
            if plan is None:
                continue
            if plan.until < plan.start:
                yield _crossed(plan.at("until"), plan.start, plan.until)
            length = (plan.until - plan.start).days + 1
            for slot in plan.slots.values():
                for number in slot.days:
                    if number == 0 or abs(number) > length:
                        yield faults.CONTRADICTION.at(
                            slot.at("day"), f"{phase.label}只有 {length} 天，没有第 {number} 天",
                            f"写 1 到 {length}，或 -1 表示最后一天",
                        )  # fmt: skip
                for name in slot.offers:
                    if name not in campaign.offers:
                        guess = closest(name, campaign.offers)
                        yield faults.DANGLING.at(
                            slot.at("offers"), f"这个活动没有叫「{name}」的优惠",
                            f"是不是「{guess}」？" if guess else "改成 offers: 里的名字",
                        )  # fmt: skip
                for day in slot.dates:
                    if not plan.start <= day <= plan.until:
                        yield faults.CONTRADICTION.at(
                            slot.at("on"), f"{day} 不在{phase.label}的日期里",
                            f"写 {plan.start} 到 {plan.until} 之间的日期",
                        )  # fmt: skip
                if slot.dates and slot.days:
                    yield faults.CONTRADICTION.at(
                        slot.at("day"), "on（日期）和 day（第几天）只能写一个", "删掉其中一个"
                    )


def slot_names(playbook: Playbook) -> list[str]:
    """Every slot by the name that an override calls it: 排期.时段 or 活动.阶段.时段."""
    names = [f"{one.id}.{slot}" for one in playbook.schedules.values() for slot in one.slots]
    names += [
        f"{campaign.id}.{phase.value}.{slot}"
        for campaign in playbook.campaigns.values()
        for phase, plan in campaign.phases.items()
        for slot in plan.slots
    ]
    return names


def _overrides(playbook: Playbook) -> Iterator[Finding]:
    names = dict.fromkeys(slot_names(playbook) if playbook.overrides else ())
    for override in playbook.overrides.values():
        if override.slot not in names:
            guess = closest(override.slot, names)
            yield faults.DANGLING.at(
                override.at("slot"), f"没有叫「{override.slot}」的时段",
                f"是不是「{guess}」？" if guess else "写成 排期.时段 或 活动.阶段.时段",
            )  # fmt: skip
        if override.action is Action.MOVE and override.to is None:
            yield faults.MISSING_KEY.at(
                override.at("action"), "改期要写「to」（改到什么时候）", "补上 to: 2026-11-12 20:30"
            )
        if override.action is Action.REPLACE and not (override.theme or override.script):
            yield faults.MISSING_KEY.at(
                override.at("action"), "换内容要写「theme」或「script」", "补上 script: …"
            )


def _deputies(playbook: Playbook) -> Iterator[Finding]:
    for person in playbook.people.values():
        if person.deputy == person.id:
            yield faults.CONTRADICTION.at(person.at("deputy"), "副手不能是自己", "写另一个人的 id")
    for group in playbook.groups.values():
        if group.deputy == group.host:
            yield faults.CONTRADICTION.at(
                group.at("deputy"), "副群主不能就是群主", "写另一个人的 id"
            )


def _bounds(playbook: Playbook) -> Iterator[Finding]:
    for script in playbook.scripts.values():
        for name, variable in script.variables.items():
            if variable.least is None or variable.most is None:
                continue
            if float(variable.most) < float(variable.least):
                yield faults.CONTRADICTION.at(
                    variable.at("max"),
                    f"变量「{name}」的最大值 {variable.most} 小于最小值 {variable.least}",
                    f"max 写 {variable.least} 或更大",
                )


def _arms(playbook: Playbook) -> Iterator[Finding]:
    """Experiments that compare nothing, give a group two things, or name a variant that is none."""
    for experiment in playbook.experiments.values():
        if experiment.until and experiment.until < experiment.start:
            yield _crossed(experiment.at("until"), experiment.start, experiment.until)
        if len(experiment.arms) < 2:
            yield faults.CONTRADICTION.at(
                experiment.at("arms"), f"只有 {len(experiment.arms)} 组，没有东西可比", "写两组"
            )
        taken: dict[str, str] = {}
        for name, arm in experiment.arms.items():
            for group in arm.groups:
                if taken.setdefault(group, name) != name:
                    yield faults.CONTRADICTION.at(
                        arm.at("groups"), f"「{group}」已经在 {taken[group]} 组里",
                        "一个群只能在一组里，从其中一组删掉",
                    )  # fmt: skip
            variants = playbook.scripts[arm.script].variants
            if arm.variant and arm.variant not in variants:
                guess = closest(arm.variant, variants)
                known = f"，有：{'、'.join(variants)}" if variants else "，它没有分版本"
                yield faults.CONTRADICTION.at(
                    arm.at("variant"), f"话术 {arm.script} 没有叫「{arm.variant}」的版本{known}",
                    f"是不是「{guess}」？" if guess else "写一个有的版本，或删掉 variant",
                )  # fmt: skip


_PART = expression(r"\{([^{}]*)\}")


def _headings(playbook: Playbook) -> Iterator[Finding]:
    """Parts of a calendar entry's heading that there are not."""
    for feed in playbook.feeds.values():
        for name in _PART.findall(feed.heading):
            if name not in PARTS:
                guess = closest(name, PARTS)
                yield faults.CONTRADICTION.at(
                    feed.at("heading"), f"条目标题里没有「{{{name}}}」可填",
                    f"是不是「{{{guess}}}」？" if guess else f"可用的：{'、'.join(PARTS)}",
                )  # fmt: skip


def _private(playbook: Playbook) -> Iterator[Finding]:
    """Private feeds of what is nobody's own."""
    for feed in playbook.feeds.values():
        if feed.private and feed.each is not Each.PERSON:
            yield faults.CONTRADICTION.at(
                feed.at("private"), f"只有每个人的日历能私密，这里是{feed.each.label}",
                "删掉 private，或把 each 改成 person",
            )  # fmt: skip
