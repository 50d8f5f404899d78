"""A slot's days in words, as people say them: 每月最后一个周五, 国庆节前 3 个工作日."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from qunce.kinds.schedule.model import Slot
from qunce.kinds.vocabulary import SlotDay


class Titles(Protocol):
    """What the things are called that a slot names."""

    def day(self, name: str) -> str: ...
    def stretch(self, name: str) -> str: ...


class Names:
    """Calls everything by the name that the slot gives it."""

    def day(self, name: str) -> str:
        return name

    def stretch(self, name: str) -> str:
        return name


NAMES = Names()


def days_said(slot: Slot, called: Titles = NAMES) -> str:
    """On which days a slot falls, without what narrows them."""
    if slot.on:
        return _stepped(slot, "、".join(called.day(one) for one in slot.on), single="当天")
    if slot.campaign:
        return "、".join(_campaign(slot, one, called) for one in slot.campaign)
    if slot.monthday:
        said = "、".join(_numbered(one) for one in sorted(set(slot.monthday), key=_last_behind))
        return f"{_months(slot)}{said}"
    if slot.nth:
        words = "、".join(one.label for one in _in_order(slot.day))
        said = "、".join(_place(one) for one in sorted(set(slot.nth), key=_last_behind))
        return f"{_months(slot)}{said}{words}"
    return "、".join(
        one.label if one.is_weekday else f"每个{one.label}" for one in _in_order(slot.day)
    )


def limits_said(slot: Slot, called: Titles = NAMES) -> list[str]:
    """What narrows a slot's days: weeks, work or rest, periods, exceptions, first and last day."""
    found = [slot.cycle.label] if slot.cycle else []
    if slot.every > 1:
        found.append(f"每 {slot.every} 周")
    if slot.only:
        found.append(f"只在{slot.only.label}")
    if slot.during:
        found.append(f"只在{_periods(slot.during, called)}")
    if slot.outside:
        found.append(f"不在{_periods(slot.outside, called)}")
    if slot.exclude:
        found.append(f"除开{'、'.join(called.day(one) for one in slot.exclude)}")
    if slot.start:
        found.append(f"{slot.start} 起")
    if slot.until:
        found.append(f"到 {slot.until}")
    return found


def _in_order(days: Iterable[SlotDay]) -> list[SlotDay]:
    return sorted(set(days), key=lambda one: one.number)


def _last_behind(number: int) -> tuple[bool, int]:
    return number < 0, number


def _months(slot: Slot) -> str:
    return "、".join(f"{one} 月" for one in sorted(set(slot.month))) or "每月"


def _numbered(number: int) -> str:
    if number > 0:
        return f" {number} 号"
    return "最后一天" if number == -1 else f"倒数第 {-number} 天"


def _place(number: int) -> str:
    if number > 0:
        return f"第{_CHINESE[number]}个" if number < len(_CHINESE) else f"第 {number} 个"
    return "最后一个" if number == -1 else f"倒数第 {-number} 个"


_CHINESE = "〇一二三四五"


def _stepped(slot: Slot, what: str, *, single: str) -> str:
    unit = "个工作日" if slot.workdays else "天"
    steps = [f"前 {one} {unit}" for one in sorted(set(slot.before), reverse=True) if one]
    steps += [single] if 0 in slot.before or not (slot.before or slot.after) else []
    steps += [f"后 {one} {unit}" if one else "最后一天" for one in sorted(set(slot.after))]
    gap = " " if what[-1:].isdigit() else ""
    return f"{what}{gap}{'、'.join(steps)}"


def _campaign(slot: Slot, name: str, called: Titles) -> str:
    edge = name.rpartition(".")[2]
    if edge in ("start", "end"):
        what = called.stretch(name.removesuffix(f".{edge}"))
        steps = slot.before or slot.after
        word = "开始" if edge == "start" else "结束"
        return _stepped(
            slot, f"{what}{word}" if steps else what, single="当天" if steps else f"{word}当天"
        )
    return _stepped(slot, called.stretch(name), single="第一天")


def _periods(names: Iterable[str], called: Titles) -> str:
    return "、".join("活动期间" if one == "campaigns" else called.stretch(one) for one in names)
