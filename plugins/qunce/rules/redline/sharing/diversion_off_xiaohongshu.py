"""在小红书把人引到站外。

## 查什么

发到小红书的话术或活动，`links:` 里有通到别处的出口：写明属于别的平台（`platform:`）的链接、账号、二维码，
打开别的应用（`other-app`）、下载页（`download`），或者网址的域名不是小红书自己的。
同一条话术也发到别的平台的，照样算，因为在小红书上就是导流。

## 为什么

小红书把站外导流当作交易违规，轻则删内容、限流，重则封号

## 怎么改

从 `links` 删掉这一条，换成站内私信，或本店的商品卡；确实只给别的平台用的，用 `platforms:` 把两边的话术分开写。

## 例外

小红书自己的域名、账号和商品卡不算；小程序路径一类没有域名的不判。

## 依据

- 小红书交易导流违规管理细则（2025-03-12 起施行；2026-11-01 核对，读过转引；另有一处来源说 2026-09-18 的更新管到群聊和私信）

## 例

放了企业微信的二维码和自家网站：

```yaml
# content/scripts/example.yml
title: 例
platforms: [xiaohongshu]
text: 三条围巾，五种围法，收藏起来慢慢试。
links:
  - {kind: account, url: 门店客服, platform: wecom}  # ✗ RED-DV-001
  - {url: "https://shop.example.com/scarf"}  # ✗ RED-DV-001
```

留在站内：

```yaml
# content/scripts/example.yml
title: 例
platforms: [xiaohongshu]
text: 三条围巾，五种围法，收藏起来慢慢试。
links: [{kind: page, url: 本店商品卡, platform: xiaohongshu}]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.carriers import XIAOHONGSHU, carriers
from qunce.rules.redline.sharing.exits import exits

_HOSTS = ("xiaohongshu.com", "xhslink.com", "xiaohongshu.cn")


@rule("RED-DV-001", "diversion-off-xiaohongshu", severity=Severity.ERROR, only_on=XIAOHONGSHU)
def diversion_off_xiaohongshu(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    platforms = dict(plan.playbook.platforms)
    for carrier in carriers(plan):
        for platform in carrier.on(XIAOHONGSHU) if carrier.thing.links else ():
            yield from exits(
                carrier, platform, XIAOHONGSHU, _HOSTS, "站内私信，或本店的商品卡", platforms
            )
