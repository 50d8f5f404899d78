"""播报里的数字是写死的，或报得太密。

## 查什么

播报环节（`step: progress`）的话术里，还剩多少、卖了多少写成了固定的数字，没有用变量填；或一场秒杀里两条播报相隔不到半小时。

## 为什么

事先写好的「还剩八件」是编的，编库存、编销量是虚假宣传；隔几分钟报一次，是催。

## 怎么改

数字都用变量，发之前照后台填；一场至多一两条，隔半小时以上。

## 参数

- `minutes`：两条播报至少隔几分钟。默认 30。

## 依据

- 反不正当竞争法（2025 年修订）第九条：不得对商品的销售状况作虚假或者引人误解的商业宣传。
- 社群营销文章：每日由专人播报战况。半小时是本手册的判断。

## 例

还没开卖就写好了还剩八只：

```yaml
# content/scripts/flash-progress.yml
title: 卖到哪儿了
step: progress
text: 马克杯还剩 8 只。  # ✗ CAD-054
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  progress: {day: sat, at: 20:30, theme: deal, script: flash-progress}
```

```text
content/scripts/flash-progress.yml:4:10: warning CAD-054 播报「卖到哪儿了」里「还剩 8 只」是写死的数字
    4 | text: 马克杯还剩 8 只。  # ✗ CAD-054
      |             ^^^^^^^^^
    原因  事先写好的「还剩八件」是编的，编库存、编销量是虚假宣传；隔几分钟报一次，是催
    改法  把数字换成变量，如 {剩余}，发之前照后台填
```

数字照后台填：

```yaml
# content/scripts/flash-progress.yml
title: 卖到哪儿了
step: progress
variables:
  剩余: {type: number, example: "8"}
text: 马克杯还剩 {剩余} 只。
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  progress: {day: sat, at: 20:30, theme: deal, script: flash-progress}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from itertools import pairwise

from qunce.derived.expressions import expression
from qunce.expand import Plan, Post
from qunce.finding import Change, Finding, Severity
from qunce.kinds.record import key, record
from qunce.kinds.script.model import Script
from qunce.kinds.script.wordings import shown
from qunce.kinds.vocabulary import Step
from qunce.rule import Settings, rule
from qunce.rules.mechanics.countdown import left
from qunce.rules.remedies import dropped, moved
from qunce.rules.wording import about, adjusted, involved, named, origin

_SOLD = expression(
    r"(?:已经?|一共|累计)?\s*(?:卖|售|抢|拼|下单|成交)(?:出|掉|走|了)*\s*([0-9]+)\s*(?:件|份|套|单|只|条|盒|台|箱|个)"
)


@record
class Options:
    minutes: int = key("间隔", "两条播报至少隔几分钟", default=30, least=1)


@rule("CAD-054", "made-up-progress", severity=Severity.WARNING, options=Options)
def made_up_progress(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for script in plan.playbook.scripts.values():
        if script.step is Step.PROGRESS:
            yield from _fixed(script)
    for group in plan.groups:
        minutes = settings.of(group).minutes
        reports = [
            post
            for post in plan.posts_in(group)
            if post.script and post.script.step is Step.PROGRESS
        ]
        for before, post in pairwise(reports):
            gap = post.starts - before.starts
            if timedelta(0) < gap < timedelta(minutes=minutes):
                free = before.starts + timedelta(minutes=minutes)
                yield Finding(
                    post.span,
                    f"「{group.title}」{named(post)}离上一条播报 {gap.seconds // 60} 分钟，"
                    f"至少 {minutes} 分钟{origin(settings, group, 'minutes')}",
                    mend=f"挪到 {free:%H:%M}，或删掉这一条",
                    see=(*involved([before]), *adjusted(before, post), about(group)),
                    when=post.date,
                    group=group.id,
                    ways=partial(_ways, post, before, minutes),
                )


def _ways(post: Post, before: Post, minutes: int) -> Iterator[Change]:
    free = before.starts + timedelta(minutes=minutes)
    if free.date() == post.date and (change := moved(post, post.date, free.time())):
        yield change
    if change := dropped(post):
        yield change


def _fixed(script: Script) -> Iterator[Finding]:
    for filling in shown(script):
        places = [(one.start, one.end) for one in left(filling.text)]
        places += [match.span() for match in _SOLD.finditer(filling.text)]
        for start, end in sorted(places):
            if not filling.filled.names(start, end):
                yield Finding(
                    filling.span(start, end),
                    f"播报「{script.title}」里「{filling.text[start:end]}」是写死的数字",
                    mend="把数字换成变量，如 {剩余}，发之前照后台填",
                )
