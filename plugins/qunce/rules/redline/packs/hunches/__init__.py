"""A second opinion: sentences that read like violations though no rule finds its words there."""

from __future__ import annotations

from qunce.rules.redline.packs.hunches.opinion import doubted, opinions
from qunce.rules.redline.packs.hunches.sums import Sums

__all__ = ["Sums", "doubted", "opinions"]
