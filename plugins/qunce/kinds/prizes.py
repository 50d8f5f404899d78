"""What an offer draws for: each prize with its worth and its number."""

from __future__ import annotations

from qunce.kinds.record import Record, key, record


@record
class Prize(Record):
    name: str = key("奖品", "一等奖：双层蒸锅一口", least=1)
    value: int = key("价值", "元，含税的市场价；服务、使用权、虚拟物品按市场价折算", least=0)
    count: int = key("名额", "几名", least=1)
