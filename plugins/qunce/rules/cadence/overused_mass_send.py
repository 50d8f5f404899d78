"""企微群发超过了平台的次数。

## 查什么

用企微群发（`send: wecom_mass`）发到一个客户群的帖子，一个自然月里多于平台限制的次数。
默认是当月有几天就是几次（28 到 31 次）。企业改成每周七次或每天一次的，在平台文件里写一条限制，规则就按它数。

## 为什么

超出的群发平台不让发，到点才发现，话已经来不及说

## 怎么改

把多出来的改成人工发（`send: manual`），或从排期里去掉。

## 依据

- 企业微信开发者文档 92135「创建企业群发」（2025-11-17 更新；2026-11-20 核对，读过原文）：每位客户、每个客户群每自然月的次数等于当月天数，企业可改为每周七次或每天一次。旧文档写的每月 4 次已经不用，见 CAD-061。

## 例

这家企业在后台改成了每周七次，却一天排了两条：

```yaml
# content/platforms/wecom.yml
title: 企业微信
short: 企微
channel: closed_group
text_max: 4000
limits:
  - {name: 企业群发, via: wecom_mass, of: sends, number: 7, unit: time, scope: group, per: week, source: 管理后台的设置, checked: 2026-02-20}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  morning: {day: [mon, tue, wed, thu], at: 10:00, theme: tips, send: wecom_mass}
  evening: {day: [mon, tue, wed, thu], at: 19:30, theme: poll, send: wecom_mass}  # ✗ CAD-060
```

```text
calendar/schedules/vip-week.yml:7:12: error CAD-060 「会员群」03-02 那一周企微群发 8 条，至多 7 条（content/platforms/wecom.yml 第 7 行）（2026-03-02 起共 2 次）
    7 |   evening: {day: [mon, tue, wed, thu], at: 19:30, theme: poll, send: wecom_mass}  # ✗ CAD-060
      |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  超出的群发平台不让发，到点才发现，话已经来不及说
    改法  周一、周二、周三、周四 19:30「大家投一票」去掉周四
    参见  content/groups/vip.yml:2:1 社群「会员群」
    参见  content/platforms/wecom.yml:7:5 企业群发：每个客户群每周不超过 7 条，出处：管理后台的设置
```

去掉周四晚上那条就通过：

```yaml
# content/platforms/wecom.yml
title: 企业微信
short: 企微
channel: closed_group
text_max: 4000
limits:
  - {name: 企业群发, via: wecom_mass, of: sends, number: 7, unit: time, scope: group, per: week, source: 管理后台的设置, checked: 2026-02-20}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  morning: {day: [mon, tue, wed, thu], at: 10:00, theme: tips, send: wecom_mass}
  evening: {day: [mon, tue, wed], at: 19:30, theme: poll, send: wecom_mass}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from qunce.expand import Plan, Post
from qunce.finding import Finding, Severity
from qunce.kinds.platform.measures import Means, Measure, Period
from qunce.kinds.vocabulary import Send
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.quotas import Limits, bucket, bucket_in_words, grounds, platform_of, sent, whose
from qunce.rules.remedies import fewer
from qunce.rules.wording import about, adjusted, involved, listed


@rule("CAD-060", "overused-mass-send", severity=Severity.ERROR)
def overused_mass_send(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    counted: dict[tuple[str, date], list[Post]] = {}
    limits = Limits(plan, Means.WECOM_MASS, Measure.SENDS)
    for post in sent(plan, Send.WECOM_MASS):
        platform = platform_of(plan, post)
        found = limits.on(platform, post.date)
        if found is None:
            continue
        period = found.limit.period or Period.MONTH
        first, most = bucket(post.date, period), found.limit.most(post.date)
        those = counted.setdefault((post.group.id, first), [])
        those.append(post)
        if len(those) != most + 1:
            continue  # told once, at the first that is too many
        extra = [
            one
            for one in plan.posts_in(post.group)
            if one.place.slot.send is Send.WECOM_MASS and bucket(one.date, period) == first
        ][most:]
        post = _most_of(extra)
        yield Finding(
            post.span,
            f"「{post.group.title}」{bucket_in_words(first, period)}企微群发 {most + len(extra)} 条，"
            f"至多 {most} 条{whose(found)}",
            mend=f"把{listed(extra)}改成 send: manual，或去掉，少 {len(extra)} 条就够",
            see=(
                about(post.group),
                grounds(platform, found),
                *involved(one for one in extra if one.span != post.span),
                *adjusted(post),
            ),
            when=first,
            group=post.group.id,
            ways=partial(fewer, extra),
        )


def _most_of(extra: Sequence[Post]) -> Post:
    """The first post of the slot that has most of those that are too many; of equals the later."""
    slots = dict[str, list[Post]]()
    for post in extra:
        slots.setdefault(post.place.name, []).append(post)
    return max(slots.values(), key=lambda those: (len(those), those[0].starts.time()))[0]
