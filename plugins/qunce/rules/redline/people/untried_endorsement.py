"""代言、推荐的人没有用过。

## 查什么

话术或活动的 `people:` 里身份是代言（`endorser`）、达人（`creator`）的，没有写 `used: true`。

## 为什么

代言人不得为自己没有用过的商品作推荐、证明（广告法第三十八条第一款）

## 怎么改

让他先用，用过再发，写上 `used: true`；没有用过的改成介绍商品的事实，不作推荐。

## 例外

员工介绍自家商品（`role: staff`）不是代言。

## 依据

- 广告法第三十八条第一款（2021-04-29 起施行的文本；2026-11-01 核对，读过原文）

## 例

达人还没用过：

```yaml
# content/scripts/example.yml
title: 例
text: 这条围巾，她搭了三种。
people: [{who: 穿搭博主甲, role: creator, consent: 合作约定 7 号}]  # ✗ RED-AD-025
```

用过再推荐：

```yaml
# content/scripts/example.yml
title: 例
text: 这条围巾，她搭了三种。
people: [{who: 穿搭博主甲, role: creator, consent: 合作约定 7 号, used: true}]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.shown import Part
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.carriers import carriers

RECOMMENDING = (Part.ENDORSER, Part.CREATOR)
"""Those who recommend goods in their own name."""


@rule("RED-AD-025", "untried-endorsement", severity=Severity.INFO)
def untried_endorsement(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for carrier in carriers(plan):
        for one in carrier.thing.people:
            if one.role in RECOMMENDING and one.used is not True:
                yield Finding(
                    one.at("role" if one.used is None else "used"),
                    f"{one.role.label}「{one.who}」"
                    + ("没有写用过没有" if one.used is None else "没有用过"),
                    mend="先试用再发，写上 used: true；来不及的改用员工介绍（role: staff）",
                )
