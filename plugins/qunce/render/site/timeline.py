"""A campaign in time: its first and last day, its phases as bars, its check list as dates."""

from __future__ import annotations

import re
from datetime import date, timedelta

from markupsafe import Markup

from qunce.frozen import frozen
from qunce.kinds.campaign.model import Campaign
from qunce.kinds.vocabulary import Phase
from qunce.render.site.escape import span
from qunce.render.site.grids import Grid, grid
from qunce.render.site.lookup import WEEKDAYS

_BEFORE = re.compile(r"\AT\s*([-+−–]?)\s*(\d{1,3})(?:\s*天)?[\s：:，,]*")


@frozen
class Bar:
    """A phase on the time line, in percent of the campaign's length."""

    phase: str
    name: str
    dates: str
    left: str
    width: str
    classes: str


def first_day(campaign: Campaign) -> date:
    """The first day of the first phase."""
    return min((part.start for part in campaign.phases.values()), default=date.max)


def last_day(campaign: Campaign) -> date:
    """The last day of the last phase."""
    return max((part.until for part in campaign.phases.values()), default=date.max)


def first_and_last(campaign: Campaign) -> Markup:
    """From when to when, so that neither date breaks at the end of a line."""
    first, last = span(first_day(campaign), "q-when"), span(last_day(campaign), "q-when")
    return first + " 至 " + last


def bars(campaign: Campaign, today: date) -> list[Bar]:
    """The phases in order, each where it lies between first and last day."""
    start, end = first_day(campaign), last_day(campaign)
    length = (end - start).days + 1 if campaign.phases else 1
    return [
        Bar(
            phase.value,
            phase.label,
            f"{part.start:%m-%d} 至 {part.until:%m-%d} · {(part.until - part.start).days + 1} 天",
            f"{100 * (part.start - start).days / length:.2f}%",
            f"{100 * ((part.until - part.start).days + 1) / length:.2f}%",
            "is-now" if part.start <= today <= part.until else "",
        )
        for phase, part in campaign.phases.items()
    ]


def checklist(campaign: Campaign) -> Grid | None:
    """T-n days with their dates: T is the first day of the burst, or the first day of all."""
    burst = campaign.phases.get(Phase.BURST)
    zero = burst.start if burst else first_day(campaign)
    rows: list[tuple[str, str, str]] = []
    for line in campaign.checklist:
        match = _BEFORE.match(line)
        if match is None:
            rows.append(("", "", line))
            continue
        days = int(match[2]) * (1 if match[1] == "+" else -1)
        day = zero + timedelta(days)
        mark = f"T{days:+d}" if days else "T"
        rows.append((mark, f"{day:%m-%d} {WEEKDAYS[day.weekday()]}", line[match.end() :]))
    return grid(("倒排", "日期", "做完什么"), rows, "q-checklist")
