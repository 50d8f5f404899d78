"""AI 生成的图片、视频、声音没有标明。

## 查什么

话术或活动的 `media:` 写明是 AI 生成（`ai_generated: true`）或者是数字人主播（`kind: digital-host`），
却没有写怎样标明（`label:`）；数字人主播的标识还要全程显示（`throughout: true`）。

## 为什么

合成内容必须标明，数字人直播要从头到尾提示，冒充真人和实拍会骗了买的人

## 怎么改

补上 `label: 角标「AI 生成」`，图里、视频里真的打上；数字人再写 `throughout: true`。

## 例外

只是调亮、裁切、去水印一类的修图不算生成，不用写。2025-09-01 以前的做法不追。

## 依据

- 人工智能生成合成内容标识办法（2025-09-01 起施行；2026-11-01 核对，读过转引）
- 直播电商监督管理办法第三十四条、第三十七条（2026-02-01 起施行；2026-11-01 核对，读过原文）

## 例

没有标：

```yaml
# content/scripts/example.yml
title: 例
text: 春天的橱窗换好了。
media:
  - {file: window.png, ai_generated: true}  # ✗ RED-AI-001
  - {file: 晚场数字人, kind: digital-host, label: 角标「数字人」}  # ✗ RED-AI-001
```

标了：

```yaml
# content/scripts/example.yml
title: 例
text: 春天的橱窗换好了。
media:
  - {file: window.png, ai_generated: true, label: 右下角「AI 生成」}
  - {file: 晚场数字人, kind: digital-host, label: 角标「数字人」, throughout: true}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.shown import MediaKind
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.carriers import carriers

_SINCE = date(2025, 9, 1)


@rule("RED-AI-001", "unlabelled-synthesis", severity=Severity.ERROR)
def unlabelled_synthesis(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    if plan.as_of < _SINCE:
        return
    for carrier in carriers(plan):
        for one in carrier.thing.media:
            host = one.kind is MediaKind.DIGITAL_HOST
            if not (one.ai_generated or host):
                continue
            if not one.label:
                yield Finding(
                    one.at("file"),
                    f"AI 生成的{one.kind.label}「{one.file}」没有标明",
                    mend="打上标识并补 label: 角标「AI 生成」"
                    + ("，throughout: true" if host else ""),
                )
            elif host and not one.throughout:
                yield Finding(
                    one.at("label"),
                    f"数字人主播「{one.file}」的标识没有写全程显示",
                    mend="从开播到下播都显示，写上 throughout: true",
                )
