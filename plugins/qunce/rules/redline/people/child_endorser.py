"""让不满十岁的孩子代言。

## 查什么

话术或活动的 `people:` 里，身份是代言（`endorser`）、达人（`creator`）的人年龄 `age` 不满十岁。

## 为什么

法律禁止不满十周岁的未成年人作广告代言人

## 怎么改

换成大人来推荐；孩子只是在画面里，写 `role: model`，并补上监护人同意。

## 例外

没有例外。孩子出镜而不推荐的（`role: model`）由 RED-AD-023 查同意书。

## 依据

- 广告法第三十八条第二款（2021-04-29 起施行的文本；2026-11-01 核对，读过原文）

## 例

八岁的推荐官：

```yaml
# content/scripts/example.yml
title: 例
text: 新到的绘本，翻开给大家看三页。
people:
  - {who: 小读者, role: endorser, age: 8, used: true, consent: 12 号, guardian: 12 号}  # ✗ RED-MIN-001
```

大人来讲，孩子只在画面里：

```yaml
# content/scripts/example.yml
title: 例
text: 新到的绘本，翻开给大家看三页。
people:
  - {who: 小读者, role: model, age: 8, consent: 12 号, guardian: 12 号}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.carriers import carriers
from qunce.rules.redline.people.untried_endorsement import RECOMMENDING

_LEAST = 10


@rule("RED-MIN-001", "child-endorser", severity=Severity.ERROR)
def child_endorser(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for carrier in carriers(plan):
        for one in carrier.thing.people:
            if one.role in RECOMMENDING and one.age is not None and one.age < _LEAST:
                yield Finding(
                    one.at("age"),
                    f"{one.role.label}「{one.who}」{one.age} 岁，不满 {_LEAST} 岁",
                    mend="换成大人推荐；孩子只出镜就写 role: model，补上 guardian",
                )
