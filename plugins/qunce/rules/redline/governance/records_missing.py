"""广告和抽奖没有留档。

## 查什么

顾客的群没有写留档 `records:`；广告档案 `ads` 存不足三年（`ads_years`）；
写了抽奖档案 `prizes` 而存不足两年（`prizes_years`）。

## 为什么

广告档案至少存三年，有奖销售档案至少存两年，有人问起才拿得出来

## 怎么改

补上 `records: {ads: 存放处, ads_years: 3, prizes: 存放处, prizes_years: 2}`；几个群一样的，写在被继承的社群里。

## 参数

- `ads`：广告档案至少存几年。
- `prizes`：抽奖档案至少存几年。

## 例外

员工群、已经解散的群不查；从不抽奖的群不用写 `prizes`。

## 依据

- 互联网广告管理办法第十三条（2023-05-01 起施行；2026-11-01 核对，读过原文）
- 规范促销行为暂行规定第十九条（2020-12-01 起施行；2026-11-01 核对，常识）

## 例

广告只存一年：

```yaml
# content/groups/daily.yml
title: 街坊群
platform: wecom
type: interest
host: qiu
deputy: xia
records: {ads: 手册仓库, ads_years: 1}  # ✗ RED-GRP-005
```

存够了：

```yaml
# content/groups/daily.yml
title: 街坊群
platform: wecom
type: interest
host: qiu
deputy: xia
records: {ads: 手册仓库, ads_years: 3, prizes: 服务台档案柜, prizes_years: 2}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.record import key, record
from qunce.rule import Settings, rule
from qunce.rules.redline.governance.run_groups import run_groups


@record
class Options:
    ads: int = key("广告几年", "至少", default=3, least=3)
    prizes: int = key("抽奖几年", "至少", default=2, least=2)


@rule("RED-GRP-005", "records-missing", severity=Severity.INFO, options=Options)
def records_missing(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for group in run_groups(plan, staff=False):
        options, kept = settings.of(group), group.records
        if kept is None:
            yield Finding(
                group.at("title"),
                "没有写广告和抽奖的档案存在哪里",
                mend=f"补上 records: {{ads: 存放处, ads_years: {options.ads}, "
                f"prizes: 存放处, prizes_years: {options.prizes}}}",
                group=group.id,
            )
            continue
        if not kept.ads or kept.ads_years < options.ads:
            yield Finding(
                kept.at("ads_years") if kept.ads else kept.at("ads"),
                f"广告档案存 {kept.ads_years} 年，至少 {options.ads} 年"
                if kept.ads
                else "没有写广告档案存在哪里",
                mend=f"ads_years 改成 {options.ads}"
                if kept.ads
                else f"补上 ads: 存放处，ads_years: {options.ads}",
                group=group.id,
            )
        if kept.prizes and kept.prizes_years < options.prizes:
            yield Finding(
                kept.at("prizes_years"),
                f"抽奖档案存 {kept.prizes_years} 年，至少 {options.prizes} 年",
                mend=f"prizes_years 改成 {options.prizes}",
                group=group.id,
            )
