"""拿小游戏、测试的链接引人互动。

## 查什么

话术或活动的 `links:` 里有 H5 小游戏（`h5-game`）或测试（`test`）。
按实际发到的平台判：微信、企业微信上是警告，别的平台是提示；没有写平台的按微信算。

## 为什么

平台把测试、小游戏一类链接当作诱导互动，常常连同域名一起停掉

## 怎么改

换成群里就能玩的：投票、问答、报数；一定要用页面的，放进本品牌小程序，`kind` 写 `page`。

## 例外

本品牌小程序里的页面写 `kind: page`，不算。

## 依据

- 微信外部链接内容管理规范第 2.5 条（2025-10-23 起施行；2026-11-01 核对，读过转引）

## 例

发一个测试链接：

```yaml
# content/scripts/example.yml
title: 例
platforms: [wecom]
text: 闲着的来玩一下，看看你是哪种收纳习惯。
links: [{kind: test, url: "https://h5.example.com/quiz"}]  # ✗ RED-SH-008
```

在群里问：

```yaml
# content/scripts/example.yml
title: 例
platforms: [wecom]
text: 你家收纳是哪一种？先用先拿扣 1，收好不动扣 2。
links: [{url: pages/tidy/index, reviewed: 2026-02-20}]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.outreach import LinkKind
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.carriers import WECHAT, carriers, judged

_LURES = (LinkKind.H5_GAME, LinkKind.TEST)


@rule("RED-SH-008", "luring-game-link", severity=Severity.WARNING, strict_on=WECHAT)
def luring_game_link(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for carrier in carriers(plan):
        for link in carrier.thing.links:
            if link.kind in _LURES:
                found = judged(carrier, Severity.WARNING)
                yield Finding(
                    link.at("kind"),
                    f"链接是{link.kind.label}「{link.url}」（{found.where}）",
                    severity=found.severity,
                    mend="换成群里的投票或问答；要用页面就放进会员小程序，写 kind: page",
                    see=found.see,
                )
