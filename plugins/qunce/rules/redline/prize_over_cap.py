"""抽奖的最高奖超过五万元。

## 查什么

方式是抽奖的优惠（话术的 `offer:`、活动的 `offers:`）写的最高奖（`prize_value` 或 `prizes` 里最高的 `value`）超过 50,000 元。
服务、使用权、虚拟物品、折扣券、彩票按市场价折算；一次购买能抽几次（`chances`）的，加在一起算。

## 为什么

抽奖式的有奖销售最高奖不得超过五万元（反不正当竞争法第十一条第（四）项）

## 怎么改

把最高奖降到 50,000 元以内；人人都有的赠品不受这个上限管，方式写 `gift`。

## 参数

- `cap`：上限，元。平台另有更低的上限时可以调低。

## 例外

人人有份的赠品、积分兑换不是抽奖，不算。不要求购买的抽奖同样照查：带来客流就算促销。

## 依据

- 反不正当竞争法第十一条第（四）项（2025-10-15 起施行；2026-11-01 核对，读过原文）
- 规范促销行为暂行规定第十七条、第十八条（2020-12-01 起施行；2026-11-01 核对，读过转引）

## 例

抽一辆车：

```yaml
# content/scripts/example.yml
title: 例
text: "到店登记，抽一辆小车，规则见 {规则}。"
variables:
  规则: {type: url, example: "https://example.com/rules"}
offer:
  kind: lottery
  what: 小车一辆
  prize_value: 68000  # ✗ RED-LOT-001
  quantity: 1
  audience: 到店会员
  terms: 不用消费，登记即可
  start: 2026-11-20 10:00
  end: 2026-11-29 20:00
  draw: 11月30日 20:00 用抽奖工具开奖
  claim: 12月7日前凭会员码到服务台领
```

一次买三件能抽三次，每次最高两万元：

```yaml
# content/scripts/example.yml
title: 例
text: "买一件抽一次，规则见 {规则}。"
variables:
  规则: {type: url, example: "https://example.com/rules"}
offer:
  kind: lottery
  what: 家电礼金
  prizes:  # ✗ RED-LOT-001
    - {name: 一等奖家电礼金, value: 20000, count: 1}
    - {name: 二等奖电饭煲, value: 399, count: 20}
  chances: 3
```

换成一口锅：

```yaml
# content/scripts/example.yml
title: 例
text: "到店登记，抽一口双层蒸锅，规则见 {规则}。"
variables:
  规则: {type: url, example: "https://example.com/rules"}
offer:
  kind: lottery
  what: 双层蒸锅一口
  prize_value: 159
  quantity: 5
  audience: 到店会员
  terms: 不用消费，登记即可
  start: 2026-11-20 10:00
  end: 2026-11-29 20:00
  draw: 11月30日 20:00 用抽奖工具开奖
  claim: 12月7日前凭会员码到服务台领
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.record import key, record
from qunce.rule import Settings, rule
from qunce.rules.mechanics.offers import best_prize, lotteries


@record
class Options:
    cap: int = key("上限", "最高奖，元", default=50_000, least=0, most=50_000)


@rule("RED-LOT-001", "prize-over-cap", severity=Severity.ERROR, options=Options)
def prize_over_cap(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    cap = settings.base.cap
    for one in lotteries(plan.playbook):
        offer = one.offer
        best = best_prize(offer)
        total = best * offer.chances
        if total <= cap:
            continue
        added = f"{best:,} 元抽 {offer.chances} 次，加起来 " if offer.chances > 1 else ""
        fewer = f"，或改成最多抽 {cap // best} 次" if best <= cap else ""
        key_ = "prizes" if offer.prizes and best != offer.prize_value else "prize_value"
        yield Finding(
            offer.at(key_),
            f"最高奖 {added}{total:,} 元，超过上限 {cap:,} 元",
            mend=f"最高奖改到 {cap // offer.chances:,} 元以内{fewer}，"
            "或改成人人有份的赠品（kind: gift）",
        )
