"""先交钱或先买货才能当代理、推广人。

## 查什么

优惠的 `referral:` 写了大于零的入门费 `entry_fee`。先买多少元的货才有推荐资格，也写在这里。

## 为什么

交入门费或变相买货才有资格发展别人，是传销的一种

## 怎么改

`entry_fee` 改成 `0`：推荐资格不收钱、不要求先买，登记会员就能推荐。

## 例外

没有例外。办会员卡、买课程的钱不是推荐资格，不写在 `referral` 里。

## 依据

- 禁止传销条例第七条第（二）项（2005-11-01 起施行；2026-11-01 核对，读过原文）

## 例

先交九十九元：

```yaml
# content/scripts/example.yml
title: 例
text: 觉得好的，推荐给朋友。
offer:
  kind: referral
  what: 朋友首单后返 10 元券
  referral: {reward_basis: sales, entry_fee: 99}  # ✗ RED-MLM-001
```

不收钱：

```yaml
# content/scripts/example.yml
title: 例
text: 觉得好的，推荐给朋友。
offer:
  kind: referral
  what: 朋友首单后返 10 元券
  referral: {reward_basis: sales, entry_fee: 0}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.carriers import carriers


@rule("RED-MLM-001", "entry-fee", severity=Severity.ERROR)
def entry_fee(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for carrier in carriers(plan):
        for offer in carrier.offers:
            if offer.referral is not None and offer.referral.entry_fee > 0:
                yield Finding(
                    offer.referral.at("entry_fee"),
                    f"要先交或先买 {offer.referral.entry_fee:,} 元才有资格推荐",
                    mend="entry_fee 改成 0，登记会员就能推荐",
                )
