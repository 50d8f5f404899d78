"""Remedies: changes of a plan that rules may propose; the engine tries each before it is told."""

from qunce.rules.remedies.moving import moves
from qunce.rules.remedies.occasions import moved_once, rethemed_once, skipped_once
from qunce.rules.remedies.places import days_near, first_free, free_places
from qunce.rules.remedies.slots import (
    added,
    dropped,
    ended,
    moved,
    owned,
    rescripted,
    rethemed,
    together,
    valued,
)

__all__ = [
    "added",
    "days_near",
    "dropped",
    "ended",
    "first_free",
    "free_places",
    "moved",
    "moved_once",
    "moves",
    "owned",
    "rescripted",
    "rethemed",
    "rethemed_once",
    "skipped_once",
    "together",
    "valued",
]
