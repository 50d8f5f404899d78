"""抽奖开始以后，改了公布的奖项和规则。

## 查什么

正在进行的抽奖，和它开始时、开始以后每一次提交的样子相比：

- 奖项没有了，价值、名额变少，抽奖提前结束、推后开始，整个抽奖删掉——错误；
- 奖品、条件、资格、概率、开奖和兑奖的文字改了，延后结束——警告。

以前的样子从 git 历史里读；没有 git，或浅克隆里看不到开始时的样子，就不查。加奖、加名额不报。

## 为什么

有奖销售开始以后，没有正当理由不得变更所公布的奖项、条件、金额和兑奖信息（反不正当竞争法第十一条第（二）项）

## 怎么改

改回公布的样子；有正当理由的，公告原因，给中奖的人不低于原奖的选择，再登记放行。

## 依据

- 反不正当竞争法第十一条第（二）项（2025-10-15 起施行；2026-11-01 核对，读过原文）

## 例

文件头带日期的，是那一天提交的样子。抽奖进行中名额减半，开奖也改了日子：

```yaml
# calendar/campaigns/example.yml@2026-02-20
title: 例
groups: [daily]
owner: qiu
goal: 让老会员回来一次
offers:
  draw:
    kind: lottery
    what: 双层蒸锅
    start: 2026-03-01 10:00
    prizes:
      - {name: 双层蒸锅, value: 159, count: 10}
    draw: 3 月 9 日开奖
phases:
  burst: {from: 2026-03-01, until: 2026-03-08}
# calendar/campaigns/example.yml
title: 例
groups: [daily]
owner: qiu
goal: 让老会员回来一次
offers:
  draw:
    kind: lottery
    what: 双层蒸锅
    start: 2026-03-01 10:00
    prizes:
      - {name: 双层蒸锅, value: 159, count: 5}  # ✗ RED-LOT-004
    draw: 3 月 20 日开奖  # ✗ RED-LOT-004
phases:
  burst: {from: 2026-03-01, until: 2026-03-08}
```

加了名额：

```yaml
# calendar/campaigns/example.yml@2026-02-20
title: 例
groups: [daily]
owner: qiu
goal: 让老会员回来一次
offers:
  draw:
    kind: lottery
    what: 双层蒸锅
    start: 2026-03-01 10:00
    prizes:
      - {name: 双层蒸锅, value: 159, count: 10}
phases:
  burst: {from: 2026-03-01, until: 2026-03-08}
# calendar/campaigns/example.yml
title: 例
groups: [daily]
owner: qiu
goal: 让老会员回来一次
offers:
  draw:
    kind: lottery
    what: 双层蒸锅
    start: 2026-03-01 10:00
    prizes:
      - {name: 双层蒸锅, value: 159, count: 20}
phases:
  burst: {from: 2026-03-01, until: 2026-03-08}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.vocabulary import OfferKind
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.changed import Change, changes, reworded
from qunce.rules.mechanics.kept import Kept, kept

_TEXTS = {
    "what": "奖品", "terms": "条件", "audience": "资格", "odds": "概率", "draw": "开奖方式",
    "claim": "兑奖方式",
}  # fmt: skip


@rule("RED-LOT-004", "prize-changed", severity=Severity.ERROR)
def prize_changed(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    seen: set[tuple[str, str, str]] = set()
    for one in kept(plan):
        if one.was.kind is not OfferKind.LOTTERY:
            continue
        for finding, title in _of(one):
            home = one.home.id if one.home else one.file
            if (home, one.name, title) not in seen:
                seen.add((home, one.name, title))
                yield finding


def _of(one: Kept) -> Iterator[tuple[Finding, str]]:
    if one.now is None:
        yield (
            Finding(
                one.span,
                f"抽奖「{one.was.what}」还没有结束就删掉了",
                mend=f"放回 {one.name or 'offer'}（{one.was.what}），到结束为止",
            ),
            "",
        )
        return
    for change in (*changes(one), *reworded(one, _TEXTS), *_later(one)):
        yield _told(change), f"{change.title} {change.was}"


def _later(one: Kept) -> Iterator[Change]:
    was, now = one.was.end, one.now.end if one.now else None
    if one.now and was and now and now > was:
        yield Change(
            one.now.at("end"), "结束", f"{was:%m-%d %H:%M}", f"{now:%m-%d %H:%M}", worse=False
        )


def _told(change: Change) -> Finding:
    return Finding(
        change.span,
        f"抽奖开始以后，{change.title}从「{change.was}」改成「{change.now}」",
        severity=None if change.worse else Severity.WARNING,
        mend=f"改回「{change.was}」",
    )
