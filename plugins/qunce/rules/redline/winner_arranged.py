"""抽奖没有写员工不参加。

## 查什么

抽奖没有写 `exclude_staff: true`，条件和资格里也没有说员工、家属不参加；或者写了 `exclude_staff: false`。

## 为什么

让内定的人中奖是被禁止的欺骗式有奖销售，员工能抽就说不清（反不正当竞争法第十一条第（三）项）

## 怎么改

写 `exclude_staff: true`，并在公布的规则里说员工和家属不参加。

## 例外

`terms`、`audience` 里写明员工、同事、家属不参加的不报；话术里有规则链接，或排在有抽奖的活动里的，看活动怎么写。

## 依据

- 反不正当竞争法第十一条第（三）项（2025-10-15 起施行；2026-11-01 核对，读过原文）
- 规范促销行为暂行规定第十五条、第十六条（2020-12-01 起施行；2026-11-01 核对，凭常识）

## 例

没有说员工能不能抽：

```yaml
# content/scripts/example.yml
title: 例
text: "到店登记，月底抽一口双层蒸锅。"
offer:
  kind: lottery  # ✗ RED-LOT-005
  what: 双层蒸锅一口
  audience: 年满 18 岁的会员
```

写明不参加：

```yaml
# content/scripts/example.yml
title: 例
text: "到店登记，月底抽一口双层蒸锅。"
offer:
  kind: lottery
  what: 双层蒸锅一口
  prize_value: 159
  quantity: 5
  organiser: 本店会员中心，服务台可查
  audience: 年满 18 岁的会员
  terms: 不用消费，登记即可
  start: 2026-11-20 10:00
  end: 2026-11-29 20:00
  draw: 11月30日 20:00 用抽奖工具开奖
  claim: 12月7日前凭会员码到服务台领
  exclude_staff: true
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.derived.expressions import expression
from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.offers import leaning, lotteries

_EXCLUDED = expression(
    r"(?:员工|同事|店员|工作人员|家属|亲属)[^。；\n]{0,12}(?:不参加|不参与|除外|不得|不能|不计|回避)"
    r"|(?:不含|不包括|除)[^。；\n]{0,6}(?:员工|同事|店员|工作人员)"
)


@rule("RED-LOT-005", "winner-arranged", severity=Severity.ERROR)
def winner_arranged(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    elsewhere = leaning(plan.playbook)
    for one in lotteries(plan.playbook):
        offer = one.offer
        if one.campaign is None and offer.exclude_staff is None and one.home.id in elsewhere:
            continue
        if offer.exclude_staff or (offer.exclude_staff is None and _EXCLUDED.search(one.words)):
            continue
        written = offer.exclude_staff is False
        yield Finding(
            offer.at("exclude_staff" if written else "kind"),
            "抽奖让员工参加" if written else "抽奖没有写员工不参加",
            mend="写 exclude_staff: true，并在规则里说员工和家属不参加",
        )
