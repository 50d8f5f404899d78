"""The law by which a hit is a fault."""

from __future__ import annotations

from datetime import date

from qunce.kinds.vocabulary import Channel
from qunce.rules.redline.packs.pages import articles
from qunce.rules.redline.packs.sheet import Hit


class Law:
    """The law as it stands on a day; what it says of a rule is looked up once for all its hits."""

    def __init__(self, day: date) -> None:
        self._day = day
        self._known: dict[tuple[int, Channel], str] = {}

    def articles(self, hit: Hit) -> str:
        """The articles that apply where the hit will stand; nothing where none does."""
        rule, channel = hit.rule, hit.text.reach.channel
        known = self._known.get((id(rule), channel))
        if known is None:
            known = self._known[id(rule), channel] = articles(rule, self._day, channel)
        return known
