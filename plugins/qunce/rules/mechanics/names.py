"""Whether two texts speak of the same goods."""

from __future__ import annotations

from functools import cache

from qunce.derived.expressions import expression

_FILLER = expression(
    r"一小时|专场|全店|全场|本店|会员|新人|优惠|活动|限时|秒杀|团购|拼团|每人|每群|普通|等额|红包|抽奖|[一二三特]等奖|"
    r"赠送|厘米|公斤|毫升|柜台|在售|花色|家庭装|店庆|满减|礼品卡|好价|特价|周末|[0-9０-９a-zA-Z\W]+|[满减送赠券元]"
)
_LEAST = 4
"""So many characters in a row are a name; fewer are a common word."""


@cache
def goods(what: str) -> tuple[str, ...]:
    """The stretches of a description that may be the name of the goods."""
    return tuple(part for part in _FILLER.split(what) if len(part) >= _LEAST - 1)


def named(what: str, text: str) -> bool:
    """True when a text names the goods of a description.

    >>> named("纯棉浴巾两条装（70×140 厘米），一小时专场", "纯棉浴巾 49 元")
    True
    >>> named("砂糖橘 2.5 公斤一箱", "砂糖橘到了"), named("周末水果", "水果节")
    (True, False)
    """
    return any(map(text.__contains__, _telling(what)))


@cache
def _telling(what: str) -> tuple[str, ...]:
    """What of the goods of a description names them wherever it stands."""
    return tuple(
        part[n : n + _LEAST] for part in goods(what) for n in range(max(len(part) - _LEAST, 0) + 1)
    )


def alike(one: str, other: str) -> bool:
    """True when two short names share two characters in a row: 窗花 and 手工剪纸窗花."""
    return any(one[n : n + 2] in other for n in range(len(one) - 1))
