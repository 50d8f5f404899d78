"""Steady ids: what a renamed thing goes on being called where people's calendars know it."""

from __future__ import annotations

from collections.abc import Mapping

from qunce.kinds.thing import Thing


def steady_ids(things: Mapping[str, Thing]) -> dict[str, str]:
    """Id → the first id a thing ever had, unless another thing bears that id today."""
    taken = set(things)
    steady: dict[str, str] = {}
    for name, thing in sorted(things.items()):
        former = [_quoted(old) for old in thing.was]
        steady[name] = next((old for old in former if old and old not in taken), name)
        taken.add(steady[name])
    return steady


def _quoted(name: str) -> str:
    from urllib.parse import quote  # which takes a while to import, and few things had another id

    return quote(name, safe="")
