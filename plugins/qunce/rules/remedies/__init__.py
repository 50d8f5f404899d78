"""Remedies: changes of a plan that rules may propose; the engine tries each before it is told."""

from qunce.rules.remedies.adding import (
    adds,
    home_of,
    rethemed_all,
    rethemes,
    sender_at,
    themes_for,
)
from qunce.rules.remedies.announcing import alike, announced
from qunce.rules.remedies.moving import moves, retimed, retimes
from qunce.rules.remedies.occasions import moved_once, rethemed_once, skipped_once
from qunce.rules.remedies.people import on_duty, touched
from qunce.rules.remedies.places import days_near, first_free, free_places
from qunce.rules.remedies.rewording import rewords
from qunce.rules.remedies.sending import attached, by_hand, fewer
from qunce.rules.remedies.slots import (
    added,
    dropped,
    ended,
    lacking,
    moved,
    of_slot,
    owned,
    rescripted,
    rethemed,
    swapped,
    together,
    valued,
)

__all__ = [
    "added",
    "adds",
    "alike",
    "announced",
    "attached",
    "by_hand",
    "days_near",
    "dropped",
    "ended",
    "fewer",
    "first_free",
    "free_places",
    "home_of",
    "lacking",
    "moved",
    "moved_once",
    "moves",
    "of_slot",
    "on_duty",
    "owned",
    "rescripted",
    "rethemed",
    "rethemed_all",
    "rethemed_once",
    "rethemes",
    "retimed",
    "retimes",
    "rewords",
    "sender_at",
    "skipped_once",
    "swapped",
    "themes_for",
    "together",
    "touched",
    "valued",
]
