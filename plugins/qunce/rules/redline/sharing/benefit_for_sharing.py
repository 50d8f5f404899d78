"""拿好处换转发。

## 查什么

优惠的 `sharing:` 写明要转发外部链接、海报，而且不转发就不能参加（`required: true`），或者转发了有好处（`reward:`）。
按话术和活动实际发到的平台判：微信、企业微信上是错误，别的平台是警告；没有写平台的按微信算。
转发的是本品牌小程序里的页面（`what: mini-program`），又不作条件的，不算。

## 为什么

平台把利诱分享当作骚扰，轻则封链接，重则封号封群

## 怎么改

`required` 改成 `false`，删掉 `reward`，让大家到店、回复或购买就能得。
要老客带新客，用会员小程序里的老带新：`kind: referral`，新客首单以后按成交给，不以转发外部链接为条件；
要大家一起买，用平台自己的官方拼团：`kind: group_buy`，`group_buy: {official: true}`。

## 例外

不许好处、不作条件的「欢迎转发」不算。

## 依据

- 微信外部链接内容管理规范第 2.1 条（2025-10-23 起施行；2026-11-01 核对，读过转引）
- 企业微信使用规范第 3.5.11.1.1 条（滚动更新；2026-11-01 核对，读过转引）

## 例

同一套玩法，企业微信上是错误：

```yaml
# content/scripts/example.yml
title: 例
platforms: [wecom]
text: 周末到店领试吃。
offer:
  kind: gift
  what: 试吃一份
  sharing: {required: true, what: outside-link, reward: 试吃一份}  # ✗ RED-SH-001
```

只在小红书发的是警告：

```yaml
# content/scripts/example.yml
title: 例
platforms: [xiaohongshu]
text: 周末到店领试吃。
offer:
  kind: gift
  what: 试吃一份
  sharing: {what: outside-link, reward: 试吃一份}  # ✗ RED-SH-001
```

老带新放进会员小程序，按成交给：

```yaml
# content/scripts/example.yml
title: 例
platforms: [wecom]
text: 觉得好用，欢迎告诉邻居；邻居首单以后，两个人都按会员价。
offer:
  kind: referral
  what: 两个人都按会员价
  sharing: {what: mini-program}
  referral: {levels: 1, reward_basis: sales}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.sharing import Shared
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.carriers import WECHAT, carriers, judged


@rule("RED-SH-001", "benefit-for-sharing", severity=Severity.ERROR, strict_on=WECHAT)
def benefit_for_sharing(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for carrier in carriers(plan):
        for offer in carrier.offers:
            sharing = offer.sharing
            if sharing is None or sharing.task is not None:
                continue
            own = sharing.what is Shared.MINI_PROGRAM
            if not sharing.required and (own or not sharing.reward):
                continue
            found = judged(carrier)
            what = Shared.OUTSIDE_LINK if sharing.what is Shared.NONE else sharing.what
            reward = f"删掉 reward「{sharing.reward}」，" if sharing.reward and not own else ""
            yield Finding(
                sharing.at("required" if sharing.required else "reward"),
                f"不转发{what.label}就不能参加（{found.where}）"
                if sharing.required
                else f"转发{what.label}就给「{sharing.reward}」（{found.where}）",
                severity=found.severity.milder if own else found.severity,
                mend=("把 required 改成 false，" if sharing.required else "")
                + reward
                + (
                    "转发与否都一样给"
                    if own
                    else f"改用{found.instead}"
                    + ("（sharing: {what: mini-program}，按成交给）" if found.strict else "")
                ),
                see=found.see,
            )
