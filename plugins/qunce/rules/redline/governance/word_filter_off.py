"""没有开敏感词过滤。

## 查什么

顾客的群没有写 `word_filter`：开了什么过滤、谁维护词表、多久核对一次。

## 为什么

小广告和骗局往往半夜进群，过滤先挡一道，人再处理

## 怎么改

在平台后台打开关键词提醒或防骚扰，写上 `word_filter: 工具，谁维护，多久核对`。

## 例外

员工群、已经解散的群不查。平台没有这个功能的，写明由谁人工看，如 `word_filter: 平台没有此功能，值班人每小时看一次`。

## 依据

- 互联网群组信息服务管理规定第九条（2017-10-08 起施行；2026-11-01 核对，读过转引）

## 例

没有写：

```yaml
# content/groups/daily.yml
title: 街坊群  # ✗ RED-GRP-003
platform: wecom
type: interest
host: qiu
deputy: xia
```

开了：

```yaml
# content/groups/daily.yml
title: 街坊群
platform: wecom
type: interest
host: qiu
deputy: xia
word_filter: 企微防骚扰和关键词提醒，小秋每月核对
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.redline.governance.run_groups import run_groups


@rule("RED-GRP-003", "word-filter-off", severity=Severity.INFO)
def word_filter_off(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for group in run_groups(plan, staff=False):
        if not group.word_filter.strip():
            platform = plan.playbook.platforms[group.platform].title
            host = plan.playbook.people[group.host].title
            yield Finding(
                group.at("title"),
                f"没有写{platform}的敏感词过滤",
                mend=f"打开后补上 word_filter: {platform}的关键词提醒，{host}每月核对",
                group=group.id,
            )
