"""活动阶段倒着排，或叠在一起。

## 查什么

活动的阶段要一个接一个：蓄水、预热、爆发、返场、复盘。后一个阶段的开始不晚于前一个阶段的结束，就算叠上了。

## 为什么

预热还没完就开抢，先来的人买贵了，后来的人说没听见。

## 怎么改

把后一个阶段的 `from` 挪到前一个阶段结束的第二天。

## 依据

行业里通行的活动节奏；先后顺序是事实，日期由团队定。

## 例

预热到三月五日，爆发也从三月五日开始：

```yaml
# calendar/campaigns/cups.yml
title: 杯子周
groups: [vip]
owner: xia
goal: 卖掉两百只马克杯
phases:
  warmup: {from: 2026-03-02, until: 2026-03-05}
  burst: {from: 2026-03-05, until: 2026-03-08}  # ✗ CAD-050
```

```text
calendar/campaigns/cups.yml:8:17: error CAD-050 「杯子周」的爆发从 2026-03-05 开始，预热到 2026-03-05 才结束
    8 |   burst: {from: 2026-03-05, until: 2026-03-08}  # ✗ CAD-050
      |                 ^^^^^^^^^^
    原因  预热还没完就开抢，先来的人买贵了，后来的人说没听见
    改法  把爆发的 from 改成 2026-03-06
    参见  calendar/campaigns/cups.yml:7:37 预热的结束
```

爆发从第二天开始：

```yaml
# calendar/campaigns/cups.yml
title: 杯子周
groups: [vip]
owner: xia
goal: 卖掉两百只马克杯
phases:
  warmup: {from: 2026-03-02, until: 2026-03-05}
  burst: {from: 2026-03-06, until: 2026-03-08}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from itertools import pairwise

from qunce.expand import Plan
from qunce.finding import Change, Finding, Note, Severity
from qunce.kinds.campaign.model import PhasePlan
from qunce.kinds.vocabulary import Phase
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.remedies import valued


@rule("CAD-050", "disordered-phases", severity=Severity.ERROR)
def disordered_phases(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for campaign in plan.playbook.campaigns.values():
        planned = [(one, campaign.phases[one]) for one in Phase if one in campaign.phases]
        for (before, earlier), (phase, later) in pairwise(planned):
            if later.start <= earlier.until:
                free = earlier.until + timedelta(1)
                yield Finding(
                    later.at("from"),
                    f"「{campaign.title}」的{phase.label}从 {later.start} 开始，"
                    f"{before.label}到 {earlier.until} 才结束",
                    mend=f"把{phase.label}的 from 改成 {free}",
                    see=(Note(earlier.at("until"), f"{before.label}的结束"),),
                    ways=partial(_ways, earlier, later, before, phase),
                )


def _ways(earlier: PhasePlan, later: PhasePlan, before: Phase, phase: Phase) -> Iterator[Change]:
    free, last = earlier.until + timedelta(1), later.start - timedelta(1)
    if free <= later.until and (
        change := valued(later, "from", f"{free}", f"把{phase.label}的 from 改成 {free}")
    ):
        yield change
    if earlier.start <= last and (
        change := valued(earlier, "until", f"{last}", f"把{before.label}的 until 改成 {last}")
    ):
        yield change
