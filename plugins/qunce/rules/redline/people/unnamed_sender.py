"""群发、付费推广没有写明是谁。

## 查什么

`broadcast:` 没有写发送人身份和联系方式（`sender`）；付费推广（`paid: true`）没有写广告主（`advertiser`）。

## 为什么

以电子信息发广告，要明示发送者的真实身份和联系方式（广告法第四十三条第二款）

## 怎么改

补上 `sender: 门店名和服务台电话`，群发的正文开头或结尾也写上；付费推广补上 `advertiser: 门店名`。

## 例外

在群里人工发帖，群主身份看得见，不用写 `broadcast`。

## 依据

- 互联网广告管理办法第十三条：广告主的身份要登记存档（2023-05-01 起施行；2026-11-01 核对，读过原文）
- 广告法第四十三条第二款（2021-04-29 起施行的文本；2026-11-01 核对，读过原文）

## 例

没有署名：

```yaml
# content/scripts/example.yml
title: 例
text: 周末水果专场，周六九点开始。
broadcast: {consent_basis: agreed, opt_out: 回复 TD}  # ✗ RED-ID-004
```

写明是谁：

```yaml
# content/scripts/example.yml
title: 例
text: 周末水果专场，周六九点开始。
broadcast: {consent_basis: agreed, opt_out: 回复 TD, sender: 街坊店服务台}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.carriers import carriers
from qunce.rules.redline.people.broadcasts import broadcasts


@rule("RED-ID-004", "unnamed-sender", severity=Severity.WARNING)
def unnamed_sender(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for one in broadcasts(plan):
        if not one.sender.strip():
            yield Finding(
                one.at("sender"),
                "群发没有写明是谁发的、怎么联系",
                mend="补上 sender: 门店名和服务台电话",
            )
    for carrier in carriers(plan):
        if carrier.thing.paid and not carrier.thing.advertiser.strip():
            yield Finding(
                carrier.thing.at("paid"),
                "付费推广没有写广告主",
                mend="补上 advertiser: 出钱的店名或品牌名",
            )
