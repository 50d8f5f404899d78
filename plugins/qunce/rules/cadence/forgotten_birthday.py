"""会员群没有人想着生日。

## 查什么

会员群（`type: vip`）开着，却没有一条从生日开始的旅程（`content/journeys/` 里 `on: birthday`）包括它。筹建、沉寂、解散的群不查。

## 为什么

会员留了生日，当天没有一句话，比没问过更让人失望。

## 怎么改

建一条 `on: birthday` 的旅程，当天一句祝福，不夹促销。

## 依据

门店社群增长方案：生日礼遇，给会员专属的关怀。

## 例

会员群没有生日旅程：

```yaml
# content/groups/vip.yml
title: 会员群  # ✗ CAD-032
platform: wecom
type: vip
host: xia
```

```text
content/groups/vip.yml:2:8: info CAD-032 「会员群」是会员群，却没有从生日开始的旅程
    2 | title: 会员群  # ✗ CAD-032
      |        ^^^^^^
    原因  会员留了生日，当天没有一句话，比没问过更让人失望
    改法  建 content/journeys/birthday.yml，写 on: birthday、groups: [vip] 和当天一步祝福
```

有一条生日旅程：

```yaml
# content/groups/vip.yml
title: 会员群
platform: wecom
type: vip
host: xia
# content/journeys/birthday.yml
title: 生日
on: birthday
groups: [vip]
steps:
  wish: {day: 0, at: 10:00, title: 说一句生日祝福}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.journey.model import Trigger
from qunce.kinds.vocabulary import GroupType
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.festive import active


@rule("CAD-032", "forgotten-birthday", severity=Severity.INFO)
def forgotten_birthday(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    remembered = {
        group
        for one in plan.playbook.journeys.values()
        if one.trigger is Trigger.BIRTHDAY
        for group in one.groups
    }
    for group in active(plan):
        if group.type is GroupType.VIP and group.id not in remembered:
            yield Finding(
                group.at("title"),
                f"「{group.title}」是会员群，却没有从生日开始的旅程",
                mend=(
                    "建 content/journeys/birthday.yml，写 on: birthday、"
                    f"groups: [{group.id}] 和当天一步祝福"
                ),
                group=group.id,
            )
