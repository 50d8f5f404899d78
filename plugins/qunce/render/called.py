"""Called: the titles of what slots name without quoting it — days, periods, campaigns, phases."""

from __future__ import annotations

from qunce.expand import Plan
from qunce.expand.falls import stem_of
from qunce.kinds.vocabulary import Phase


class Titles:
    """Gives the title of a name; the name itself for a date and for what nobody knows."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._days: dict[str, str] | None = None

    def day(self, name: str) -> str:
        """The title of a named day."""
        if self._days is None:
            self._days = self._plan.named.names()
        if name in self._days:
            return self._days[name]
        stem = stem_of(name)
        return f"{name[len(stem) + 1 :]} 年{self._days[stem]}" if stem in self._days else name

    def stretch(self, name: str) -> str:
        """The title of a period, or of a campaign and its phase."""
        playbook = self._plan.playbook
        if name in playbook.periods:
            return playbook.periods[name].title
        campaign, _, phase = name.partition(".")
        if campaign not in playbook.campaigns:
            return name
        label = next((one.label for one in Phase if phase in (one.value, one.label)), "")
        return f"「{playbook.campaigns[campaign].title}」{label}"
