"""Sites that say nothing, or two things, or promise pages that they do not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qunce.finding import Finding
from qunce.kinds.playbook.sections import Section, Site
from qunce.resolve import faults

_LED_TO = (Section.SCRIPTS, Section.THEMES)
"""Where an entry of a calendar leads: the words of its post, else its theme."""


def impossible_sites(sites: Mapping[str, Site]) -> Iterator[Finding]:
    """Sites that cannot be built as they are written."""
    for name, site in sites.items():
        if not site.only and not site.without and site.audience is None:
            yield faults.MISSING_KEY.at(
                site.span, f"网站「{name}」没有写发布哪些部分",
                "补上 only: [course, guide]（只发布这些），或 without: [rules]（除了这些）",
            )  # fmt: skip
        if site.only and site.without:
            yield faults.CONTRADICTION.at(
                site.at("without"), f"网站「{name}」写了 only，又写了 without", "只留一个"
            )
            continue
        left_out = [one for one in _LED_TO if one not in site.sections]
        if Section.CALENDARS in site.sections and left_out:
            labels = "、".join(one.label for one in left_out)
            values = ", ".join(one.value for one in left_out)
            yield faults.CONTRADICTION.at(
                site.at("only" if site.only else "without"),
                f"网站「{name}」有日历订阅，日历里的链接要打开{labels}，这些页面却不发布",
                f"only 里加上 {values}，或去掉 calendars"
                if site.only
                else f"without 里去掉 {values}，或加上 calendars",
            )
