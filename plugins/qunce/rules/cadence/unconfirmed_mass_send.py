"""企微群发到点时，确认的人不在班上。

## 查什么

用企微群发的帖子（`send: wecom_mass`），发送人那天的班次不包含发送的时刻。没有写班次的人不查。那天整天不当班的见 CAD-040。

## 为什么

企微群发要成员本人点确认才会发出去，人不在，任务就一直挂着

## 怎么改

把时刻挪进班次，或换成那时候当班的人。

## 依据

- 企业微信开发者文档 92135「创建企业群发」（2026-11-20 核对，读过原文）：群发任务由成员确认后发送。

## 例

小夏九点才上班，群发排在八点半：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 08:30, theme: tips, send: wecom_mass}  # ✗ CAD-063
```

```text
calendar/schedules/vip-week.yml:6:13: warning CAD-063 「会员群」周一 08:30「生活小窍门」要小夏确认才发得出去，那时不在班上（09:00–22:00）（2026-03-02 起共 2 次）
    6 |   mon-tips: {day: mon, at: 08:30, theme: tips, send: wecom_mass}  # ✗ CAD-063
      |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  企微群发要成员本人点确认才会发出去，人不在，任务就一直挂着
    改法  把周一 08:30「生活小窍门」挪到 09:00
    参见  content/people/xia.yml:2:1 小夏的班次
    参见  content/groups/vip.yml:2:1 社群「会员群」
```

九点以后就通过：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 09:00, theme: tips, send: wecom_mass}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from qunce.expand import Plan, Post
from qunce.expand.duty import on_duty_at, shifts_on, team
from qunce.finding import Finding, Note, Severity
from qunce.kinds.vocabulary import Send
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.quotas import sent
from qunce.rules.remedies import on_duty
from qunce.rules.wording import about, adjusted, hours, named


@rule("CAD-063", "unconfirmed-mass-send", severity=Severity.WARNING)
def unconfirmed_mass_send(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for post in sent(plan, Send.WECOM_MASS):
        shifts = shifts_on(post.owner, post.date, plan.almanac)
        if not shifts or on_duty_at(post.owner, post.date, post.starts.time(), plan.almanac):
            continue
        yield Finding(
            post.span,
            f"「{post.group.title}」{named(post)}要{post.owner.title}确认才发得出去，"
            f"那时不在班上（{hours(shifts)}）",
            mend=_mend(plan, post),
            see=(Note(post.owner.span, f"{post.owner.title}的班次"), *adjusted(post),
                 about(post.group)),
            when=post.date,
            group=post.group.id, ways=partial(on_duty, plan, post, 1),
        )  # fmt: skip


def _mend(plan: Plan, post: Post) -> str:
    clock = post.starts.time()
    for person in team(plan.playbook, post.group):
        if on_duty_at(person, post.date, clock, plan.almanac):
            return f"owner 写 {person.id}（{person.title}那时在班上）"
    shifts = shifts_on(post.owner, post.date, plan.almanac)
    early = min(one.start for one in shifts)
    if clock < early:
        return f"at 改成 {early:%H:%M}"
    last = max(one.end for one in shifts)
    return f"挪到 {last:%H:%M} 以前"
