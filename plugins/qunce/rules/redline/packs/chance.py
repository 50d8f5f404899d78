"""About how likely an ordinary sentence of retail talk holds a word."""

from __future__ import annotations

from collections.abc import Iterable

_CHARACTERS = (
    (0.12, "，:的一不了天到有：时人群周在用个三上来"),
    (0.06, "家小下看开、会日价点子0123456789是元说就分要好数大这前后先"),
    (
        0.03,
        "和两单店收没问我回品今写出别么台货以量件换p多员你x提晚再手过可每动间退内得面口服能名期五买话也二哪位第友门都条成"
        "自月给次同做最加还照水们结商只行完当题钟试孩电请包放样打事新费明领本号"
        + "abcdefghijklmnopqrstuvwxyz ",
    ),
    (
        0.014,
        "生十限报法定改清活款少带理场公对接去份地送老年早讲几起格午告吃着车楼把怎机客中什票意按主想实抽进那满免奖码四合七务"
        "长字节红卖选关菜播签停记束装六图衣色始现规道直路物留差处书气保答配箱师洗卡排学半全购方止张截与业为标聊取或例区注比外"
        "班转作准层句头米儿补末医信销心高算拍评果八消朋片由快正种复柜",
    ),
)
"""Characters by the share of sentences that hold them, in corpus, scripts and course."""
_PAIRS = (
    (
        0.015,
        "会员 时间 今天 一个 分钟 孩子 20 大家 群里 商品 可以 什么 怎么 活动 我们 群友 结束 小时 开始 没有 服务 一次 自己 12 10 "
        "免费 第一 30 数量 有人 一天 朋友 问题",
    ),
    (
        0.007,
        "七天 一下 店里 周三 周末 价格 下午 周六 的人 每人 周五 多少 在群 截止 今晚 当天 日期 到了 晚上 不用 顾客 明天 直播 时刻 "
        "电话 看看 一张 天内 一件 提前 理由 就行 15 下单 一句 不要 一条 三个 限购 三天 一周 提醒 门口 还有 第二 东西 单位 出来 上午 "
        "到店 不是 停车 里有 一起 早上 接龙 个月 照片 周日 一点 个人 红包 广告 不能 这个 手机 师傅 家长 一份 谢谢 就是 内容 福利 提货 "
        "好了 一样 还是 公告 抽奖 进群",
    ),
)
_KNOWN = {
    **{pair: share for share, pairs in _PAIRS for pair in pairs.split()},
    **{char: share for share, chars in _CHARACTERS for char in chars},
}
_OTHERS = {0: 1.0, 1: 0.005, 2: 0.001}
_LONGER = 0.0003


def chance(word: str) -> float:
    """The share of sentences that hold a word; a rough average for what is not listed."""
    return _KNOWN.get(word) or _OTHERS.get(len(word), _LONGER)


def any_of(words: Iterable[str]) -> float:
    """The share of sentences that hold one of these words, as if they were never together."""
    return sum(map(chance, words))
