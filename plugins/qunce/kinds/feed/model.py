"""A feed: which calendars are published, for whom and over which window."""

from __future__ import annotations

from qunce.kinds.record import key, record
from qunce.kinds.thing import Thing
from qunce.kinds.vocabulary import Each


@record
class Feed(Thing):
    each: Each = key("给谁", "每个社群、每个人、每个平台，或全部")
    back_weeks: int = key("往回几周", "日历里保留过去几周", default=2, least=0, most=26)
    weeks: int = key("往后几周", "日历里放未来几周", default=13, least=1, most=53)
