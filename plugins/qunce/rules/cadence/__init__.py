"""Cadence: how often, when, in what mix, by whom."""

from qunce.rule import Check
from qunce.rules.cadence.night_post import night_post

CHECKS: tuple[Check, ...] = (night_post,)
