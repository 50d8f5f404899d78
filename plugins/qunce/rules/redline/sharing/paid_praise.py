"""拿好处换好评、换删差评。

## 查什么

优惠的 `review:` 写了好处（`reward:`），而要的是好评（`asked: positive`），
或者好处是给删掉、改掉差评的人（`remove: true`）。只要好评、没有写好处的，给一条提示：评价要好坏都收。

## 为什么

指定的好评不是顾客的真话，属于虚假评价，买家和平台都会追究

## 怎么改

`asked` 改成 `any`、删掉 `remove`：写评价的都给，好的坏的一样，不看几颗星；差评的事到服务台修、换、退。

## 例外

写了评价就给、不看好坏（`asked: any`）的不算；没有好处、只是欢迎评价（`asked: any`）的也不算。

## 依据

- 网络反不正当竞争暂行规定第九条第（四）项（2024-09-01 起施行；2026-11-01 核对，读过转引）
- 反不正当竞争法第九条（2025-10-15 起施行；2026-11-01 核对，读过原文）
- 电子商务法第十七条（2019-01-01 起施行；2026-11-01 核对，读过原文）

## 例

好评才给券：

```yaml
# content/scripts/example.yml
title: 例
text: 新到的砂糖橘，尝过了说说味道。
offer:
  kind: coupon
  what: 5 元券
  review: {asked: positive, reward: 5 元券}  # ✗ RED-RV-001
```

删了差评才补：

```yaml
# content/scripts/example.yml
title: 例
text: 不满意的，到一楼服务台说。
offer:
  kind: gift
  what: 湿巾一包
  review: {remove: true, reward: 湿巾一包}  # ✗ RED-RV-001
```

好的坏的都给：

```yaml
# content/scripts/example.yml
title: 例
text: 新到的砂糖橘，尝过了说说味道，好的、不好的都想听。
offer:
  kind: coupon
  what: 5 元券
  review: {asked: any, reward: 5 元券}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.sharing import Asked, Review
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.carriers import carriers


@rule("RED-RV-001", "paid-praise", severity=Severity.ERROR)
def paid_praise(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for carrier in carriers(plan):
        for offer in carrier.offers:
            review = offer.review
            if review is None:
                continue
            if not review.reward:
                yield from _unpaid(review)
            elif review.remove:
                yield Finding(
                    review.at("remove"),
                    f"删改差评就给「{review.reward}」",
                    mend="删掉 remove，差评的事到服务台修、换、退，评价留着",
                )
            elif review.asked is Asked.POSITIVE:
                yield Finding(
                    review.at("asked"),
                    f"写好评才给「{review.reward}」",
                    mend="asked 改成 any，写评价的都给，好的坏的一样",
                )


def _unpaid(review: Review) -> Iterator[Finding]:
    """Asking for praise alone is no offence yet; a reward may only be missing in the fields."""
    if review.asked is Asked.POSITIVE or review.remove:
        key, said = ("remove", "请人删改差评") if review.remove else ("asked", "只请人写好评")
        yield Finding(
            review.at(key),
            f"{said}，没有写给不给好处",
            severity=Severity.INFO,
            mend="给好处的写上 reward；不给的，asked 改成 any、删掉 remove，好的坏的都欢迎",
        )
