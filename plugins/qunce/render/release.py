"""Releasing: a plan becomes what is published, under a name, with notes of what changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from qunce.change import quoted
from qunce.expand import Plan
from qunce.frozen import frozen
from qunce.layout import LEDGER
from qunce.ledger import write_ledger
from qunce.render.changes import PostChange, compare, notes, totals
from qunce.render.feeds import publish

FOLDER = "content/releases"


@frozen
class Release:
    """What a release writes, by path, and what changed in whose calendar."""

    name: str
    files: Mapping[str, bytes]
    changes: tuple[PostChange, ...]
    first: bool
    """True where nothing had been released before."""


def released(
    plan: Plan,
    *,
    name: str,
    said: Sequence[str],
    site_url: str,
    revisions: Mapping[str, datetime],
) -> Release:
    """The files of a release of a plan; none when every calendar is as it was published.

    `said` are the words of whoever releases.
    """
    old = plan.published
    new = publish(plan, site_url=site_url, revisions=revisions, ledger=old or {}).ledger
    changes = compare(old, new) if old is not None else ()
    name = name or free_name(plan.today, set(plan.playbook.releases))
    if new == old and not said:
        return Release(name, {}, (), first=False)
    files = {LEDGER: write_ledger(new)}
    if changes or said or old is None:
        files[f"{FOLDER}/{name}.yml"] = _page(plan, name, said, changes, first=old is None)
    return Release(name, files, changes, first=old is None)


def free_name(today: date, taken: set[str]) -> str:
    """2026-w48, or with a number behind it where that week has a release already."""
    year, week, _ = today.isocalendar()
    name = f"{year}-w{week:02}"
    number = 2
    while name in taken:
        name = f"{year}-w{week:02}-{number}"
        number += 1
    return name


def _page(
    plan: Plan, name: str, said: Sequence[str], changes: Sequence[PostChange], *, first: bool
) -> bytes:
    lines = [
        "# yaml-language-server: $schema=../../.qunce/schema/release.json",
        f"title: {quoted(_title(plan.today))}",
        f"summary: {quoted('第一次发布' if first else totals(changes) or '日历没有变化')}",
        f"date: {plan.today}",
    ]
    for key, texts in (("notes", said), ("changes", list(notes(changes, plan.playbook)))):
        if texts:
            lines += [f"{key}:", *(f"  - {quoted(text)}" for text in texts)]
    return ("\n".join(lines) + "\n").encode()


def _title(today: date) -> str:
    year, week, _ = today.isocalendar()
    return f"{year} 年第 {week} 周"
