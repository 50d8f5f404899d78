"""健康知识旁边放了购买入口。

## 查什么

品类是医疗药械、医疗美容、保健食品，又讲健康知识的话术（`knowledge: true`，或排在价值类的栏目里），
同时写了链接、账号（`links:`）、购买入口（`buy_link: true`）或优惠（`offer:`）。

## 为什么

以健康知识的名义变相发药品、保健食品、医疗器械广告，是明令禁止的

## 怎么改

知识归知识，卖货归卖货：从这一条删掉 `links`、`buy_link`、`offer`，另写一条促销话术，标明是在卖。

## 例外

不卖货、不留联系方式的科普不查。食品、日用品的知识不归这一条管。

## 依据

- 互联网广告管理办法第八条（2023-05-01 起施行；2026-11-01 核对，读过原文）
- 广告法第十九条（2021-04-29 起施行的文本；2026-11-01 核对，读过原文）

## 例

讲完钙就卖钙：

```yaml
# content/scripts/example.yml
title: 例
category: health-food
knowledge: true
text: 一天要多少钙？看看营养标签怎么读。
links: [{url: pages/calcium/index, reviewed: 2026-02-20}]  # ✗ RED-MED-004
```

只讲怎么读标签：

```yaml
# content/scripts/example.yml
title: 例
category: health-food
knowledge: true
text: 一天要多少钙？看看营养标签怎么读。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.script.model import Script
from qunce.kinds.vocabulary import Category, PostKind
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.carriers import Carrier, carriers

_SORTS = (Category.MEDICAL, Category.MEDICAL_BEAUTY, Category.HEALTH_FOOD)


@rule("RED-MED-004", "health-article-with-shop-entry", severity=Severity.ERROR)
def health_article_with_shop_entry(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for carrier in carriers(plan):
        script = carrier.thing
        if not isinstance(script, Script) or carrier.category not in _SORTS:
            continue
        entries = [
            name
            for name, there in (
                ("links", script.links),
                ("buy_link", script.buy_link),
                ("offer", script.offer),
            )
            if there
        ]
        if entries and (script.knowledge or _teaches(carrier)):
            yield Finding(
                script.at(entries[0]),
                f"{carrier.category.label}的健康知识旁边放了 {'、'.join(entries)}",
                mend=f"从这一条删掉 {'、'.join(entries)}，另写一条促销话术",
                see=carrier.seen_on(carrier.reach.platforms),
            )


def _teaches(carrier: Carrier) -> bool:
    return any(post.kind is PostKind.VALUE for post in carrier.posts)
