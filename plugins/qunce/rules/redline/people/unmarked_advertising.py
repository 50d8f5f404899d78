"""收钱、带货的内容没有标明「广告」。

## 查什么

发到公开或半公开平台的话术，是花钱请人发的（`paid: true`），或者由别人的账号发（`voice: third-party`）又带着购买入口
（`buy_link: true`、优惠、`links`），正文的每一版里都要有「广告」二字；哪一版没有就报哪一版。

## 为什么

知识、体验、测评带购买入口的，要显著标明「广告」，让人一眼看得出

## 怎么改

在这一版开头写上「广告」，如「广告 · 穿搭博主甲：……」；是本品牌自己的账号发的，写 `voice: own`。

## 例外

本品牌用自己名义的账号发（`voice: own`），身份本身可识别，不用标（可识别性执法指南第八条第（一）（二）项，RED-ID-003）。
封闭群里卖货不是广告，也不查。

## 依据

- 广告法第十四条（2021-04-29 起施行的文本；2026-11-01 核对，读过原文）
- 互联网广告管理办法第九条第三款（2023-05-01 起施行；2026-11-01 核对，读过原文）
- 互联网广告可识别性执法指南第八条、第十条第（二）项（2024 年公布；2026-11-01 核对，读过原文）

## 例

达人发的，没有标：

```yaml
# content/scripts/example.yml
title: 例
platforms: [xiaohongshu]
paid: true
voice: third-party
advertiser: 街坊店
text: 这条围巾我搭了三种，通勤、周末、出门都行。  # ✗ RED-ID-001
```

标了；或者是自己的账号：

```yaml
# content/scripts/example.yml
title: 例
platforms: [xiaohongshu]
paid: true
voice: third-party
advertiser: 街坊店
text: 广告 · 这条围巾我搭了三种，通勤、周末、出门都行。
# content/scripts/own.yml
title: 自己发
platforms: [xiaohongshu]
buy_link: true
voice: own
text: 这条围巾店里搭了三种，通勤、周末、出门都行。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.derived.expressions import expression
from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.script.model import Script
from qunce.kinds.shown import Voice
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.carriers import carriers

_MARK = expression(r"(?<!不是)(?<!不算)(?<!没有)(?<!非)(?<!不打)广告")


@rule("RED-ID-001", "unmarked-advertising", severity=Severity.ERROR)
def unmarked_advertising(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for carrier in carriers(plan):
        script = carrier.thing
        if not isinstance(script, Script) or not _by_others(script) or not carrier.public:
            continue
        where = "、".join(one.title for one in carrier.reach.platforms) or "没有写平台"
        for _, text, holder, name in script.texts():
            if not _MARK.search(text):
                yield Finding(
                    holder.at(name),
                    f"{'收了钱发的' if script.paid else '别人的账号带货'}，"
                    f"正文没有标「广告」（{where}）",
                    mend="正文开头写上「广告 · 」；本品牌自己的账号发的，写 voice: own",
                    see=carrier.seen_on(carrier.reach.platforms),
                )


def _by_others(script: Script) -> bool:
    """True when somebody else's account speaks for money or beside a way to buy."""
    if script.voice is Voice.OWN:
        return False
    entry = script.buy_link or script.offer is not None or script.links
    return script.paid or (script.voice is Voice.THIRD_PARTY and bool(entry))
