"""价格没有写按什么计。

## 查什么

优惠写了 `price`，而 `price`、`unit`、`what` 里都看不出是一件、一公斤还是一次的价；或者写了外币，没有写人民币价。

## 为什么

商品的价格、允诺的内容要准确、清楚、明白，看的人要知道这些钱买到多少（广告法第八条第一款）

## 怎么改

补上 `unit`，如 `unit: 条`、`unit: 公斤`；外币价改成人民币价。

## 依据

- 广告法第八条第一款（2021-04-29 起施行；2026-11-01 核对，读过原文）

## 例

只有数，没有单位：

```yaml
# content/scripts/example.yml
title: 例
text: "毛毯到货，来摸一摸。"
offer: {kind: discount, what: 法兰绒毛毯, price: 59.9 元}  # ✗ RED-AD-026
```

写了单位：

```yaml
# content/scripts/example.yml
title: 例
text: "毛毯到货，来摸一摸。"
offer: {kind: discount, what: 法兰绒毛毯, price: 59.9 元, unit: 条}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.derived.expressions import expression
from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.money import yuan
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.offers import offers

_PRICED = expression(r"[0-9]\s*元")
_COUNTED = expression(
    r"[0-9一二两三四五六七八九十百半每／/]\s*(?:[一-龥]?(?:件|条|个|只|支|瓶|包|盒|箱|袋|套|双|张|块|本|"
    r"床|台|杯|份|次|组|对|桶|罐|提|卷|片|枝|束|把|颗|枚|粒|顶|节|位|人|晚|天|月|年|米|公斤|斤|"
    r"千克|克|升|毫升|厘米|抽|两|装|课|小时|kg|g|ml|l|L|ML|KG))"
)
_YUAN = ("", "人民币", "元", "cny", "rmb", "¥", "￥")


@rule("RED-AD-026", "unclear-price", severity=Severity.INFO)
def unclear_price(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for one in offers(plan.playbook):
        offer = one.offer
        if yuan(offer.price) is None:
            continue
        if offer.currency.strip().lower() not in _YUAN:
            yield Finding(
                offer.at("currency"),
                f"价格按「{offer.currency}」写，没有人民币价",
                mend="price 改成人民币价，并删掉 currency",
            )
        prices = offer.price or ""
        several = len(_PRICED.findall(offer.what)) > 1
        if not (offer.unit or offer.sizes or several or _COUNTED.search(f"{prices}\n{offer.what}")):
            yield Finding(
                offer.at("price"),
                f"价格「{prices}」没有写按什么计",
                mend="补上 unit，如 unit: 件",
            )
