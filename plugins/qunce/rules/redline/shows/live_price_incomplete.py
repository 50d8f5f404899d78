"""直播间的价格没有标全。

## 查什么

`live:` 的 `goods:` 里，商品缺了价格 `price` 或单位 `unit`；写了对照价 `ref_price` 却没有写依据 `ref_basis`。

## 为什么

直播间要标明品名、价格和计价单位，说打折要标明基准（直播电商监督管理办法第三十二条）

## 怎么改

补上缺的一项：`price: "129"`、`unit: 件`、`ref_basis: 开播前 7 日最低成交价`。

## 例外

没有列 `goods` 的不查；2026-02-01 以前的不查。

## 依据

- 直播电商监督管理办法第三十二条（2026-02-01 起施行；2026-11-01 核对，读过原文）

## 例

没有单位，也没有对照价的依据：

```yaml
# content/scripts/example.yml
title: 例
text: 周六晚上开播。
live:
  goods:
    - {name: 羊毛围巾, price: "129"}  # ✗ RED-LIV-001
    - {name: 羊毛手套, price: "59", unit: 副, ref_price: "79"}  # ✗ RED-LIV-001
  review: {by: 合规, at: 2026-02-26 18:00, archive: 直播档案柜, years: 3}
```

标全了：

```yaml
# content/scripts/example.yml
title: 例
text: 周六晚上开播。
live:
  goods:
    - {name: 羊毛围巾, price: "129", unit: 条}
    - {name: 羊毛手套, price: "59", unit: 副, ref_price: "79", ref_basis: 开播前 7 日最低成交价}
  review: {by: 合规, at: 2026-02-26 18:00, archive: 直播档案柜, years: 3}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.redline.shows.shows import IN_FORCE, shows


@rule("RED-LIV-001", "live-price-incomplete", severity=Severity.WARNING)
def live_price_incomplete(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    if plan.as_of < IN_FORCE:
        return
    for _, live in shows(plan):
        for good in live.goods:
            missing = []
            if not good.price:
                missing.append(("价格", 'price: "129"'))
            if not good.unit:
                missing.append(("单位", "unit: 件"))
            if good.ref_price and not good.ref_basis:
                missing.append(("对照价的依据", "ref_basis: 开播前 7 日最低成交价"))
            if missing:
                yield Finding(
                    good.at("name"),
                    f"上架商品「{good.name}」没有标{'、'.join(name for name, _ in missing)}",
                    mend=f"补上 {'，'.join(value for _, value in missing)}，屏幕上也标出来",
                )
