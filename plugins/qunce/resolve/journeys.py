"""Journeys whose values are each readable and cannot be true together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qunce.finding import Finding
from qunce.kinds.journey.model import Journey, Step, Trigger
from qunce.kinds.record import Record
from qunce.resolve import faults


def impossible(journeys: Mapping[str, Journey]) -> Iterator[Finding]:
    """Every step that could never be done, and every journey that could never begin."""
    for journey in journeys.values():
        if journey.trigger is Trigger.SILENT and not _said(journey, "silent_days"):
            yield faults.MISSING_KEY.at(
                journey.at("on"), "沉默要写「silent_days」（多少天没说话算沉默）",
                "补上 silent_days: 30",
            )  # fmt: skip
        for name, step in journey.steps.items():
            yield from _step(journey, name, step)


def _step(journey: Journey, name: str, step: Step) -> Iterator[Finding]:
    if not _said(step, "script", "title"):
        yield faults.MISSING_KEY.at(
            step.span, f"触点「{name}」没有话术，也没有名称", "补上 script: …，或 title: 要做的事"
        )
    if step.time_of_day and step.within is not None:
        yield faults.CONTRADICTION.at(
            step.at("within"), "at（几点）和 within（多少秒内）只能写一个", "删掉其中一个"
        )
    if step.within is not None and step.day != 0:
        yield faults.CONTRADICTION.at(
            step.at("within"), f"「多少秒内」只用在当天，这一步是第 {step.day} 天", "改写 at: 10:00"
        )
    if step.day != 0 and not _said(step, "at", "within"):
        yield faults.MISSING_KEY.at(step.at("day"), f"触点「{name}」没有写几点做", "补上 at: 10:00")
    if step.day < 0 and journey.trigger is not Trigger.BIRTHDAY:
        yield faults.CONTRADICTION.at(
            step.at("day"),
            f"{journey.trigger.label}不能提前知道，没有第 {step.day} 天",
            "写 0 或以后的天数",
        )


def _said(record: Record, *keys: str) -> bool:
    """True when one of some keys is written, however well: a bad value has its own finding."""
    return any(one in record.node.entries for one in keys)
