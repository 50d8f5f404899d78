"""Why: what made a post — schedule, slot, day, script, sender, override — each with its place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta

from qunce.expand import Plan, Post, monday
from qunce.expand.duty import leave_on
from qunce.expand.experiments import Trials
from qunce.expand.falls import stretch_of
from qunce.expand.recurrence import anchored, weeks_apart
from qunce.finding import Span
from qunce.kinds.campaign.model import Campaign, PhaseSlot
from qunce.kinds.schedule.model import Schedule, Slot
from qunce.kinds.schedule.words import days_said, limits_said
from qunce.kinds.vocabulary import Action, DayKind
from qunce.render.agenda import cancelled, day_said
from qunce.render.called import Titles
from qunce.render.post_ids import short_id
from qunce.tuples import NamedTuple

_YEAR = timedelta(366)


class Reason(NamedTuple):
    """One thing that had a hand in a post."""

    label: str
    words: str
    span: Span | None = None


def reasons(plan: Plan, post: Post) -> tuple[Reason, ...]:
    """Everything that made a post what it is, from the plan's outline to its last change."""
    return (
        Reason("编号", f"{short_id(post.identity)}  {post.identity}"),
        Reason("社群", f"{post.group.title}（{post.group.id}）", post.group.span),
        *_home(plan, post),
        *_day(plan, post),
        *_names(plan, post),
        Reason("栏目", f"{post.theme.title} · {post.theme.kind.label}", post.theme.span),
        *_script(plan, post),
        *_sender(post),
        *_override(post),
    )


def title(plan: Plan, post: Post) -> str:
    """When, where, what."""
    off = "【取消】" if cancelled(post) else ""
    when = f"{day_said(plan, post.date)} · {post.starts:%H:%M}"
    return f"{off}{when} · {post.group.title} · {post.theme.title}"


def as_json(plan: Plan, post: Post) -> str:
    """The reasons for programs."""
    told = [
        {
            "label": one.label,
            "words": one.words,
            "file": one.span.file if one.span else None,
            "line": one.span.line if one.span else None,
        }
        for one in reasons(plan, post)
    ]
    whole = {"id": short_id(post.identity), "identity": post.identity, "reasons": told}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _home(plan: Plan, post: Post) -> Iterator[Reason]:
    home, slot = post.place.home, post.place.slot
    name = post.place.name.rpartition(".")[2]
    if isinstance(home, Campaign):
        yield Reason("活动", f"{home.title}（{home.id}）", home.span)
        phase = home.phases[post.place.phase] if post.place.phase else None
        if phase is not None and post.place.phase is not None:
            words = f"{post.place.phase.label}，{phase.start} 到 {phase.until}"
            yield Reason("阶段", words, phase.at("from"))
        yield Reason("时段", name, slot.span)
        return
    yield Reason("排期", f"{home.title}（{home.id}）", home.span)
    titles = Titles(plan)
    assert isinstance(slot, Slot)  # only a campaign has slots of another kind
    said = " · ".join(
        [f"{days_said(slot, titles)} {slot.time_of_day:%H:%M}", *limits_said(slot, titles)]
    )
    yield Reason("时段", f"{name}：{said}", slot.span)


def _day(plan: Plan, post: Post) -> Iterator[Reason]:
    slot, home, day = post.place.slot, post.place.home, post.planned
    if isinstance(slot, PhaseSlot):
        assert isinstance(home, Campaign)  # a phase is always a campaign's
        assert post.place.phase
        start = home.phases[post.place.phase].start
        number = (day - start).days + 1
        key = "on" if slot.dates else "day"
        yield Reason("哪一天", f"{day}，阶段的第 {number} 天", slot.at(key))
        return
    assert isinstance(home, Schedule)  # every other slot is a schedule's
    if slot.on or slot.campaign:
        yield from _anchor(plan, post, slot)
        return
    year, week, _ = day.isocalendar()
    words = f"{day_said(plan, day)}，{year} 年第 {week} 周"
    if slot.nth or slot.monthday:
        words = f"{day_said(plan, day)}，{day.year} 年 {day.month} 月"
    every, _ = weeks_apart(slot)
    if every > 1:
        count = (monday(day) - monday(home.start)).days // 7 + 1
        cycle = f"，{slot.cycle.label}" if slot.cycle else ""
        words += f"{cycle}，从 {monday(home.start)} 那周数起第 {count} 周"
    yield Reason("哪一天", words, slot.at("monthday" if slot.monthday else "day"))


