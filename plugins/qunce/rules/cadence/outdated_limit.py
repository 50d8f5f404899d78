"""平台限制的数过时了，或太久没有核对。

## 查什么

三种情形：手册写的是平台早就不用的数（如企微群发每月 4 次）；写的 `until` 已经过去，又没有接着的数；
`checked` 离今天超过 `days` 天。群策自己带的数也查，但只在排期用到那个工具的时候说，位置在平台文件开头。

## 为什么

平台的规则几个月就改一次，按旧数排出来的计划，不是少发就是发不出去

## 怎么改

照现在的文档改数，把 `checked` 改成核对的那天。带的数过时，就升级群策，或在平台文件里写上自己核对过的。

## 参数

- `days`：多少天没有核对就算过时。默认 365。

## 依据

- 企业微信开发者文档 92135「创建企业群发」（2025-11-17 更新；2026-11-20 核对，读过原文）：现在是当月有几天就是几次。每月 4 次见于 2022、2023 年前的旧文档和 SDK 注释（二手）。
- 天数是我们的判断。

## 例

照着旧文档写的每月 4 次：

```yaml
# content/platforms/wecom.yml
title: 企业微信
short: 企微
channel: closed_group
text_max: 4000
limits:
  - name: 企业群发
    via: wecom_mass
    of: sends
    number: 4  # ✗ CAD-061
    unit: time
    scope: group
    per: month
    source: 一份旧 SDK 的注释
    checked: 2026-02-20
```

```text
content/platforms/wecom.yml:10:13: warning CAD-061 「企业群发」写的「每个客户群每自然月不超过 4 条」是 2022 年前后的旧数，现在是每个客户群每自然月不超过当月天数
   10 |     number: 4  # ✗ CAD-061
      |             ^
    原因  平台的规则几个月就改一次，按旧数排出来的计划，不是少发就是发不出去
    改法  number 改成 days
```

改成现在的数就通过：

```yaml
# content/platforms/wecom.yml
title: 企业微信
short: 企微
channel: closed_group
text_max: 4000
limits:
  - name: 企业群发
    via: wecom_mass
    of: sends
    number: days
    unit: time
    scope: group
    per: month
    source: 企业微信开发者文档 92135
    checked: 2026-02-20
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from qunce.derived.expressions import expression
from qunce.expand import Plan
from qunce.finding import Change, Finding, Severity
from qunce.kinds.platform.measures import Means, Measure, Period
from qunce.kinds.platform.model import Limit, Platform
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import Send
from qunce.resolve.limits import limits_of, shelf_of, superseded
from qunce.rule import Settings, rule
from qunce.rules.quotas import sent
from qunce.rules.remedies import valued

_SENDS = {
    Send.WECOM_MASS: (Means.WECOM_MASS,), Send.MOMENTS: (Means.MOMENTS,), Send.BOT: (Means.BOT,),
    Send.OA: (Means.SUBSCRIPTION, Means.SERVICE), Send.HELPER: (Means.HELPER,),
}  # fmt: skip
_MONTHLY = expression(r"每(?:个)?(?:自然)?月[^，。；;,]{0,8}?(\d+|四) *[次条]")


@record
class Options:
    days: int = key("多久核对一次", "多少天没有核对就算过时", default=365, least=1)


@rule("CAD-061", "outdated-limit", severity=Severity.WARNING, options=Options)
def outdated_limit(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    days, today = settings.base.days, plan.today
    where = settings.origins.get(("", "days"), "")
    told = f"（{where}）" if where else ""
    for platform in plan.playbook.platforms.values():
        for limit in platform.limits:
            yield from _former(platform, limit)
            if limit.until and limit.until < today and not _followed(platform, limit, today):
                yield Finding(
                    limit.at("until"),
                    f"「{limit.name}」的数只用到 {limit.until}，之后没有接着的",
                    mend="照现在的文档补一条，或把 until 删掉",
                )
            elif (age := (today - limit.checked).days) > days:
                yield Finding(
                    limit.at("checked"),
                    f"「{limit.name}」{age} 天没有核对，至多 {days} 天{told}",
                    mend=f"照平台现在的文档核对，checked 改成 {today}",
                )
    yield from _shipped(plan, days, told)


def _former(platform: Platform, limit: Limit) -> Iterator[Finding]:
    """A number that the platform gave up long ago, in fields or in words."""
    known = superseded(platform, limit)
    if known:
        now = f"现在是{known[1].told}" if known[1] else "现在没有这个数"
        mend = f"number 改成 {known[1].number}" if known[1] else "删掉这一条"
        yield Finding(
            limit.at("number"),
            f"「{limit.name}」写的「{limit.told}」是 {known[0].until:%Y} 年前后的旧数，{now}",
            mend=mend,
            ways=partial(_ways, limit, known[1]),
        )
        return
    match = _MONTHLY.search(limit.value)
    if limit.counts or not match or "群发" not in limit.name + limit.value:
        return
    shelf = shelf_of(platform)
    for former in shelf.limits if shelf else ():
        monthly = former.of is Measure.SENDS and former.period is Period.MONTH
        if monthly and former.until and match[1].replace("四", "4") == former.number:
            yield Finding(
                limit.at("value"),
                f"「{limit.name}」写的「{match[0]}」是 {former.until:%Y} 年前后的旧数",
                mend="改成「每自然月不超过当月天数」，或整条删掉，用群策带的数",
            )


def _followed(platform: Platform, limit: Limit, today: date) -> bool:
    return any(
        (one.means, one.of) == (limit.means, limit.of) and one.holds(today)
        for one in platform.limits
        if one is not limit
    )


def _shipped(plan: Plan, days: int, told: str) -> Iterator[Finding]:
    """Our own numbers grow old as well; said only where the plan counts by them."""
    used = {
        (post.group.platform, means)
        for send, those in _SENDS.items()
        for post in sent(plan, send)
        for means in those
    }
    for platform in plan.playbook.platforms.values():
        if not any(name == platform.id for name, _ in used):
            continue
        for held in limits_of(platform):
            age = (plan.today - held.limit.checked).days
            if held.own or age <= days or (platform.id, held.limit.means) not in used:
                continue
            if held.limit.holds(plan.today):
                yield Finding(
                    platform.span,
                    f"群策带的「{held.limit.name}」{age} 天没有核对，至多 {days} 天{told}",
                    mend="升级群策，或在 limits 里写一条自己核对过的",
                )


def _ways(limit: Limit, now: Limit | None) -> Iterator[Change]:
    """The number of today in place of the former one."""
    if (
        now
        and now.number
        and (change := valued(limit, "number", now.number, f"number 改成 {now.number}"))
    ):
        yield change
