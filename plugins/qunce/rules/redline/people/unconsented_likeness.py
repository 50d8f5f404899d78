"""用了别人的名字、形象，没有书面同意。

## 查什么

话术或活动的 `people:` 里列出的人没有写书面同意（`consent:`）；不满十八岁的，还要有监护人同意（`guardian:`）。
虚构人物（`role: persona`）不查。

## 为什么

在广告里用别人的名义或形象，要事先书面同意；未成年人要监护人书面同意（广告法第三十三条）

## 怎么改

补上同意书的编号或存放处，如 `consent: 肖像同意书 2026-031`；拿不到就换成虚构人物或不出现人。

## 例外

虚构人物写 `role: persona`。同意书本身不放进手册，只写编号。

## 依据

- 广告法第三十三条（2021-04-29 起施行的文本；2026-11-01 核对，读过原文）
- 民法典第一千零一十九条（2021-01-01 起施行；2026-11-01 核对，常识）

## 例

晒了顾客的照片：

```yaml
# content/scripts/example.yml
title: 例
text: 上周的买家秀，看看大家怎么搭。
people:
  - {who: 三位买家, role: customer}  # ✗ RED-AD-023
  - {who: 小朋友, role: model, age: 6, consent: 同意书 31 号}  # ✗ RED-AD-023
```

都有同意书：

```yaml
# content/scripts/example.yml
title: 例
text: 上周的买家秀，看看大家怎么搭。
people:
  - {who: 三位买家, role: customer, consent: 同意书 28 至 30 号}
  - {who: 小朋友, role: model, age: 6, consent: 同意书 31 号, guardian: 同意书 31 号附页}
  - {who: 店里的漫画小人, role: persona}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.shown import Part
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.carriers import carriers

_ADULT = 18


@rule("RED-AD-023", "unconsented-likeness", severity=Severity.WARNING)
def unconsented_likeness(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for carrier in carriers(plan):
        for one in carrier.thing.people:
            if one.role is Part.PERSONA:
                continue
            if not one.consent:
                yield Finding(
                    one.at("who"),
                    f"{one.role.label}「{one.who}」没有写书面同意",
                    mend="补上 consent: 同意书编号；没有同意就不用这个人的名字和形象",
                )
            if one.age is not None and one.age < _ADULT and not one.guardian:
                yield Finding(
                    one.at("age"),
                    f"「{one.who}」{one.age} 岁，没有写监护人同意",
                    mend="补上 guardian: 监护人同意书编号；没有就换掉这张图",
                )
