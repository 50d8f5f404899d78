"""医疗、器械、药品、医美广告没有批准文号。

## 查什么

品类是医疗药械、医疗美容的话术和活动，在卖（写了优惠、购买入口、付费推广，或排在促销栏目里），
却没有写广告审查批准文号 `licence: {approval_no: …}`。

## 为什么

医疗、药品、医疗器械广告发布前必须经审查，没有批准文号不得发布（广告法第四十六条）

## 怎么改

补上 `licence: {approval_no: 医广【2026】第 … 号}`；还没批下来的，去掉优惠和购买入口，只通知时间地点。

## 例外

只通知出诊时间、取货、退换而不卖的，不查。

## 依据

- 广告法第十六条、第四十六条（2021-04-29 起施行的文本；2026-11-01 核对，读过原文）
- 药品、医疗器械、保健食品、特殊医学用途配方食品广告审查管理暂行办法第二条（2020-03-01 起施行；2026-11-01 核对，读过原文）

## 例

血压计打折，没有文号：

```yaml
# content/scripts/example.yml
title: 例
category: medical  # ✗ RED-MED-003
text: 电子血压计这周六在二楼讲怎么用。
offer: {kind: discount, what: 电子血压计一台}
```

有文号：

```yaml
# content/scripts/example.yml
title: 例
category: medical
text: 电子血压计这周六在二楼讲怎么用。
offer: {kind: discount, what: 电子血压计一台}
licence: {approval_no: 械广审（文）第 280000-00000 号}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.vocabulary import Category
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.carriers import carriers

_SORTS = (Category.MEDICAL, Category.MEDICAL_BEAUTY)


@rule("RED-MED-003", "medical-assurance", severity=Severity.ERROR)
def medical_unapproved(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for carrier in carriers(plan):
        if carrier.category not in _SORTS or not carrier.sells:
            continue
        licence = carrier.thing.licence
        if licence is None or not licence.approval_no.strip():
            yield Finding(
                carrier.thing.at("category"),
                f"{carrier.category.label}的推销没有写广告审查批准文号",
                mend="补上 licence: {approval_no: 批准文号}；没有批下来就去掉优惠和购买入口",
            )
