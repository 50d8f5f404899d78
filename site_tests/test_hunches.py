"""Hunches: sentences that read like violations though no word of a rule stands there."""

from __future__ import annotations
