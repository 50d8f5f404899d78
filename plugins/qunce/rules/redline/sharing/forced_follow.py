"""逼人先关注。

## 查什么

优惠的 `follow:` 把关注账号、加好友当作看内容、参加、按这个价买的条件（`required: true`，不写就是），
或者关注了另给好处（`reward:`）。按实际发到的平台判：微信、企业微信上是错误，别的平台是警告。

## 为什么

诱导关注的链接会被平台停掉，拉来的关注也留不住

## 怎么改

`required` 改成 `false`，删掉 `reward`；想请人关注，在正文末尾写一句理由，关不关注都一样给。

## 例外

`required: false` 又没有好处的邀请不算。

## 依据

- 微信外部链接内容管理规范第 2.2 条（2025-10-23 起施行；2026-11-01 核对，读过转引）

## 例

先关注再领券：

```yaml
# content/scripts/example.yml
title: 例
platforms: [wecom]
text: 会员日的券，周三上午十点放出来。
offer:
  kind: coupon
  what: 满 100 元减 10 元券
  follow: {what: 门店公众号}  # ✗ RED-SH-003
```

关不关注都能领：

```yaml
# content/scripts/example.yml
title: 例
platforms: [wecom]
text: 会员日的券，周三上午十点放出来，会员中心直接领。
offer:
  kind: coupon
  what: 满 100 元减 10 元券
  follow: {what: 门店公众号, required: false}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.carriers import WECHAT, carriers, judged


@rule("RED-SH-003", "forced-follow", severity=Severity.ERROR, strict_on=WECHAT)
def forced_follow(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for carrier in carriers(plan):
        for offer in carrier.offers:
            follow = offer.follow
            if follow is None or not (follow.required or follow.reward):
                continue
            found = judged(carrier)
            yield Finding(
                follow.at("required" if follow.required else "reward"),
                f"先关注「{follow.what}」才能参加（{found.where}）"
                if follow.required
                else f"关注「{follow.what}」另给「{follow.reward}」（{found.where}）",
                severity=found.severity,
                mend="写成 follow: {what: " + follow.what + ", required: false}，"
                "关不关注都一样给；凭会员码领取就不用关注",
                see=found.see,
            )
