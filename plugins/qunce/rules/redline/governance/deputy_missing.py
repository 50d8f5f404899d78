"""群主没有副手。

## 查什么

社群没有写副群主 `deputy`：群主休假、下班时没有人对这个群负责。

## 为什么

谁建群谁负责；群主不在时，也要有一个有名字的人管

## 怎么改

补上 `deputy: 人员代号`，从这个群的运营里挑一位。

## 例外

已经解散的群不查。群主请假由谁顶班，另由人员的 `deputy` 和排班管。

## 依据

- 互联网群组信息服务管理规定第九条（2017-10-08 起施行；2026-11-01 核对，读过转引）

## 例

只有一个人：

```yaml
# content/groups/daily.yml
title: 街坊群
platform: wecom
type: interest
host: qiu  # ✗ RED-GRP-002
```

有副手：

```yaml
# content/groups/daily.yml
title: 街坊群
platform: wecom
type: interest
host: qiu
deputy: xia
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.redline.governance.run_groups import run_groups


@rule("RED-GRP-002", "deputy-missing", severity=Severity.WARNING)
def deputy_missing(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for group in run_groups(plan):
        if group.deputy is None:
            host = plan.playbook.people[group.host]
            others = [one for one in (*group.operators, host.deputy or "") if one]
            named = next((one for one in others if one != group.host), "人员代号")
            yield Finding(
                group.at("host"),
                f"只有群主「{host.title}」，没有副群主",
                mend=f"补上 deputy: {named}",
                group=group.id,
            )
