"""企微群发一周里促销太多。

## 查什么

一个社群一周里用企微群发发的促销帖多于 `most` 条。

## 为什么

企业微信的规则写着「不得滥用群发助手恶意骚扰、过度营销」，被投诉的企业会停用群发

## 怎么改

把多出来的促销改成在群里人工发，或换成有用的内容再群发。

## 参数

- `most`：一周至多几条群发促销。默认 3，秒杀福利群 5，会员群 2。

## 依据

- 企业微信服务商帮助文档引用的规则（2026-11-20 核对，二手）：「不得滥用群发助手恶意骚扰、过度营销」。条数是我们的判断。一天里发得太多另见 CAD-002。

## 例

一周群发了四条促销：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  deals: {day: [mon, wed, fri, sat], at: 17:00, theme: deal, send: wecom_mass}  # ✗ CAD-069
```

```text
calendar/schedules/vip-week.yml:6:10: info CAD-069 「会员群」一周群发 4 条促销，至多 3 条（2026-03-02 起共 2 次）
    6 |   deals: {day: [mon, wed, fri, sat], at: 17:00, theme: deal, send: wecom_mass}  # ✗ CAD-069
      |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  企业微信的规则写着「不得滥用群发助手恶意骚扰、过度营销」，被投诉的企业会停用群发
    改法  把周一、周三、周五、周六 17:00「本周好价」改成人工发（send: manual）
    参见  content/groups/vip.yml:2:1 社群「会员群」
    参见  calendar/schedules/vip-week.yml:6:10 03-02 周一 17:00「本周好价」
```

三条就通过：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  deals: {day: [mon, wed, sat], at: 17:00, theme: deal, send: wecom_mass}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from qunce.expand import Plan, Post, monday
from qunce.finding import Finding, Severity
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import GroupType, PostKind, Send
from qunce.rule import Settings, rule
from qunce.rules.quotas import sent
from qunce.rules.remedies import fewer
from qunce.rules.wording import about, adjusted, involved, listed, origin


@record
class Options:
    most: int = key("上限", "一周至多几条群发促销", default=3, least=0)


PROFILES = {GroupType.FLASH_DEAL: {"most": 5}, GroupType.VIP: {"most": 2}}


@rule("CAD-069", "harassing-mass-send", severity=Severity.INFO, options=Options, profiles=PROFILES)
def harassing_mass_send(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    weeks: dict[tuple[str, date], list[Post]] = {}
    for post in sent(plan, Send.WECOM_MASS):
        if post.kind is PostKind.PROMO:
            weeks.setdefault((post.group.id, monday(post.date)), []).append(post)
    for (_, first), those in weeks.items():
        group = those[0].group
        most = settings.of(group).most
        if len(those) > most:
            extra = those[most:]
            yield Finding(
                extra[0].span,
                f"「{group.title}」一周群发 {len(those)} 条促销，"
                f"至多 {most} 条{origin(settings, group, 'most')}",
                mend=f"把{listed(extra)}改成 send: manual，或换成有用的内容",
                see=(about(group), *involved(those[:most]), *adjusted(*extra)),
                when=first,
                group=group.id,
                ways=partial(fewer, extra),
            )
