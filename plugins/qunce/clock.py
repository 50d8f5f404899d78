"""The one place that asks what day it is; everything below the shells is told."""

from __future__ import annotations

import os
from datetime import date, datetime, tzinfo

TODAY = "QUNCE_TODAY"
"""The environment variable that fixes today (YYYY-MM-DD) for a whole run."""

EPOCH = "SOURCE_DATE_EPOCH"
"""The environment variable of reproducible builds: seconds since 1970 that stand for now."""


class NotADay(ValueError):
    """What should name a day does not; the message is fit to be shown."""


def day(text: str, where: str) -> date:
    """The day that a text names; raises `NotADay`, naming where the text stands."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotADay(f"{where} 写成了「{text}」，应当是 2026-11-22 这样的日期") from None


def today(zone: tzinfo) -> date:
    """Today in a time zone, unless one of the two variables fixes it; raises `NotADay`."""
    fixed = os.environ.get(TODAY, "")
    if fixed:
        return day(fixed, f"环境变量 {TODAY}")
    seconds = os.environ.get(EPOCH, "")
    if seconds.isdigit():
        return datetime.fromtimestamp(int(seconds), zone).date()
    return datetime.now(zone).date()
