"""在抖音把人引到站外。

## 查什么

发到抖音的话术或活动，`links:` 里有通到别处的出口：写明属于别的平台（`platform:`）的链接、账号、二维码，
打开别的应用（`other-app`）、下载页（`download`），或者网址的域名不是抖音自己的。
同一条话术也发到别的平台的，照样算，因为在抖音上就是导流。

## 为什么

抖音把站外导流当作交易违规，轻则删内容、限流，重则封号

## 怎么改

从 `links` 删掉这一条，换成左下角的购物车，或站内客服；确实只给别的平台用的，用 `platforms:` 把两边的话术分开写。

## 例外

抖音自己的域名、账号和商品卡不算；小程序路径一类没有域名的不判。

## 依据

- 抖音电商平台规则：站外引流、私下交易（滚动更新；2026-11-01 核对，读过转引）

## 例

放了企业微信的二维码和自家网站：

```yaml
# content/platforms/douyin.yml
{title: 抖音, short: 抖音, channel: public, text_max: 1000}
# content/scripts/example.yml
title: 例
platforms: [douyin]
text: 三条围巾，五种围法，收藏起来慢慢试。
links:
  - {kind: account, url: 门店客服, platform: wecom}  # ✗ RED-DV-002
  - {url: "https://shop.example.com/scarf"}  # ✗ RED-DV-002
```

留在站内：

```yaml
# content/platforms/douyin.yml
{title: 抖音, short: 抖音, channel: public, text_max: 1000}
# content/scripts/example.yml
title: 例
platforms: [douyin]
text: 三条围巾，五种围法，收藏起来慢慢试。
links: [{kind: page, url: 本店商品卡, platform: douyin}]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.carriers import DOUYIN, carriers
from qunce.rules.redline.sharing.exits import exits

_HOSTS = ("douyin.com", "iesdouyin.com", "jinritemai.com", "amemv.com")


@rule("RED-DV-002", "diversion-off-douyin", severity=Severity.ERROR, only_on=DOUYIN)
def diversion_off_douyin(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    platforms = dict(plan.playbook.platforms)
    for carrier in carriers(plan):
        for platform in carrier.on(DOUYIN) if carrier.thing.links else ():
            yield from exits(
                carrier, platform, DOUYIN, _HOSTS, "左下角的购物车，或站内客服", platforms
            )
