"""集赞、助力、砍价、拉人换好处。

## 查什么

优惠的 `sharing:` 写了任务 `task:`（集赞、助力、砍价、集卡、邀请好友、打卡返现）。
同一套玩法由它实际发到的平台来判：微信、企业微信上是错误，别的平台是警告；没有写平台的按微信算。
放在本品牌小程序里（`what: mini-program`）轻一级；其中邀请好友又不作条件的，就是老带新，不算。

## 为什么

这些任务把群友变成发链接的人，微信和企业微信按诱导分享封链接、封号

## 怎么改

「邀请 3 人免单」改成两种合规的做法之一：
平台或本品牌小程序自带的官方拼团（`kind: group_buy`，`group_buy: {official: true, people: 3, …}`），人人按拼团价付；
会员小程序里的老带新（`kind: referral`，`sharing: {what: mini-program, task: invite}`，
`referral: {levels: 1, reward_basis: sales}`），新客首单以后给，奖励不以转发外部链接为条件。

## 例外

打卡给自己看、不返现的不用写 `task`。

## 依据

- 微信外部链接内容管理规范第 2.1 条（2019-10-28 起施行；2026-11-01 核对，读过转引）
- 企业微信使用规范第 3.5.11.1.1 条（滚动更新；2026-11-01 核对，读过转引）

## 例

邀请三人免单：

```yaml
# content/scripts/example.yml
title: 例
platforms: [wecom]
text: 周五开锅，三位一起来更热闹。
offer:
  kind: referral
  what: 双层蒸锅一口
  sharing: {what: outside-link, task: invite, count: 3, reward: 免单}  # ✗ RED-SH-004
```

换成官方拼团：

```yaml
# content/scripts/example.yml
title: 例
platforms: [wecom]
text: 周五开锅，三位一起拼，每口 99 元。
offer:
  kind: group_buy
  what: 双层蒸锅一口
  price: "99"
  group_buy: {official: true, people: 3, until: 开团后 24 小时, unfilled: 自动取消，原路退款}
```

换成小程序里的老带新：

```yaml
# content/scripts/example.yml
title: 例
platforms: [wecom]
text: 带朋友来，朋友首单以后两个人都有券。
offer:
  kind: referral
  what: 满 100 元减 10 元券各一张
  sharing: {what: mini-program, task: invite, count: 1}
  referral: {levels: 1, reward_basis: sales, reward: 各一张 10 元券}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.sharing import Shared, Sharing, Task
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.carriers import WECHAT, Verdict, carriers, judged


@rule("RED-SH-004", "recruiting-task", severity=Severity.ERROR, strict_on=WECHAT)
def recruiting_task(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for carrier in carriers(plan):
        for offer in carrier.offers:
            sharing = offer.sharing
            if sharing is None or sharing.task is None:
                continue
            own = sharing.what is Shared.MINI_PROGRAM
            if own and sharing.task is Task.INVITE and not sharing.required:
                continue
            found = judged(carrier)
            yield Finding(
                sharing.at("task"),
                f"{_told(sharing)}（{found.where}）",
                severity=found.severity.milder if own else found.severity,
                mend=_mend(sharing, found),
                see=found.see,
            )


def _told(sharing: Sharing) -> str:
    assert sharing.task  # only tasks are told
    units = {Task.INVITE: "人", Task.BOOST: "人", Task.LIKES: "个赞", Task.COLLECT: "张"}
    count = f" {sharing.count} {units.get(sharing.task, '次')}" if sharing.count else ""
    return sharing.task.label + count + (f"换「{sharing.reward}」" if sharing.reward else "换好处")


def _mend(sharing: Sharing, found: Verdict) -> str:
    people = max(sharing.count or 2, 2)
    buy = f"官方拼团（kind: group_buy，group_buy: {{official: true, people: {people}}}）"
    if sharing.task in (Task.CHECK_IN, Task.LIKES, Task.COLLECT):
        return f"删掉 task: {sharing.task.value}，改成到店出示会员码就给，或{found.instead}"
    if not found.strict:
        return f"删掉 task: {sharing.task}，改成{found.instead}"
    return (
        f"改成{buy}，或会员小程序里的老带新（sharing: {{what: mini-program, task: invite}}，"
        "referral: {levels: 1, reward_basis: sales}）"
    )
