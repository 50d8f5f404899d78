"""一个人同一刻要往太多群里手发。

## 查什么

同一个人，在五分钟之内，要用手往好几个群里发帖。企微群发、机器人、公众号代发的不算。

## 为什么

五分钟里换十个群贴十条，贴错群、贴错价的事就是这么来的。

## 怎么改

错开几分钟，分一些给副手，或改用企微群发。

## 参数

- `groups`：五分钟里至多几个群。默认 5。
- `minutes`：几分钟之内算同一刻。默认 5。

说的是人，不是群，所以只看全手册的设置，写在某个群里的不算。

## 依据

本手册的判断：手工切换一个群、核对、发送，大约要一分钟。

## 例

一个人两点整要发两个群，这里把上限设成一个：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  tips: {day: mon, at: 14:02, theme: tips, owner: xia}  # ✗ CAD-073
# calendar/schedules/daily-week.yml
title: 每日群周排期
groups: [daily]
from: 2026-03-02
slots:
  tips: {day: mon, at: 14:00, theme: tips, owner: xia}
# content/playbook.yml
title: 手册
rules: {CAD-073: {groups: 1}}
```

```text
calendar/schedules/vip-week.yml:6:9: warning CAD-073 小夏周一 14:00 起 5 分钟里要手发 2 个群，至多 1 个（content/playbook.yml 第 3 行）（2026-03-02 起共 2 次）
    6 |   tips: {day: mon, at: 14:02, theme: tips, owner: xia}  # ✗ CAD-073
      |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  五分钟里换十个群贴十条，贴错群、贴错价的事就是这么来的
    改法  把周一 14:02「生活小窍门」挪到 14:05
    参见  calendar/schedules/daily-week.yml:6:9 03-02 周一 14:00「生活小窍门」
```

用企微群发，一次发到所有群：

```yaml
# calendar/schedules/both.yml
title: 两群同发
groups: [vip, daily]
from: 2026-03-02
slots:
  tips: {day: mon, at: 14:00, theme: tips, owner: xia, send: wecom_mass}
# content/playbook.yml
title: 手册
rules: {CAD-073: {groups: 1}}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial

from qunce.expand import Plan, Post
from qunce.finding import Change, Finding, Severity
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import Send
from qunce.rule import Settings, rule
from qunce.rules.remedies import moved
from qunce.rules.wording import adjusted, involved, origin, weekday


@record
class Options:
    groups: int = key("群数", "至多几个群", default=5, least=1)
    minutes: int = key("时长", "几分钟之内", default=5, least=1, most=60)


@rule("CAD-073", "too-many-hands", severity=Severity.WARNING, options=Options, by_person=True)
def too_many_hands(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for posts in plan.by_owner.values():
        by_hand = [post for post in posts if post.place.slot.send is Send.MANUAL]
        yield from _crowds(by_hand, settings)


def _crowds(posts: Sequence[Post], settings: Settings[Options]) -> Iterator[Finding]:
    """Each stretch of minutes once, from its first post on."""
    length = timedelta(minutes=settings.base.minutes)
    most, first = settings.base.groups, 0
    while first + most < len(posts):
        if posts[first + most].starts - posts[first].starts >= length:
            first += 1  # too few posts for so many groups
            continue
        after = first + 1
        while after < len(posts) and posts[after].starts - posts[first].starts < length:
            after += 1
        those = posts[first:after]
        groups = {post.group.id for post in those}
        if len(groups) > most:
            post, last = those[0], those[-1]
            later = post.starts + length
            yield Finding(
                last.span,
                f"{post.owner.title}{weekday(post.date)} {post.starts:%H:%M} 起 "
                f"{settings.base.minutes} 分钟里要手发 {len(groups)} 个群，"
                f"至多 {settings.base.groups} 个{origin(settings, last.group, 'groups')}",
                mend=f"把「{last.group.title}」的挪到 {later:%H:%M}，"
                "或交给别人发，或写 send: wecom_mass",
                see=(
                    *involved(one for one in those if one.span != last.span),
                    *adjusted(*those),
                ),
                when=post.date,
                group=last.group.id,
                ways=partial(_ways, last, later) if last.span != post.span else None,
            )
            first = after
        else:
            first += 1


def _ways(post: Post, later: datetime) -> Iterator[Change]:
    if later.date() == post.date and (change := moved(post, post.date, later.time())):
        yield change
