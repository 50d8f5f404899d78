"""一次企微群发装得太多。

## 查什么

一条用企微群发的帖子（`send: wecom_mass`）：同一时刻发到的客户群、正文填好变量以后的字节数、附件个数，有一样超过平台限制。
默认一次至多 2,000 个客户群、正文 4,000 字节（一个汉字三个字节）、9 个附件。
单个客户不数：平台另有一次多少位客户的限制，可群策不存客户名单，排期也只写发到哪些群，无从知道这条会发给多少位。发给单个客户的群发，建任务时在后台看一眼人数。

## 为什么

装不下的群发建不了，到点才知道

## 怎么改

正文删短，附件合并，群分成几批错开发。

## 依据

- 企业微信开发者文档 92135「创建企业群发」（2026-11-20 核对）：附件、客户群的个数读过原文；字数各处写「字」和「字节」不一，按字节算更稳（二手）。

## 例

带了十张图：

```yaml
# content/scripts/lookbook.yml
title: 周末搭配
text: 周末穿什么，十套放在图里，喜欢哪套说一声。
attachments: [image, image, image, image, image, image, image, image, image, image]  # ✗ CAD-062
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  fri-looks: {day: fri, at: 17:00, theme: tips, script: lookbook, send: wecom_mass}
```

```text
content/scripts/lookbook.yml:4:1: error CAD-062 群发带了 10 个附件，至多 9 个（群策带的数，2026-11-20 核对）
    4 | attachments: [image, image, image, image, image, image, image, image, image, image]  # ✗ CAD-062
      | ^^^^^^^^^^^
    原因  装不下的群发建不了，到点才知道
    改法  去掉 1 个附件
    参见  content/platforms/wecom.yml:2:1 群发附件：每次不超过 9 个，出处：企业微信开发者文档 92135「创建企业群发」
    参见  calendar/schedules/vip-week.yml:6:14 这一条用企微群发发
```

九张就通过：

```yaml
# content/scripts/lookbook.yml
title: 周末搭配
text: 周末穿什么，九套放在图里，喜欢哪套说一声。
attachments: [image, image, image, image, image, image, image, image, image]
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  fri-looks: {day: fri, at: 17:00, theme: tips, script: lookbook, send: wecom_mass}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from qunce.expand import Plan, Post
from qunce.finding import Finding, Note, Severity
from qunce.kinds.platform.measures import Means, Measure
from qunce.kinds.vocabulary import Send
from qunce.resolve.limits import limit_of
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.quotas import Limits, carried, grounds, platform_of, sent, too_long, whose
from qunce.rules.remedies import attached


@rule("CAD-062", "oversized-mass-task", severity=Severity.ERROR)
def oversized_mass_task(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    tasks: dict[tuple[object, ...], list[Post]] = {}
    for post in sent(plan, Send.WECOM_MASS):
        tasks.setdefault((post.place.name, post.starts, post.group.platform), []).append(post)
    said: set[tuple[object, ...]] = set()
    limits = Limits(plan, Means.WECOM_MASS, Measure.GROUPS)
    for those in tasks.values():
        first = those[0]
        yield from _crowded(plan, limits, those)
        name = (first.group.platform, first.script and first.script.id)
        if first.script is None or name in said:
            continue
        said.add(name)
        yield from too_long(plan, first, Means.WECOM_MASS, "群发")
        yield from _loaded(plan, first)


def _crowded(plan: Plan, limits: Limits, those: list[Post]) -> Iterator[Finding]:
    first = those[0]
    platform = platform_of(plan, first)
    found = limits.on(platform, first.date)
    if found and len(those) > (most := found.limit.most(first.date)):
        yield Finding(
            first.span,
            f"一次企微群发到 {len(those)} 个客户群，至多 {most} 个{whose(found)}",
            mend=f"把后 {len(those) - most} 个群放进另一个时段，错开几分钟",
            see=(grounds(platform, found),),
            when=first.date,
        )


def _loaded(plan: Plan, post: Post) -> Iterator[Finding]:
    platform = platform_of(plan, post)
    found = limit_of(platform, Means.WECOM_MASS, Measure.ATTACHMENTS, post.date)
    number = carried(post.script)
    if post.script and found and number > (most := found.limit.most(post.date)):
        yield Finding(
            post.script.at("attachments"),
            f"群发带了 {number} 个附件，至多 {most} 个{whose(found)}",
            mend=f"去掉 {number - most} 个，或把几张图拼成一张",
            see=(grounds(platform, found), Note(post.span, "这一条用企微群发发")),
            ways=partial(
                attached,
                post.script,
                post.script.attachments[:most],
                f"去掉 {number - most} 个附件",
            ),
        )
