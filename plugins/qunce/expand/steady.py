"""Steady ids: what a renamed thing goes on being called where people's calendars know it."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from qunce.kinds.thing import Thing


def steady_ids(things: Mapping[str, Thing]) -> dict[str, str]:
    """Id → the first id a thing ever had, unless another thing bears that id today."""
    taken = set(things)
    steady: dict[str, str] = {}
    for name, thing in sorted(things.items()):
        former = [quote(old, safe="") for old in thing.was]
        steady[name] = next((old for old in former if old and old not in taken), name)
        taken.add(steady[name])
    return steady
