"""拿好处换下载，或强行跳转。

## 查什么

优惠的 `download:` 把下载应用当作条件（`required: true`，不写就是），或者下载了给好处（`reward:`）。
按实际发到的平台判：微信、企业微信上是错误，别的平台是警告。

## 为什么

诱导下载和强行跳转的链接会被平台停止访问

## 怎么改

`required` 改成 `false`，删掉 `reward`，在会员小程序或服务台也能办同一件事。

## 例外

没有好处、不下载也能办的，写 `required: false`，不算。

## 依据

- 微信外部链接内容管理规范第 2.3 条（2025-10-23 起施行；2026-11-01 核对，读过转引）

## 例

下载才给券：

```yaml
# content/scripts/example.yml
title: 例
platforms: [wecom]
text: 新人券周五放出来。
offer:
  kind: coupon
  what: 10 元券
  download: {what: 门店 App, required: false, reward: 10 元券}  # ✗ RED-SH-005
```

不下载也能领：

```yaml
# content/scripts/example.yml
title: 例
platforms: [wecom]
text: 新人券周五放出来，服务台、小程序、App 都能领。
offer:
  kind: coupon
  what: 10 元券
  download: {what: 门店 App, required: false}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.carriers import WECHAT, carriers, judged


@rule("RED-SH-005", "benefit-for-download", severity=Severity.ERROR, strict_on=WECHAT)
def benefit_for_download(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for carrier in carriers(plan):
        for offer in carrier.offers:
            download = offer.download
            if download is None or not (download.required or download.reward):
                continue
            found = judged(carrier)
            yield Finding(
                download.at("required" if download.required else "reward"),
                f"先下载「{download.what}」才能参加（{found.where}）"
                if download.required
                else f"下载「{download.what}」就给「{download.reward}」（{found.where}）",
                severity=found.severity,
                mend="写成 download: {what: " + download.what + ", required: false}，"
                "会员小程序和服务台也能领",
                see=found.see,
            )
