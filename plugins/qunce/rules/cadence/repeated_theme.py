"""同一个栏目发得太密。

## 查什么

同一个栏目连着两个发帖日都发（相隔不到七天），或一周里超过 `week` 条。欢迎、服务、公告类栏目和活动爆发期的帖子不算。

## 为什么

天天都是同一类内容，群友就不再点开看了。

## 怎么改

把后一条换成别的栏目，或隔开一个发帖日。

## 参数

- `week`：同一个栏目一周至多几条，默认 2，秒杀福利群 14，员工群 7。
- `consecutive`：写 `true` 就允许连着两个发帖日。秒杀福利群和员工群默认允许。

## 依据

店铺增长运营方案：「避免内容同质化，结合热点事件策划专题」。一周两条和相邻发帖日是我们的判断。

## 例

周一、周二都发小窍门：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  tue-tips: {day: tue, at: 10:30, theme: tips}  # ✗ CAD-020
  thu-poll: {day: thu, at: 12:30, theme: poll}
```

```text
calendar/schedules/vip-week.yml:7:13: warning CAD-020 「会员群」连着两个发帖日都是「生活小窍门」，至少隔一个发帖日（2026-03-03 起共 2 次）
    7 |   tue-tips: {day: tue, at: 10:30, theme: tips}  # ✗ CAD-020
      |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  天天都是同一类内容，群友就不再点开看了
    改法  把周二 10:30「生活小窍门」换成「每周小福利」
    参见  calendar/schedules/vip-week.yml:6:13 上一条：03-02 周一 10:30「生活小窍门」
    参见  content/groups/vip.yml:2:1 社群「会员群」
```

一周三条，隔开了也太多：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  tue-poll: {day: tue, at: 12:30, theme: poll}
  wed-tips: {day: wed, at: 10:30, theme: tips}
  thu-gift: {day: thu, at: 12:30, theme: gift}
  fri-tips: {day: fri, at: 10:30, theme: tips}  # ✗ CAD-020
  sat-deal: {day: sat, at: 12:30, theme: deal}
```

中间隔一天别的就通过：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  tue-poll: {day: tue, at: 12:30, theme: poll}
  thu-tips: {day: thu, at: 10:30, theme: tips}
  sat-deal: {day: sat, at: 12:30, theme: deal}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from qunce.expand import Plan, Post
from qunce.finding import Change, Finding, Note, Severity
from qunce.kinds.group.model import Group
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import GroupType, Phase, PostKind
from qunce.rule import Settings, rule
from qunce.rules.remedies import days_near, moves, rethemes, swapped
from qunce.rules.wording import about, adjusted, dated, named, origin, other_theme

_EXEMPT = (PostKind.WELCOME, PostKind.SERVICE, PostKind.NOTICE)


@record
class Options:
    week: int = key("一周上限", "同一个栏目一周至多几条", default=2, least=1)
    consecutive: bool = key("可以连着", "允许连着两个发帖日", default=False)


PROFILES = {
    GroupType.FLASH_DEAL: {"week": 14, "consecutive": True},
    GroupType.STAFF: {"week": 7, "consecutive": True},
}


@rule(
    "CAD-020",
    "repeated-theme",
    severity=Severity.WARNING,
    options=Options,
    profiles=PROFILES,
    alike=True,
)
def repeated_theme(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for group in plan.groups:
        options = settings.of(group)
        told: set[Post] = set()
        if not options.consecutive:
            said = f"至少隔一个发帖日{origin(settings, group, 'consecutive')}"
            for earlier, later in _on_consecutive_days(plan, group):
                told.add(later)
                words = f"连着两个发帖日都是「{later.theme.title}」，{said}"
                yield _finding(plan, group, earlier, later, words)
        said = f"至多 {options.week} 条{origin(settings, group, 'week')}"
        for week in plan.weeks_of(group):
            for posts in _by_theme(week.posts).values():
                if len(posts) > options.week and posts[options.week] not in told:
                    earlier, later = posts[options.week - 1 : options.week + 1]
                    words = f"一周里「{later.theme.title}」有 {len(posts)} 条，{said}"
                    yield _finding(plan, group, earlier, later, words)


def _by_theme(posts: tuple[Post, ...]) -> dict[str, list[Post]]:
    themes: dict[str, list[Post]] = {}
    for post in posts:
        if post.theme.kind not in _EXEMPT and post.place.phase is not Phase.BURST:
            themes.setdefault(post.theme.id, []).append(post)
    return themes


def _on_consecutive_days(plan: Plan, group: Group) -> Iterator[tuple[Post, Post]]:
    """Two posts of one theme on neighbouring posting days; a week apart is a column, no repeat."""
    days = [(day, _by_theme(posts)) for day, posts in plan.days_of(group).items()]
    for (before, earlier), (day, later) in pairwise(days):
        if (day - before).days < 7:
            for theme, posts in later.items():
                if theme in earlier:
                    yield earlier[theme][-1], posts[0]


def _finding(plan: Plan, group: Group, earlier: Post, later: Post, words: str) -> Finding:
    return Finding(
        later.span,
        f"「{group.title}」{words}",
        mend=f"把{named(later)}换成{other_theme(plan, group, later)}",
        see=(
            Note(earlier.span, f"上一条：{dated(earlier)}"),
            *adjusted(earlier, later),
            about(group),
        ),
        when=later.date,
        group=group.id,
        ways=partial(_ways, plan, earlier, later),
    )


def _ways(plan: Plan, earlier: Post, later: Post) -> Iterator[Change]:
    """Either post in another theme of the group, else on another day of its week."""
    reason = f"「{later.theme.title}」连得太紧"
    kinds = tuple(dict.fromkeys((PostKind.VALUE, PostKind.INTERACT, later.kind, PostKind.BENEFIT)))
    for post in (later, earlier):
        yield from rethemes(plan, post, kinds, reason, most=4)
    days = plan.days_of(later.group)
    for post in (later, earlier):
        for day in days_near(plan, post.group, post.date):
            others = days.get(day, ())
            if all(one.theme is not post.theme for one in others):
                yield from moves(plan, [(post, day)], reason)
                yield from filter(None, (swapped(post, one) for one in others))
