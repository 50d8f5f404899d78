"""群机器人一分钟发得太多，或一条太长。

## 查什么

用群机器人发的帖子（`send: bot`）：一个群一分钟里的条数、正文填好变量以后的字节数，有一样超过平台限制。
默认每个机器人每分钟 20 条、一条 2,048 字节。一个汉字三个字节，所以大约是 682 个字。

## 为什么

超过的消息接口不收，群友看到的就缺了一段

## 怎么改

错开几分钟；正文删短或拆成两条。

## 依据

- 企业微信群机器人配置说明（2026-11-20 核对，二手）。

## 例

平台文件里写着这个机器人一分钟至多一条，十点却排了两条：

```yaml
# content/platforms/wecom.yml
title: 企业微信
short: 企微
channel: closed_group
text_max: 4000
limits:
  - {name: 群机器人, via: bot, of: sends, number: 1, unit: time, scope: webhook, per: minute, source: 自家网关的设置, checked: 2026-02-20}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-a: {day: mon, at: 10:00, theme: tips, send: bot}
  mon-b: {day: mon, at: 10:00, theme: poll, send: bot}  # ✗ CAD-064
```

```text
calendar/schedules/vip-week.yml:7:10: error CAD-064 「会员群」周一 10:00「大家投一票」那一分钟机器人发 2 条，至多 1 条（content/platforms/wecom.yml 第 7 行）（2026-03-02 起共 2 次）
    7 |   mon-b: {day: mon, at: 10:00, theme: poll, send: bot}  # ✗ CAD-064
      |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  超过的消息接口不收，群友看到的就缺了一段
    改法  把周一 10:00「大家投一票」挪到 10:01
    参见  content/groups/vip.yml:2:1 社群「会员群」
    参见  content/platforms/wecom.yml:7:5 群机器人：每个机器人每分钟不超过 1 条，出处：自家网关的设置
```

错开一分钟就通过：

```yaml
# content/platforms/wecom.yml
title: 企业微信
short: 企微
channel: closed_group
text_max: 4000
limits:
  - {name: 群机器人, via: bot, of: sends, number: 1, unit: time, scope: webhook, per: minute, source: 自家网关的设置, checked: 2026-02-20}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-a: {day: mon, at: 10:00, theme: tips, send: bot}
  mon-b: {day: mon, at: 10:01, theme: poll, send: bot}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from qunce.expand import Plan, Post
from qunce.finding import Finding, Severity
from qunce.kinds.platform.measures import Means, Measure
from qunce.kinds.vocabulary import Send
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.quotas import Limits, grounds, platform_of, sent, too_long, whose
from qunce.rules.remedies import retimed
from qunce.rules.wording import about, adjusted, named


@rule("CAD-064", "flooding-bot", severity=Severity.ERROR)
def flooding_bot(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    minutes: dict[tuple[str, datetime], list[Post]] = {}
    said: set[tuple[str, str]] = set()
    for post in sent(plan, Send.BOT):
        minutes.setdefault((post.group.id, post.starts), []).append(post)
        if post.script and (name := (post.group.platform, post.script.id)) not in said:
            said.add(name)
            yield from too_long(plan, post, Means.BOT, "群机器人的消息")
    limits = Limits(plan, Means.BOT, Measure.SENDS)
    for those in minutes.values():
        platform = platform_of(plan, those[0])
        found = limits.on(platform, those[0].date)
        if found is None or len(those) <= (most := found.limit.most(those[0].date)):
            continue
        extra = those[most]
        later = extra.starts + timedelta(minutes=1)
        yield Finding(
            extra.span,
            f"「{extra.group.title}」{named(extra)}那一分钟机器人发 {len(those)} 条，"
            f"至多 {most} 条{whose(found)}",
            mend=f"at 改成 {later:%H:%M}",
            see=(about(extra.group), grounds(platform, found), *adjusted(extra)),
            when=extra.date,
            group=extra.group.id,
            ways=partial(
                retimed,
                plan,
                extra,
                [extra.starts + timedelta(minutes=n) for n in range(1, 6)],
                "机器人一分钟发不完",
            ),
        )
