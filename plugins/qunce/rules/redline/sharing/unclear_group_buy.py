"""拼团规则不清，或者像抽奖。

## 查什么

方式是团购的优惠没有说清成团人数、成团时限、不成团怎么办：写在 `group_buy:` 的 `people`、`until`、`unfilled`，
或者在 `terms` 里说到「满几份成团」「截止」「不满就取消」。
成团的人里只有一部分拿到货（`drawn: true`）是错误：那是抽奖，还是花钱买机会的抽奖。

## 为什么

规则不清的拼团会被平台当作诱导分享，抽着给货的拼团是变相抽奖

## 怎么改

补上缺的一项：`group_buy: {people: 30, until: 当天 18:00, unfilled: 取消，不收款}`；
抽着给货的改成人人有货，或者去掉付款、按抽奖写全规则。

## 例外

平台或本品牌小程序自带的拼团（`official: true`）由平台显示人数和时限，只要写不成团怎么办。

## 依据

- 微信外部链接内容管理规范（拼团条款；2025-10-23 起施行；2026-11-01 核对，读过转引）
- 规范促销行为暂行规定第十三条（2020-12-01 起施行；2026-11-01 核对，读过转引）

## 例

只说一起拼：

```yaml
# content/scripts/example.yml
title: 例
text: 砂糖橘一起拼，报名接龙。
offer: {kind: group_buy, what: 砂糖橘五斤, price: "25.8"}  # ✗ RED-SH-007
```

十个人拼，三个人有货：

```yaml
# content/scripts/example.yml
title: 例
text: 砂糖橘一起拼，报名接龙。
offer:
  kind: group_buy
  what: 砂糖橘五斤
  group_buy: {people: 10, until: 周五 18:00, unfilled: 取消, drawn: true}  # ✗ RED-SH-007
```

说清楚了：

```yaml
# content/scripts/example.yml
title: 例
text: 砂糖橘一起拼，满 30 份成团，不满就取消。
offer:
  kind: group_buy
  what: 砂糖橘五斤
  price: "25.8"
  group_buy: {people: 30, until: 周五 18:00, unfilled: 取消，不收款}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.derived.expressions import expression
from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.offer import Offer
from qunce.kinds.vocabulary import OfferKind
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.carriers import carriers

_PEOPLE = expression(r"(?:满|够|凑齐|达到?)\s*[0-9一二三五六七八九十百两]+|[0-9]+\s*人团")
_UNTIL = expression("截止|前满|小时内|当天|以前|之前")
_UNFILLED = expression("未满|不满|不成团|没成团|未成团|不够|没凑齐")


@rule("RED-SH-007", "unclear-group-buy", severity=Severity.WARNING)
def unclear_group_buy(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for carrier in carriers(plan):
        for offer in carrier.offers:
            if offer.kind is not OfferKind.GROUP_BUY:
                continue
            if offer.group_buy is not None and offer.group_buy.drawn:
                yield Finding(
                    offer.group_buy.at("drawn"),
                    "成团的人里只有一部分拿到货，等于花钱抽奖",
                    severity=Severity.ERROR,
                    mend="把 drawn 改成 false，成团的人人有货；要抽就不收钱，按 kind: lottery 写全规则",
                )
            missing = [*_missing(offer)]
            if missing:
                yield Finding(
                    offer.at("group_buy" if offer.group_buy else "kind"),
                    f"拼团没有说清{'、'.join(name for name, _ in missing)}",
                    mend=f"补上 group_buy: {{{', '.join(value for _, value in missing)}}}",
                )


def _missing(offer: Offer) -> Iterator[tuple[str, str]]:
    """What a group-buy has not said: its name and how to write it."""
    told, terms = offer.group_buy, offer.terms or ""
    official = told is not None and told.official
    if not (official or (told and told.people) or _PEOPLE.search(terms)):
        yield "成团人数", "people: 30"
    if not (official or (told and told.until) or offer.end or _UNTIL.search(terms)):
        yield "成团时限", "until: 当天 18:00"
    if not ((told and told.unfilled) or _UNFILLED.search(terms)):
        yield "不成团怎么办", "unfilled: 取消，原路退款"