def _anchor(plan: Plan, post: Post, slot: Slot) -> Iterator[Reason]:
    """The festival, date or phase that an occurrence hangs on."""
    titles = Titles(plan)
    written = post.key.rpartition("-")[0]
    around = (post.planned - _YEAR, post.planned + _YEAR)
    for name in slot.campaign or slot.on:
        found = anchored(slot, name, plan.named, *around)
        one = next((one for one in found if one.key == written), None)
        if one is None:
            continue
        when = _stretch(one.first, one.last)
        if slot.campaign:
            campaign = plan.playbook.campaigns[name.partition(".")[0]]
            yield Reason("哪一天", f"从{titles.stretch(name)}（{when}）数", campaign.span)
        else:
            if one.first != one.last:
                when = f"{one.day}，连休息 {when}"
            days = [each for each in plan.almanac.on(one.day) if plan.named.means(name, each)]
            span = days[0].span if days else slot.at("on")
            yield Reason("哪一天", f"从{titles.day(name)}（{when}）数", span)
        return


def _stretch(start: date, end: date) -> str:
    return f"{start}" if start == end else f"{start} 到 {end}"


def _names(plan: Plan, post: Post) -> Iterator[Reason]:
    for day in plan.almanac.on(post.date):
        works = {DayKind.HOLIDAY: "放假", DayKind.WORKDAY: "上班"}.get(day.kind, day.kind.label)
        yield Reason("日子", f"{day.title} · {works}", day.span)
    if post.place.campaign is None:
        for campaign in plan.playbook.campaigns.values():
            stretch = stretch_of(campaign)
            if stretch and post.group.id in campaign.groups:
                start, end = stretch
                if start <= post.date <= end:
                    yield Reason("同时在做", campaign.title, campaign.span)


def _script(plan: Plan, post: Post) -> Iterator[Reason]:
    if post.script is None:
        yield Reason("话术", "没有指定，发送人自己写", post.place.slot.span)
        return
    words = f"{post.script.title}（{post.script.id}）"
    if post.variant:
        words += f"，{post.variant} 版"
    side = Trials(plan.playbook).side_of(post)
    if side is not None:
        yield Reason("话术", words, post.script.span)
        yield Reason("实验", f"{side.experiment.title}，{side.name} 组", side.experiment.span)
        return
    scripts = [one.id for one in post.place.scripts]
    if len(scripts) > 1 and post.script.id in scripts:
        words += f"，{len(scripts)} 条轮着用，轮到第 {scripts.index(post.script.id) + 1} 条"
    yield Reason("话术", words, post.script.span)


def _sender(post: Post) -> Iterator[Reason]:
    slot = post.place.slot
    planned = post.stands_in_for or post.owner
    where = slot.at("owner") if slot.owner else post.group.at("host")
    why = "时段写的" if slot.owner else "群主"
    yield Reason("发送人", f"{planned.title}（{why}）", where)
    if post.stands_in_for is not None:
        leave = leave_on(planned, post.date)
        away = _stretch(leave.start, leave.end) if leave else ""
        words = f"{post.owner.title}，{planned.title}休假 {away}"
        yield Reason("代班", words, leave.span if leave else planned.span)


def _override(post: Post) -> Iterator[Reason]:
    one = post.override
    if one is None:
        return
    what = one.action.label
    if one.action is Action.MOVE:
        what += f"，原定 {post.planned} {post.place.slot.time_of_day:%H:%M}"
    yield Reason("临时调整", f"{what}：{one.reason}（{one.id}）", one.span)
