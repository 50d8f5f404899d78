"""抽奖没有把规则写全。

## 查什么

方式是抽奖的优惠缺了要公布的任何一项：奖项价值 `prize_value` 和名额 `quantity` 或概率 `odds`
（写了 `prizes` 就都有了）、主办方 `organiser`、参加资格 `audience`、参加条件 `terms`、起止 `start` 和 `end`、开奖方式 `draw`、兑奖方式 `claim`。
活动缺了是错误；话术缺了是警告。

## 为什么

有奖销售的种类、条件、概率、开奖和兑奖都要事先公布，缺一项就会影响兑奖（反不正当竞争法第十一条第（一）项）

## 怎么改

补齐缺的字段；规则写在别处的，在话术里放一个链接变量（`type: url`）指过去。

## 例外

话术里有链接类变量，或排着这条话术的活动已经把抽奖规则写全，就不查话术；活动本身始终要查。

## 依据

- 反不正当竞争法第十一条第（一）项（2025-10-15 起施行；2026-11-01 核对，读过原文）
- 规范促销行为暂行规定第十三条（2020-12-01 起施行；2026-11-01 核对，读过转引）

## 例

只写了抽什么：

```yaml
# content/scripts/example.yml
title: 例
text: "回复一道家常菜名，抽一口双层蒸锅。"
offer: {kind: lottery, what: 双层蒸锅一口, prize_value: 159}  # ✗ RED-LOT-003
```

写全了：

```yaml
# content/scripts/example.yml
title: 例
text: "回复一道家常菜名，抽一口双层蒸锅。"
offer:
  kind: lottery
  what: 双层蒸锅一口
  prize_value: 159
  quantity: 5
  audience: 本群会员，同事不参加
  terms: 11月29日前在群里回复菜名，每人一次
  start: 2026-11-20 10:00
  end: 2026-11-29 20:00
  draw: 11月30日 20:00 用群抽奖工具开奖
  claim: 12月7日前凭会员码到服务台领
  organiser: 本店会员中心，服务台可查
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.campaign.model import Campaign
from qunce.kinds.offer import Offer
from qunce.kinds.vocabulary import OfferKind, VariableType
from qunce.rule import NoOptions, Settings, rule

_PUBLIC = {
    "organiser": "主办方",
    "audience": "参加资格",
    "terms": "参加条件",
    "start": "开始",
    "end": "结束",
    "draw": "开奖方式",
    "claim": "兑奖方式",
}


@rule("RED-LOT-003", "lottery-terms-missing", severity=Severity.ERROR)
def lottery_terms_missing(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    campaigns = plan.playbook.campaigns.values()
    for campaign in campaigns:
        for offer in _lotteries(campaign):
            yield from _told(offer, Severity.ERROR)
    told = {
        name
        for campaign in campaigns
        if any(True for _ in _lotteries(campaign)) and not any(map(_missing, _lotteries(campaign)))
        for phase in campaign.phases.values()
        for slot in phase.slots.values()
        for name in slot.script
    }
    for script in plan.playbook.scripts.values():
        linked = any(one.type is VariableType.URL for one in script.variables.values())
        if script.offer and not linked and script.id not in told:
            yield from _told(script.offer, Severity.WARNING)


def _lotteries(campaign: Campaign) -> Iterator[Offer]:
    return (one for one in campaign.offers.values() if one.kind is OfferKind.LOTTERY)


def _missing(offer: Offer) -> list[str]:
    """The keys that a lottery still has to publish, each with its name."""
    missing = [f"{name}（{title}）" for name, title in _PUBLIC.items() if not getattr(offer, name)]
    if offer.prizes:
        return missing
    if offer.prize_value is None:
        missing.insert(0, "prize_value（奖项价值）或 prizes（各等奖）")
    if offer.quantity is None and offer.odds is None:
        missing.append("quantity（名额）或 odds（概率）")
    return missing


def _told(offer: Offer, severity: Severity) -> Iterator[Finding]:
    missing = _missing(offer) if offer.kind is OfferKind.LOTTERY else []
    if missing:
        yield Finding(
            offer.at("kind"),
            f"抽奖还缺 {len(missing)} 项要公布的规则",
            severity=severity,
            mend=f"补上 {'、'.join(missing)}",
        )
