"""祛斑美白、防晒、防脱、染发没有写注册证号。

## 查什么

话术或活动的 `licence:` 写了特殊功效 `effects`，却没有写注册证号 `registration_no`，
或者写的不是「国妆特字」「国妆特进字」的编号；没有标成化妆品、母婴品类的也查。

## 为什么

这几样是特殊化妆品，没有注册证就不能这样说

## 怎么改

补上 `registration_no: 国妆特字 G…`；拿不到证号的，删掉 `effects` 和正文里的功效说法。

## 例外

新功效（`new`）同样要注册。讲怎么看标签而不点名商品的，不写 `effects`。

## 依据

- 化妆品监督管理条例第十六条、第二十二条（2021-01-01 起施行；2026-11-01 核对，读过原文）

## 例

防晒霜没有证号，染发膏写了备案号：

```yaml
# content/scripts/example.yml
title: 例
category: cosmetics
text: 出门前十五分钟涂，两小时补一次。
licence: {effects: [sunscreen]}  # ✗ RED-COS-002
# content/scripts/dye.yml
title: 染发膏
category: cosmetics
text: 先做皮试，四十八小时后再染。
licence: {effects: [hair-dye], registration_no: 沪G妆网备字 2026000000}  # ✗ RED-COS-002
```

有证号：

```yaml
# content/scripts/example.yml
title: 例
category: cosmetics
text: 出门前十五分钟涂，两小时补一次。
licence: {effects: [sunscreen], registration_no: 国妆特字 20260000}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.derived.expressions import expression
from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.carriers import carriers

_NUMBER = expression(r"国妆特(?:进)?字\s*[GgJj]?\s*\d{6,}")


@rule("RED-COS-002", "special-effect-unregistered", severity=Severity.ERROR)
def special_effect_unregistered(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for carrier in carriers(plan):
        licence = carrier.thing.licence
        if licence is None or not licence.effects:
            continue
        effects = "、".join(one.label for one in licence.effects)
        if not licence.registration_no:
            yield Finding(
                licence.at("effects"),
                f"特殊功效「{effects}」没有写注册证号",
                mend="补上 registration_no: 国妆特字 G…；没有证就删掉 effects 和功效说法",
            )
        elif not _NUMBER.search(licence.registration_no):
            yield Finding(
                licence.at("registration_no"),
                f"「{licence.registration_no}」不是特殊化妆品的注册证号",
                mend=f"换成「国妆特字」或「国妆特进字」加编号；只有备案的，删掉「{effects}」的说法",
            )
