"""现场即开的抽奖没有公示大奖的兑奖情况。

## 查什么

现场即开（`instant: true`，或 `draw` 里写了即开、刮开、转盘、扭蛋）而最高奖超过 500 元的抽奖，没有写 `publish_results`。

## 为什么

现场即时开奖的，对超过五百元奖项的兑奖情况要随时公示（规范促销行为暂行规定第十三条第二款）

## 怎么改

写明在哪里公示、多久更新一次，名字只写昵称或尾号。

## 参数

- `over`：最高奖超过多少元就要公示。

## 依据

- 规范促销行为暂行规定第十三条第二款（2020-12-01 起施行；2026-11-01 核对，凭常识）

## 例

转盘抽千元卡，没有说在哪里公示：

```yaml
# content/scripts/example.yml
title: 例
text: "到店转一次转盘，规则贴在服务台。"
offer:
  kind: lottery  # ✗ RED-LOT-006
  what: 礼品卡 1000 元
  prize_value: 1000
  draw: 服务台转盘，当场开
```

写明公示：

```yaml
# content/scripts/example.yml
title: 例
text: "到店转一次转盘，规则贴在服务台。"
offer:
  kind: lottery
  what: 礼品卡 1000 元
  prize_value: 1000
  draw: 服务台转盘，当场开
  publish_results: 服务台公示牌，每小时更新，只写昵称
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.derived.expressions import expression
from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.record import key, record
from qunce.rule import Settings, rule
from qunce.rules.mechanics.offers import best_prize, lotteries

_INSTANT = expression(r"即开|即时开|当场开(?!始)|刮(?:开|奖|刮)|转盘|扭蛋|翻牌|摇一摇|砸金蛋")


@record
class Options:
    over: int = key("起点", "元", default=500, least=0, most=500)


@rule("RED-LOT-006", "results-unpublished", severity=Severity.WARNING, options=Options)
def results_unpublished(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for one in lotteries(plan.playbook):
        offer = one.offer
        instant = offer.instant or _INSTANT.search(f"{offer.draw or ''}\n{offer.what}")
        best = best_prize(offer)
        if instant and best > settings.base.over and not offer.publish_results.strip():
            yield Finding(
                offer.at("kind"),
                f"现场即开，最高奖 {best:,} 元，没有写在哪里公示兑奖情况",
                mend="补上 publish_results，如：服务台公示牌，每小时更新，只写昵称",
            )
