"""同样的货给不同的人不同的价，没有公开条件。

## 查什么

优惠的 `segments` 写了分人群的价，而某一档没有写公开的条件 `condition`。

## 为什么

对条件相同的人不得在价格上不合理地区别对待，会员价、新人价要公开怎样算（个人信息保护法第二十四条第一款）

## 怎么改

写明怎样算这一类人、在哪里公布；说不出公开条件的，改成同一个价。

## 依据

- 个人信息保护法第二十四条第一款（2021-11-01 起施行；2026-11-01 核对，读过原文）
- 消费者权益保护法实施条例第九条（2024-07-01 起施行；2026-11-01 核对，凭常识）
- 互联网平台价格行为规则（2026-04-10 起施行；2026-11-01 核对，读过转引）

## 例

老客户看到的价更高，没有说为什么：

```yaml
# content/scripts/example.yml
title: 例
text: "浴巾两条装到货，价格看会员中心。"
offer:
  kind: discount
  what: 纯棉浴巾两条装
  price: 49 元
  segments:
    - {who: 近 30 天买过的, price: 55 元}  # ✗ RED-PR-014
```

条件公开：

```yaml
# content/scripts/example.yml
title: 例
text: "浴巾两条装到货，价格看会员中心。"
offer:
  kind: discount
  what: 纯棉浴巾两条装
  price: 49 元
  segments:
    - {who: 新人, price: 45 元, condition: 注册后首单，规则写在会员中心首页}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.offers import offers


@rule("RED-PR-014", "hidden-segment-price", severity=Severity.ERROR)
def hidden_segment_price(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for one in offers(plan.playbook):
        for segment in one.offer.segments:
            if not segment.condition.strip():
                yield Finding(
                    segment.span,
                    f"「{segment.who}」按 {segment.price}，没有公开的条件",
                    mend="补上 condition: 怎样算、在哪里公布；没有就和别人同价",
                )
