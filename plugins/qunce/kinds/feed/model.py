"""A feed: which calendars are published, for whom, over which window, and how entries look."""

from __future__ import annotations

from qunce.kinds.record import Record, key, record
from qunce.kinds.thing import Thing
from qunce.kinds.vocabulary import Each, PostKind

HEADING = "{theme} · {group}（{platform}）"
PARTS = ("theme", "group", "platform", "script", "owner", "kind")
"""What the heading of an entry may be made of."""


@record
class Only(Record):
    """What a feed leaves out is everything that is not named; what names nothing lets all in."""

    groups: tuple[str, ...] = key("社群", "只要这些群", default=(), ref="group")
    platforms: tuple[str, ...] = key("平台", "只要这些平台", default=(), ref="platform")
    themes: tuple[str, ...] = key("栏目", "只要这些栏目", default=(), ref="theme")
    people: tuple[str, ...] = key("发送人", "只要这些人发的", default=(), ref="person")
    kinds: tuple[PostKind, ...] = key("类型", "只要这些类型：促销、福利……", default=())


@record
class Feed(Thing):
    each: Each = key("给谁", "每个社群、人、岗位、门店、平台、栏目、活动一份，或全部一份")
    only: Only | None = key("筛选", "只放哪些帖子", default=None)
    back_weeks: int = key("往回几周", "日历里保留过去几周", default=2, least=0, most=26)
    weeks: int = key("往后几周", "日历里放未来几周", default=13, least=1, most=53)
    heading: str = key(
        "条目标题", "用 {theme} {group} {platform} {script} {owner} {kind} 拼；要紧的写在前面",
        default=HEADING, least=1, examples=("{theme}｜{script}",),
    )  # fmt: skip
    alarm: int | None = key(
        "提醒", "提前几分钟响；不写就不响，多数软件不理订阅里的提醒", default=None, least=0,
        most=1440,
    )  # fmt: skip
    private: bool = key(
        "私密", "放在猜不到的地址里，只发给本人；只用于 each: person，发布时要有环境变量 "
        "QUNCE_FEED_SECRET", default=False,
    )  # fmt: skip
