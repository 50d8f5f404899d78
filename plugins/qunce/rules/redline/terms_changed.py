"""活动开始以后，把公布的条件改差了。

## 查什么

正在进行的优惠（抽奖除外，另见 RED-LOT-004），和它开始时、开始以后每一次提交的样子相比：

- 价、门槛、总价变高，数量、限领、减额、赠品变少或换掉，规格没有了，结束提前、开始推后，整个优惠删掉——错误；
- 内容、条件、资格、领取方式的文字改了，看不出变好变差——提示。

以前的样子从 git 历史里读，活动或话术的文件改名、删掉，优惠拿掉、改短了也认得（最近 60 天里动过的）。没有 git，或浅克隆里看不到开始时的样子，就没法查，给一条提示。变得更好的不报。

## 为什么

促销开始以后，不得把公布的条件改得对消费者更不利（规范促销行为暂行规定第六条）

## 怎么改

改回开始时的样子；确实没法照办的，按原条件补给已经参加的人，写清原因并登记放行。

## 依据

- 规范促销行为暂行规定第六条、第十三条（2020-12-01 起施行；2026-11-01 核对，读过转引）

## 例

文件头带日期的，是那一天提交的样子。开始时 49 元，进行中改成 59 元：

```yaml
# calendar/campaigns/example.yml@2026-02-20
title: 例
groups: [daily]
owner: qiu
goal: 让老会员回来一次
offers:
  towel: {kind: discount, what: 纯棉浴巾一条, price: 49 元, start: 2026-03-01 10:00}
phases:
  burst: {from: 2026-03-01, until: 2026-03-08}
# calendar/campaigns/example.yml
title: 例
groups: [daily]
owner: qiu
goal: 让老会员回来一次
offers:
  towel: {kind: discount, what: 纯棉浴巾一条, price: 59 元, start: 2026-03-01 10:00}  # ✗ RED-PR-018
phases:
  burst: {from: 2026-03-01, until: 2026-03-08}
```

开始以前改的，或越改越好：

```yaml
# calendar/campaigns/example.yml@2026-02-20
title: 例
groups: [daily]
owner: qiu
goal: 让老会员回来一次
offers:
  towel: {kind: discount, what: 纯棉浴巾一条, price: 49 元, start: 2026-03-01 10:00}
phases:
  burst: {from: 2026-03-01, until: 2026-03-08}
# calendar/campaigns/example.yml
title: 例
groups: [daily]
owner: qiu
goal: 让老会员回来一次
offers:
  towel: {kind: discount, what: 纯棉浴巾一条, price: 45 元, start: 2026-03-01 10:00}
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
from qunce.rules.mechanics.kept import Kept, kept, unknown

_TEXTS = {
    "what": "内容", "terms": "条件", "audience": "资格", "claim": "领取方式",
    "coupon.scope": "适用范围", "coupon.stacking": "能否叠加", "presale.refund": "退款办法",
}  # fmt: skip


@rule("RED-PR-018", "terms-changed", severity=Severity.ERROR)
def terms_changed(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    seen: set[tuple[str, str, str]] = set()
    for one in kept(plan):
        if one.was.kind is OfferKind.LOTTERY:
            continue
        home = one.home.id if one.home else one.file
        if one.now is None:
            if (home, one.name, "") not in seen:
                seen.add((home, one.name, ""))
                yield _gone(one)
            continue
        for change in (*changes(one), *reworded(one, _TEXTS)):
            if (home, one.name, change.title) not in seen:
                seen.add((home, one.name, change.title))
                yield _told(change)
    for thing in unknown(plan):
        yield Finding(
            thing.span,
            f"「{thing.title}」已经开始，git 里看不到它开始时的样子，改没改差查不出来",
            severity=Severity.INFO,
            mend="取全部历史：git fetch --unshallow，自动检查里写 fetch-depth: 0；"
            "还没用 git 的，先 git init 并提交一次",
        )


def _gone(one: Kept) -> Finding:
    if one.home is None:
        return Finding(
            one.span,
            f"优惠「{one.was.what}」到 {one.until:%m-%d %H:%M} 才结束，{'活动' if one.name else '话术'}的文件已经不在了",
            mend="把文件放回来，到结束为止；改了名的，优惠的名字和内容照旧",
        )
    return Finding(
        one.span,
        f"优惠「{one.was.what}」还没有结束就删掉了",
        mend=f"放回 {one.name or 'offer'}（{one.was.what}），到结束为止",
    )


def _told(change: Change) -> Finding:
    return Finding(
        change.span,
        f"开始以后，{change.title}从「{change.was}」改成「{change.now}」",
        severity=None if change.worse else Severity.INFO,
        mend=f"改回「{change.was}」" if change.worse else f"变差了就改回「{change.was}」",
    )
