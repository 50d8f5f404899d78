"""按画像推送，没有别的选择。

## 查什么

`broadcast:` 按行为自动分组（`segmentation: auto`），却既没有改收不按画像内容的办法（`general_option`），
也没有怎样拒收（`opt_out`）。

## 为什么

自动化决策作营销，要同时给不针对个人特征的选项，或方便的拒绝方式（个人信息保护法第二十四条第二款）

## 怎么改

补上 `general_option: 会员中心关掉「为你推荐」`，或 `opt_out: 回复 TD`；也可以改成人工分组 `segmentation: manual`。

## 例外

人工分组（`manual`）不查。

## 依据

- 个人信息保护法第二十四条第二款（2021-11-01 起施行；2026-11-01 核对，读过原文）

## 例

自动分组，没有退路：

```yaml
# content/scripts/example.yml
title: 例
text: 上次买的咖啡豆，这周有新烘的。
broadcast: {consent_basis: agreed, sender: 街坊店, segmentation: auto}  # ✗ RED-PII-008
```

可以关掉：

```yaml
# content/scripts/example.yml
title: 例
text: 上次买的咖啡豆，这周有新烘的。
broadcast:
  consent_basis: agreed
  sender: 街坊店
  opt_out: 回复 TD
  segmentation: auto
  general_option: 会员中心关掉「为你推荐」
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.outreach import Segmentation
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.redline.people.broadcasts import broadcasts


@rule("RED-PII-008", "profiled-without-choice", severity=Severity.WARNING)
def profiled_without_choice(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for one in broadcasts(plan):
        auto = one.segmentation is Segmentation.AUTO
        if auto and not (one.opt_out or one.general_option):
            yield Finding(
                one.at("segmentation"),
                "群发按行为自动分组，没有不按画像的选项，也不能拒收",
                mend="补上 opt_out: 回复 TD，或 general_option: 会员中心关掉「为你推荐」",
            )
