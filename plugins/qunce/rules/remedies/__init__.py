"""Remedies: changes of a plan that rules may propose; the engine tries each before it is told."""

from qunce.rules.remedies.occasions import moved_once, rethemed_once, skipped_once
from qunce.rules.remedies.slots import (
    added,
    dropped,
    ended,
    moved,
    owned,
    rescripted,
    rethemed,
    valued,
)

__all__ = [
    "added",
    "dropped",
    "ended",
    "moved",
    "moved_once",
    "owned",
    "rescripted",
    "rethemed",
    "rethemed_once",
    "skipped_once",
    "valued",
]
