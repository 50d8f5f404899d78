"""The one place that asks what day it is; everything below the shells is told."""

from __future__ import annotations

import os
from datetime import date, datetime, tzinfo

TODAY = "QUNCE_TODAY"
"""The environment variable that fixes today (YYYY-MM-DD) for a whole run."""

EPOCH = "SOURCE_DATE_EPOCH"
"""The environment variable of reproducible builds: seconds since 1970 that stand for now."""


def today(zone: tzinfo) -> date:
    """Today in a time zone, unless one of the two variables fixes it."""
    fixed = os.environ.get(TODAY, "")
    if fixed:
        return date.fromisoformat(fixed)
    seconds = os.environ.get(EPOCH, "")
    if seconds.isdigit():
        return datetime.fromtimestamp(int(seconds), zone).date()
    return datetime.now(zone).date()
