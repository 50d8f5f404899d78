"""What a slot says of its days, where it cannot hold together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from qunce.finding import Finding, closest
from qunce.kinds.months import length_of
from qunce.kinds.schedule.model import Slot
from qunce.kinds.vocabulary import Phase, SlotDay
from qunce.resolve import faults
from qunce.resolve.playbook import Playbook

ANY_CAMPAIGN = "campaigns"
"""What `during` and `outside` call the campaigns of a group, whichever they are."""
EDGES = ("start", "end")
"""The ends of a campaign or a phase, as `campaign` calls them."""

_FORMS = {"day": "星期", "monthday": "几号", "on": "哪个日子", "campaign": "哪个活动"}


def impossible_slots(playbook: Playbook) -> Iterator[Finding]:
    """Every slot whose keys contradict each other or name what is not there."""
    for period in playbook.periods.values():
        for one in period.ranges:
            if one.until < one.start:
                yield faults.CONTRADICTION.at(
                    one.at("until"), f"结束（{one.until}）早于开始（{one.start}）",
                    "把两个日期对调，或改正其中一个",
                )  # fmt: skip
        if period.id in playbook.campaigns or period.id == ANY_CAMPAIGN:
            other = "已经是一个活动的代号" if period.id != ANY_CAMPAIGN else "指的是群里的任何活动"
            yield faults.CONTRADICTION.at(
                period.span, f"时期不能叫「{period.id}」，它{other}", f"改名，如 {period.id}-days"
            )
    for schedule in playbook.schedules.values():
        for name, slot in schedule.slots.items():
            yield from _forms(name, slot)
            yield from _day(slot)
            yield from _months(slot)
            yield from _steps(slot)
            yield from _campaigns(playbook, slot)
            yield from _stretches(playbook, slot)


def _forms(name: str, slot: Slot) -> Iterator[Finding]:
    forms = [one for one in _FORMS if getattr(slot, one)]
    if not any(one in slot.node.entries for one in _FORMS):
        yield faults.MISSING_KEY.at(
            slot.span, f"时段「{name}」没有写哪天发",
            "写 day（星期）、monthday（几号）、on（哪个日子）、campaign（跟着活动）中的一个",
        )  # fmt: skip
    for other in forms[1:]:
        yield _either(slot, other, forms[0], _FORMS)
    if "day" not in forms or slot.nth:
        kept = "nth" if slot.nth else forms[0] if forms else "day"
        said = {"week": slot.cycle is not None, "every": slot.every > 1, "offset": slot.offset > 0}
        for one in [one for one, written in said.items() if written]:
            yield faults.CONTRADICTION.at(
                slot.at(one), f"{one} 按周数，不能和 {kept} 一起写", f"删掉 {one} 或 {kept}"
            )
    if slot.nth and "day" not in forms:
        yield faults.CONTRADICTION.at(
            slot.at("nth"), "nth（每月第几个）没有说是星期几", "补上 day，如 day: fri"
        )


def _either(slot: Slot, one: str, other: str, words: Mapping[str, str]) -> Finding:
    return faults.CONTRADICTION.at(
        slot.at(one), f"{other}（{words[other]}）和 {one}（{words[one]}）只能写一个", "删掉其中一个"
    )


def _day(slot: Slot) -> Iterator[Finding]:
    whole = [one for one in slot.day if not one.is_weekday]
    if whole and len(set(slot.day)) > 1:
        yield faults.CONTRADICTION.at(
            slot.at("day"), f"{whole[0].label}要单独写，不能和别的写在一起",
            f"day 只写 {whole[0].value}，或另开一个时段",
        )  # fmt: skip
    if slot.only and not slot.only.is_weekday and slot.only not in slot.day and whole:
        yield faults.CONTRADICTION.at(
            slot.at("only"), f"{whole[0].label}里没有{slot.only.label}", "删掉 only"
        )
    if slot.only and slot.only.is_weekday and slot.weekly and slot.only not in slot.day:
        yield faults.CONTRADICTION.at(
            slot.at("only"), f"day 里没有{slot.only.label}，永远轮不到", "删掉 only"
        )
    for number in slot.nth:
        most = 23 if SlotDay.WORKDAY in slot.day or SlotDay.RESTDAY in slot.day else 5
        if number == 0 or abs(number) > most:
            yield faults.CONTRADICTION.at(
                slot.at("nth"), f"一个月没有第 {number} 个{_said(slot.day)}",
                f"写 1 到 {most}，或 -1 表示最后一个",
            )  # fmt: skip


def _said(days: Iterable[SlotDay]) -> str:
    return "、".join(one.label for one in days) or "日子"


def _months(slot: Slot) -> Iterator[Finding]:
    if slot.month and not (slot.nth or slot.monthday):
        yield faults.CONTRADICTION.at(
            slot.at("month"), "month（只在几月）要和 nth 或 monthday 一起写",
            "补上 monthday，如 monthday: 1",
        )  # fmt: skip
    if not slot.monthday:
        return
    longest = max(length_of(2028, one) for one in slot.month or range(1, 13))  # a leap year
    for number in slot.monthday:
        if number == 0 or abs(number) > longest:
            months = "、".join(str(one) for one in slot.month)
            yield faults.CONTRADICTION.at(
                slot.at("monthday"),
                f"{months} 月没有 {number} 号" if months and number else f"没有 {number} 号",
                f"写 1 到 {longest}，或 -1 表示最后一天",
            )


def _steps(slot: Slot) -> Iterator[Finding]:
    stepping = [one for one in ("before", "after") if getattr(slot, one)]
    if not (slot.on or slot.campaign):
        for one in stepping:
            yield faults.CONTRADICTION.at(
                slot.at(one), f"{one} 没有说从哪个日子数", "补上 on 或 campaign，如 on: mid-autumn"
            )
    if slot.workdays and not stepping:
        yield faults.CONTRADICTION.at(
            slot.at("workdays"), "workdays（按工作日数）要和 before 或 after 一起写",
            "补上 before，如 before: 3；只想工作日发就写 only: workday",
        )  # fmt: skip


def _campaigns(playbook: Playbook, slot: Slot) -> Iterator[Finding]:
    for name in slot.campaign:
        id, *parts = name.split(".")
        edge = [parts.pop()] if parts and parts[-1] in EDGES else []
        if _there(playbook, id, parts) and len(edge) < 2:
            continue
        known = [
            f"{one}{tail}"
            for one in _campaign_names(playbook)
            for tail in ("", *(f".{edge}" for edge in EDGES))
        ]
        yield _unknown(slot, "campaign", name, "活动或阶段", known)


def _stretches(playbook: Playbook, slot: Slot) -> Iterator[Finding]:
    for key, names in (("during", slot.during), ("outside", slot.outside)):
        for name in names:
            id, *parts = name.split(".")
            there = name in playbook.periods or name == ANY_CAMPAIGN
            if not there and not _there(playbook, id, parts):
                known = [*playbook.periods, ANY_CAMPAIGN, *_campaign_names(playbook)]
                yield _unknown(slot, key, name, "时期或活动", known)
    for name in slot.during:
        if name in slot.outside:
            yield faults.CONTRADICTION.at(
                slot.at("outside"), f"during 和 outside 都写了「{name}」，永远轮不到",
                "删掉其中一个",
            )  # fmt: skip


def _there(playbook: Playbook, id: str, parts: list[str]) -> bool:
    campaign = playbook.campaigns.get(id)
    if campaign is None:  # a campaign whose file has its own fault is told there
        return f"calendar/campaigns/{id}.yml" in playbook.present
    words = {word for one in campaign.phases for word in (one.value, one.label)}
    return not parts or (len(parts) == 1 and parts[0] in words)


def _campaign_names(playbook: Playbook) -> list[str]:
    return [
        name
        for campaign in playbook.campaigns.values()
        for name in (
            campaign.id,
            *(f"{campaign.id}.{one.value}" for one in Phase if one in campaign.phases),
        )
    ]


def _unknown(slot: Slot, key: str, name: str, what: str, known: Iterable[str]) -> Finding:
    known = list(known)
    guess = closest(name, known)
    mend = f"是不是「{guess}」？" if guess else f"可以写：{'、'.join(known[:8])}" if known else ""
    return faults.DANGLING.at(slot.at(key), f"没有叫「{name}」的{what}", mend)
