"""The sheet: all that a cohort's calendar says but its dates, as plain data for Python and JS."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TypedDict

from qunce.expand.cohort import who
from qunce.expand.steady import steady_ids
from qunce.kinds.group.model import Group
from qunce.kinds.journey.model import Journey, Step
from qunce.kinds.record import Record
from qunce.kinds.script.fill import fill
from qunce.kinds.thing import Thing
from qunce.render.feeds.events import absolute
from qunce.render.feeds.stamps import files_of, midnight, sequence
from qunce.render.feeds.writer import clean, one_line
from qunce.render.feeds.zone import vtimezone, zone_id
from qunce.resolve import Playbook

_NO_HISTORY = date(2026, 1, 1)
_YEARS = (date(2020, 1, 1), date(2040, 1, 1))
"""What the zone's definition covers; the same for every cohort, so that all give one sheet."""


class Entry(TypedDict):
    """One step: its id, its day, minutes since midnight (-1 for a whole day), and its words."""

    id: str
    day: int
    at: int
    minutes: int
    summary: str
    text: str
    url: str


class Sheet(TypedDict):
    name: str
    """journey.group, by the first ids that they ever had."""
    title: str
    domain: str
    stamp: str
    sequence: int
    zone: str
    vtimezone: str
    tag: str
    entries: list[Entry]


def sheet(
    playbook: Playbook,
    journey: Journey,
    group: Group,
    *,
    site_url: str,
    revisions: Mapping[str, datetime],
) -> Sheet:
    """What the calendar of a cohort of one group says, whatever day it sets out on."""
    scripts = [playbook.scripts[one.script] for one in journey.steps.values() if one.script]
    things: list[Thing] = [journey, group, *scripts]
    when = _revision(playbook, things, list(journey.steps.values()), revisions)
    site = absolute(site_url)
    names = (steady_ids(playbook.journeys)[journey.id], steady_ids(playbook.groups)[group.id])
    return Sheet(
        name=".".join(names),
        title=one_line(f"{journey.title} · {group.title}"),
        domain=playbook.charter.domain,
        stamp=f"{when:%Y%m%dT%H%M%SZ}",
        sequence=sequence(when),
        zone=zone_id(playbook.zone),
        vtimezone=vtimezone(playbook.zone, *_YEARS).decode(),
        tag=one_line(playbook.platforms[group.platform].title),
        entries=[
            _entry(playbook, journey, group, name, step, site) for name, step in journey.in_order
        ],
    )


def called(playbook: Playbook, step: Step) -> str:
    """What a step is called: by its own title, else by its script's."""
    return step.title or (playbook.scripts[step.script].title if step.script else "")


def day_in_words(step: Step) -> str:
    """D+3, D+0, D-2."""
    return f"D{step.day:+}"


def _entry(
    playbook: Playbook, journey: Journey, group: Group, name: str, step: Step, site: str
) -> Entry:
    platform = playbook.platforms[group.platform]
    clock = step.time_of_day
    page = f"scripts/{step.script}/" if step.script else f"journeys/{journey.id}/"
    parts = ["\n".join(part) for part in _parts(playbook, journey, group, step) if part]
    return Entry(
        id=name,
        day=step.day,
        at=clock.hour * 60 + clock.minute if clock else -1,
        minutes=step.minutes,
        summary=one_line(
            f"{day_in_words(step)} {called(playbook, step)} · {group.title}（{platform.short}）"
        ),
        text=clean("\n\n".join(parts)).strip(),
        url=site + page if site else "",
    )


def _parts(
    playbook: Playbook, journey: Journey, group: Group, step: Step
) -> Iterator[tuple[str, ...]]:
    title = called(playbook, step)
    yield (
        f"{journey.title}，{journey.trigger.label}{_later(step)}：{step.where.label}「{title}」",
    )
    if step.script:
        script = playbook.scripts[step.script]
        holes = {one: f"【{one}】" for one in script.variables}
        text = script.text or next((one.text for one in script.variants.values()), "")
        yield (fill(text, holes).text.strip(),)
    duty = [f"谁做：{who(playbook, group, step).title}"]
    if step.auto:
        duty = ["平台的欢迎语接口自动发"]
    if step.only_if:
        duty.append(f"条件：{step.only_if}")
    if step.within is not None:
        duty.append(f"事情发生后 {step.within} 秒内")
    if journey.stop:
        duty.append(f"停：{journey.stop}")
    if step.note:
        duty.append(f"备注：{step.note}")
    yield tuple(duty)


def _later(step: Step) -> str:
    if step.day == 0:
        return "当天"
    return f"后第 {step.day} 天" if step.day > 0 else f"前 {-step.day} 天"


def _revision(
    playbook: Playbook,
    things: list[Thing],
    steps: list[Step],
    revisions: Mapping[str, datetime],
) -> datetime:
    """When the newest of the files that the calendar is made of last changed."""
    written = {one.at("updated").file: midnight(one.updated) for one in things if one.updated}
    records: list[Record] = [*things, *steps]
    files = {path for one in records for path in files_of(one)}
    known = {path: when.replace(microsecond=0) for path, when in revisions.items()}
    found = [when for path in files if (when := written.get(path) or known.get(path))]
    fallback = midnight(playbook.charter.updated or _NO_HISTORY)
    return max(found, default=fallback).astimezone(fallback.tzinfo)
