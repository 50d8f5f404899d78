"""Falls: on which days a festival or a campaign lies, each time with what tells it from another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from qunce.derived.expressions import expression
from qunce.kinds.campaign.model import Campaign
from qunce.kinds.vocabulary import Phase
from qunce.tuples import NamedTuple

_YEAR_BEHIND = expression(r"-(?:19|20|21)[0-9]{2}$")

Stretch = tuple[date, date]
"""First and last day, both included."""


class Fall(NamedTuple):
    """How a named day, or the days of a campaign, fall."""

    first: date
    """The first day off around it, or the first of its several days."""
    last: date
    day: date
    """The day itself."""
    key: str = ""
    """What tells one time from another: the year, or the campaign and phase."""


@lru_cache(maxsize=2_000)
def stem_of(name: str) -> str:
    """A day's name without its year: `mid-autumn-2026` is `mid-autumn`.

    >>> stem_of("mid-autumn-2026"), stem_of("shopping-618")
    ('mid-autumn', 'shopping-618')
    """
    return _YEAR_BEHIND.sub("", name)


def joined(falls: Iterable[Fall]) -> list[Fall]:
    """The falls in order, those that overlap made one."""
    found: list[Fall] = []
    for one in sorted(falls):
        if found and one.first <= found[-1].last:
            found[-1] = found[-1]._replace(last=max(found[-1].last, one.last))
        else:
            found.append(one)
    return found


def stretch_of(campaign: Campaign, parts: Sequence[str] = ()) -> Stretch | None:
    """First and last day of a campaign, or of the one phase named; None without it."""
    words = {word for one in Phase if one in campaign.phases for word in (one.value, one.label)}
    if len(parts) > 1 or any(part not in words for part in parts):
        return None
    phases = [
        plan for phase, plan in campaign.phases.items()
        if not parts or parts[0] in (phase.value, phase.label)
    ]  # fmt: skip
    if not phases:
        return None
    return min(one.start for one in phases), max(one.until for one in phases)
