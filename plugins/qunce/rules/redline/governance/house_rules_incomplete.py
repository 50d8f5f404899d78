"""群规没有写全发言、广告、处罚。

## 查什么

社群没有 `house_rules:`，或者里面缺了一样：怎样发言、什么情况禁言（`speak`），广告和外链怎么管（`ads`），
处罚阶梯（`penalties`）。禁止清单 `forbidden` 里已经说到刷屏、发言或广告、外链的，算写了那一样。

## 为什么

禁言、广告、处罚事先写明，群主处理才有依据，群友也知道边界

## 怎么改

在 `house_rules:` 里补上缺的一样；几个群一样的，写在一个 `abstract: true` 的社群里，用 `extends:` 继承。

## 例外

员工群、已经解散的群（`stage: closed`）不查。

## 依据

- 互联网群组信息服务管理规定第九条（2017-10-08 起施行；2026-11-01 核对，读过转引）

## 例

只写了欢迎：

```yaml
# content/groups/daily.yml
title: 街坊群
platform: wecom
type: interest
host: qiu
deputy: xia
house_rules:
  welcome: [说说今天吃什么]  # ✗ RED-GRP-001
```

三样都有：

```yaml
# content/groups/daily.yml
title: 街坊群
platform: wecom
type: interest
host: qiu
deputy: xia
house_rules:
  speak: [连发五条以上无关内容，先提醒，再犯禁言一天]
  ads: [外链、二维码和小广告一律不发]
  penalties: [{when: 再犯, action: 禁言一天}]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.derived.expressions import expression
from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.group.model import HouseRules
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.redline.governance.run_groups import run_groups

_SPEAK = expression("刷屏|禁言|发言|灌水|连续|攻击|争吵|辱骂")
_ADS = expression("广告|推广|外链|二维码|代购")
_HOW = {
    "speak": ("发言（speak）", "speak: [连发五条以上无关内容，先提醒，再犯禁言一天]"),
    "ads": ("广告（ads）", "ads: [外链、二维码和小广告一律不发]"),
    "penalties": ("处罚（penalties）", "penalties: [{when: 再犯, action: 禁言一天}]"),
}


@rule("RED-GRP-001", "house-rules-incomplete", severity=Severity.WARNING)
def house_rules_incomplete(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for group in run_groups(plan, staff=False):
        rules = group.house_rules
        missing = [_HOW[name] for name in _missing(rules)]
        if missing:
            values = "，".join(value for _, value in missing)
            yield Finding(
                group.at("title") if rules is None else rules.span,
                f"群规没有写{'、'.join(name for name, _ in missing)}",
                mend=f"在 house_rules 里补上 {values}",
                group=group.id,
            )


def _missing(rules: HouseRules | None) -> Iterator[str]:
    forbidden = "\n".join(rules.forbidden) if rules else ""
    if not (rules and rules.speak) and not _SPEAK.search(forbidden):
        yield "speak"
    if not (rules and rules.ads) and not _ADS.search(forbidden):
        yield "ads"
    if not (rules and rules.penalties):
        yield "penalties"
