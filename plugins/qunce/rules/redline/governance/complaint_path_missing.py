"""投诉没有回应时限或话术。

## 查什么

顾客的群没有写服务承诺 `service:`，或者里面没有写投诉来了用哪条话术（`complaint_script`）。

## 为什么

投诉晚回、乱回会在群里放大；时限和头一句话先定好，谁值班都接得住

## 怎么改

补上 `service: {reply_minutes: 30, complaint_minutes: 15, complaint_script: 话术的 id}`。

## 例外

员工群、已经解散的群不查。

## 依据

- 消费者权益保护法第十七条：听取意见、接受监督（2014-03-15 起施行；2026-11-01 核对，常识）

## 例

只有时限：

```yaml
# content/groups/daily.yml
title: 街坊群
platform: wecom
type: interest
host: qiu
deputy: xia
service: {reply_minutes: 30, complaint_minutes: 15}  # ✗ RED-GRP-004
```

时限和话术：

```yaml
# content/groups/daily.yml
title: 街坊群
platform: wecom
type: interest
host: qiu
deputy: xia
service: {reply_minutes: 30, complaint_minutes: 15, complaint_script: reply-complaint}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.vocabulary import Purpose
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.redline.governance.run_groups import run_groups


@rule("RED-GRP-004", "complaint-path-missing", severity=Severity.INFO)
def complaint_path_missing(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    scripts = plan.playbook.scripts.values()
    known = next((one.id for one in scripts if one.purpose is Purpose.REPLY), "话术的 id")
    for group in run_groups(plan, staff=False):
        if group.service is None:
            yield Finding(
                group.at("title"),
                "没有写投诉多久回应、用哪条话术",
                mend="补上 service: {reply_minutes: 30, complaint_minutes: 15, "
                f"complaint_script: {known}}}",
                group=group.id,
            )
        elif group.service.complaint_script is None:
            yield Finding(
                group.at("service"),
                f"投诉 {group.service.complaint_minutes} 分钟内回应，没有写用哪条话术",
                mend=f"补上 complaint_script: {known}",
                group=group.id,
            )
