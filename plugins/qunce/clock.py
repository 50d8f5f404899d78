"""The one place that asks what day it is; everything below the shells is told."""

from __future__ import annotations

import os
from datetime import date, datetime, tzinfo

EPOCH = "SOURCE_DATE_EPOCH"
"""The environment variable of reproducible builds: seconds since 1970 that stand for now."""


def today(zone: tzinfo) -> date:
    """Today in a time zone; SOURCE_DATE_EPOCH stands for now where it is set."""
    fixed = os.environ.get(EPOCH, "")
    if fixed.isdigit():
        return datetime.fromtimestamp(int(fixed), zone).date()
    return datetime.now(zone).date()
