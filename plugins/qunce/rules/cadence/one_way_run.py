"""一直在说，没有问群友一句。

## 查什么

一个社群里连着超过 `most` 条帖子的话术都不请人回应。请人回应的有两种：互动类栏目的帖子；话术写了 `asks: true` 的帖子。还没配话术的帖子不知道问没问，和欢迎语一样不算，也不打断；服务群和员工群不查。

## 为什么

群里只有店家在说，群友就把群当公告栏，看也不看。

## 怎么改

在话术末尾加一句好回答的问题并写 `asks: true`，或中间插一条互动。

## 参数

- `most`：连着至多几条不请人回应，默认 4。

## 依据

店铺增长运营方案讲的「互动」；四条是我们的判断，所以只是提示。

## 例

连着五条都没有问句：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips, script: tips-menu}
  tue-help: {day: tue, at: 12:30, theme: help, script: help-return}
  wed-gift: {day: wed, at: 19:30, theme: gift, script: gift-tasting}
  thu-help: {day: thu, at: 12:30, theme: help, script: help-return}
  fri-deal: {day: fri, at: 19:30, theme: deal, script: deal-weekend}  # ✗ CAD-007
  sat-poll: {day: sat, at: 10:30, theme: poll}
```

```text
calendar/schedules/vip-week.yml:10:13: info CAD-007 「会员群」从 03-02 周一 10:30「生活小窍门」起连着 5 条没有问群友一句，至多 4 条（2026-03-06 起共 2 次）
   10 |   fri-deal: {day: fri, at: 19:30, theme: deal, script: deal-weekend}  # ✗ CAD-007
      |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  群里只有店家在说，群友就把群当公告栏，看也不看
    改法  在周四 11:00 加一条「大家投一票」（vip-week）
    参见  calendar/schedules/vip-week.yml:6:13 03-02 周一 10:30「生活小窍门」
    参见  calendar/schedules/vip-week.yml:7:13 03-03 周二 12:30「有问必答」
    参见  calendar/schedules/vip-week.yml:8:13 03-04 周三 19:30「每周小福利」
    参见  calendar/schedules/vip-week.yml:9:13 03-05 周四 12:30「有问必答」
    参见  content/groups/vip.yml:2:1 社群「会员群」
```

中间那条换成会提问的话术就通过：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips, script: tips-menu}
  tue-help: {day: tue, at: 12:30, theme: help, script: help-return}
  wed-tips: {day: wed, at: 10:30, theme: tips, script: tips-sweater}
  thu-help: {day: thu, at: 12:30, theme: help, script: help-return}
  fri-deal: {day: fri, at: 19:30, theme: deal, script: deal-weekend}
  sat-poll: {day: sat, at: 10:30, theme: poll}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from qunce.expand import Plan, Post
from qunce.finding import Change, Finding, Severity
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import GroupType, PostKind
from qunce.rule import Settings, rule
from qunce.rules.remedies import adds, rethemes
from qunce.rules.wording import about, adjusted, dated, involved, named, origin, theme_of

_EXEMPT = (GroupType.SERVICE, GroupType.STAFF)
_FREE = (PostKind.VALUE, PostKind.PROMO, PostKind.SERVICE)


@record
class Options:
    most: int = key("上限", "连着至多几条不请人回应", default=4, least=1)


@rule("CAD-007", "one-way-run", severity=Severity.INFO, options=Options, alike=True)
def one_way_run(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for group in plan.groups:
        if group.type in _EXEMPT:
            continue
        most = settings.of(group).most
        for run in _runs(plan.posts_in(group)):
            if len(run) <= most:
                continue
            over = run[most]
            theme = theme_of(plan, group, PostKind.INTERACT)
            yield Finding(
                over.span,
                f"「{group.title}」从 {dated(run[0])}起连着 {len(run)} 条没有问群友一句，"
                f"至多 {most} 条{origin(settings, group, 'most')}",
                mend=f"在{named(over)}的话术「{_title(over)}」末尾加一句好回答的问题，写上 asks: true；"
                f"或在它前面插一条{theme}",
                see=(*involved(run[:most]), *adjusted(*run), about(group)),
                when=over.date,
                group=group.id,
                ways=partial(_ways, plan, run[: most + 1]),
            )


def _ways(plan: Plan, run: Sequence[Post]) -> Iterator[Change]:
    """An interactive post between them, or one of them in such a theme; a campaign stays whole."""
    days = dict.fromkeys(post.date for post in reversed(run[1:]))
    yield from adds(plan, run[0].group, days, (PostKind.INTERACT,))
    for post in reversed(run):
        if post.kind in _FREE and not post.place.campaign:
            yield from rethemes(plan, post, (PostKind.INTERACT,), "一直没有问群友", most=2)


def _runs(posts: Sequence[Post]) -> Iterator[list[Post]]:
    """Posts that follow each other without one that asks for an answer."""
    run: list[Post] = []
    for post in posts:
        kind = post.theme.kind
        if kind is PostKind.INTERACT or (post.script is not None and post.script.asks):
            if run:
                yield run
                run = []
        elif kind is not PostKind.WELCOME and post.script is not None:
            run.append(post)
    if run:
        yield run


def _title(post: Post) -> str:
    return post.script.title if post.script else ""
