"""链接点开之后的页面没有核对。

## 查什么

话术或活动的 `links:` 里没有写核对日期 `reviewed`；设了 `days` 的，核对超过这么多天也算。

## 为什么

点开之后的页面也算广告内容，页面改了，群里的话就可能不实（互联网广告管理办法第十八条）

## 怎么改

点开看一遍价格、条件和说法，把 `reviewed` 写成今天。

## 参数

- `days`：核对过后多少天要再看一次；默认 0，只查有没有核对过。

## 例外

账号、二维码（`kind: account`）没有页面，不查。

## 依据

- 互联网广告管理办法第十八条（2023-05-01 起施行；2026-11-01 核对，读过原文）

## 例

没有核对过：

```yaml
# content/scripts/example.yml
title: 例
text: 活动规则在会员小程序里。
links:
  - {url: pages/rules/index}  # ✗ RED-GRP-006
```

刚核对过：

```yaml
# content/scripts/example.yml
title: 例
text: 活动规则在会员小程序里。
links:
  - {url: pages/rules/index, reviewed: 2026-02-20}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.outreach import LinkKind
from qunce.kinds.record import key, record
from qunce.rule import Settings, rule
from qunce.rules.mechanics.carriers import carriers


@record
class Options:
    days: int = key("多少天", "核对过后要再看一次；0 是不查过期", default=0, least=0)


@rule("RED-GRP-006", "unreviewed-link", severity=Severity.INFO, options=Options)
def unreviewed_link(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    days = settings.base.days
    for carrier in carriers(plan):
        for link in carrier.thing.links:
            if link.kind is LinkKind.ACCOUNT:
                continue
            mend = f"点开看一遍，写上 reviewed: {plan.today}"
            if link.reviewed is None:
                yield Finding(link.at("url"), f"链接「{link.url}」没有写核对日期", mend=mend)
            elif days and (age := (plan.today - link.reviewed).days) > days:
                yield Finding(
                    link.at("reviewed"),
                    f"链接「{link.url}」{age} 天前核对过，超过 {days} 天",
                    mend=mend,
                )
