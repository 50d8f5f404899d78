"""A second opinion: sentences that read like violations though no rule finds its words there."""

from __future__ import annotations

from qunce.rules.redline.packs.hunches.opinion import doubted, opinions

__all__ = ["doubted", "opinions"]
