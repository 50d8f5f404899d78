"""对着未成年人推化妆品、医美、保健品、酒。

## 查什么

话术或活动写了面向未成年人（`minors: true`），或者排进了这样的群（社群的 `minors: true`），
而品类是医疗药械、医疗美容、保健食品、化妆品、酒类、烟草。

## 为什么

面向未成年人的渠道不得做医疗、药品、保健食品、器械、化妆品、酒、美容的广告

## 怎么改

换成适合孩子的内容；要卖这类东西，只排进成年人的群，`groups:` 里去掉那个群。

## 例外

没有例外。家长是读者的群（如亲子群）不写 `minors`。

## 依据

- 广告法第四十条第一款（2021-04-29 起施行的文本；2026-11-01 核对，读过原文）
- 互联网广告管理办法第十二条（2023-05-01 起施行；2026-11-01 核对，读过原文）
- 未成年人保护法第五十条（2021-06-01 起施行；2026-11-01 核对，常识）

## 例

对学生讲化妆品，和排进学生群：

```yaml
# content/scripts/example.yml
title: 例
category: cosmetics
minors: true  # ✗ RED-MIN-003
text: 上妆前先做好清洁。
# content/scripts/lips.yml
title: 口红
category: cosmetics
text: 三支口红，上嘴给大家看看颜色。
# content/groups/students.yml
{title: 学生读书群, platform: wecom, type: interest, host: qiu, deputy: xia, minors: true}
# calendar/schedules/week.yml
title: 周排期
groups: [students]
from: 2026-03-02
slots:
  tue: {day: tue, at: 18:00, theme: tips, script: lips}  # ✗ RED-MIN-003
```

孩子的群只聊书：

```yaml
# content/scripts/example.yml
title: 例
minors: true
text: 这周读到第几页了？
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Note, Severity
from qunce.kinds.vocabulary import Category
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.carriers import carriers

_SORTS = (
    Category.MEDICAL,
    Category.MEDICAL_BEAUTY,
    Category.HEALTH_FOOD,
    Category.COSMETICS,
    Category.ALCOHOL,
    Category.TOBACCO,
)


@rule("RED-MIN-003", "unsuitable-goods-to-minors", severity=Severity.ERROR)
def unsuitable_goods_to_minors(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for carrier in carriers(plan):
        thing = carrier.thing
        if thing.minors and carrier.category in _SORTS:
            yield Finding(
                thing.at("minors"),
                f"面向未成年人讲{carrier.category.label}",
                mend="换成适合孩子的内容，或只给成年人的群用，minors 改成 false",
            )
    for post in plan.posts:
        script, group = post.script, post.group
        if group.minors and script is not None and script.category in _SORTS:
            yield Finding(
                post.span,
                f"「{script.title}」讲{script.category.label}，排进了面向未成年人的{group.title}",
                mend=f"从 groups 去掉 {group.id}，或换一条适合孩子的话术",
                see=(Note(group.at("minors"), "这个群面向未成年人"),),
                when=post.date,
                group=group.id,
            )
