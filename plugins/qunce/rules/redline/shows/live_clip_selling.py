"""直播切片再发布。

## 查什么

话术的素材来源写了直播切片（`origin: live-clip`）。提示它是商业广告；
这条话术的其他检查也按公开宣传的尺度来，哪怕只发在封闭群里。

## 为什么

剪下来再发布的卖货片段是商业广告，要有授权，也要按广告审核

## 怎么改

按广告审核一遍，存好主播的授权；能重新说一遍的，改成自己写的文字（`origin: original`）。

## 例外

不卖货的花絮、节目单不写 `live-clip`。2026-02-01 以前的不提示。

## 依据

- 直播电商监督管理办法第三十五条第二款第（二）项（2026-02-01 起施行；2026-11-01 核对，读过原文）

## 例

剪一段来发：

```yaml
# content/scripts/example.yml
title: 例
origin: live-clip  # ✗ RED-LIV-004
text: 昨晚讲围巾的三分钟，剪好了。
```

自己写：

```yaml
# content/scripts/example.yml
title: 例
text: 昨晚讲围巾的三个要点：看成分，看克重，看水洗标。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.shown import Origin
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.carriers import carriers
from qunce.rules.redline.shows.shows import IN_FORCE


@rule("RED-LIV-004", "live-clip-selling", severity=Severity.INFO)
def live_clip_selling(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    if plan.as_of < IN_FORCE:
        return
    for carrier in carriers(plan):
        if carrier.thing.origin is Origin.LIVE_CLIP:
            yield Finding(
                carrier.thing.at("origin"),
                "直播切片再发布就是广告，按公开宣传来查",
                mend="按广告审核并存主播授权；或改成自己写的文字，origin 写 original",
            )
